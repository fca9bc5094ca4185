import type { ReactNode } from 'react';
import { StateTag, useWords } from '../../frame';
import { messages } from './messages';
import type { SeatOnWall } from './use-wall';

/** A room's name on its tab, with how many lost the line: seen from any room. The mark has its own line, so nothing jumps when it comes. */
export function RoomTab({ name, seats }: { name: string; seats: readonly SeatOnWall[] }): ReactNode {
  const w = useWords(messages);
  const broken = seats.filter(({ now }) => now.state === 'disconnected').length;
  return (
    <span className="wall-tab">
      {name}
      <span className="wall-tab-mark">{broken > 0 && <StateTag kind="broken">{w('screen.disconnected', { count: broken })}</StateTag>}</span>
    </span>
  );
}
