import { Table } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { bankRoutes, type ElementTableView, type ReplyOf } from '@kaowu/contracts';
import { EmptyState, Instant, PointsText, useApi, useWords } from '../../frame';
import { ElementTree } from './element-tree';
import { VersionStatusTag } from './labels';
import { messages } from './messages';

type Row = ReplyOf<typeof bankRoutes.tasks>['rows'][number];

/** The practical tasks of a table beside its ranges. */
export function TasksPanel({ view }: { view: ElementTableView }): ReactNode {
  const w = useWords(messages);
  const asked = useApi(bankRoutes.tasks, { query: { tableId: view.id } });
  const rows = asked.data?.rows ?? [];
  const sum = rows.filter((r) => r.approvedVersion !== null).reduce((total, r) => total + r.weightHundredths, 0);
  return (
    <div className="bank-review">
      <section className="k-panel bank-side" aria-label={w('tree.title')}><ElementTree view={view} under="" onChoose={() => undefined} withCounts={false} /></section>
      <section className="k-panel k-stack" aria-label={w('task.title')}>
        <p className="k-muted bank-h2">{w('task.weights', { sum: sum / 100 })}</p>
        <Table<Row>
          rowKey="id" size="middle" pagination={false} dataSource={[...rows]} loading={asked.isFetching} scroll={{ x: 'max-content' }}
          locale={{ emptyText: <EmptyState title={w('task.empty')} hint={w('task.emptyHint')} /> }}
          columns={[
            { title: w('task.code'), dataIndex: 'code', width: 72 },
            { title: w('task.name'), render: (_, row) => <Link to={`/bank/tasks/${row.id}`}>{row.name}</Link> },
            { title: w('task.ranges'), render: (_, row) => row.rangeCodes.join('、') },
            { title: w('task.weight'), align: 'right', render: (_, row) => row.weightHundredths / 100 },
            { title: w('task.points'), align: 'right', render: (_, row) => <PointsText value={row.fullPoints} /> },
            { title: w('task.minutes'), align: 'right', dataIndex: 'minutes' },
            { title: w('list.state'), render: (_, row) => <><VersionStatusTag of={row} />{row.approvedVersion !== null && row.approvedVersion !== row.version && <div className="k-muted">{w('list.inUse', { version: row.approvedVersion })}</div>}</> },
            { title: w('list.writer'), render: (_, row) => <>{row.writer} <Instant at={row.changedAt} form="day" /></> },
          ]}
        />
      </section>
    </div>
  );
}
