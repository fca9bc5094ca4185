import type { ReactNode } from 'react';
import type { SittingSessionSummary } from '@kaowu/contracts';
import { dayOf, formatInstant, today, useLanguage, useWords } from '../../frame';
import { messages } from './messages';
import { SessionLine } from './session-line';
import './sitting.css';

interface Props {
  readonly sessions: readonly SittingSessionSummary[];
  /** Where a session leads; its own page unless told. */
  readonly to?: (session: SittingSessionSummary) => string;
}

/** Sessions as the days bring them. */
export function SessionDays({ sessions, to }: Props): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const now = today();
  const days = new Map<string, SittingSessionSummary[]>();
  for (const session of [...sessions].sort((a, b) => a.startsAt.localeCompare(b.startsAt))) days.set(dayOf(session.startsAt), [...(days.get(dayOf(session.startsAt)) ?? []), session]);
  return (
    <div className="k-stack">
      {[...days].map(([day, held]) => (
        <section key={day} className="k-panel">
          <h2 className="sitting-day">{formatInstant(held[0]?.startsAt ?? day, 'day', language)}{day === now ? ` · ${w('sessions.today')}` : ''}</h2>
          {held.map((session) => <SessionLine key={session.id} session={session} {...(to ? { to: to(session) } : {})} />)}
        </section>
      ))}
    </div>
  );
}
