import { Table } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { GRADES, oversightRoutes, RUN_STATE_WORDS, type Level, type ReplyOf } from '@kaowu/contracts';
import { EmptyState, Instant, Page, pick, TraceLink, useApi, useLanguage, useWords } from '../../frame';
import { messages } from './messages';

type Overview = ReplyOf<typeof oversightRoutes.overview>;

function Rounds({ rounds }: { rounds: Overview['rounds'] }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  return (
    <Table<Overview['rounds'][number]>
      size="middle" rowKey="id" dataSource={rounds} pagination={rounds.length > 20 && { pageSize: 20 }} scroll={{ x: 'max-content' }}
      locale={{ emptyText: <EmptyState title={w('emptyRounds')} /> }}
      columns={[
        { title: w('name'), render: (_, r) => <Link to={`/rounds/${r.id}`}>{r.name}</Link> },
        { title: w('occupation'), dataIndex: 'occupationName' },
        { title: w('level'), render: (_, r) => pick(GRADES[r.level as Level], language) },
        { title: w('state'), render: (_, r) => w(`round.${r.state}` as 'round.planned') },
        { title: w('candidates'), dataIndex: 'candidates', className: 'k-number', align: 'right' },
        { title: w('result'), render: (_, r) => <span className="k-row">{r.resultState ? <Link to={`/results/${r.id}`}>{pick(RUN_STATE_WORDS[r.resultState], language)}</Link> : w('notComputed')}<TraceLink type="round" id={r.id} /></span> },
      ]}
    />
  );
}

function Sessions({ sessions }: { sessions: Overview['sessions'] }): ReactNode {
  const w = useWords(messages);
  return (
    <Table<Overview['sessions'][number]>
      size="middle" rowKey="id" dataSource={sessions} pagination={false} scroll={{ x: 'max-content' }}
      locale={{ emptyText: <EmptyState title={w('emptySessions')} /> }}
      columns={[
        { title: w('at'), render: (_, s) => <Instant at={s.startsAt} form="minute" /> },
        { title: w('name'), render: (_, s) => <Link to={`/sessions/${s.id}`}>{s.roundName} {s.name}</Link> },
        { title: w('mode'), render: (_, s) => w(`mode.${s.mode}`) },
        { title: w('state'), render: (_, s) => w(`session.${s.state}`) },
        { title: w('candidates'), dataIndex: 'candidates', className: 'k-number', align: 'right' },
        { title: w('present'), dataIndex: 'checkedIn', className: 'k-number', align: 'right' },
        { title: w('absent'), dataIndex: 'absent', className: 'k-number', align: 'right' },
      ]}
    />
  );
}

/** What the head and inspectors see first: rounds, sessions around today, the journal's pulse. */
export default function OverviewPage(): ReactNode {
  const w = useWords(messages);
  const asked = useApi(oversightRoutes.overview, {}, { everyMs: 15_000 });
  const { data } = asked;
  return (
    <Page title={w('overview')} sub={w('overview.sub')} of={asked}>
      {data && (
        <div className="k-stack">
          <div className="k-cards">
            <div className="k-panel k-card"><h2>{w('yearly')}</h2><div className="k-number">{w('yearlyOf', { count: data.roundsThisYear, min: data.minRoundsPerYear })}</div></div>
            <div className="k-panel k-card">
              <h2><Link to="/journal">{w('journal')}</Link></h2>
              <div className="k-number">{w('entries', { count: data.journal.entries })}</div>
              {data.journal.lastAt && <div className="k-muted">{w('last')} <Instant at={data.journal.lastAt} form="second" /></div>}
            </div>
          </div>
          <div className="k-panel"><h2>{w('rounds')}</h2><Rounds rounds={data.rounds} /></div>
          <div className="k-panel"><h2>{w('sessions')}</h2><Sessions sessions={data.sessions} /></div>
        </div>
      )}
    </Page>
  );
}
