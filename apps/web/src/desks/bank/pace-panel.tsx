import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import { Switch, Table } from 'antd';
import { Link } from 'react-router';
import { bankRoutes, type AssignmentRow, type PaceRow } from '@kaowu/contracts';
import { DataTable, DownloadButton, EmptyState, ErrorState, LoadingState, StateTag, useApi, useWords } from '../../frame';
import { expertMessages } from './expert-messages';

const BarChart = lazy(() => import('../../frame/bar-chart'));

/** Reviews that are asked for and not done. */
function Waiting(): ReactNode {
  const w = useWords(expertMessages);
  const [overdue, setOverdue] = useState(false);
  const [mine, setMine] = useState(false);
  const query = { ...(overdue ? { overdue: 'true' as const } : {}), ...(mine ? { mine: 'true' as const } : {}) };
  return (
    <section className="k-stack">
      <h2 className="bank-h2">{w('assign.title')}</h2>
      <DataTable
        key={JSON.stringify(query)} route={bankRoutes.reviewAssignments} call={{ query }} rowKey="id" empty={{ title: w('assign.empty') }}
        tools={<><label className="k-row"><Switch size="small" checked={overdue} aria-label={w('assign.overdueOnly')} onChange={setOverdue} />{w('assign.overdueOnly')}</label><label className="k-row"><Switch size="small" checked={mine} aria-label={w('assign.mine')} onChange={setMine} />{w('assign.mine')}</label></>}
        columns={[
          { title: w('assign.serial'), render: (_, r: AssignmentRow) => <Link to={`/bank/review?table=${r.tableId}&item=${r.itemId}`}>{r.occupationName} {w('item', { serial: r.serial })}</Link> },
          { title: w('map.element'), dataIndex: 'elementCode' },
          { title: w('assign.reviewer'), dataIndex: 'reviewer' },
          { title: w('assign.due'), render: (_, r: AssignmentRow) => <span className="k-row">{r.dueOn}{r.overdue && <StateTag kind="broken">{w('assign.overdue')}</StateTag>}</span> },
          { title: w('assign.by'), dataIndex: 'assignedBy' },
        ]}
      />
    </section>
  );
}

/** How the reviewers keep up, and what waits. */
export default function PacePanel(): ReactNode {
  const w = useWords(expertMessages);
  const asked = useApi(bankRoutes.reviewerPace);
  const rows = useMemo(() => asked.data?.rows ?? [], [asked.data]);
  const bars = useMemo(() => Array.from({ length: 12 }, (_, i) => ({
    label: i === 11 ? w('pace.thisWeek') : w('pace.week', { count: 11 - i }), value: rows.reduce((sum, r) => sum + (r.weeks[i] ?? 0), 0),
  })), [rows, w]);
  if (asked.error && !asked.data) return <ErrorState error={asked.error} retry={() => void asked.refetch()} />;
  if (!asked.data) return <LoadingState />;
  if (rows.length === 0) return <EmptyState title={w('pace.empty')} />;
  return (
    <div className="k-stack">
      <div className="k-row"><DownloadButton route={bankRoutes.reviewerPaceWorkbook} label={w('download')} /></div>
      <Table<PaceRow>
        rowKey="reviewerId" size="small" pagination={false} dataSource={[...rows]} scroll={{ x: 'max-content' }}
        columns={[
          { title: w('pace.reviewer'), dataIndex: 'reviewer' },
          { title: w('pace.reviewed'), align: 'right', dataIndex: 'reviewed' },
          { title: w('pace.passed'), align: 'right', dataIndex: 'passed' },
          { title: w('pace.returned'), align: 'right', dataIndex: 'returned' },
          { title: w('pace.median'), align: 'right', render: (_, r) => r.medianDays ?? w('none') },
          { title: w('pace.onTime'), align: 'right', dataIndex: 'onTime' },
          { title: w('pace.late'), align: 'right', dataIndex: 'late' },
          { title: w('pace.open'), align: 'right', dataIndex: 'open' },
          { title: w('pace.overdue'), align: 'right', render: (_, r) => (r.overdue > 0 ? <StateTag kind="broken">{r.overdue}</StateTag> : 0) },
        ]}
      />
      <section className="k-panel k-stack">
        <h2 className="bank-h2">{w('pace.weeks')}</h2>
        <Suspense fallback={<LoadingState rows={3} />}><BarChart bars={bars} xTitle={w('pace.weeks')} yTitle={w('pace.reviews')} alt={w('pace.alt', { text: bars.map((b) => `${b.label} ${b.value}`).join(', ') })} /></Suspense>
      </section>
      <Waiting />
    </div>
  );
}
