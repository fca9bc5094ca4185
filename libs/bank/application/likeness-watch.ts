import { ALIKE, bandsOf, likenessOfMarks, MARKS } from '../domain/likeness';

/** Places of the hash table; far more than bundles of any file that an import takes. */
const SLOTS = 2 ** 21;
/** Likes that a report names; who has more has one question many times. */
const TOLD = 200;

/** What a question of a file is like: an item of the bank by its number, or an earlier question of the file by its place. */
export type Like = { readonly serial: number; readonly percent: number } | { readonly place: string; readonly percent: number };

/**
 * Finds likes among the questions of an import and what the table holds, with a few bytes each: the marks of all, and a
 * table of their bundles in which the newest wins. Misses few and stops at 200.
 */
export class LikenessWatch {
  private readonly slots = new Int32Array(SLOTS);
  private marks = new Uint32Array(1024 * MARKS);
  private readonly names: (number | string)[] = [];
  private told = 0;

  /** Whether it still looks. */
  get looking(): boolean {
    return this.told < TOLD;
  }

  /** Remembers an item of the bank (by number) or of the file (by place). */
  add(name: number | string, marks: Uint32Array, bands = bandsOf(marks)): void {
    const at = this.names.push(name) - 1;
    if ((at + 1) * MARKS > this.marks.length) {
      const larger = new Uint32Array(this.marks.length * 2);
      larger.set(this.marks);
      this.marks = larger;
    }
    this.marks.set(marks, at * MARKS);
    for (const band of bands) this.slots[band & (SLOTS - 1)] = at + 1;
  }

  /** The question most like this one, and remembers this one. */
  meet(place: string, marks: Uint32Array): Like | null {
    if (!this.looking) return null;
    const bands = bandsOf(marks);
    let [nearest, most] = [-1, 0];
    for (const band of bands) {
      const at = (this.slots[band & (SLOTS - 1)] ?? 0) - 1;
      if (at < 0 || at === nearest) continue;
      const share = likenessOfMarks(marks, this.marks.subarray(at * MARKS, (at + 1) * MARKS));
      if (share >= ALIKE && share > most) [nearest, most] = [at, share];
    }
    this.add(place, marks, bands);
    const name = this.names[nearest];
    if (name === undefined) return null;
    this.told += 1;
    const percent = Math.round(most * 100);
    return typeof name === 'number' ? { serial: name, percent } : { place: name, percent };
  }
}
