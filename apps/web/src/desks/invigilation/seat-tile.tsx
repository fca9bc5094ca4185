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

/** From when the silence of somebody who answers is told on the tile. */
const SILENCE_SHOWN_MS = 60_000;

/** How long nothing was answered, in words for a tile: whole minutes, so that a room of tiles does not flicker. */
export function silenceOf({ facts, now }: SeatOnWall, nowMs: number): number | null {
  const from = facts.lastAnswerAt ?? facts.startedAt;
  if (from === null || (now.state !== 'answering' && now.why !== 'silence')) return null;
  const ms = nowMs - Date.parse(from);
  return ms >= SILENCE_SHOWN_MS ? Math.floor(ms / 60_000) : null;
}

interface TileProps {
  readonly seat: SeatOnWall;
  readonly held: string | null;
  /** Whole minutes without an answer; null under one. */
  readonly silence: number | null;
  readonly selected: boolean;
  readonly onPick: (seatingId: string) => void;
  readonly onOpen: (seatingId: string) => void;
}

/** How far somebody has come. The library's bar costs too much where hundreds of them move. */
export function ProgressBar({ answered, questions }: { answered: number; questions: number }): ReactNode {
  const w = useWords(messages);
  return <span className="wall-bar" role="img" aria-label={w('tile.progress', { answered, questions })}><span style={{ width: `${Math.round((answered / questions) * 100)}%` }} /></span>;
}

function Tile({ seat, held, silence, selected, onPick, onOpen }: TileProps): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const { facts, now } = seat;
  const kind = SEAT_STATES[now.state];
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
        {held !== null && now.why !== 'silence' && <span className="wall-held">{held}</span>}
        {silence !== null && <span className="wall-silence" title={w('tile.silence', { minutes: silence })}>{silence}′</span>}
      </span>
      {facts.questions > 0 && <ProgressBar answered={facts.answered} questions={facts.questions} />}
    </button>
  );
}

/** A seat with its candidate. It is drawn again only when what it shows has changed. */
export const SeatTile = memo(Tile, (before, after) =>
  before.seat.facts === after.seat.facts && before.seat.now.state === after.seat.now.state && before.seat.now.why === after.seat.now.why &&
  before.held === after.held && before.silence === after.silence && before.selected === after.selected && before.onPick === after.onPick && before.onOpen === after.onOpen);
