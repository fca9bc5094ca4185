import { grant, refuse, seededRandom, type Decision } from '@kaowu/kernel';
import type { Problem } from '@kaowu/contracts';

/** Somebody who needs a seat. */
export interface Sitter {
  readonly candidateId: string;
  readonly employer: string;
}

/** A place that can be given, in one turn. Spares and places out of order are not among them. */
export interface OpenPlace {
  readonly placeId: string;
  readonly roomId: string;
  readonly row: number;
  readonly column: number;
  readonly turn: number;
}

export interface SeatGiven {
  readonly candidateId: string;
  readonly place: OpenPlace;
}

export interface SeatingPlan {
  readonly seats: readonly SeatGiven[];
  /** Pairs of direct neighbours (beside, before, behind) of one employer that could not be parted. */
  readonly sameEmployerNeighbours: number;
}

const positionOf = (p: OpenPlace, row = p.row, column = p.column): string => `${p.roomId}/${p.turn}/${row}/${column}`;

/**
 * Seats everybody at once: the places are filled in the order given (room after room, so that no room more is opened
 * than is needed), the people come in an order shuffled by the seed, then people of one employer who are direct
 * neighbours change places with others, or move to an empty place of the rooms in use, where that parts them.
 * `partial` seats as many as there are places and leaves the others for another session. The same input and seed give
 * the same plan. Problems: `seat.nobody`, `seat.places-short`.
 */
export function planSeating(
  sitters: readonly Sitter[],
  places: readonly OpenPlace[],
  options: { readonly seed: string; readonly partial: boolean },
): Decision<SeatingPlan, Problem> {
  if (sitters.length === 0) return refuse({ code: 'seat.nobody' });
  if (places.length === 0 || (sitters.length > places.length && !options.partial)) {
    return refuse({ code: 'seat.places-short', params: { candidates: sitters.length, places: places.length } });
  }
  const inOrder = [...sitters].sort((a, b) => (a.candidateId < b.candidateId ? -1 : 1));
  const people = seededRandom(`seating:${options.seed}`).shuffle(inOrder).slice(0, places.length);
  const opened = new Set(places.slice(0, people.length).map((p) => `${p.roomId}/${p.turn}`));
  const usable = places.filter((p) => opened.has(`${p.roomId}/${p.turn}`));
  const board: (Sitter | null)[] = usable.map((_, i) => people[i] ?? null);
  const neighbours = neighbourTable(usable);
  partEmployers(board, neighbours);
  const seats = usable.flatMap((place, i) => {
    const sitter = board[i];
    return sitter ? [{ candidateId: sitter.candidateId, place }] : [];
  });
  const pairs = board.reduce((sum, _, i) => sum + clashes(board, neighbours, i), 0) / 2;
  return grant({ seats, sameEmployerNeighbours: pairs });
}

/** For each place the indexes of the places directly beside, before and behind it, in the same room and turn. */
function neighbourTable(places: readonly OpenPlace[]): readonly (readonly number[])[] {
  const at = new Map(places.map((p, i) => [positionOf(p), i] as const));
  return places.map((p) =>
    [positionOf(p, p.row, p.column - 1), positionOf(p, p.row, p.column + 1), positionOf(p, p.row - 1), positionOf(p, p.row + 1)]
      .map((key) => at.get(key))
      .filter((i) => i !== undefined),
  );
}

type Board = (Sitter | null)[];

/** How many direct neighbours of a place have the employer of the person who sits there. */
function clashes(board: Board, neighbours: readonly (readonly number[])[], i: number): number {
  const employer = board[i]?.employer;
  if (!employer) return 0;
  return (neighbours[i] ?? []).filter((n) => board[n]?.employer === employer).length;
}

/** Exchanges places while that lowers the number of clashes; ends because the number falls with every exchange. */
function partEmployers(board: Board, neighbours: readonly (readonly number[])[]): void {
  let changed = true;
  while (changed) {
    changed = false;
    for (let i = 0; i < board.length; i++) {
      if (clashes(board, neighbours, i) === 0) continue;
      const j = betterExchange(board, neighbours, i);
      if (j === null) continue;
      exchange(board, i, j);
      changed = true;
    }
  }
}

/** The first place whose exchange with `i` lowers the clashes around both, or null. */
function betterExchange(board: Board, neighbours: readonly (readonly number[])[], i: number): number | null {
  for (let j = 0; j < board.length; j++) {
    if (j === i || board[j]?.employer === board[i]?.employer) continue;
    const before = clashes(board, neighbours, i) + clashes(board, neighbours, j);
    exchange(board, i, j);
    const after = clashes(board, neighbours, i) + clashes(board, neighbours, j);
    exchange(board, i, j);
    if (after < before) return j;
  }
  return null;
}

function exchange(board: Board, i: number, j: number): void {
  const held = board[i] ?? null;
  board[i] = board[j] ?? null;
  board[j] = held;
}
