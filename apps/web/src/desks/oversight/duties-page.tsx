import { Segmented, Table } from 'antd';
import { useState, type ReactNode } from 'react';
import { oversightRoutes, type ReplyOf } from '@kaowu/contracts';
import { Page, pick, StateTag, useApi, useLanguage, useWords, type StateKind } from '../../frame';
import { messages } from './messages';

type Duty = ReplyOf<typeof oversightRoutes.duties>[number];
type Filter = 'all' | Duty['state'];

const KINDS: Readonly<Record<Duty['state'], StateKind>> = { works: 'answering', partly: 'checked-in', 'not-yet': 'absent' };

/** The duty register: what the law asks of the body, and how far the system carries it. */
export default function DutiesPage(): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const [filter, setFilter] = useState<Filter>('all');
  const asked = useApi(oversightRoutes.duties, {});
  const duties = asked.data ?? [];
  const count = (state: Filter): number => (state === 'all' ? duties.length : duties.filter((d) => d.state === state).length);
  const options = (['all', 'works', 'partly', 'not-yet'] as const).map((value) => ({ value, label: `${w(value)} ${count(value)}` }));
  return (
    <Page title={w('duties')} sub={w('duties.sub')} of={asked}>
      <div className="k-stack">
        <div><Segmented<Filter> aria-label={w('show.state')} options={options} value={filter} onChange={setFilter} /></div>
        <Table<Duty>
          size="middle" rowKey="id" pagination={false}
          dataSource={duties.filter((d) => filter === 'all' || d.state === filter)}
          columns={[
            { title: 'D', dataIndex: 'id', width: 64 },
            { title: w('duty'), width: 260, render: (_, d) => (language === 'zh' ? d.zh : `${d.en} (${d.zh})`) },
            { title: w('source'), dataIndex: 'source', width: 160, className: 'k-muted' },
            { title: w('state'), width: 140, render: (_, d) => <StateTag kind={KINDS[d.state]}>{w(d.state)}</StateTag> },
            { title: w('does'), render: (_, d) => <>{pick(d.does, language)}{d.missing && <div className="k-muted">{w('missing', { what: pick(d.missing, language) })}</div>}</> },
          ]}
        />
      </div>
    </Page>
  );
}
