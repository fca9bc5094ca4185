import type { EstimateSummary } from '@kaowu/contracts';

/** One judge's latest estimate: how many of 100 just competent candidates would be right, as a share. */
export interface Estimate {
  readonly judgeId: string;
  readonly judge: string;
  readonly estimate: number;
  readonly at: string;
}

const thousandths = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * The estimates of a version as a person may see them (Angoff 1971, in Thorndike, Educational Measurement, 2nd ed.,
 * pp. 514–515; the mean over judges is the expected facility for the just competent): who judges too sees the others'
 * only after giving one of their own, for judges do not follow each other.
 */
export function estimateSummary(estimates: readonly Estimate[], reader: { readonly id: string; readonly judges: boolean }): EstimateSummary {
  const own = estimates.find((e) => e.judgeId === reader.id)?.estimate ?? null;
  if (reader.judges && own === null) return { judges: estimates.length, mean: null, deviation: null, own, estimates: [] };
  const values = estimates.map((e) => e.estimate);
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  const squares = values.reduce((sum, v) => sum + (v - mean) ** 2, 0);
  return {
    judges: values.length, mean: values.length === 0 ? null : thousandths(mean),
    deviation: values.length < 2 ? null : thousandths(Math.sqrt(squares / (values.length - 1))), own,
    estimates: estimates.map(({ judge, estimate, at }) => ({ judge, estimate, at })),
  };
}
