import { Table } from 'antd';
import type { ReactNode } from 'react';
import { resultsRoutes } from '@kaowu/contracts';
import type { AssessmentMode, ObjectionKind, ReplyOf } from '@kaowu/contracts';
import { EmptyState, ErrorState, Instant, ReasonButton, StateTag, TraceLink, useAct, useApi, useSession, useWords } from '../../frame';
import type { StateKind } from '../../frame';
import { messages } from './messages';
import { PartName } from './shared';
import type { Pipeline } from './types';

type Row = ReplyOf<typeof resultsRoutes.objections>['rows'][number];

const KIND: Readonly<Record<Row['state'], StateKind>> = { open: 'attention', upheld: 'broken', dismissed: 'handed-in' };

function Decide({ row }: { row: Row }): ReactNode {
  const w = useWords(messages);
  const act = useAct(resultsRoutes.decideObjection);
  const decide = (outcome: 'upheld' | 'dismissed') => (reason: string) => act.mutateAsync({ params: { objectionId: row.id }, body: { outcome, reason } });
  return (
    <span className="k-row">
      <ReasonButton label={w('uphold')} title={w('uphold')} danger consequence={w('uphold.what', { name: row.name })} button={{ size: 'small' }} onConfirm={decide('upheld')} />
      <ReasonButton label={w('dismiss')} title={w('dismiss')} consequence={w('dismiss.what', { name: row.name })} button={{ size: 'small' }} onConfirm={decide('dismissed')} />
    </span>
  );
}

/** The publication with its window, and the objections to it. */
export function ObjectionsPanel({ runId, publication }: { runId: string; publication: Pipeline['publication'] }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const asked = useApi(resultsRoutes.objections, { params: { runId } });
  if (asked.error && !asked.data) return <ErrorState error={asked.error} retry={() => void asked.refetch()} />;
  if (!publication) return <EmptyState title={w('notPublicised')} />;
  return (
    <div className="k-stack">
      <div className="k-panel">
        <strong>{publication.title}</strong>
        <p className="k-row">
          <span>{w('publishedAt')} <Instant at={publication.publishedAt} /></span>
          <span>{w('closesAt')} <Instant at={publication.closesAt} /></span>
          <StateTag kind={publication.open ? 'answering' : 'handed-in'}>{w(publication.open ? 'windowOpen' : 'windowClosed')}</StateTag>
          <a href={`/board/${publication.id}`} target="_blank">{w('publicPage')}</a>
        </p>
      </div>
      <Table<Row>
        rowKey="id" dataSource={asked.data?.rows ?? []} loading={asked.isFetching} pagination={false} scroll={{ x: 'max-content' }}
        locale={{ emptyText: asked.isPending ? ' ' : <EmptyState title={w('objections.empty')} hint={w('objections.emptyHint')} /> }}
        columns={[
          { title: w('name'), dataIndex: 'name' },
          { title: w('part'), dataIndex: 'part', render: (part: AssessmentMode) => <PartName part={part} /> },
          { title: w('finding'), dataIndex: 'kind', render: (kind: ObjectionKind) => w(`finding.${kind}`) },
          { title: w('text'), dataIndex: 'text', width: 320 },
          { title: w('raisedAt'), dataIndex: 'raisedAt', render: (at: string) => <Instant at={at} /> },
          { title: w('status'), dataIndex: 'state', render: (state: Row['state'], row) => <span className="k-row"><StateTag kind={KIND[state]}>{w(`obj.${state}`)}</StateTag><TraceLink type="objection" id={row.id} /></span> },
          { title: w('decision'), render: (_, row) => (row.state !== 'open' ? `${row.decision ?? ''}（${row.decidedBy ?? ''}）` : can('results.review') && <Decide row={row} />) },
        ]}
      />
    </div>
  );
}
