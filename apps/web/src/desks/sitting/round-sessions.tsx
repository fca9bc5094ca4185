import type { ReactNode } from 'react';
import { sittingRoutes, type RoundView } from '@kaowu/contracts';
import { EmptyState, ErrorState, Instant, LoadingState, useApi, useSession, useWords } from '../../frame';
import { messages } from './messages';
import { PlanSession } from './session-form';
import { SessionLine } from './session-line';

/** The sessions of a round by day. */
export function RoundSessions({ round }: { round: RoundView }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const asked = useApi(sittingRoutes.listSessions, { query: { roundId: round.id } });
  const plan = can('sitting.manage') && round.state !== 'finished' && <PlanSession round={round} />;
  if (asked.error && !asked.data) return <ErrorState error={asked.error} retry={() => void asked.refetch()} />;
  if (!asked.data) return <LoadingState />;
  if (asked.data.sessions.length === 0) return <EmptyState title={w('sessions.empty')} hint={w('sessions.emptyHint')} action={plan} />;
  return (
    <div className="k-stack">
      <div>{plan}</div>
      {asked.data.sessions.map((session) => (
        <div key={session.id}>
          <div className="k-muted"><Instant at={session.startsAt} form="day" /></div>
          <SessionLine session={session} />
        </div>
      ))}
    </div>
  );
}
