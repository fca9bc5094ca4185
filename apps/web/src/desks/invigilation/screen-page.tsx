import { Link, useParams } from 'react-router';
import type { ReactNode } from 'react';
import { SEAT_STATES, type IncidentKind, type IncidentView, type WallRoom } from '@kaowu/contracts';
import { DataAge, ErrorState, LoadingState, pick, StateIcon, StateTag, useLanguage, useWords } from '../../frame';
import { messages } from './messages';
import { useWall, type SeatOnWall } from './use-wall';
import { Presence, SessionClock } from './wall-head';
import './wall.css';

/** The gravest first. */
const GRAVITY: readonly IncidentKind[] = ['emergency', 'violation', 'interruption', 'machine', 'other'];

const worst = (incidents: readonly IncidentView[]): IncidentView | undefined =>
  incidents.filter((one) => one.closedAt === null).sort((a, b) => GRAVITY.indexOf(a.category.kind) - GRAVITY.indexOf(b.category.kind))[0];

function RoomTile({ room, seats, incident }: { room: WallRoom; seats: readonly SeatOnWall[]; incident: IncidentView | undefined }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const count = (look: string): number => seats.filter(({ now }) => SEAT_STATES[now.state].look === look).length;
  const [broken, attention] = [count('broken'), count('attention')];
  const look = broken > 0 ? 'broken' : attention > 0 || incident ? 'attention' : 'answering';
  const byPlace = new Map(seats.map((seat) => [seat.facts.placeId, seat]));
  const columns = Math.max(1, ...room.places.map((place) => place.column));
  const present = seats.filter(({ facts }) => facts.checkedInAt !== null).length;
  return (
    <section className="wall-big-room" data-look={look} aria-label={room.name}>
      <h2>{room.name}</h2>
      <div className="wall-big-number">{w('screen.seats', { present, expected: seats.length })}</div>
      <div className="k-row">
        <StateTag kind="answering">{pick(SEAT_STATES.answering, language)} {count('answering')}</StateTag>
        <StateTag kind="handed-in">{pick(SEAT_STATES.handed_in, language)} {count('handed-in')}</StateTag>
        {broken > 0 && <StateTag kind="broken">{w('screen.disconnected', { count: broken })}</StateTag>}
        {attention > 0 && <StateTag kind="attention">{w('screen.attention', { count: attention })}</StateTag>}
      </div>
      <div className="wall-dots" style={{ gridTemplateColumns: `repeat(${columns}, minmax(16px, 56px))` }} aria-hidden>
        {room.places.map((place) => {
          const seat = byPlace.get(place.id);
          return (
            <span key={place.id} className="wall-dot" style={{ gridRow: place.row, gridColumn: place.column }}>
              {seat && <StateIcon kind={SEAT_STATES[seat.now.state].look} size={24} />}
            </span>
          );
        })}
      </div>
      <div>
        {incident
          ? <StateTag kind="attention">{w('screen.worst')}：{pick(incident.category, language)} {incident.placeLabel}</StateTag>
          : <span className="k-muted">{w('screen.calm')}</span>}
      </div>
    </section>
  );
}

/** The wall for a control room: rooms as tiles, readable from across the room. */
export default function ScreenPage(): ReactNode {
  const w = useWords(messages);
  const { sessionId = '' } = useParams();
  const { state, seats, nowMs, live } = useWall(sessionId);
  if (!state) return live.problem ? <ErrorState error={live.problem} retry={live.rejoin} /> : <LoadingState />;
  return (
    <main className="wall-big">
      <div className="wall-top">
        <h1>{state.snapshot.session.name}</h1>
        <SessionClock state={state} nowMs={nowMs} />
        <Presence seats={seats} />
        <DataAge live={live} staleAfterSeconds={6} />
        <Link to={`/wall/${sessionId}`}>{w('screen.exit')}</Link>
      </div>
      <div className="wall-big-rooms">
        {state.snapshot.rooms.map((room) => (
          <RoomTile
            key={room.id} room={room} seats={seats.filter(({ facts }) => facts.roomId === room.id)}
            incident={worst([...state.incidents.values()].filter((one) => one.roomId === room.id))}
          />
        ))}
      </div>
    </main>
  );
}
