import type { ReactNode } from 'react';
import { VERSION_STATES, WORKFLOW_STATES, type WorkflowStep, type WorkflowVersion } from '@kaowu/contracts';
import { Instant, pick, StateTag, useLanguage, useWords, type StateKind } from '../../frame';
import { StepWords } from './workflow-graph';
import { workflowMessages } from './workflow-messages';
import { stepChanges, type StepChange } from './workflow-steps';

const KINDS: Readonly<Record<StepChange['kind'], StateKind>> = { added: 'handed-in', removed: 'broken', changed: 'attention' };

function Line({ step }: { step: WorkflowStep }): ReactNode {
  const { language } = useLanguage();
  return <span>{pick(VERSION_STATES[step.from], language)}：<StepWords step={step} /> → {pick(VERSION_STATES[step.to], language)}</span>;
}

/** What two sets of steps differ in, line by line. */
export function Changes({ before, after }: { before: readonly WorkflowStep[]; after: readonly WorkflowStep[] }): ReactNode {
  const w = useWords(workflowMessages);
  const changes = stepChanges(before, after);
  if (changes.length === 0) return <p className="k-muted">{w('same')}</p>;
  return (
    <ul className="bank-list">
      {changes.map((change) => (
        <li key={`${change.before?.from ?? change.after?.from} ${change.before?.act ?? change.after?.act}`} className="k-row">
          <StateTag kind={KINDS[change.kind]}>{w(change.kind)}</StateTag>
          <span>{change.before && <div>{change.kind === 'changed' ? <del className="bank-removed"><Line step={change.before} /></del> : <Line step={change.before} />}</div>}{change.after && <div><Line step={change.after} /></div>}</span>
        </li>
      ))}
    </ul>
  );
}

const STATES: Readonly<Record<WorkflowVersion['state'], StateKind>> = { draft: 'attention', active: 'handed-in', former: 'absent', dropped: 'broken' };

/** All versions, newest first, each with what it changed. */
export function WorkflowHistory({ rows }: { rows: readonly WorkflowVersion[] }): ReactNode {
  const w = useWords(workflowMessages);
  const { language } = useLanguage();
  const before = (version: WorkflowVersion): WorkflowVersion | undefined => rows.find((v) => v.number < version.number && (v.state === 'former' || v.state === 'active'));
  return (
    <ul className="bank-list">
      {rows.map((version) => {
        const former = before(version);
        return (
          <li key={version.id} className="k-stack bank-act">
            <div className="k-row"><strong>{w('version', { number: version.number })}</strong><StateTag kind={STATES[version.state]}>{pick(WORKFLOW_STATES[version.state], language)}</StateTag><span className="k-muted">{w('authors')} {version.authors.join('、')} <Instant at={version.changedAt} /></span></div>
            {version.closedBy !== null && <div className="k-muted">{w('closed', { name: version.closedBy })} <Instant at={version.closedAt} /> {w(version.state === 'dropped' ? 'dropped' : 'in.force')}{version.reason !== null && `：${version.reason}`}</div>}
            {version.note !== '' && <div className="bank-text">{version.note}</div>}
            {former && <details><summary>{w('diff.with')}</summary><Changes before={former.steps} after={version.steps} /></details>}
          </li>
        );
      })}
    </ul>
  );
}
