import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { bankRoutes, type TaskView } from '@kaowu/contracts';
import { Instant, Page, ReasonButton, StateTag, useAct, useApi, useSession, useWords } from '../../frame';
import './bank.css';
import { VersionStatusTag } from './labels';
import { messages } from './messages';
import { TaskSheet } from './task-sheet';

function Acts({ task }: { task: TaskView }): ReactNode {
  const w = useWords(messages);
  const navigate = useNavigate();
  const { can } = useSession();
  const move = useAct(bankRoutes.moveTask, { silent: true });
  const review = useAct(bankRoutes.reviewTask, { silent: true });
  const forward = useAct(bankRoutes.forwardTask, { silent: true });
  const decide = useAct(bankRoutes.decideTask, { silent: true });
  const params = { id: task.versionId };
  const button = (act: 'submit' | 'withdraw' | 'pass' | 'forward' | 'return' | 'approve' | 'retire', run: (reason: string) => Promise<unknown>): ReactNode => (
    <ReasonButton
      key={act} label={w(`act.${act}`)} title={w(`act.${act}`)} danger={act === 'return' || act === 'retire'} consequence={w(`act.${act}.what`, { count: 1 })}
      button={{ type: act === 'submit' || act === 'pass' || act === 'forward' || act === 'approve' ? 'primary' : 'default' }} onConfirm={run}
    />
  );
  return (
    <>
      {task.acts.includes('submit') && button('submit', (reason) => move.mutateAsync({ params, body: { act: 'submit', reason } }))}
      {task.acts.includes('withdraw') && button('withdraw', (reason) => move.mutateAsync({ params, body: { act: 'withdraw', reason } }))}
      {task.acts.includes('pass') && button('pass', (reason) => review.mutateAsync({ params, body: { verdict: 'pass', reason } }))}
      {task.acts.includes('return') && button('return', (reason) => review.mutateAsync({ params, body: { verdict: 'return', reason } }))}
      {task.acts.includes('forward') && button('forward', (reason) => forward.mutateAsync({ params, body: { reason } }))}
      {task.acts.includes('approve') && button('approve', (reason) => decide.mutateAsync({ params, body: { act: 'approve', reason } }))}
      {task.acts.includes('retire') && button('retire', (reason) => decide.mutateAsync({ params, body: { act: 'retire', reason } }))}
      {can('bank.write') && task.state !== 'in_review' && <Button onClick={() => void navigate(`/bank/tasks/${task.id}/edit`)}>{w('task.edit')}</Button>}
    </>
  );
}

/** A practical task: its sheets, what may be done, versions and reviews. */
export default function TaskPage() {
  const w = useWords(messages);
  const { taskId = '' } = useParams();
  const asked = useApi(bankRoutes.task, { params: { id: taskId } });
  const task = asked.data;
  return (
    <Page
      title={task ? `${task.code} ${task.name}` : w('task.title')} of={asked} actions={task && <Acts task={task} />}
      sub={task && <span className="k-row"><VersionStatusTag of={task} /><span>v{task.version}</span><span>{w('task.minutes')} {task.minutes}</span><span>{w('task.weight')} {task.weightHundredths / 100}</span><span>{w('task.ranges')} {task.rangeCodes.join('、')}</span></span>}
    >
      {task && (
        <div className="k-stack">
          <section className="k-panel"><TaskSheet task={task.content} shown={task.shown} /></section>
          <section className="k-panel">
            <h2 className="bank-h2">{w('item.reviews')}</h2>
            {task.reviews.length === 0 && <p className="k-muted">{w('item.noReviews')}</p>}
            <ul className="bank-list">
              {task.reviews.map((r) => <li key={r.id}><div className="k-row"><StateTag kind={r.verdict === 'pass' ? 'handed-in' : 'attention'}>{w(r.verdict === 'pass' ? 'act.pass' : 'act.return')}</StateTag><span className="k-muted">v{r.version} · {r.reviewer} · <Instant at={r.at} /></span></div><div className="bank-text">{r.reason}</div></li>)}
            </ul>
            <h2 className="bank-h2">{w('item.versions')}</h2>
            <ul className="bank-list">
              {task.versions.map((v) => <li key={v.id} className="k-row"><strong>v{v.version}</strong><VersionStatusTag of={v} /><span className="k-muted">{v.writer} <Instant at={v.madeAt} />{v.approver !== null && <> · {w('item.approver')} {v.approver} <Instant at={v.approvedAt} /></>}</span><span className="bank-code">{v.digest.slice(0, 12)}</span></li>)}
            </ul>
          </section>
        </div>
      )}
    </Page>
  );
}
