import type { CheckInRow } from '@kaowu/contracts';

/** Which people the list shows. */
export interface CheckInFilter {
  readonly state: 'all' | 'waiting' | 'here' | 'absent';
  readonly roomId: string | null;
  readonly turn: number;
  /** As typed or scanned. */
  readonly text: string;
}

/** Where a person stands at the door. */
export const standingOf = (row: CheckInRow): 'waiting' | 'here' | 'absent' =>
  row.checkedInAt !== null ? 'here' : row.absent ? 'absent' : 'waiting';

const plain = (text: string): string => text.normalize('NFKC').trim().toUpperCase();

/** The people of a room and turn; a text narrows them by ticket number, name, seat or the end of the ID number. */
export function shownRows(rows: readonly CheckInRow[], filter: CheckInFilter): CheckInRow[] {
  const text = plain(filter.text);
  const fits = (row: CheckInRow): boolean =>
    text === '' || row.ticketNo.startsWith(text) || plain(row.candidateName).includes(text) || plain(row.placeLabel) === text || (text.length >= 4 && row.idNumberMasked.endsWith(text));
  return rows.filter((row) => row.turn === filter.turn && (filter.roomId === null || row.roomId === filter.roomId) && (filter.state === 'all' || standingOf(row) === filter.state) && fits(row));
}

/** The one person whom a scan or a whole ticket number means, in any room or turn; null where there is none or the text is less. */
export function scanned(rows: readonly CheckInRow[], text: string): CheckInRow | null {
  const found = rows.filter((row) => row.ticketNo === plain(text));
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The turn to begin with: the first that is not over for entry, else the last. */
export function presentTurn(rows: readonly CheckInRow[], nowMs: number): number {
  const open = rows.filter((row) => Date.parse(row.lateEntryEndsAt) > nowMs).map((row) => row.turn);
  return open.length > 0 ? Math.min(...open) : Math.max(1, ...rows.map((row) => row.turn));
}
