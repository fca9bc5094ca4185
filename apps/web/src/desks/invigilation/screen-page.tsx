import { Alert } from 'antd';
import { Link, useParams } from 'react-router';
import type { ReactNode } from 'react';
import { SEAT_STATES, type IncidentKind, type IncidentView, type WallRoom } from '@kaowu/contracts';
import { DataAge, ErrorState, formatInstant, LoadingState, pick, roomGrid, StateIcon, StateTag, useLanguage, useWords } from '../../frame';
import { messages } from './messages';
import { BrokenSince } from './room-head';
import { SoundSwitch } from './sound-switch';
import { useTurn } from './use-turn';
import { STALE_SECONDS, useWall, type SeatOnWall, type Wall } from './use-wall';
import { Presence, SessionClock } from './wall-head';
import type { WallState } from './wall-store';
import './wall.css';

/** The gravest first. */
const GRAVITY: readonly IncidentKind[] = ['emergency', 'violation', 'interruption', 'machine', 'other'];

const worst = (incidents: readonly IncidentView[]): IncidentView | undefined =>
  incidents.filter((one) => one.closedAt === null).sort((a, b) => GRAVITY.indexOf(a.category.kind) - GRAVITY.indexOf(b.category.kind))[0];

/** Up to so many rooms leave room for seats that can be read by their labels. */
const FEW_ROOMS = 2;

interface TileProps {
  readonly room: WallRoom;
  readonly seats: readonly SeatOnWall[];
  readonly computers: boolean;
  readonly incident: IncidentView | undefined;
  /** Whether seats are large, with their labels. */
  readonly large: boolean;
}

function RoomTile({ room, seats, computers, incident, large }: TileProps): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const count = (look: string): number => seats.filter(({ now }) => SEAT_STATES[now.state].look === look).length;
  const [broken, attention] = [count('broken'), count('attention')];
  const look = broken > 0 ? 'broken' : attention > 0 || incident ? 'attention' : 'answering';
  const byPlace = new Map(seats.map((seat) => [seat.facts.placeId, seat]));
  const grid = roomGrid({ places: room.places, fixtures: [] }, large ? 'minmax(16px, 160px)' : 'minmax(16px, 56px)', { narrow: large ? '48px' : '16px' });
  const present = seats.filter(({ facts }) => facts.checkedInAt !== null).length;
  return (
    <section className="wall-big-room" data-look={look} aria-label={room.name}>
      <h2>{room.name}</h2>
      <div className="wall-big-number">{w('screen.seats', { present, expected: seats.length })}</div>
      <div className="k-row">
        <StateTag kind="answering">{pick(computers ? SEAT_STATES.answering : SEAT_STATES.performing, language)} {count('answering')}</StateTag>
        <StateTag kind="handed-in">{pick(computers ? SEAT_STATES.handed_in : SEAT_STATES.finished, language)} {count('handed-in')}</StateTag>
        {broken > 0 && <StateTag kind="broken">{w('screen.disconnected', { count: broken })}</StateTag>}
        {attention > 0 && <StateTag kind="attention">{w('screen.attention', { count: attention })}</StateTag>}
      </div>
      <div className="wall-dots" data-large={large} style={{ gridTemplateColumns: grid.gridTemplateColumns }} aria-hidden>
        {room.places.map((place) => {
          const seat = byPlace.get(place.id);
          return (
            <span key={place.id} className="wall-dot" style={grid.at(place)}>
              {seat && <StateIcon kind={SEAT_STATES[seat.now.state].look} size={large ? 40 : 24} />}
              {large && <span className={seat ? undefined : 'k-muted'}>{place.label}</span>}
            </span>
          );
        })}
      </div>
      <div>
        {incident && <StateTag kind="attention">{w('screen.worst')}：{pick(incident.category, language)} {incident.placeLabel}</StateTag>}
        {!incident && <span className="wall-big-worst"><BrokenSince seats={seats} /></span>}
        {!incident && broken + attention === 0 && <span className="k-muted">{w('screen.calm')}</span>}
      </div>
    </section>
  );
}

/** The wall for a control room: rooms as tiles, readable from across the room. */
export default function ScreenPage(): ReactNode {
  const { sessionId = '' } = useParams();
  const wall = useWall(sessionId);
  const { state, live } = wall;
  if (!state) return live.problem ? <ErrorState error={live.problem} retry={live.rejoin} /> : <LoadingState />;
  return <Screen wall={wall} state={state} sessionId={sessionId} />;
}

function Screen({ wall, state, sessionId }: { wall: Wall; state: WallState; sessionId: string }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const { turn } = useTurn(state.snapshot, wall.clockMs);
  const seats = wall.seats.filter((seat) => seat.facts.turn === turn);
  return (
    <main className="wall-big" data-stale={wall.staleSinceMs !== null}>
      <div className="wall-top">
        <h1>{state.snapshot.session.name}</h1>
        <SessionClock state={state} nowMs={wall.clockMs} />
        <Presence seats={seats} />
        <DataAge live={wall.live} staleAfterSeconds={STALE_SECONDS} />
        <SoundSwitch incidents={state.incidents} />
        <Link to={`/wall/${sessionId}`}>{w('screen.exit')}</Link>
      </div>
      {wall.staleSinceMs !== null && <Alert type="error" showIcon role="alert" title={w('stale', { at: formatInstant(new Date(wall.staleSinceMs).toISOString(), 'clock-second', language) })} description={w('stale.what')} />}
      <div className="wall-big-rooms">
        {state.snapshot.rooms.map((room) => (
          <RoomTile
            key={room.id} room={room} computers={state.snapshot.session.mode === 'theory'} seats={seats.filter(({ facts }) => facts.roomId === room.id)}
            large={state.snapshot.rooms.length <= FEW_ROOMS} incident={worst([...state.incidents.values()].filter((one) => one.roomId === room.id))}
          />
        ))}
      </div>
    </main>
  );
}
