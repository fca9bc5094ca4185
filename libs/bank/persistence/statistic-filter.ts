import type { RetirementRule } from '../domain/item-statistics';

/**
 * Bounds of what released results say of an item, each with its edge. An item's figures are those of the newest of its
 * versions that was answered; one without answers meets no bound.
 */
export interface StatisticFilter {
  readonly facilityFrom?: number | undefined;
  readonly facilityTo?: number | undefined;
  readonly discriminationFrom?: number | undefined;
  readonly discriminationTo?: number | undefined;
  readonly seenAtLeast?: number | undefined;
  /** No version of it was ever answered. */
  readonly neverUsed?: boolean | undefined;
  /** The rule set proposes to retire it, it is approved, and nobody has kept it in the light of these answers. */
  readonly flagged?: boolean | undefined;
}

/** Whether anything of it is asked. */
export const asksStatistics = (f: StatisticFilter): boolean =>
  f.neverUsed === true || f.flagged === true || [f.facilityFrom, f.facilityTo, f.discriminationFrom, f.discriminationTo, f.seenAtLeast].some((bound) => bound !== undefined);

/** As `retirementFlags` says it, for every row at once; a test holds the two together. */
function flaggedBy(rule: RetirementRule, put: (value: number) => string): string {
  const least = put(rule.minResponses);
  const outside = [
    `t.facility * 100 < ${put(rule.facilityAtLeastPercent)}`, `t.facility * 100 > ${put(rule.facilityAtMostPercent)}`, `t.discrimination * 100 < ${put(rule.discriminationAtLeastHundredths)}`,
  ].join(' OR ');
  return `((t.responses >= ${least} AND (${outside})) OR t.responses > ${put(rule.seenAtMost)})
    AND EXISTS (SELECT 1 FROM item_version u WHERE u.id = t.version_id AND u.state = 'approved')
    AND NOT EXISTS (SELECT 1 FROM item_keeping k WHERE k.version_id = t.version_id AND k.responses >= t.responses)`;
}

/** The conditions on a line `v` of the list, with their values; the first takes the place behind `before`. */
export function statisticsAsked(f: StatisticFilter, rule: RetirementRule | null, before: number): { readonly conditions: string[]; readonly params: number[] } {
  const params: number[] = [];
  const put = (value: number): string => `$${before + params.push(value)}::float8`;
  const bounds = ([['facility', '>=', f.facilityFrom], ['facility', '<=', f.facilityTo], ['discrimination', '>=', f.discriminationFrom], ['discrimination', '<=', f.discriminationTo], ['responses', '>=', f.seenAtLeast]] as const)
    .flatMap(([column, sign, bound]) => (bound === undefined ? [] : [`t.${column} ${sign} ${put(bound)}`]));
  // Without a rule nothing is proposed.
  if (f.flagged === true) bounds.push(rule === null ? 'false' : flaggedBy(rule, put));
  const answered = 'FROM item_statistic_total t WHERE t.item_id = v.item_id AND t.latest';
  return {
    conditions: [
      ...(bounds.length > 0 ? [`EXISTS (SELECT 1 ${answered} AND ${bounds.join(' AND ')})`] : []),
      ...(f.neverUsed === true ? [`NOT EXISTS (SELECT 1 ${answered})`] : []),
    ],
    params,
  };
}
