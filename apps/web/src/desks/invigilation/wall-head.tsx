import { Button } from 'antd';
import { Link } from 'react-router';
import type { ReactNode } from 'react';
import { deliveryRoutes } from '@kaowu/contracts';
import { formatDuration, formatInstant, ReasonButton, useAct, useLanguage, useNow, useSession, useWords } from '../../frame';
import { messages } from './messages';
import { sessionTime } from './session-time';
import type { SeatOnWall } from './use-wall';
import type { WallState } from './wall-store';

/** The session's own end, or the time until it begins; no figures once no time runs any more. */
export function SessionClock({ state, nowMs }: { state: WallState; nowMs: number }): ReactNode {
  const w = useWords(messages);
  const { label, ms, tone, turn = 0 } = sessionTime(state.snapshot, state.delivery, [...state.seats.values()], nowMs);
  const words = w(label, { turn, of: state.snapshot.turns.length });
  if (ms === null) return <div><div className="wall-label">{w('sessionTime')}</div><div className="wall-clock">{words}</div></div>;
  return <div><div className="wall-label">{words}</div><div className={`wall-clock wall-${tone}`}>{formatDuration(ms)}</div></div>;
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

/** Starts the session; before its planned time the dialog says so and asks why. */
function StartButton({ sessionId, startsAt, what }: { sessionId: string; startsAt: string; what: string }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const act = useAct(deliveryRoutes.startSession);
  const minutes = Math.ceil((Date.parse(startsAt) - useNow(1_000)) / 60_000);
  const early = minutes > 0;
  const warning = early ? w('start.early', { planned: formatInstant(startsAt, 'minute', language), minutes }) : '';
  return (
    <ReasonButton
      label={w('start')} title={w('start')} button={{ type: 'primary' }} withoutReason={!early} danger={early} consequence={`${what}${warning}`}
      onConfirm={(reason) => act.mutateAsync({ params: { sessionId }, body: early ? { early: reason } : {} })}
    />
  );
}

/** What the chief does with the whole session, and the way to the large screen. */
export function SessionActions({ state, seats }: { state: WallState; seats: readonly SeatOnWall[] }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const { session } = state.snapshot;
  const params = { sessionId: session.id };
  const prepare = useAct(deliveryRoutes.prepareSession);
  const close = useAct(deliveryRoutes.closeSession);
  const ready = seats.filter(({ now }) => now.state === 'waiting').length;
  const running = seats.filter(({ facts }) => facts.attemptState === 'running').length;
  const computers = session.mode === 'theory';
  return (
    <>
      {computers && state.delivery.state === 'none' && can('sitting.manage') && <Button loading={prepare.isPending} onClick={() => prepare.mutate({ params })}>{w('prepare')}</Button>}
      {state.delivery.state === 'prepared' && can('session.start') && (
        <StartButton sessionId={session.id} startsAt={session.startsAt} what={w('start.what', { count: ready, minutes: session.durationMinutes })} />
      )}
      {state.delivery.state === 'running' && can('session.start') && (
        <ReasonButton label={w('close')} title={w('close')} danger consequence={w('close.what', { count: running })} onConfirm={(reason) => close.mutateAsync({ params, body: { reason } })} />
      )}
      <Link to={`/wall/${session.id}/checklist`}><Button>{w('checklist')}</Button></Link>
      <Link to={`/wall/${session.id}/screen`}><Button>{w('screen')}</Button></Link>
    </>
  );
}
