import { Checkbox, Table } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { resultsRoutes } from '@kaowu/contracts';
import type { AssessmentMode, ObjectionKind, ReplyOf } from '@kaowu/contracts';
import { EmptyState, ErrorState, Instant, ReasonButton, StateTag, TraceLink, useAct, useApi, useSession, useWords } from '../../frame';
import type { StateKind } from '../../frame';
import { messages } from './messages';
import { PartName } from './shared';
import type { Pipeline } from './types';

type Row = ReplyOf<typeof resultsRoutes.objections>['rows'][number];

const KIND: Readonly<Record<Row['state'], StateKind>> = { open: 'attention', upheld: 'broken', dismissed: 'handed-in' };
const LED: Readonly<Record<NonNullable<Row['correction']>, StateKind>> = { due: 'attention', made: 'answering', counted: 'handed-in', stands: 'handed-in' };

function Decide({ row }: { row: Row }): ReactNode {
  const w = useWords(messages);
  const act = useAct(resultsRoutes.decideObjection);
  const [stands, setStands] = useState(false);
  const decide = (outcome: 'upheld' | 'dismissed', scoreStands: boolean) => (reason: string) => act.mutateAsync({ params: { objectionId: row.id }, body: { outcome, reason, scoreStands } });
  return (
    <span className="k-row">
      <ReasonButton
        label={w('uphold')} title={w('uphold')} danger consequence={w(stands ? 'uphold.standsWhat' : 'uphold.what', { name: row.name })} button={{ size: 'small' }}
        onConfirm={decide('upheld', stands)}
      >
        <Checkbox checked={stands} onChange={(e) => setStands(e.target.checked)}>{w('uphold.stands')}</Checkbox>
      </ReasonButton>
      <ReasonButton label={w('dismiss')} title={w('dismiss')} consequence={w('dismiss.what', { name: row.name })} button={{ size: 'small' }} onConfirm={decide('dismissed', false)} />
    </span>
  );
}

/** What follows from an upheld objection: the way to the correction, or that nothing changes after all. */
function Correction({ row }: { row: Row }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const act = useAct(resultsRoutes.decideObjection);
  if (row.correction === null) return null;
  return (
    <span className="k-row">
      <StateTag kind={LED[row.correction]}>{w(`led.${row.correction}`)}</StateTag>
      {row.correction !== 'stands' && can('marking.read') && <Link to={`/marking/corrections/${row.id}`}>{w(row.correction === 'counted' ? 'correction.look' : 'correction.go')}</Link>}
      {row.correction === 'due' && can('results.review') && (
        <ReasonButton
          label={w('uphold.stands')} title={w('uphold.stands')} consequence={w('uphold.standsWhat', { name: row.name })} button={{ size: 'small' }}
          onConfirm={(reason) => act.mutateAsync({ params: { objectionId: row.id }, body: { outcome: 'upheld', reason, scoreStands: true } })}
        />
      )}
    </span>
  );
}

/** The publication with its window, and the objections to it and to the ones before. */
export function ObjectionsPanel({ roundId, publication }: { roundId: string; publication: Pipeline['publication'] }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const asked = useApi(resultsRoutes.objections, { params: { roundId } });
  const rows = asked.data?.rows ?? [];
  if (asked.error && !asked.data) return <ErrorState error={asked.error} retry={() => void asked.refetch()} />;
  if (!publication && asked.data && rows.length === 0) return <EmptyState title={w('notPublicised')} />;
  return (
    <div className="k-stack">
      {publication ? (
        <div className="k-panel">
          <strong>{publication.title}</strong>
          <p className="k-row">
            <span>{w('publishedAt')} <Instant at={publication.publishedAt} /></span>
            <span>{w('closesAt')} <Instant at={publication.closesAt} /></span>
            <StateTag kind={publication.open ? 'answering' : 'handed-in'}>{w(publication.open ? 'windowOpen' : 'windowClosed')}</StateTag>
            <a href={`/board/${publication.id}`} target="_blank">{w('publicPage')}</a>
          </p>
        </div>
      ) : asked.data && <div className="k-panel">{w('objections.earlier')}</div>}
      <Table<Row>
        rowKey="id" dataSource={rows} loading={asked.isFetching} pagination={false} scroll={{ x: 'max-content' }}
        locale={{ emptyText: asked.isPending ? ' ' : <EmptyState title={w('objections.empty')} hint={w('objections.emptyHint')} /> }}
        columns={[
          { title: w('name'), dataIndex: 'name' },
          { title: w('part'), dataIndex: 'part', render: (part: AssessmentMode) => <PartName part={part} /> },
          { title: w('finding'), dataIndex: 'kind', render: (kind: ObjectionKind) => w(`finding.${kind}`) },
          { title: w('text'), dataIndex: 'text', width: 240 },
          { title: w('raisedAt'), render: (_, row) => <span><Instant at={row.raisedAt} /><br />{w('raisedAgainst', { no: row.runNo })}</span> },
          { title: w('status'), dataIndex: 'state', render: (state: Row['state'], row) => <span className="k-row"><StateTag kind={KIND[state]}>{w(`obj.${state}`)}</StateTag><TraceLink type="objection" id={row.id} /></span> },
          { title: w('decision'), width: 300, render: (_, row) => (row.state !== 'open' ? <div>{`${row.decision ?? ''}（${row.decidedBy ?? ''}）`}<Correction row={row} /></div> : can('results.review') && <Decide row={row} />) },
        ]}
      />
    </div>
  );
}
