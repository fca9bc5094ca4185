import { Checkbox } from 'antd';
import { useState, type ReactNode } from 'react';
import { sittingRoutes, type SittingSessionSummary } from '@kaowu/contracts';
import { formatInstant, Page, useApi, useLanguage, useWords, ZONE } from '../../frame';
import { messages } from './messages';
import { SessionLine } from './session-line';
import './sitting.css';

const dayOf = (at: string | Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(new Date(at));

/** Sessions by day, today first, with what is not ready. */
export default function SessionsPage(): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const [past, setPast] = useState(false);
  const today = dayOf(new Date());
  const asked = useApi(sittingRoutes.listSessions, { query: past ? {} : { from: today } }, { everyMs: 30_000 });
  const days = new Map<string, SittingSessionSummary[]>();
  for (const session of asked.data?.sessions ?? []) days.set(dayOf(session.startsAt), [...(days.get(dayOf(session.startsAt)) ?? []), session]);
  return (
    <Page
      title={w('sessions')} sub={w('sessions.sub')} of={asked} actions={<Checkbox checked={past} onChange={(e) => setPast(e.target.checked)}>{w('sessions.past')}</Checkbox>}
      empty={days.size === 0 && { title: w('sessions.empty'), hint: w('sessions.emptyHint') }}
    >
      <div className="k-stack">
        {[...days].map(([day, sessions]) => (
          <section key={day} className="k-panel">
            <h2 className="sitting-day">{formatInstant(sessions[0]?.startsAt ?? day, 'day', language)}{day === today ? ` · ${w('sessions.today')}` : ''}</h2>
            {sessions.map((session) => <SessionLine key={session.id} session={session} />)}
          </section>
        ))}
      </div>
    </Page>
  );
}
