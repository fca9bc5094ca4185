import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { sittingRoutes, type SittingSessionDetail } from '@kaowu/contracts';
import { DownloadButton, Instant, Page, ReasonButton, StateTag, useAct, useApi, useSession, useWords } from '../../frame';
import { OpenPoints, SessionTag } from './labels';
import { messages } from './messages';
import { ChangeSession } from './session-form';
import { SessionPapers } from './session-papers';
import { SessionSeats } from './session-seats';
import { SessionStaff } from './session-staff';
import './sitting.css';

function Actions({ session }: { session: SittingSessionDetail }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const ready = useAct(sittingRoutes.markReady);
  const replan = useAct(sittingRoutes.backToPlanning);
  const close = useAct(sittingRoutes.closeSession);
  const params = { sessionId: session.id };
  const count = session.candidates;
  const manage = can('sitting.manage');
  return (
    <>
      {session.candidates > 0 && (
        <>
          <DownloadButton route={sittingRoutes.signInSheetPdf} call={{ params }} label={w('forms.signIn')} />
          <DownloadButton route={sittingRoutes.seatLabelsPdf} call={{ params }} label={w('forms.labels')} />
        </>
      )}
      {can('checkin.perform') && session.state === 'ready' && <Link to={`/check-in/${session.id}`}><Button>{w('toCheckIn')}</Button></Link>}
      {can('room.watch') && session.mode === 'theory' && session.state !== 'planned' && <Link to={`/wall/${session.id}`}><Button>{w('toWall')}</Button></Link>}
      {manage && session.state === 'planned' && <ChangeSession session={session} />}
      {manage && session.state === 'planned' && (
        <Button type="primary" disabled={session.blocking > 0} loading={ready.isPending} title={w('session.markReadyWhat')} onClick={() => ready.mutate({ params })}>{w('session.markReady')}</Button>
      )}
      {manage && session.state === 'ready' && session.checkedIn === 0 && (
        <ReasonButton label={w('session.replan')} title={w('session.replan')} consequence={w('session.replanWhat', { count })} onConfirm={(reason) => replan.mutateAsync({ params, body: { reason } })} />
      )}
      {manage && session.state !== 'closed' && (
        <ReasonButton label={w('session.close')} title={w('session.close')} danger consequence={w('session.closeWhat', { count })} onConfirm={(reason) => close.mutateAsync({ params, body: { reason } })} />
      )}
    </>
  );
}

function Facts({ session }: { session: SittingSessionDetail }): ReactNode {
  const w = useWords(messages);
  return (
    <dl className="sitting-facts">
      <div><dt>{w('session.day')}</dt><dd><Instant at={session.startsAt} /> – <Instant at={session.endsAt} form="clock" /></dd></div>
      <div><dt>{w('session.mode')}</dt><dd>{w(session.mode)} · {session.turns > 1 ? w('session.turnsOf', { turns: session.turns, minutes: session.durationMinutes }) : w('session.minutes', { minutes: session.durationMinutes })}</dd></div>
      <div><dt>{w('session.rooms')}</dt><dd>{session.rooms.map((r) => <div key={r.id}><Link to={`/rooms/${r.id}`}>{r.venueName} {r.name}</Link></div>)}</dd></div>
      <div><dt>{w('session.present')}</dt><dd><span className="k-number">{session.checkedIn} / {session.candidates}</span> {session.absent > 0 && <StateTag kind="absent">{w('session.absent', { count: session.absent })}</StateTag>}</dd></div>
      {session.mode === 'theory' && <div><dt>{w('session.rulesLabel')}</dt><dd>{w('session.rules', { late: session.lateEntryMinutes, early: session.earliestHandInMinutes })}</dd></div>}
    </dl>
  );
}

/** One session: when, where, who is on duty, papers, seats, and what is not ready. */
export default function SessionPage(): ReactNode {
  const w = useWords(messages);
  const { sessionId = '' } = useParams();
  const asked = useApi(sittingRoutes.sessionDetail, { params: { sessionId } }, { everyMs: 30_000 });
  const session = asked.data;
  return (
    <Page
      title={session?.name ?? w('session')} of={asked} actions={session && <Actions session={session} />}
      sub={session && <div className="k-row"><SessionTag state={session.state} /><Link to={`/rounds/${session.roundId}?tab=sessions`}>{session.roundName}</Link></div>}
    >
      {session && (
        <div className="k-stack">
          <section className="k-panel k-stack">
            <Facts session={session} />
            {session.openPoints.length > 0 && <div><div className="sitting-panel-head"><h2>{w('open')}</h2></div><OpenPoints points={session.openPoints} roundId={session.roundId} /></div>}
          </section>
          <section id="staff" className="k-panel"><div className="sitting-panel-head"><h2>{w('staff')}</h2></div><SessionStaff session={session} /></section>
          {session.mode === 'theory' && <section id="papers" className="k-panel"><div className="sitting-panel-head"><h2>{w('papers')}</h2></div><SessionPapers session={session} /></section>}
          <section id="seats" className="k-panel"><div className="sitting-panel-head"><h2>{w('seats.plan')}</h2></div><SessionSeats session={session} /></section>
        </div>
      )}
    </Page>
  );
}
