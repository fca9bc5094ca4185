import type { ReactNode } from 'react';
import { sittingRoutes } from '@kaowu/contracts';
import { Page, useApi, useWords } from '../../frame';
import { checkInMessages } from './check-in-messages';
import { SessionDays } from './session-days';
import './sitting.css';

/** The sessions where this person is on duty. */
export default function MyCheckInsPage(): ReactNode {
  const w = useWords(checkInMessages);
  const asked = useApi(sittingRoutes.myCheckIns, {}, { everyMs: 30_000 });
  const sessions = asked.data?.sessions ?? [];
  return (
    <Page title={w('title')} sub={w('mine')} of={asked} empty={sessions.length === 0 && { title: w('mine.empty'), hint: w('mine.emptyHint') }}>
      <SessionDays sessions={sessions} to={(session) => `/check-in/${session.id}`} />
    </Page>
  );
}
