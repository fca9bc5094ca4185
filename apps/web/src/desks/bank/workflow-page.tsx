import { Alert, Button, Input } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { bankRoutes, VERSION_STATES, type WorkflowCheck, type WorkflowStep, type WorkflowVersion } from '@kaowu/contracts';
import { api, notification, Page, pick, problemText, ReasonButton, StateTag, useAct, useApi, useLanguage, useSession, useTellProblem, useWords } from '../../frame';
import './bank.css';
import { WorkflowEditor } from './workflow-editor';
import { WorkflowGraph } from './workflow-graph';
import { Changes, WorkflowHistory } from './workflow-history';
import { workflowMessages } from './workflow-messages';
import { plainSteps, stepChanges, type EditedStep } from './workflow-steps';

/** Milliseconds after the last change before the steps are checked. */
const SETTLE_MS = 250;

/** What the server finds in these steps; null while it looks. */
function useCheck(steps: readonly WorkflowStep[]): WorkflowCheck | null {
  const tell = useTellProblem();
  const text = JSON.stringify(plainSteps(steps));
  const [found, setFound] = useState<{ readonly text: string; readonly check: WorkflowCheck } | null>(null);
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(() => {
      void api(bankRoutes.checkWorkflow, { body: { steps: JSON.parse(text) as WorkflowStep[] } }).then((check) => { if (!gone) setFound({ text, check }); }, tell);
    }, SETTLE_MS);
    return () => { gone = true; clearTimeout(timer); };
  }, [text, tell]);
  return found?.text === text ? found.check : null;
}

function Checks({ check }: { check: WorkflowCheck | null }): ReactNode {
  const w = useWords(workflowMessages);
  const { language } = useLanguage();
  if (!check) return <p className="k-muted" role="status">{w('checking')}</p>;
  if (check.problems.length === 0 && check.stranded.length === 0) return <p role="status"><StateTag kind="handed-in">{w('sound')}</StateTag></p>;
  return (
    <div className="k-stack" role="status">
      {check.problems.map((problem) => <Alert key={problem.zh} type="error" showIcon title={problemText(problem, language)} />)}
      {check.stranded.map((s) => <Alert key={s.state} type="error" showIcon title={w('stranded', { state: pick(VERSION_STATES[s.state], language), items: s.items, tasks: s.tasks })} description={s.serials.length > 0 && w('serials', { serials: s.serials.join('、') })} />)}
    </div>
  );
}

/** The draft with its way into force; where the reader may not, words say why. */
function Draft({ draft, active, newest, onClose }: { draft: WorkflowVersion | null; active: WorkflowVersion; newest: number; onClose: () => void }): ReactNode {
  const w = useWords(workflowMessages);
  const start = draft?.steps ?? active.steps;
  const [steps, setSteps] = useState<readonly EditedStep[]>(() => start.map((step, key) => ({ ...step, key })));
  const [note, setNote] = useState(draft?.note ?? '');
  const check = useCheck(steps);
  const save = useAct(bankRoutes.saveWorkflowDraft, { onDone: () => notification.success({ title: w('saved'), duration: 4 }) });
  const activate = useAct(bankRoutes.activateWorkflow, { silent: true, onDone: onClose });
  const drop = useAct(bankRoutes.dropWorkflow, { silent: true, onDone: onClose });
  const unsaved = draft === null || stepChanges(draft.steps, steps).length > 0 || note !== draft.note;
  const sound = check !== null && check.problems.length === 0;
  const why = draft?.own ? w('activate.own') : unsaved ? w('activate.unsaved') : !sound ? w('activate.faults') : null;
  return (
    <section className="k-panel k-stack" aria-label={w('draft')}>
      <h2 className="bank-h2">{draft ? `${w('draft')} · ${w('version', { number: draft.number })}` : w('draft')}</h2>
      <div className="bank-workflow">
        <WorkflowEditor steps={steps} onChange={setSteps} />
        <div className="k-stack"><h3 className="bank-h2">{w('checks')}</h3><Checks check={check} /><h3 className="bank-h2">{w('changes')}</h3><Changes before={active.steps} after={plainSteps(steps)} /></div>
      </div>
      <h3 className="bank-h2">{w('preview')}</h3>
      <WorkflowGraph steps={steps} />
      <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} value={note} placeholder={w('note')} aria-label={w('note')} onChange={(event) => setNote(event.target.value)} />
      <div className="k-row">
        <Button type="primary" disabled={!unsaved} loading={save.isPending} onClick={() => save.mutate({ body: { baseNumber: newest, steps: plainSteps(steps), note: note.trim() } })}>{w('save')}</Button>
        <Button onClick={onClose}>{w('cancel')}</Button>
        {draft && <ReasonButton label={w('drop')} title={w('drop')} danger consequence={w('drop.what', { number: draft.number })} onConfirm={(reason) => drop.mutateAsync({ params: { id: draft.id }, body: { reason } })} />}
        {draft && why === null && <ReasonButton label={w('activate')} title={w('activate')} button={{ type: 'primary' }} consequence={w('activate.what', { number: draft.number })} onConfirm={(reason) => activate.mutateAsync({ params: { id: draft.id }, body: { reason } })} />}
        {draft && why !== null && <span className="k-muted">{why}</span>}
      </div>
    </section>
  );
}

/** The workflow: what is in force, the draft, and every version before. */
export default function WorkflowPage() {
  const w = useWords(workflowMessages);
  const { can } = useSession();
  const asked = useApi(bankRoutes.workflowVersions);
  const [editing, setEditing] = useState(false);
  const rows = asked.data?.rows ?? [];
  const active = rows.find((v) => v.state === 'active');
  const draft = rows.find((v) => v.state === 'draft') ?? null;
  return (
    <Page title={w('title')} sub={w('sub')} of={asked} actions={active && can('bank.approve') && !editing && <Button type="primary" onClick={() => setEditing(true)}>{w(draft ? 'goOn' : 'edit')}</Button>}>
      {active && (
        <div className="k-stack">
          {editing && <Draft key={draft ? `${draft.id} ${draft.changedAt}` : 'new'} draft={draft} active={active} newest={rows[0]?.number ?? 1} onClose={() => setEditing(false)} />}
          <section className="k-panel k-stack" aria-label={w('active', { number: active.number })}><h2 className="bank-h2">{w('active', { number: active.number })}</h2><WorkflowGraph steps={active.steps} /></section>
          <section className="k-panel k-stack" aria-label={w('history')}><h2 className="bank-h2">{w('history')}</h2><WorkflowHistory rows={rows} /></section>
        </div>
      )}
    </Page>
  );
}
