/** What the earlier papers of a set have used: ceilings and overlaps are counted over it. */
export class Ledger {
  private readonly used: Int32Array;
  private readonly papersWith: number[][] | null;
  private papers = 0;

  /** `items`: size of the pool; `ceiling`: papers that an item may stand in; `overlaps`: whether common questions are counted. */
  constructor(items: number, private readonly ceiling: number, overlaps: boolean) {
    this.used = new Int32Array(items);
    this.papersWith = overlaps ? Array.from({ length: items }, () => []) : null;
  }

  /** Papers so far that the item stands in. */
  uses(item: number): number {
    return this.used[item] ?? 0;
  }

  /** True where the item may stand in no further paper. */
  isFull(item: number): boolean {
    return this.uses(item) >= this.ceiling;
  }

  /** The earlier papers that the item stands in; empty where overlaps are not counted. */
  papersOf(item: number): readonly number[] {
    return this.papersWith?.[item] ?? [];
  }

  /** Enters a paper that is part of the set. */
  record(items: readonly number[]): void {
    for (const item of items) {
      this.used[item] = this.uses(item) + 1;
      this.papersWith?.[item]?.push(this.papers);
    }
    this.papers++;
  }

  /** Questions in common with each earlier paper that shares any. */
  overlapsOf(items: readonly number[]): Map<number, number> {
    const common = new Map<number, number>();
    for (const item of items) for (const paper of this.papersOf(item)) common.set(paper, (common.get(paper) ?? 0) + 1);
    return common;
  }
}
