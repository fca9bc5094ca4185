import type { ReactNode } from 'react';
import type { SittingSessionSummary } from '@kaowu/contracts';
import { formatInstant, serverNow, useLanguage, useWords, ZONE } from '../../frame';
import { messages } from './messages';
import { SessionLine } from './session-line';
import './sitting.css';

/** The day of an instant in the zone of the body, "2026-11-21". */
export const dayOf = (at: string | Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(new Date(at));

interface Props {
  readonly sessions: readonly SittingSessionSummary[];
  /** Where a session leads; its own page unless told. */
  readonly to?: (session: SittingSessionSummary) => string;
}

/** Sessions as the days bring them. */
export function SessionDays({ sessions, to }: Props): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const today = dayOf(new Date(serverNow()));
  const days = new Map<string, SittingSessionSummary[]>();
  for (const session of [...sessions].sort((a, b) => a.startsAt.localeCompare(b.startsAt))) days.set(dayOf(session.startsAt), [...(days.get(dayOf(session.startsAt)) ?? []), session]);
  return (
    <div className="k-stack">
      {[...days].map(([day, held]) => (
        <section key={day} className="k-panel">
          <h2 className="sitting-day">{formatInstant(held[0]?.startsAt ?? day, 'day', language)}{day === today ? ` · ${w('sessions.today')}` : ''}</h2>
          {held.map((session) => <SessionLine key={session.id} session={session} {...(to ? { to: to(session) } : {})} />)}
        </section>
      ))}
    </div>
  );
}
