import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { bankRoutes } from '@kaowu/contracts';
import { Page, useApi, useSession, useWords } from '../../frame';
import './bank.css';
import { WorkflowDraft } from './workflow-draft';
import { WorkflowGraph } from './workflow-graph';
import { WorkflowHistory } from './workflow-history';
import { workflowMessages } from './workflow-messages';

/** The workflow: what is in force, the draft, and every version before. */
export default function WorkflowPage(): ReactNode {
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
          {editing && <WorkflowDraft key={draft ? `${draft.id} ${draft.changedAt}` : 'new'} draft={draft} active={active} versions={rows} onClose={() => setEditing(false)} />}
          <section className="k-panel k-stack" aria-label={w('active', { number: active.number })}><h2 className="bank-h2">{w('active', { number: active.number })}</h2><WorkflowGraph of={active} /></section>
          <section className="k-panel k-stack" aria-label={w('history')}><h2 className="bank-h2">{w('history')}</h2><WorkflowHistory rows={rows} /></section>
        </div>
      )}
    </Page>
  );
}
