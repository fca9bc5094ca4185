import { Descriptions, Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import { catalogueRoutes, type RuleSetView } from '@kaowu/contracts';
import { DialogButton, Instant, lazySoon, Page, StateTag, useApi, useSession, useWords } from '../../frame';
import { ruleMessages } from './rule-messages';
import { RuleValues } from './rule-values';
import './catalogue.css';

const RuleSetForm = lazySoon(() => import('./rule-set-form'));

function VersionHead({ ruleSet }: { ruleSet: RuleSetView }): ReactNode {
  const w = useWords(ruleMessages);
  return (
    <Descriptions
      size="small" column={{ xs: 1, lg: 2 }} title={ruleSet.title} extra={ruleSet.current && <StateTag kind="answering">{w('current')}</StateTag>}
      items={[
        { key: 'from', label: w('effectiveFrom'), children: ruleSet.effectiveFrom },
        { key: 'at', label: w('created'), children: <Instant at={ruleSet.createdAt} /> },
        { key: 'source', label: w('source'), children: ruleSet.source, span: 'filled' },
        { key: 'changes', label: w('changed'), children: ruleSet.changes.length === 0 ? w('unchanged') : ruleSet.changes.length, span: 'filled' },
      ]}
    />
  );
}

/** Rule sets, version by version, with what each changed. */
export default function RuleSetsPage(): ReactNode {
  const w = useWords(ruleMessages);
  const { can } = useSession();
  const asked = useApi(catalogueRoutes.listRuleSets);
  const [chosen, setChosen] = useState<string | null>(null);
  const all = asked.data ?? [];
  const shown = all.find((r) => r.id === chosen) ?? all.find((r) => r.current) ?? all[0];
  const label = (r: RuleSetView): string => `${w('version', { version: r.version })} · ${r.effectiveFrom}${r.current ? ` · ${w('current')}` : ''}`;
  return (
    <Page
      title={w('title')} sub={w('sub')} of={asked} empty={all.length === 0 && { title: w('empty'), hint: w('emptyHint') }}
      actions={can('catalogue.manage') && all[0] && <DialogButton key={all[0].id} label={w('add')} button={{ type: 'primary' }} dialog={RuleSetForm} of={{ from: all[0] }} />}
    >
      {shown && (
        <div className="k-stack">
          <Segmented<string> value={shown.id} onChange={setChosen} options={all.map((r) => ({ value: r.id, label: label(r) }))} aria-label={w('title')} />
          <div className="k-panel"><VersionHead ruleSet={shown} /></div>
          <RuleValues values={shown.values} changes={shown.changes} />
        </div>
      )}
    </Page>
  );
}
