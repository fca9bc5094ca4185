import { memo } from 'react';
import type { ReactNode } from 'react';
import { SEAT_STATES } from '@kaowu/contracts';
import { formatDuration, pick, StateIcon, STATE_COLOURS, useLanguage, useWords } from '../../frame';
import { messages } from './messages';
import type { SeatOnWall } from './use-wall';

/** How long the state holds, for the states where that matters; null for the others. */
export function heldFor({ now }: SeatOnWall, nowMs: number): string | null {
  const timed = now.state === 'disconnected' || now.state === 'attention' || now.state === 'paused';
  return timed && now.sinceMs !== null ? formatDuration(nowMs - now.sinceMs) : null;
}

interface TileProps {
  readonly seat: SeatOnWall;
  readonly held: string | null;
  readonly selected: boolean;
  readonly onPick: (seatingId: string) => void;
  readonly onOpen: (seatingId: string) => void;
}

function Tile({ seat, held, selected, onPick, onOpen }: TileProps): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const { facts, now } = seat;
  const kind = SEAT_STATES[now.state];
  const share = facts.questions > 0 ? Math.round((facts.answered / facts.questions) * 100) : 0;
  const silent = now.why === 'silence' && held !== null;
  return (
    <button
      type="button" className="wall-seat" data-seating={facts.seatingId} data-state={now.state} data-look={kind.look} aria-pressed={selected}
      onClick={() => onPick(facts.seatingId)} onDoubleClick={() => onOpen(facts.seatingId)}
      title={`${facts.candidateName} ${facts.ticketNo}`}
    >
      <span className="wall-seat-top">
        <span>{facts.placeLabel}</span>
        {facts.openIncidents > 0 && <span title={w('tile.incident')}><StateIcon kind="attention" size={12} /></span>}
        {facts.questions > 0 && <span>{facts.answered}/{facts.questions}</span>}
      </span>
      <span className="wall-seat-name">{facts.candidateName}</span>
      <span className="wall-seat-state" style={{ color: STATE_COLOURS[kind.look] }}>
        <StateIcon kind={kind.look} size={12} />
        {pick(kind, language)}
        {held !== null && ` ${silent ? w('tile.silence', { time: held }) : held}`}
      </span>
      {facts.questions > 0 && (
        <span className="wall-bar" role="img" aria-label={w('tile.progress', { answered: facts.answered, questions: facts.questions })}>
          <span style={{ width: `${share}%` }} />
        </span>
      )}
    </button>
  );
}

/** A seat with its candidate. It is drawn again only when what it shows has changed. */
export const SeatTile = memo(Tile, (before, after) =>
  before.seat.facts === after.seat.facts && before.seat.now.state === after.seat.now.state && before.seat.now.why === after.seat.now.why &&
  before.held === after.held && before.selected === after.selected && before.onPick === after.onPick && before.onOpen === after.onOpen);
