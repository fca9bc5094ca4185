import { Button } from 'antd';
import { Link } from 'react-router';
import type { ReactNode } from 'react';
import type { WallRoom } from '@kaowu/contracts';
import { formatInstant, StateTag, useLanguage, useWords } from '../../frame';
import { messages } from './messages';
import type { SeatOnWall } from './use-wall';

interface RoomHeadProps {
  readonly room: WallRoom;
  readonly seats: readonly SeatOnWall[];
  readonly sessionId: string;
  readonly onAll: () => void;
}

/** How many of these lost the line, and since when; nothing where nobody did. */
export function BrokenSince({ seats }: { seats: readonly SeatOnWall[] }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const broken = seats.filter(({ now }) => now.state === 'disconnected');
  const since = Math.min(...broken.map(({ now }) => now.sinceMs ?? Infinity));
  return Number.isFinite(since) && <StateTag kind="broken">{w('room.broken', { count: broken.length, at: formatInstant(new Date(since).toISOString(), 'clock-second', language) })}</StateTag>;
}

/** A room's name, what can be done with all of it, and a break that several machines share: who lost the line, since when. */
export function RoomHead({ room, seats, sessionId, onAll }: RoomHeadProps): ReactNode {
  const w = useWords(messages);
  return (
    <div className="wall-room-head">
      <h2>{room.venueName} · {room.name}</h2>
      <BrokenSince seats={seats} />
      <Button size="small" onClick={onAll}>{w('selectRoom')}</Button>
      <Link to={`/wall/${sessionId}/rooms/${room.id}/record`}>{w('record')}</Link>
    </div>
  );
}
