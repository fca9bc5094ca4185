import { itemType, type ItemFormat, type ItemImportReport, type ItemType, type ProblemDetail } from '@kaowu/contracts';
import { sheetProblems } from './words';

/** Faults and warnings that are kept with their places; the counts beside them are complete. */
const MAX_KEPT = 10_000;

const noItems = (): Record<ItemType, number> => Object.fromEntries(itemType.options.map((type) => [type, 0])) as Record<ItemType, number>;

/** Counts what an import came upon. */
export class ImportTally {
  readonly items = noItems();
  readonly byType = noItems();
  readonly problems: ProblemDetail[] = [];
  readonly warnings: ProblemDetail[] = [];
  taken = 0;
  unchanged = 0;
  rejected = 0;
  faults = 0;

  /** Entries that were read so far. */
  get total(): number {
    return this.taken + this.unchanged + this.rejected;
  }

  found(type: ItemType, fresh: boolean): void {
    this.items[type] += 1;
    if (fresh) this.byType[type] += 1;
    if (fresh) this.taken += 1;
    else this.unchanged += 1;
  }

  reject(count: number, problems: readonly ProblemDetail[]): void {
    this.rejected += count;
    this.faults += problems.length;
    this.problems.push(...problems.slice(0, Math.max(0, MAX_KEPT - this.problems.length)));
  }

  warn(warnings: readonly ProblemDetail[]): void {
    this.warnings.push(...warnings.slice(0, Math.max(0, MAX_KEPT - this.warnings.length)));
  }

  /** The report, with at most `listed` faults and as many warnings. */
  report(format: ItemFormat | null, dryRun: boolean, listed?: number): ItemImportReport {
    const { total, taken, unchanged, rejected, items, byType } = this;
    return { dryRun, format, total, taken, unchanged, rejected, items, byType, problems: sheetProblems(this.problems, listed), warnings: sheetProblems(this.warnings, listed) };
  }
}
