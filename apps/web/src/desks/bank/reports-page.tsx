import { Tabs } from 'antd';
import { Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { lazySoon, LoadingState, Page, useWords } from '../../frame';
import '../assembly/assembly.css';
import './bank.css';
import { expertMessages } from './expert-messages';
import { messages } from './messages';
import { useTheoryTable } from './table-choice';

// Each tab's tables and figures come when it is shown.
const StatisticsPanel = lazySoon(() => import('./statistics-panel'));
const PacePanel = lazySoon(() => import('./pace-panel'));

/** Statistics of items and the pace of reviewers, live. */
export default function ReportsPage() {
  const w = useWords(expertMessages);
  const bank = useWords(messages);
  const [search, setSearch] = useSearchParams();
  const { tables, rows, tableId, choose } = useTheoryTable();
  const show = (tab: string): void => setSearch((before) => {
    const next = new URLSearchParams(before);
    next.set('tab', tab);
    return next;
  }, { replace: true });
  return (
    <Page title={w('reports.title')} sub={w('reports.sub')} of={tables} actions={choose} empty={tables.data !== undefined && rows.length === 0 && { title: bank('tables.empty') }}>
      <Tabs
        activeKey={search.get('tab') ?? 'statistics'} onChange={show} destroyOnHidden
        items={[
          { key: 'statistics', label: w('reports.statistics'), children: tableId !== '' && <Suspense fallback={<LoadingState />}><StatisticsPanel key={tableId} tableId={tableId} /></Suspense> },
          { key: 'pace', label: w('reports.pace'), children: <Suspense fallback={<LoadingState />}><PacePanel /></Suspense> },
        ]}
      />
    </Page>
  );
}
