import { Segmented, Table } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { sittingRoutes, type PlannedSession } from '@kaowu/contracts';
import { dayOf, DownloadButton, EmptyState, Instant, Page, pick, RangePicker, serverNow, StateTag, TraceLink, useApi, useLanguage, useWords, today } from '../../frame';
import { dutyMessages } from './duty-plan-messages';
import './sitting.css';

type Duty = NonNullable<PlannedSession['chief']>;
type Room = PlannedSession['rooms'][number];

const WEEK_MS = 6 * 86_400_000;

/** Somebody on duty, with what speaks against it in words. */
function Person({ duty }: { duty: Duty }): ReactNode {
  const { language } = useLanguage();
  return (
    <div>
      {duty.name}
      {duty.problems.map((problem) => <div key={problem.code}><StateTag kind="attention">{pick(problem, language)}</StateTag></div>)}
    </div>
  );
}

function Staffed({ room }: { room: Room }): ReactNode {
  const w = useWords(dutyMessages);
  const missing = room.needed - room.invigilators.length;
  if (room.needed === 0) return <span className="k-muted">{w('notNeeded')}</span>;
  if (missing > 0) return <StateTag kind="broken">{w('short', { missing, needed: room.needed })}</StateTag>;
  return <StateTag kind="handed-in">{w('enough', { count: room.invigilators.length, needed: room.needed })}</StateTag>;
}

function Session({ session }: { session: PlannedSession }): ReactNode {
  const w = useWords(dutyMessages);
  return (
    <section className="k-panel">
      <div className="sitting-panel-head">
        <h2><Link className="sitting-inline-link" to={`/sessions/${session.sessionId}`}>{session.name}</Link> · {w(`mode.${session.mode}`)}</h2>
        <span className="k-row"><Instant at={session.startsAt} /> – <Instant at={session.endsAt} form="clock" /><TraceLink type="session" id={session.sessionId} /></span>
      </div>
      <div className="k-muted">{session.roundName}</div>
      <div className="k-row duty-chief"><strong>{w('chief')}</strong>{session.chief ? <Person duty={session.chief} /> : <StateTag kind="broken">{w('noChief')}</StateTag>}</div>
      <Table<Room>
        size="small" rowKey="roomId" pagination={false} dataSource={[...session.rooms]} scroll={{ x: 'max-content' }}
        columns={[
          { title: w('room'), render: (_, room) => `${room.venueName} ${room.name}` },
          { title: w('candidates'), align: 'right', dataIndex: 'candidates' },
          { title: w('invigilators'), render: (_, room) => (room.invigilators.length === 0 ? <span className="k-muted">{w('nobody')}</span> : room.invigilators.map((duty) => <Person key={duty.personId} duty={duty} />)) },
          { title: w('state'), render: (_, room) => <Staffed room={room} /> },
        ]}
      />
    </section>
  );
}

interface OfPerson {
  readonly personId: string;
  readonly name: string;
  readonly duties: readonly { readonly session: PlannedSession; readonly room: Room | null; readonly duty: Duty }[];
}

/** The same plan turned round: each person with all duties. */
function byPerson(sessions: readonly PlannedSession[]): OfPerson[] {
  const all = sessions.flatMap((session) => [
    ...(session.chief ? [{ session, room: null, duty: session.chief }] : []),
    ...session.rooms.flatMap((room) => room.invigilators.map((duty) => ({ session, room, duty }))),
  ]);
  const people = new Map<string, OfPerson>();
  for (const one of all) {
    const { personId, name } = one.duty;
    people.set(personId, { personId, name, duties: [...(people.get(personId)?.duties ?? []), one] });
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'zh'));
}

function People({ sessions }: { sessions: readonly PlannedSession[] }): ReactNode {
  const w = useWords(dutyMessages);
  return (
    <Table<OfPerson>
      size="middle" rowKey="personId" pagination={{ pageSize: 50, hideOnSinglePage: true }} dataSource={byPerson(sessions)} scroll={{ x: 'max-content' }}
      columns={[
        { title: w('person'), dataIndex: 'name' },
        { title: w('times'), align: 'right', render: (_, person) => person.duties.length },
        {
          title: w('duties'),
          render: (_, person) => person.duties.map(({ session, room, duty }) => (
            <div key={session.sessionId} className="k-row">
              <Instant at={session.startsAt} /> <Link className="sitting-inline-link" to={`/sessions/${session.sessionId}`}>{session.name}</Link> {room ? room.name : w('asChief')}
              {duty.problems.length > 0 && <Person duty={{ ...duty, name: '' }} />}
            </div>
          )),
        },
        { title: w('state'), render: (_, person) => (person.duties.every(({ duty }) => duty.problems.length === 0) ? <StateTag kind="handed-in">{w('fine')}</StateTag> : null) },
      ]}
    />
  );
}

/** Who invigilates which room and when; the days and the view stand in the address. */
export default function DutyPlanPage(): ReactNode {
  const w = useWords(dutyMessages);
  const [params, setParams] = useSearchParams();
  const from = params.get('from') ?? today();
  const to = params.get('to') ?? dayOf(serverNow() + WEEK_MS);
  const view = params.get('by') === 'person' ? 'byPerson' : 'bySession';
  const asked = useApi(sittingRoutes.dutyPlan, { query: { from, to } });
  const sessions = asked.data?.sessions ?? [];
  const put = (change: Record<string, string>): void => setParams({ from, to, ...(view === 'byPerson' ? { by: 'person' } : {}), ...change }, { replace: true });
  return (
    <Page
      title={w('title')} sub={w('sub')} of={asked} actions={<DownloadButton route={sittingRoutes.dutyPlanPdf} call={{ query: { from, to } }} label={w('print')} />}
    >
      <div className="k-row" style={{ marginBottom: 16 }}>
        <RangePicker
          aria-label={w('days')} allowClear={false} format="YYYY-MM-DD" value={[dayjs(from), dayjs(to)]}
          onChange={(days) => days?.[0] && days[1] && put({ from: days[0].format('YYYY-MM-DD'), to: days[1].format('YYYY-MM-DD') })}
        />
        <Segmented aria-label={w('view')} value={view} onChange={(value) => put({ by: value === 'byPerson' ? 'person' : 'session' })} options={(['bySession', 'byPerson'] as const).map((value) => ({ value, label: w(value) }))} />
      </div>
      {asked.data && sessions.length === 0 && <EmptyState title={w('empty')} hint={w('emptyHint')} />}
      {view === 'bySession' ? <div className="k-stack">{sessions.map((session) => <Session key={session.sessionId} session={session} />)}</div> : sessions.length > 0 && <People sessions={sessions} />}
    </Page>
  );
}
