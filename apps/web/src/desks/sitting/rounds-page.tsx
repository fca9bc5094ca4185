import { Table } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { sittingRoutes, type RoundView } from '@kaowu/contracts';
import { DialogButton, EmptyState, lazySoon, opening, Page, useApi, useLanguage, useSession, useWords } from '../../frame';
import { districtName, KeyText, Parts, RoundTag } from './labels';
import { messages } from './messages';
import './sitting.css';

const OpenRound = lazySoon(() => import('./open-round'));

/** All rounds with their states and counts. */
export default function RoundsPage(): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const { can } = useSession();
  const go = useNavigate();
  const asked = useApi(sittingRoutes.listRounds);
  return (
    <Page title={w('rounds')} sub={w('rounds.sub')} of={asked} actions={can('sitting.manage') && <DialogButton label={w('round.open')} button={{ type: 'primary' }} dialog={OpenRound} of={{}} />}>
      <Table<RoundView>
        rowKey="id" dataSource={asked.data?.rounds ?? []} pagination={{ pageSize: 20, hideOnSinglePage: true }} scroll={{ x: 'max-content' }}
        locale={{ emptyText: <EmptyState title={w('rounds.empty')} hint={w('rounds.emptyHint')} /> }}
        onRow={(round) => opening(() => void go(`/rounds/${round.id}`))}
        columns={[
          {
            title: w('round.name'),
            render: (_, r) => (
              <>
                <Link to={`/rounds/${r.id}`} onClick={(e) => e.stopPropagation()}>{r.name}</Link>
                <div className="k-muted"><KeyText occupationName={r.occupationName} occupation={r.key} /></div>
              </>
            ),
          },
          { title: w('district'), render: (_, r) => districtName(r.districtCode, language) },
          { title: w('round.days'), render: (_, r) => (r.from === r.to ? r.from : `${r.from} – ${r.to}`) },
          { title: w('round.parts'), render: (_, r) => <Parts parts={r.parts} /> },
          { title: w('round.candidates'), align: 'end', render: (_, r) => w('count.people', { count: r.counts.submitted + r.counts.checked + r.counts.confirmed + r.counts.refused }) },
          {
            title: w('round.sessions'),
            render: (_, r) => (r.counts.sessions === 0 ? <span className="k-muted">{w('count.none')}</span> : w('count.sessions', { ready: r.counts.sessionsReady + r.counts.sessionsClosed, all: r.counts.sessions })),
          },
          { title: w('round.state'), render: (_, r) => <RoundTag state={r.state} /> },
        ]}
      />
    </Page>
  );
}
