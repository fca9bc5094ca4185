import type { ExposureReport } from '@kaowu/contracts';

/** Bars of the histogram: so wide, in percent of all papers. */
const STEP = 5;
/** Items that the report names. */
const NAMED = 200;

/** How an element table's items were shown: shares are parts of all papers of its released sets. */
export function exposureReportOf(
  rows: readonly Omit<ExposureReport['rows'][number], 'share'>[], released: { readonly sets: number; readonly papers: number }, items: number,
): ExposureReport {
  const shares = rows.map((row) => ({ ...row, share: released.papers === 0 ? 0 : Math.round((row.papers / released.papers) * 10_000) / 10_000 }));
  const highest = Math.max(STEP, ...shares.map(({ share }) => Math.ceil((share * 100) / STEP) * STEP));
  return {
    ...released, items,
    never: Math.max(0, items - new Set(rows.map(({ itemId }) => itemId)).size),
    histogram: Array.from({ length: highest / STEP }, (_, bar) => ({
      fromPercent: bar * STEP, toPercent: (bar + 1) * STEP,
      items: shares.filter(({ share }) => share * 100 > bar * STEP && share * 100 <= (bar + 1) * STEP).length,
    })),
    rows: shares.slice(0, NAMED),
  };
}
