import type { ItemStatistics, ItemSums, RuleSetValues, StatisticRow } from '@kaowu/contracts';

/** What is needed of the sums of one version in one round for its options. */
export type RoundSums = Pick<ItemSums, 'responses' | 'rest' | 'restSquared' | 'options'>;

const share = (value: number): number => Math.round(value * 10_000) / 10_000;

/**
 * Frequencies and discriminations of the options of one version over several rounds. The point-biserial of "chose this
 * option" with the rest of the paper is pooled within rounds: for one option, covariance Σr over choosers − n₁·R/n and
 * variances n₁ − n₁²/n and Σr² − R²/n are summed over the rounds first (Crocker & Algina 1986, ch. 14). A right option's
 * should be positive, a distractor's negative. Null where all or none chose it, or all rests are equal.
 */
export function optionStatistics(rounds: readonly RoundSums[], key: readonly string[], optionIds: readonly string[]): ItemStatistics['options'] {
  const responses = rounds.reduce((sum, r) => sum + r.responses, 0);
  const restVariance = rounds.reduce((sum, r) => sum + r.restSquared - (r.rest * r.rest) / r.responses, 0);
  const ids = [...new Set([...optionIds, ...rounds.flatMap((r) => r.options.map((o) => o.id))])];
  return ids.map((id) => {
    const own = rounds.map((r) => ({ round: r, option: r.options.find((o) => o.id === id) ?? { id, chosen: 0, rest: 0 } }));
    const chosen = own.reduce((sum, { option }) => sum + option.chosen, 0);
    const variance = own.reduce((sum, { round, option }) => sum + option.chosen - (option.chosen * option.chosen) / round.responses, 0);
    const covariance = own.reduce((sum, { round, option }) => sum + option.rest - (option.chosen * round.rest) / round.responses, 0);
    const defined = variance > 1e-9 && restVariance > 1e-9;
    return { id, right: key.includes(id), chosen, share: responses === 0 ? 0 : share(chosen / responses), discrimination: defined ? share(covariance / Math.sqrt(variance * restVariance)) : null };
  });
}

/** Where results speak against an item. */
export type Flag = StatisticRow['flags'][number];

/** What a rule set says of items with results. */
export type RetirementRule = Pick<
  NonNullable<RuleSetValues['bank']>, 'minResponses' | 'facilityAtLeastPercent' | 'facilityAtMostPercent' | 'discriminationAtLeastHundredths' | 'seenAtMost'
>;

/**
 * Why the rule proposes to retire an item; a person decides (D19). Figures from fewer answers than the rule asks are
 * chance and flag nothing. The bounds themselves are still good. How often it was seen needs no minimum.
 */
export function retirementFlags(
  { responses, facility, discrimination }: { readonly responses: number; readonly facility: number; readonly discrimination: number | null }, rule: RetirementRule | null,
): Flag[] {
  if (!rule) return [];
  const enough = responses >= rule.minResponses;
  return [
    ...(enough && facility * 100 < rule.facilityAtLeastPercent ? ['too-hard' as const] : []),
    ...(enough && facility * 100 > rule.facilityAtMostPercent ? ['too-easy' as const] : []),
    ...(enough && discrimination !== null && discrimination * 100 < rule.discriminationAtLeastHundredths ? ['discriminates-badly' as const] : []),
    ...(responses > rule.seenAtMost ? ['seen-too-often' as const] : []),
  ];
}

/** The difficulty to adopt from an observed facility: two decimals, never 0 or 1, for no item is certain. */
export const adoptedDifficulty = (facility: number): number => Math.min(0.99, Math.max(0.01, Math.round(facility * 100) / 100));
