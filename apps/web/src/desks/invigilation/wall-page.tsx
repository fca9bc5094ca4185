import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { Alert, Segmented, Tabs } from 'antd';
import { useParams } from 'react-router';
import type { ReactNode } from 'react';
import { invigilationRoutes, type CommandKind, type IncidentView } from '@kaowu/contracts';
import { DataAge, ErrorState, formatInstant, LoadingState, Page, ReasonModal, useAct, useLanguage, useWords } from '../../frame';
import { ActionBar } from './action-bar';
import { CommandDialog, type Draft } from './command-dialog';
import { CommandResult } from './command-result';
import { IncidentDialog } from './incident-dialog';
import { Lane } from './lane';
import { messages } from './messages';
import { SeatDrawer } from './seat-drawer';
import { SeatList } from './seat-list';
import { SeatMap } from './seat-map';
import { StateCounts } from './state-counts';
import { RoomHead } from './room-head';
import { RoomTab } from './room-tab';
import { SoundSwitch } from './sound-switch';
import { STALE_SECONDS, useWall, type SeatOnWall, type Wall } from './use-wall';
import { useTurn } from './use-turn';
import { Presence, SessionActions, SessionClock } from './wall-head';
import type { WallState } from './wall-store';
import './wall.css';

const ALL = 'all';

/** What is open over the wall. */
type Over =
  | { readonly at: 'none' }
  | { readonly at: 'command'; readonly draft: Draft }
  | { readonly at: 'incident' }
  | { readonly at: 'closing'; readonly incident: IncidentView }
  | { readonly at: 'seat'; readonly seatingId: string };

const NOTHING: Over = { at: 'none' };

/** Which seats are selected; those that leave the wall are forgotten when they are used. */
function useSelection() {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const pick = useCallback((seatingId: string) => setSelected((held) => {
    const next = new Set(held);
    if (!next.delete(seatingId)) next.add(seatingId);
    return next;
  }), []);
  const add = useCallback((seatingIds: readonly string[]) => setSelected((held) => new Set([...held, ...seatingIds])), []);
  const set = useCallback((seatingIds: readonly string[]) => setSelected(new Set(seatingIds)), []);
  return { selected, pick, add, set };
}

interface OverProps {
  readonly over: Over;
  readonly wall: Wall;
  readonly state: WallState;
  readonly chosen: readonly SeatOnWall[];
  readonly roomId: string;
  readonly onOver: (over: Over) => void;
  readonly onResult: (commandId: string) => void;
}

function Overlays({ over, wall, state, chosen, roomId, onOver, onResult }: OverProps): ReactNode {
  const w = useWords(messages);
  const { rooms, session } = state.snapshot;
  const closeIncident = useAct(invigilationRoutes.closeIncident, { renews: [invigilationRoutes.incidents] });
  const close = (): void => onOver(NOTHING);
  switch (over.at) {
    case 'none': return null;
    case 'command': {
      const taken = new Set([...state.seats.values()].map((seat) => seat.placeId));
      return <CommandDialog sessionId={session.id} draft={over.draft} rooms={rooms} taken={taken} onClose={close} onRefused={onResult} />;
    }
    case 'incident': return <IncidentDialog sessionId={session.id} rooms={rooms} seat={chosen[0]?.facts ?? null} roomId={roomId} onClose={close} />;
    case 'closing': return (
      <ReasonModal open title={w('incident.close')} consequence={w('incident.close.what')} onClose={close} onConfirm={(reason) => closeIncident.mutateAsync({ params: { incidentId: over.incident.id }, body: { reason } })} />
    );
    case 'seat': {
      const seat = wall.seats.find((one) => one.facts.seatingId === over.seatingId);
      const roomName = rooms.find((room) => room.id === seat?.facts.roomId)?.name ?? '';
      return seat ? <SeatDrawer seat={seat} nowMs={wall.nowMs} roomName={roomName} onClose={close} /> : null;
    }
  }
}

