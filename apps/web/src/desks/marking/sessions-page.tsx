import { Progress, Table } from 'antd';
import { Link } from 'react-router';
import type { ReactNode } from 'react';
import { markingRoutes, type MarkingSessionRow } from '@kaowu/contracts';
import { EmptyState, Instant, Page, useApi, useWords } from '../../frame';
import { messages } from './messages';
import { StageTag } from './states';
import './marking.css';

function ProgressCell({ row }: { row: MarkingSessionRow }): ReactNode {
  const w = useWords(messages);
  const { counts, mode } = row;
  const done = counts.final + counts.absent;
  if (counts.works === 0) return w('none');
  return (
    <div style={{ minWidth: 180 }}>
      <Progress aria-label={`${done}/${counts.works}`} size="small" percent={Math.round((done / counts.works) * 100)} format={() => `${done}/${counts.works}`} />
      {mode !== 'theory' && <div className="k-muted">{w('ses.more', { third: counts.third, adjudication: counts.adjudication, reviews: counts.reviewsOpen })}</div>}
    </div>
  );
}

/** How far the marking of every session is. */
export default function SessionsPage(): ReactNode {
  const w = useWords(messages);
  const asked = useApi(markingRoutes.markingSessions, {}, { everyMs: 20_000 });
  return (
    <Page title={w('sessions')} sub={w('ses.sub')} of={asked}>
      <div className="k-panel">
        <Table<MarkingSessionRow>
          rowKey="sessionId" size="middle" scroll={{ x: 'max-content' }} pagination={{ pageSize: 50, hideOnSinglePage: true }} dataSource={[...(asked.data?.sessions ?? [])]}
          locale={{ emptyText: <EmptyState title={w('ses.empty')} hint={w('ses.emptyHint')} /> }}
          columns={[
            { title: w('ses.name'), render: (_, r) => <Link to={`/marking/sessions/${r.sessionId}`}>{r.name}</Link> },
            { title: w('ses.round'), dataIndex: 'roundName' },
            { title: w('ses.mode'), render: (_, r) => w(`mode.${r.mode}`) },
            { title: w('ses.at'), render: (_, r) => <Instant at={r.startsAt} /> },
            { title: w('ses.candidates'), dataIndex: 'candidates', align: 'right' },
            { title: w('ses.stage'), render: (_, r) => <StageTag row={r} /> },
            { title: w('ses.progress'), render: (_, r) => <ProgressCell row={r} /> },
          ]}
        />
      </div>
    </Page>
  );
}
