import { Button } from 'antd';
import { Link } from 'react-router';
import type { ReactNode } from 'react';
import { deliveryRoutes } from '@kaowu/contracts';
import { formatDuration, ReasonButton, useAct, useSession, useWords } from '../../frame';
import { messages } from './messages';
import type { SeatOnWall } from './use-wall';
import type { WallState } from './wall-store';

/** From when the clock turns: attention in the last ten minutes, broken in the last (screens, "Tokens"). */
const LATE_MS = 10 * 60_000;
const LAST_MS = 60_000;

/** The session's own end, or the time until it begins. Extensions and pauses of single candidates are on their seats. */
export function SessionClock({ state, nowMs }: { state: WallState; nowMs: number }): ReactNode {
  const w = useWords(messages);
  const { delivery, snapshot: { session, turns } } = state;
  if (session.mode !== 'theory') {
    const turn = turns.find(({ endsAt }) => Date.parse(endsAt) > nowMs);
    if (!turn) return <div><div className="wall-label">{w('over')}</div><div className="wall-clock">{formatDuration(0)}</div></div>;
    const [startMs, endMs] = [Date.parse(turn.startsAt), Date.parse(turn.endsAt)];
    const label = w(startMs > nowMs ? 'turnUntil' : 'turnLeft', { turn: turn.turn, of: turns.length });
    return <div><div className="wall-label">{label}</div><div className="wall-clock">{formatDuration((startMs > nowMs ? startMs : endMs) - nowMs)}</div></div>;
  }
  const begin = Date.parse(delivery.startedAt ?? session.startsAt);
  if (delivery.startedAt === null) {
    return <div><div className="wall-label">{w(begin > nowMs ? 'untilStart' : 'notStarted')}</div><div className="wall-clock">{formatDuration(Math.abs(begin - nowMs))}</div></div>;
  }
  const left = begin + session.durationMinutes * 60_000 - nowMs;
  const tone = left <= LAST_MS ? 'wall-last' : left <= LATE_MS ? 'wall-late' : '';
  return <div><div className="wall-label">{w('remaining')}</div><div className={`wall-clock ${tone}`}>{formatDuration(left)}</div></div>;
}

/** Present of expected, in large figures. */
export function Presence({ seats }: { seats: readonly SeatOnWall[] }): ReactNode {
  const w = useWords(messages);
  const present = seats.filter(({ facts }) => facts.checkedInAt !== null).length;
  return (
    <div>
      <div className="wall-label">{w('present')} / {w('expectedOf', { count: seats.length })}</div>
      <div className="wall-clock">{present} / {seats.length}</div>
    </div>
  );
}

/** What the chief does with the whole session, and the way to the large screen. */
export function SessionActions({ state, seats }: { state: WallState; seats: readonly SeatOnWall[] }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const { session } = state.snapshot;
  const params = { sessionId: session.id };
  const prepare = useAct(deliveryRoutes.prepareSession);
  const start = useAct(deliveryRoutes.startSession);
  const close = useAct(deliveryRoutes.closeSession);
  const ready = seats.filter(({ now }) => now.state === 'waiting').length;
  const running = seats.filter(({ facts }) => facts.attemptState === 'running').length;
  const computers = session.mode === 'theory';
  return (
    <>
      {computers && state.delivery.state === 'none' && can('sitting.manage') && <Button loading={prepare.isPending} onClick={() => prepare.mutate({ params })}>{w('prepare')}</Button>}
      {state.delivery.state === 'prepared' && can('session.start') && (
        <ReasonButton label={w('start')} title={w('start')} button={{ type: 'primary' }} withoutReason consequence={w('start.what', { count: ready, minutes: session.durationMinutes })} onConfirm={() => start.mutateAsync({ params })} />
      )}
      {state.delivery.state === 'running' && can('session.start') && (
        <ReasonButton label={w('close')} title={w('close')} danger consequence={w('close.what', { count: running })} onConfirm={(reason) => close.mutateAsync({ params, body: { reason } })} />
      )}
      <Link to={`/wall/${session.id}/checklist`}><Button>{w('checklist')}</Button></Link>
      <Link to={`/wall/${session.id}/screen`}><Button>{w('screen')}</Button></Link>
    </>
  );
}
