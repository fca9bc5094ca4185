import { ITEM_TYPES, type Credit, type ItemBlank, type ItemBody } from '@kaowu/contracts';
import { weightsOf } from './item-weights';

const clamp = (share: number): number => Math.min(1, Math.max(0, share));
const same = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((v, i) => v === b[i]);

/** A text as it is compared: one width, one case where case does not matter, single blanks. */
const plain = (text: string, caseSensitive: boolean): string => {
  const one = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  return caseSensitive ? one : one.toLowerCase();
};

function blankShare({ accepted, caseSensitive = false }: Pick<ItemBlank, 'accepted' | 'caseSensitive'>, given: string): number {
  if (given.trim() === '') return 0;
  const hit = accepted.find((a) => a.text !== '*' && plain(a.text, caseSensitive) === plain(given, caseSensitive)) ?? accepted.find((a) => a.text === '*');
  return (hit?.weight ?? (hit && hit.text !== '*' ? 100 : 0)) / 100;
}

function numberShare(numbers: NonNullable<ItemBody['numbers']>, given: string): number {
  const value = Number(given.normalize('NFKC').replace(/\s/g, ''));
  if (given.trim() === '' || !Number.isFinite(value)) return 0;
  // A hair of binary noise must not decide at the edge of the tolerance.
  const within = numbers.filter((n) => n.value !== '*' && Math.abs(value - Number(n.value)) <= Number(n.tolerance) + 1e-9 * Math.max(1, Math.abs(Number(n.value))));
  return within.reduce((best, n) => Math.max(best, n.weight ?? 100), 0) / 100;
}

function pairShare(pairs: NonNullable<ItemBody['pairs']>, given: readonly string[], credit: Credit): number {
  const right = pairs.filter((p) => p.left !== '' && p.right !== '');
  const chosen = new Set(given);
  const weighed = right.some((p) => p.weight !== undefined);
  const hits = right.filter((p) => chosen.has(`${p.left}\u0000${p.right}`));
  if (weighed) return hits.reduce((sum, p) => sum + (p.weight ?? 0), 0) / 100;
  // Whoever joins everything with everything has matched nothing.
  if (credit === 'share') return chosen.size > right.length ? 0 : hits.length / Math.max(1, right.length);
  return hits.length === right.length && chosen.size === right.length ? 1 : 0;
}

/** What scoring needs of a question. */
export type Scored = Pick<ItemBody, 'type' | 'options' | 'key' | 'blanks' | 'numbers' | 'pairs' | 'credit'>;

/** The right options that were found, where no wrong one was chosen. */
function choiceShare(item: Scored, response: readonly string[]): number {
  if (item.options.some((o) => o.weight !== undefined)) {
    const weights = weightsOf(item);
    return clamp(item.options.reduce((sum, o, i) => sum + (response.includes(o.id) ? (weights[i] ?? 0) : 0), 0) / 100);
  }
  const chosen = new Set(response);
  if (item.type === 'multiple' && item.credit === 'share') return [...chosen].every((c) => item.key.includes(c)) ? chosen.size / item.key.length : 0;
  return same([...chosen].sort(), [...item.key].sort()) ? 1 : 0;
}

/**
 * The share of a question's points that an answer earns, 0 to 1: exact sets, orders and pairs, except where the
 * question weighs its answers or says that a share is paid (`credit`): of several choices the right ones found while no
 * wrong one is chosen, of pairs and orders those in their place, of blanks each by itself. `response` holds option ids (for orders in the order given), a text for each blank, a
 * number, or pairs as left and right text joined by U+0000. Null for free writing, which a person marks.
 */
export function awardShare(item: Scored, response: readonly string[]): number | null {
  const credit = item.credit ?? ITEM_TYPES[item.type].credit ?? 'all';
  switch (item.type) {
    case 'single':
    case 'multiple':
    case 'true_false':
      return choiceShare(item, response);
    case 'ordering':
      return credit === 'share' ? item.key.filter((id, i) => response[i] === id).length / Math.max(1, item.key.length) : same(response, item.key) ? 1 : 0;
    case 'matching':
      return clamp(pairShare(item.pairs ?? [], response, credit));
    case 'numerical':
      return clamp(numberShare(item.numbers ?? [], response[0] ?? ''));
    case 'fill_in':
    case 'short_answer': {
      const blanks = item.blanks ?? (item.key.length > 0 ? [{ accepted: item.key.map((text) => ({ text })) }] : []);
      if (blanks.length === 0) return null;
      const share = clamp(blanks.reduce((sum, blank, i) => sum + blankShare(blank, response[i] ?? ''), 0) / blanks.length);
      return item.type === 'fill_in' && credit === 'all' && share < 1 && blanks.length > 1 ? 0 : share;
    }
    case 'calculation':
    case 'case':
    case 'essay':
      return null;
  }
}
