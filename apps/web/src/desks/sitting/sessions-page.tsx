import { Checkbox } from 'antd';
import { useState, type ReactNode } from 'react';
import { sittingRoutes } from '@kaowu/contracts';
import { Page, useApi, useWords, today } from '../../frame';
import { messages } from './messages';
import { SessionDays } from './session-days';

/** Sessions by day, today first, with what is not ready. */
export default function SessionsPage(): ReactNode {
  const w = useWords(messages);
  const [past, setPast] = useState(false);
  const asked = useApi(sittingRoutes.listSessions, { query: past ? {} : { from: today() } }, { everyMs: 30_000 });
  const sessions = asked.data?.sessions ?? [];
  return (
    <Page
      title={w('sessions')} sub={w('sessions.sub')} of={asked} actions={<Checkbox checked={past} onChange={(e) => setPast(e.target.checked)}>{w('sessions.past')}</Checkbox>}
      empty={sessions.length === 0 && { title: w('sessions.empty'), hint: w('sessions.emptyHint') }}
    >
      <SessionDays sessions={sessions} />
    </Page>
  );
}
