import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { SittingSessionSummary } from '@kaowu/contracts';
import { formatInstant, StateTag, useLanguage, useWords } from '../../frame';
import { OpenPoints, SessionTag } from './labels';
import { messages } from './messages';

/** A session in a line: when, what, where, who came, what is not ready. */
export function SessionLine({ session, to }: { session: SittingSessionSummary; to?: string }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const { startsAt, endsAt, turns, durationMinutes } = session;
  return (
    <div className="sitting-line">
      <div>
        <div className="sitting-clock"><time dateTime={startsAt}>{formatInstant(startsAt, 'clock', language)}</time></div>
        <div className="k-muted">{`${w('session.ends')} ${formatInstant(endsAt, 'clock', language)}`}</div>
      </div>
      <div>
        <Link to={to ?? `/sessions/${session.id}`}>{session.name}</Link>
        <div className="k-muted">{w(session.mode)} · {turns > 1 ? w('session.turnsOf', { turns, minutes: durationMinutes }) : w('session.minutes', { minutes: durationMinutes })}</div>
        <div className="k-muted">{session.roundName}</div>
      </div>
      <div>{session.rooms.map((r) => <div key={r.id}>{r.venueName} {r.name}</div>)}</div>
      <div>
        <div>{`${session.checkedIn} / ${session.candidates}`}</div>
        <div className="k-muted">{w('session.present')}</div>
        {session.absent > 0 && <StateTag kind="absent">{w('session.absent', { count: session.absent })}</StateTag>}
      </div>
      <div className="k-stack" style={{ gap: 4 }}>
        <SessionTag state={session.state} />
        <OpenPoints points={session.openPoints} roundId={session.roundId} />
      </div>
    </div>
  );
}
