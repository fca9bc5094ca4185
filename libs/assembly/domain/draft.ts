import type { DrawCell, DrawPlan } from './draw-plan';

/** A paper while it is being drawn: which item stands where, and what that forbids. */
export class Draft {
  /** Item of each question; questions of a cell stand together. */
  readonly chosen: number[] = [];
  /** Cell of each question. */
  readonly cellOf: DrawCell[] = [];
  private readonly used = new Set<number>();
  private readonly perElement = new Map<number, number>();
  private readonly forbidden = new Map<number, number>();

  constructor(private readonly plan: DrawPlan) {}

  /** True where the item is not in the paper and has no enemy in it. */
  isFree(item: number): boolean {
    return !this.used.has(item) && !this.forbidden.has(item);
  }

  /** How many questions of the paper already ask about the item's element. */
  repeats(item: number): number {
    return this.perElement.get(this.plan.element[item] as number) ?? 0;
  }

  /** Puts the item in as the cell's next question. */
  add(cell: DrawCell, item: number): void {
    this.chosen.push(item);
    this.cellOf.push(cell);
    this.enter(item);
  }

  /** True where the item may take a question's place: nothing forbids it and no element is asked more often for it. */
  fits(question: number, item: number): boolean {
    const out = this.chosen[question] as number;
    this.leave(out);
    const fits = this.isFree(item) && this.repeats(item) <= this.repeats(out);
    this.enter(out);
    return fits;
  }

  /** Puts the item in a question's place where it fits; false where it does not. */
  swap(question: number, item: number): boolean {
    if (!this.fits(question, item)) return false;
    this.leave(this.chosen[question] as number);
    this.enter(item);
    this.chosen[question] = item;
    return true;
  }

  private enter(item: number): void {
    this.used.add(item);
    this.count(this.perElement, this.plan.element[item] as number, 1);
    for (const enemy of this.plan.enemies[item] ?? []) this.count(this.forbidden, enemy, 1);
  }

  private leave(item: number): void {
    this.used.delete(item);
    this.count(this.perElement, this.plan.element[item] as number, -1);
    for (const enemy of this.plan.enemies[item] ?? []) this.count(this.forbidden, enemy, -1);
  }

  private count(counts: Map<number, number>, key: number, by: number): void {
    const next = (counts.get(key) ?? 0) + by;
    if (next === 0) counts.delete(key);
    else counts.set(key, next);
  }
}
