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

/** Options without weights where all of them are the standard ones, so that the same question from two files is one content. */
export function withoutStandardWeights(type: ItemType, options: readonly Option[], key: readonly string[]): Option[] {
  const plain = options.every((o) => o.weight === undefined || near(o.weight, standardWeight(type, key.includes(o.id), key.length)));
  const weighed = type === 'single' || type === 'multiple';
  return options.map(({ weight, ...rest }) => (plain || !weighed ? rest : { ...rest, weight: roundWeight(weight ?? standardWeight(type, key.includes(rest.id), key.length)) }));
}

/** Whether an accepted text earns all points. */
export const paysInFull = ({ text, weight }: AcceptedText): boolean => text !== '*' && (weight === undefined || weight >= 100);
