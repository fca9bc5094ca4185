import type { ItemBody, ProblemDetail } from '@kaowu/contracts';
import type { Medium } from './medium';

/** Where something stands: the file (in a package, the entry), the line where the item begins, and the file's name of it. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly item: string;
}

/** A remark with its code of the bank's vocabulary and the data for its words. */
export interface Note {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/**
 * One thing that a file of items says: a question with what of it the bank cannot hold, something that cannot be taken
 * at all, or a remark on the file.
 */
export type Entry =
  | { readonly kind: 'item'; readonly place: Place; readonly body: ItemBody; readonly notes: readonly Note[]; readonly media?: readonly Medium[] }
  | { readonly kind: 'fault'; readonly place: Place; readonly faults: readonly Note[] }
  | { readonly kind: 'remark'; readonly place: Place; readonly notes: readonly Note[] };

/** What makes a question, or a whole file, unreadable. */
export class FormatFault extends Error {
  constructor(readonly note: Note, readonly line?: number) {
    super(note.code);
  }
}

/** A fault with a code and the data for its words. */
export const formatFault = (code: string, params?: Note['params'], line?: number): FormatFault => new FormatFault(params ? { code, params } : { code }, line);

/** Runs the reading of one entry; a format fault becomes an entry of its own, anything else is a bug and goes on. */
export function entryOf(place: Place, read: () => { body: ItemBody; notes: readonly Note[]; media?: readonly Medium[] }): Entry {
  try {
    return { kind: 'item', place, ...read() };
  } catch (error) {
    return faultEntry(place, error);
  }
}

/** The entry that a format fault makes. */
export function faultEntry(place: Place, error: unknown): Entry {
  if (!(error instanceof FormatFault)) throw error;
  return { kind: 'fault', place: { ...place, line: error.line ?? place.line }, faults: [error.note] };
}

/** The same note is said once for an item. */
export const distinctNotes = (notes: readonly Note[]): Note[] => [...new Map(notes.map((n) => [JSON.stringify(n), n])).values()];

/** A remark as a problem with its place: file, line and item in the members for sheet, row and column. */
export const detailOf = ({ file, line, item }: Place, { code, params }: Note): ProblemDetail => ({
  code, ...(params ? { params } : {}), sheet: file, ...(line > 0 ? { row: line } : {}), ...(item === '' ? {} : { column: item }),
});
