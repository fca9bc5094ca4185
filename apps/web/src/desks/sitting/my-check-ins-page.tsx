import type { ReactNode } from 'react';
import { sittingRoutes } from '@kaowu/contracts';
import { formatInstant, Page, useApi, useLanguage, useWords } from '../../frame';
import { checkInMessages } from './check-in-messages';
import { SessionLine } from './session-line';
import './sitting.css';

/** The sessions where this person is on duty. */
export default function MyCheckInsPage(): ReactNode {
  const w = useWords(checkInMessages);
  const { language } = useLanguage();
  const asked = useApi(sittingRoutes.myCheckIns, {}, { everyMs: 30_000 });
  const sessions = asked.data?.sessions ?? [];
  return (
    <Page title={w('title')} sub={w('mine')} of={asked} empty={sessions.length === 0 && { title: w('mine.empty'), hint: w('mine.emptyHint') }}>
      <div className="k-panel">
        {sessions.map((session) => (
          <div key={session.id}>
            <div className="k-muted">{formatInstant(session.startsAt, 'day', language)}</div>
            <SessionLine session={session} to={`/check-in/${session.id}`} />
          </div>
        ))}
      </div>
    </Page>
  );
}
