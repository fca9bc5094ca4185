/** A mixed-integer linear model in rows, as the solver takes it: numbers only, no names. */
export interface SparseModel {
  readonly columns: number;
  readonly cost: Float64Array;
  readonly columnLower: Float64Array;
  readonly columnUpper: Float64Array;
  /** 1 where the column is whole. */
  readonly whole: Int32Array;
  readonly maximise: boolean;
  readonly rows: number;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** Row r has the entries `starts[r]` … `starts[r + 1] − 1`. */
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** Collects columns and rows of a model. */
export class ModelBuilder {
  private readonly cost: number[] = [];
  private readonly lower: number[] = [];
  private readonly upper: number[] = [];
  private readonly whole: number[] = [];
  private readonly rowLower: number[] = [];
  private readonly rowUpper: number[] = [];
  private readonly starts: number[] = [0];
  private readonly indices: number[] = [];
  private readonly values: number[] = [];

  /** Adds a column and gives back its index. */
  column(of: { readonly lower: number; readonly upper: number; readonly whole: boolean; readonly cost?: number }): number {
    this.cost.push(of.cost ?? 0);
    this.lower.push(of.lower);
    this.upper.push(of.upper);
    return this.whole.push(of.whole ? 1 : 0) - 1;
  }

  /** Adds to the price of a column. */
  price(column: number, cost: number): void {
    this.cost[column] = (this.cost[column] ?? 0) + cost;
  }

  /** Adds a row; entries of the same column are added up, those that come to nothing are left out. */
  row(lower: number, upper: number, entries: readonly (readonly [column: number, value: number])[]): void {
    const sums = new Map<number, number>();
    for (const [column, value] of entries) sums.set(column, (sums.get(column) ?? 0) + value);
    for (const [column, value] of sums) {
      if (value === 0) continue;
      this.indices.push(column);
      this.values.push(value);
    }
    this.starts.push(this.indices.length);
    this.rowLower.push(lower);
    this.rowUpper.push(upper);
  }

  /** The model so far. */
  build(maximise: boolean): SparseModel {
    return {
      columns: this.cost.length, cost: Float64Array.from(this.cost), columnLower: Float64Array.from(this.lower),
      columnUpper: Float64Array.from(this.upper), whole: Int32Array.from(this.whole), maximise,
      rows: this.rowLower.length, rowLower: Float64Array.from(this.rowLower), rowUpper: Float64Array.from(this.rowUpper),
      starts: Int32Array.from(this.starts), indices: Int32Array.from(this.indices), values: Float64Array.from(this.values),
    };
  }
}
