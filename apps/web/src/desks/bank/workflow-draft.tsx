import { Alert, Button, Input } from 'antd';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { bankRoutes, type WorkflowCheck, type WorkflowDefinition, type WorkflowVersion } from '@kaowu/contracts';
import { api, notification, pick, problemText, ReasonButton, StateTag, useAct, useLanguage, useTellProblem, useUnsaved, useWords } from '../../frame';
import { Changes } from './workflow-changes';
import { StepsEditor } from './workflow-editor';
import { WorkflowGraph } from './workflow-graph';
import { workflowMessages } from './workflow-messages';
import { StatusesEditor } from './workflow-statuses';
import { differs, edited as editedOf, plain, type Edited } from './workflow-steps';

/** Milliseconds after the last change before a draft is checked. */
const SETTLE_MS = 250;

/** What the server finds in a draft, and what it found last; nothing until it has looked. */
function useCheck(edited: Edited): { readonly check: WorkflowCheck | null; readonly last: WorkflowCheck | null } {
  const tell = useTellProblem();
  const text = JSON.stringify(plain(edited));
  const [found, setFound] = useState<{ readonly text: string; readonly check: WorkflowCheck } | null>(null);
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(() => {
      void api(bankRoutes.checkWorkflow, { body: JSON.parse(text) as WorkflowDefinition }).then((check) => { if (!gone) setFound({ text, check }); }, tell);
    }, SETTLE_MS);
    return () => { gone = true; clearTimeout(timer); };
  }, [text, tell]);
  return { check: found?.text === text ? found.check : null, last: found?.check ?? null };
}

const holdsUp = (check: WorkflowCheck): WorkflowCheck['stranded'] => check.stranded.filter((s) => s.movedTo === null);

function Checks({ check }: { check: WorkflowCheck | null }): ReactNode {
  const w = useWords(workflowMessages);
  const { language } = useLanguage();
  if (!check) return <p className="k-muted" role="status">{w('checking')}</p>;
  const stranded = holdsUp(check);
  if (check.problems.length === 0 && stranded.length === 0) return <p role="status"><StateTag kind="handed-in">{w('sound')}</StateTag></p>;
  return (
    <div className="k-stack" role="status">
      {check.problems.map((problem) => <Alert key={problem.zh} type="error" showIcon title={problemText(problem, language)} />)}
      {stranded.map((s) => <Alert key={s.code} type="error" showIcon title={w(s.removed ? 'stranded.removed' : 'stranded', { state: pick(s, language), items: s.items, tasks: s.tasks })} description={s.serials.length > 0 && w('serials', { serials: s.serials.join('、') })} />)}
    </div>
  );
}

interface DraftProps {
  readonly draft: WorkflowVersion | null;
  readonly active: WorkflowVersion;
  /** All versions, newest first. */
  readonly versions: readonly WorkflowVersion[];
  readonly onClose: () => void;
}

/** The draft with its way into force; where the reader may not, words say why. */
export function WorkflowDraft({ draft, active, versions, onClose }: DraftProps): ReactNode {
  const w = useWords(workflowMessages);
  const [edited, setEdited] = useState<Edited>(() => editedOf(draft ?? active, draft?.moves ?? []));
  const [note, setNote] = useState(draft?.note ?? '');
  const { check, last } = useCheck(edited);
  const usedCodes = useMemo(() => new Set(versions.flatMap((v) => v.statuses.map((s) => s.code))), [versions]);
  const save = useAct(bankRoutes.saveWorkflowDraft, { onDone: () => notification.success({ title: w('saved'), duration: 4 }) });
  const activate = useAct(bankRoutes.activateWorkflow, { silent: true, onDone: onClose });
  const drop = useAct(bankRoutes.dropWorkflow, { silent: true, onDone: onClose });
  const changed = differs(draft ?? { ...active, moves: [] }, edited) || note !== (draft?.note ?? '');
  useUnsaved(changed && !save.isSuccess);
  const unsaved = draft === null || changed;
  const sound = check !== null && check.problems.length === 0 && holdsUp(check).length === 0;
  const why = draft?.own ? w('activate.own') : unsaved ? w('activate.unsaved') : !sound ? w('activate.faults') : null;
  return (
    <section className="k-panel k-stack" aria-label={w('draft')}>
      <h2 className="bank-h2">{draft ? `${w('draft')} · ${w('version', { number: draft.number })}` : w('draft')}</h2>
      <div className="bank-workflow">
        <div className="k-stack">
          <h3 className="bank-h2">{w('statuses')}</h3>
          <StatusesEditor edited={edited} present={active} usedCodes={usedCodes} stranded={last?.stranded ?? []} onChange={setEdited} />
          <h3 className="bank-h2">{w('steps')}</h3>
          <StepsEditor edited={edited} onChange={setEdited} />
        </div>
        <div className="k-stack bank-workflow-side"><h3 className="bank-h2">{w('checks')}</h3><Checks check={check} /><h3 className="bank-h2">{w('changes')}</h3><Changes before={active} after={plain(edited)} /></div>
      </div>
      <h3 className="bank-h2">{w('preview')}</h3>
      <WorkflowGraph of={plain(edited)} />
      <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} value={note} placeholder={w('note')} aria-label={w('note')} onChange={(event) => setNote(event.target.value)} />
      <div className="k-row">
        <Button type="primary" disabled={!unsaved} loading={save.isPending} onClick={() => save.mutate({ body: { baseNumber: versions[0]?.number ?? 1, ...plain(edited), note: note.trim() } })}>{w('save')}</Button>
        <Button onClick={onClose}>{w('cancel')}</Button>
        {draft && <ReasonButton label={w('drop')} title={w('drop')} danger consequence={w('drop.what', { number: draft.number })} onConfirm={(reason) => drop.mutateAsync({ params: { id: draft.id }, body: { reason } })} />}
        {draft && why === null && <ReasonButton label={w('activate')} title={w('activate')} button={{ type: 'primary' }} consequence={w('activate.what', { number: draft.number })} onConfirm={(reason) => activate.mutateAsync({ params: { id: draft.id }, body: { reason } })} />}
        {draft && why !== null && <span className="k-muted">{why}</span>}
      </div>
    </section>
  );
}
