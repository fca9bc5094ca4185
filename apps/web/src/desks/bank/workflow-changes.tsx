import type { ReactNode } from 'react';
import { VERSION_STATES, type WorkflowDefinition, type WorkflowStatus, type WorkflowStep } from '@kaowu/contracts';
import { pick, StateTag, useLanguage, useWords, type StateKind } from '../../frame';
import { nameOfStatus } from './statuses';
import { StepWords } from './workflow-graph';
import { workflowMessages } from './workflow-messages';
import { reordered, statusChanges, stepChanges, type StepChange } from './workflow-steps';

const KINDS: Readonly<Record<StepChange['kind'], StateKind>> = { added: 'handed-in', removed: 'broken', changed: 'attention' };

function StepLine({ step, statuses }: { step: WorkflowStep; statuses: readonly WorkflowStatus[] }): ReactNode {
  const { language } = useLanguage();
  return <span>{nameOfStatus(statuses, step.from, language)}：<StepWords step={step} /> → {nameOfStatus(statuses, step.to, language)}</span>;
}

function StatusLine({ status }: { status: WorkflowStatus }): ReactNode {
  const w = useWords(workflowMessages);
  const { language } = useLanguage();
  return <span>{w('status.line', { zh: status.zh || '—', en: status.en || '—', standing: pick(VERSION_STATES[status.standing], language) })}</span>;
}

function Change({ kind, before, after }: { kind: StepChange['kind']; before: ReactNode; after: ReactNode }): ReactNode {
  const w = useWords(workflowMessages);
  return (
    <li className="k-row">
      <StateTag kind={KINDS[kind]}>{w(kind)}</StateTag>
      <span>{before !== null && <div>{kind === 'changed' ? <del className="bank-removed">{before}</del> : before}</div>}{after !== null && <div>{after}</div>}</span>
    </li>
  );
}

/** What two workflows differ in, line by line: statuses, their order, steps, and what is merged. */
export function Changes({ before, after }: { before: WorkflowDefinition; after: WorkflowDefinition }): ReactNode {
  const w = useWords(workflowMessages);
  const { language } = useLanguage();
  const [statuses, steps] = [statusChanges(before.statuses, after.statuses), stepChanges(before.steps, after.steps)];
  const order = reordered(before.statuses, after.statuses);
  if (statuses.length + steps.length === 0 && !order) return <p className="k-muted">{w('same')}</p>;
  const name = (code: string): string => nameOfStatus([...after.statuses, ...before.statuses], code, language);
  return (
    <ul className="bank-list">
      {statuses.map((c) => <Change key={`status ${c.before?.code ?? c.after?.code}`} kind={c.kind} before={c.before && <StatusLine status={c.before} />} after={c.after && <StatusLine status={c.after} />} />)}
      {order && <li className="k-row"><StateTag kind="attention">{w('changed')}</StateTag><span>{w('order', { order: after.statuses.map((s) => name(s.code)).join('、') })}</span></li>}
      {after.moves.map((m) => <li key={`move ${m.from}`}>{w('merged', { from: name(m.from), to: name(m.to) })}</li>)}
      {steps.map((c) => (
        <Change
          key={`${c.before?.from ?? c.after?.from} ${c.before?.act ?? c.after?.act}`} kind={c.kind}
          before={c.before && <StepLine step={c.before} statuses={before.statuses} />} after={c.after && <StepLine step={c.after} statuses={after.statuses} />}
        />
      ))}
    </ul>
  );
}
