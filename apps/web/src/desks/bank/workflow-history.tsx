import type { ReactNode } from 'react';
import { WORKFLOW_STATES, type WorkflowVersion } from '@kaowu/contracts';
import { Instant, pick, StateTag, useLanguage, useWords, type StateKind } from '../../frame';
import { Changes } from './workflow-changes';
import { workflowMessages } from './workflow-messages';

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
            {former && <details><summary>{w('diff.with')}</summary><Changes before={former} after={version} /></details>}
          </li>
        );
      })}
    </ul>
  );
}
