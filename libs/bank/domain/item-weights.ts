import type { AcceptedText, ItemBody, ItemType } from '@kaowu/contracts';

type Option = ItemBody['options'][number];

const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.01;

/** A weight as kept: at most five decimals, for files print a third as 33.33333. */
export const roundWeight = (weight: number): number => Math.round(weight * 1e5) / 1e5 + 0;

/**
 * The weight in percent that each option has where nothing else is said: a single choice or true/false pays 100 for
 * the right one and 0 otherwise; of a multiple choice the right ones share 100 and each wrong one takes all of it,
 * so that only the exact set pays (rules.md, Papers).
 */
export function standardWeight(type: ItemType, right: boolean, rightCount: number): number {
  if (type !== 'multiple') return right ? 100 : 0;
  return right ? 100 / Math.max(1, rightCount) : -100;
}

/** The weight of each option, said or standard. */
export function weightsOf({ type, options, key }: Pick<ItemBody, 'type' | 'options' | 'key'>): number[] {
  return options.map((o) => o.weight ?? standardWeight(type, key.includes(o.id), key.length));
}

/** Whether these weights say what the type says anyway. */
export const areStandard = (type: ItemType, options: readonly Option[], key: readonly string[]): boolean =>
  options.every((o) => o.weight === undefined || near(o.weight, standardWeight(type, key.includes(o.id), key.length)));

const withoutWeight = ({ weight: _, ...rest }: Option): Option => rest;

/** Options whose weights, of all or none, say more than the key: a single choice that pays 100 for one alone has none. */
export function cleanWeights(type: ItemType, options: readonly Option[], key: readonly string[]): Option[] {
  const weighed = options.some((o) => o.weight !== undefined) && (type === 'multiple' || (type === 'single' && !areStandard(type, options, key)));
  if (!weighed) return options.map(withoutWeight);
  return options.map((o) => ({ ...o, weight: roundWeight(o.weight ?? standardWeight(type, key.includes(o.id), key.length)) }));
}

/** Whether an accepted text earns all points. */
export const paysInFull = ({ text, weight }: AcceptedText): boolean => text !== '*' && (weight === undefined || weight >= 100);
