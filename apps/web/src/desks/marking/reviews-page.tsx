import { useState } from 'react';
import { Segmented, Table } from 'antd';
import type { ReactNode } from 'react';
import { markingRoutes, type ReviewRow } from '@kaowu/contracts';
import { ActsHeading, EmptyState, Instant, Page, type StateKind, StateTag, useApi, useWords } from '../../frame';
import { LinkButton } from './link-button';
import { messages } from './messages';
import './marking.css';

const KINDS: Readonly<Record<ReviewRow['state'], StateKind>> = { open: 'checked-in', ok: 'handed-in', finding: 'attention', superseded: 'absent' };

/** The reviewer's queue: what was drawn and what was adjudicated. */
export default function ReviewsPage(): ReactNode {
  const w = useWords(messages);
  const [state, setState] = useState<'open' | 'signed'>('open');
  const asked = useApi(markingRoutes.reviews, { query: { state } }, { everyMs: 30_000 });
  const options = [{ label: w('rev.open'), value: 'open' as const }, { label: w('rev.signed'), value: 'signed' as const }];
  return (
    <Page title={w('reviews')} sub={w('rev.sub')} of={asked} actions={<Segmented aria-label={w('show.state')} options={options} value={state} onChange={setState} />}>
      <div className="k-panel">
        <Table<ReviewRow>
          rowKey="id" size="middle" scroll={{ x: 'max-content' }} dataSource={[...(asked.data?.reviews ?? [])]} pagination={{ pageSize: 50, hideOnSinglePage: true }}
          locale={{ emptyText: <EmptyState title={w('rev.empty')} hint={w('rev.emptyHint')} /> }}
          columns={[
            { title: w('wrk.code'), dataIndex: 'code', render: (code: string) => <strong>{code}</strong> },
            { title: w('wrk.task'), dataIndex: 'taskName' },
            { title: w('ses.name'), render: (_, r) => `${r.roundName} · ${r.sessionName}` },
            { title: w('rev.why'), render: (_, r) => w(`rev.cause.${r.cause}`) },
            { title: w('wrk.state'), render: (_, r) => <StateTag kind={KINDS[r.state]}>{w(`rev.state.${r.state}`)}</StateTag> },
            { title: w('rec.at'), render: (_, r) => <Instant at={r.signedAt ?? r.drawnAt} /> },
            {
              title: <ActsHeading />,
              render: (_, r) => r.ownWork ? <span className="k-muted">{w('rev.own')}</span> : <LinkButton to={`/marking/reviews/${r.id}`}>{w('rev.go')}</LinkButton>,
            },
          ]}
        />
      </div>
    </Page>
  );
}