function Board({ wall, state }: { wall: Wall; state: WallState }): ReactNode {
  const w = useWords(messages);
  const [over, setOver] = useState<Over>(NOTHING);
  const [result, setResult] = useState<string | null>(null);
  const [tab, setTab] = useState(ALL);
  const [view, setView] = useState<'map' | 'list'>('map');
  // The switch answers at once; what it leads to may be hundreds of seats.
  const shownView = useDeferredValue(view);
  const { selected, pick, add, set } = useSelection();
  const { rooms, session } = state.snapshot;
  const computers = session.mode === 'theory';
  const shown = useMemo(() => rooms.filter((room) => tab === ALL || room.id === tab), [rooms, tab]);
  const inShown = useMemo(() => new Set(shown.map((room) => room.id)), [shown]);
  const { turn, choice } = useTurn(state.snapshot, wall.clockMs);
  const ofTurn = wall.seats.filter((seat) => seat.facts.turn === turn);
  const seats = ofTurn.filter((seat) => inShown.has(seat.facts.roomId));
  // Where there is but one room, its own head tells what is broken.
  const label = (name: string, here: readonly SeatOnWall[]): ReactNode => (rooms.length > 1 ? <RoomTab name={name} seats={here} /> : name);
  const chosen = wall.seats.filter((seat) => selected.has(seat.facts.seatingId));
  const open = useCallback((seatingId: string) => setOver({ at: 'seat', seatingId }), []);
  const command = (kind: CommandKind): void => setOver({ at: 'command', draft: { kind, seats: chosen.map((seat) => seat.facts) } });
  return (
    <>
      <div className="wall-top">
        <SessionClock state={state} nowMs={wall.clockMs} />
        <Presence seats={seats} />
        <StateCounts seats={seats} computers={computers} onSelect={set} />
      </div>
      <div className="wall-views">
        <Tabs
          activeKey={tab} onChange={setTab}
          items={[{ key: ALL, label: label(w('allRooms'), []) }, ...rooms.map((room) => ({ key: room.id, label: label(room.name, ofTurn.filter((seat) => seat.facts.roomId === room.id)) }))]}
        />
        {choice}
        <Segmented aria-label={w('views')} options={[{ value: 'map', label: w('viewMap') }, { value: 'list', label: w('viewList') }]} value={view} onChange={setView} />
      </div>
      <div className="wall">
        <div className="wall-seats" data-stale={wall.staleSinceMs !== null} aria-busy={shownView !== view}>
          {shownView === 'list'
            ? <SeatList rooms={shown} seats={seats} nowMs={wall.nowMs} selected={selected} onSelect={set} onOpen={open} />
            : shown.map((room) => {
                const here = seats.filter((seat) => seat.facts.roomId === room.id);
                return (
                  <section key={room.id} className="wall-room" aria-label={room.name}>
                    <RoomHead room={room} seats={here} sessionId={session.id} onAll={() => add(here.map((seat) => seat.facts.seatingId))} />
                    <SeatMap room={room} seats={here} nowMs={wall.nowMs} selected={selected} onPick={pick} onOpen={open} onAdd={add} />
                  </section>
                );
              })}
        </div>
        <Lane
          incidents={[...state.incidents.values()]} commands={[...state.commands.values()]} rooms={rooms} onSeat={open}
          onClose={(incident) => setOver({ at: 'closing', incident })} onCommand={setResult}
        />
      </div>
      <ActionBar count={chosen.length} computers={computers} onCommand={command} onIncident={() => setOver({ at: 'incident' })} onDetails={() => chosen[0] && open(chosen[0].facts.seatingId)} onClear={() => set([])} />
      <Overlays over={over} wall={wall} state={state} chosen={chosen} roomId={shown[0]?.id ?? ''} onOver={setOver} onResult={setResult} />
      {result !== null && <CommandResult commandId={result} onClose={() => setResult(null)} />}
    </>
  );
}

/** The wall of one session: the rooms as they are built, live. */
export default function WallPage(): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const { sessionId = '' } = useParams();
  const wall = useWall(sessionId);
  const { state, live } = wall;
  const title = state ? state.snapshot.session.name : w('wall');
  const sub = state && (
    <span className="k-row">
      {state.snapshot.session.roundName} · {state.snapshot.session.mode === 'theory' ? w(`delivery.${state.delivery.state}`) : w(`mode.${state.snapshot.session.mode}`)} · <DataAge live={live} staleAfterSeconds={STALE_SECONDS} />
    </span>
  );
  return (
    <Page title={title} sub={sub} actions={state && <><SoundSwitch incidents={state.incidents} /><SessionActions state={state} seats={wall.seats} /></>}>
      {wall.staleSinceMs !== null && <Alert className="wall-stale" type="error" showIcon role="alert" title={w('stale', { at: formatInstant(new Date(wall.staleSinceMs).toISOString(), 'clock-second', language) })} description={w('stale.what')} />}
      {state && <Board wall={wall} state={state} />}
      {!state && live.problem && <ErrorState error={live.problem} retry={live.rejoin} />}
      {!state && !live.problem && <LoadingState rows={12} />}
    </Page>
  );
}
