/** One measured figure. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the issue asks for, in words ("≥ 1.0", "< 2 s"). */
  readonly target: string;
  /** The figure as a ratio to a baseline measured in the same run, where it is one. */
  readonly ratio?: number;
  readonly note?: string;
}
