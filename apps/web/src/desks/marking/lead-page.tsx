import { Button, Collapse, Input } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { ReactNode } from 'react';
import { markingRoutes, type Disagreement, type ReplyOf, type ScoredTaskView } from '@kaowu/contracts';
import { EmptyState, formatInstant, Modal, Page, StateTag, useAct, useApi, useLanguage, useUnsaved, useWords } from '../../frame';
import { ComparisonTable, DifferenceTag } from './comparison-table';
import { messages } from './messages';
import { PerformanceTag } from './states';
import './marking.css';

type View = ReplyOf<typeof markingRoutes.leadGroup>;

interface SignProps {
  readonly label: string;
  readonly title: string;
  readonly consequence: string;
  readonly note: string;
  readonly onSign: (note: string) => Promise<unknown>;
}

/** A signature of the leader with its statement. */
function SignButton({ label, title, consequence, note, onSign }: SignProps): ReactNode {
  const w = useWords(messages);
  const [text, setText] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const leave = useUnsaved((text ?? '').trim() !== '');
  const sign = async (): Promise<void> => {
    setBusy(true);
    // A refusal is told by the act itself; the words stay for another try.
    await onSign((text ?? '').trim()).then(() => setText(null), () => undefined);
    setBusy(false);
  };
  return (
    <>
      <Button type="primary" size="large" className="marking-button" onClick={() => setText('')}>{label}</Button>
      <Modal open={text !== null} title={title} confirmLoading={busy} okText={label} cancelText={w('confirm.cancel')} okButtonProps={{ disabled: (text ?? '').trim().length < 2 }} onOk={() => void sign()} onCancel={() => leave(() => setText(null))} mask={{ closable: false }}>
        <div className="k-consequence">{consequence}</div>
        <Input.TextArea rows={4} maxLength={2000} value={text ?? ''} placeholder={note} aria-label={note} onChange={(e) => setText(e.target.value)} />
      </Modal>
    </>
  );
}

function Figures({ counts }: { counts: View['counts'] }): ReactNode {
  const w = useWords(messages);
  const keys = ['works', 'final', 'third', 'adjudication', 'absent'] as const;
  return (
    <div className="k-panel marking-figures">
      {keys.map((key) => <div key={key}><div className="k-muted">{w(`lead.${key}`)}</div><div className="k-number">{counts[key]}</div></div>)}
    </div>
  );
}

function Members({ members }: { members: View['members'] }): ReactNode {
  const w = useWords(messages);
  return (
    <div className="k-panel marking-scroll">
      <table className="marking-table">
        <thead><tr><th>{w('lead.members')}</th><th className="marking-num">{w('lead.assigned')}</th><th className="marking-num">{w('lead.submitted')}</th></tr></thead>
        <tbody>
          {members.map((m) => <tr key={m.personId}><td>{m.name}</td><td className="marking-num">{m.assigned}</td><td className="marking-num">{m.submitted}</td></tr>)}
        </tbody>
      </table>
    </div>
  );
}

function DisagreementCard({ item, task }: { item: Disagreement; task: ScoredTaskView | undefined }): ReactNode {
  const w = useWords(messages);
  return (
    <section className="k-panel k-stack" aria-label={item.code}>
      <div className="k-row">
        <span className="marking-work-code">{item.code}</span>
        <span>{item.station} · {item.taskName}</span>
        <PerformanceTag state={item.state} />
        {item.cause && <span className="k-muted">{w(`cause.${item.cause}`)}</span>}
        <DifferenceTag difference={item.difference} tolerance={item.tolerance} />
      </div>
      {item.scores.length === 0 ? <StateTag kind="attention">{w('lead.hidden')}</StateTag> : task && <ComparisonTable task={task} scores={item.scores} />}
    </section>
  );
}

/** The leader's desk: briefing before anybody scores, progress, disagreements after both are in, signature at the end. */
export default function LeadPage(): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const { groupId = '' } = useParams();
  const asked = useApi(markingRoutes.leadGroup, { params: { groupId } }, { everyMs: 15_000 });
  const brief = useAct(markingRoutes.signBriefing);
  const sign = useAct(markingRoutes.signGroup);
  const view = asked.data;
  const settled = view && view.counts.works > 0 && view.counts.final + view.counts.absent === view.counts.works;
  const at = (instant: string): string => formatInstant(instant, 'minute', language);
  return (
    <Page title={w('lead.title', { name: view?.group.name ?? '' })} of={asked} sub={view && `${view.group.roundName} · ${view.group.sessionName}`}>
      {view && (
        <div className="k-stack">
          <div className="k-panel k-stack">
            {view.group.briefedAt ? <StateTag kind="handed-in">{w('lead.briefed', { at: at(view.group.briefedAt) })}</StateTag> : <StateTag kind="attention">{w('lead.mustBrief')}</StateTag>}
            {view.briefing && <div style={{ whiteSpace: 'pre-line' }}>{view.briefing}</div>}
            <div className="k-row">
              {!view.group.briefedAt && (
                <SignButton label={w('lead.brief')} title={w('lead.briefTitle')} note={w('lead.briefNote')} consequence={w('lead.briefWhat', { count: view.members.length })} onSign={(note) => brief.mutateAsync({ params: { groupId }, body: { note } })} />
              )}
              {view.group.signedAt && <StateTag kind="handed-in">{w('lead.signed', { at: at(view.group.signedAt) })}</StateTag>}
              {settled && !view.group.signedAt && (
                <SignButton label={w('lead.sign')} title={w('lead.sign')} note={w('lead.note')} consequence={w('lead.signWhat', { count: view.counts.works })} onSign={(note) => sign.mutateAsync({ params: { groupId }, body: { note } })} />
              )}
            </div>
          </div>
          <Collapse
            items={view.tasks.map((task) => ({
              key: task.taskVersionId,
              label: `${w('lead.tasks')} · ${task.name}`,
              children: <ComparisonTable task={task} scores={[]} />,
            }))}
          />
          <Figures counts={view.counts} />
          <Members members={view.members} />
          <h2 className="marking-turn">{w('lead.disagreements')}</h2>
          {view.disagreements.length === 0 && <EmptyState title={w('lead.none')} hint={w('lead.noneHint')} />}
          {view.disagreements.map((item) => <DisagreementCard key={item.performanceId} item={item} task={view.tasks.find((t) => t.name === item.taskName)} />)}
        </div>
      )}
    </Page>
  );
}

