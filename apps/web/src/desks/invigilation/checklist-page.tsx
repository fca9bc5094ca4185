import { useState } from 'react';
import { Button, Input, Progress } from 'antd';
import { Link, useParams } from 'react-router';
import type { ReactNode } from 'react';
import { invigilationRoutes, MANUAL_PHASES, type ChecklistView } from '@kaowu/contracts';
import { formatInstant, Page, pick, ReasonButton, StateTag, useAct, useApi, useLanguage, useNow, useSession, useWords } from '../../frame';
import { manualMessages } from './manual-messages';
import { messages } from './messages';
import './wall.css';

type Step = ChecklistView['steps'][number];

function DueTag({ step, nowMs }: { step: Step; nowMs: number }): ReactNode {
  const w = useWords(manualMessages);
  const { language } = useLanguage();
  if (step.done) return <StateTag kind="handed-in">{w('checklist.doneBy', { name: step.done.byName, time: formatInstant(step.done.at, 'clock', language) })}</StateTag>;
  if (step.dueAt === null) return <StateTag kind="absent">{w('checklist.anyTime')}</StateTag>;
  const due = w('checklist.due', { time: formatInstant(step.dueAt, 'clock', language) });
  return Date.parse(step.dueAt) < nowMs ? <StateTag kind="attention">{due} · {w('checklist.late')}</StateTag> : <StateTag kind="checked-in">{due}</StateTag>;
}

function StepRow({ step, sessionId, nowMs }: { step: Step; sessionId: string; nowMs: number }): ReactNode {
  const w = useWords(manualMessages);
  const { can } = useSession();
  const [note, setNote] = useState('');
  const params = { sessionId, stepId: step.id };
  const mark = useAct(invigilationRoutes.markStep, { renews: [invigilationRoutes.checklist] });
  const unmark = useAct(invigilationRoutes.unmarkStep, { renews: [invigilationRoutes.checklist] });
  return (
    <li className="wall-step" data-done={step.done !== null}>
      <div className="wall-step-text">
        <strong>{step.no}. {step.text}</strong>
        <div><DueTag step={step} nowMs={nowMs} /> {step.done?.note}</div>
      </div>
      {can('checkin.perform') && (step.done
        ? <ReasonButton label={w('checklist.unmark')} title={w('checklist.unmark')} consequence={w('checklist.unmark.what', { text: step.text })} onConfirm={(reason) => unmark.mutateAsync({ params, body: { reason } })} />
        : (
          <span className="k-row">
            <Input aria-label={w('checklist.note')} placeholder={w('checklist.note')} maxLength={300} value={note} onChange={(e) => setNote(e.target.value)} style={{ width: 200 }} />
            <Button loading={mark.isPending} onClick={() => mark.mutate({ params, body: note.trim() === '' ? {} : { note } })}>{w('checklist.mark')}</Button>
          </span>
        ))}
    </li>
  );
}

/** The day of a session, step by step, as the exam manual says, with who has done what. */
export default function ChecklistPage(): ReactNode {
  const w = useWords(manualMessages);
  const wall = useWords(messages);
  const { language } = useLanguage();
  const { can } = useSession();
  const { sessionId = '' } = useParams();
  const nowMs = useNow(15_000);
  const asked = useApi(invigilationRoutes.checklist, { params: { sessionId } }, { everyMs: 15_000 });
  const steps = asked.data?.steps ?? [];
  const done = steps.filter((step) => step.done !== null).length;
  return (
    <Page
      title={asked.data ? `${asked.data.sessionName} · ${w('checklist')}` : w('checklist')} of={asked}
      sub={asked.data && w('checklist.sub', { title: asked.data.title, version: asked.data.version })}
      actions={can('room.watch') && <Link to={`/wall/${sessionId}`}><Button>{wall('wall')}</Button></Link>}
    >
      <div className="k-stack">
        <div className="k-row"><span>{w('checklist.progress', { done, total: steps.length })}</span><Progress percent={Math.round((done / Math.max(1, steps.length)) * 100)} showInfo={false} style={{ width: 240 }} aria-label={w('checklist')} /></div>
        {(['before', 'during', 'after'] as const).map((phase) => {
          const here = steps.filter((step) => step.phase === phase);
          return here.length > 0 && (
            <section key={phase} className="k-panel wall-record">
              <h2>{pick(MANUAL_PHASES[phase], language)}</h2>
              <ul className="wall-steps">{here.map((step) => <StepRow key={step.id} step={step} sessionId={sessionId} nowMs={nowMs} />)}</ul>
            </section>
          );
        })}
      </div>
    </Page>
  );
}
