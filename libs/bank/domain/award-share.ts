import type { ItemBlank, ItemBody } from '@kaowu/contracts';
import { weightsOf } from './item-weights';

const clamp = (share: number): number => Math.min(1, Math.max(0, share));
const same = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((v, i) => v === b[i]);

/** A text as it is compared: one width, one case where case does not matter, single blanks. */
const plain = (text: string, caseSensitive: boolean): string => {
  const one = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  return caseSensitive ? one : one.toLowerCase();
};

function blankShare({ accepted, caseSensitive = false }: ItemBlank, given: string): number {
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

function pairShare(pairs: NonNullable<ItemBody['pairs']>, given: readonly string[]): number {
  const right = pairs.filter((p) => p.left !== '' && p.right !== '');
  const chosen = new Set(given);
  const weighed = right.some((p) => p.weight !== undefined);
  const hits = right.filter((p) => chosen.has(`${p.left}\u0000${p.right}`));
  if (weighed) return hits.reduce((sum, p) => sum + (p.weight ?? 0), 0) / 100;
  return hits.length === right.length && chosen.size === right.length ? 1 : 0;
}

/**
 * The share of a question's points that an answer earns, 0 to 1: exact sets, orders and pairs, except where the
 * question weighs its answers. `response` holds option ids (for orders in the order given), a text for each blank, a
 * number, or pairs as left and right text joined by U+0000. Null for free writing, which a person marks.
 */
export function awardShare(item: ItemBody, response: readonly string[]): number | null {
  switch (item.type) {
    case 'single':
    case 'multiple':
    case 'true_false': {
      if (!item.options.some((o) => o.weight !== undefined)) return same([...response].sort(), [...item.key].sort()) ? 1 : 0;
      const weights = weightsOf(item);
      return clamp(item.options.reduce((sum, o, i) => sum + (response.includes(o.id) ? (weights[i] ?? 0) : 0), 0) / 100);
    }
    case 'ordering':
      return same(response, item.key) ? 1 : 0;
    case 'matching':
      return clamp(pairShare(item.pairs ?? [], response));
    case 'numerical':
      return clamp(numberShare(item.numbers ?? [], response[0] ?? ''));
    case 'fill_in':
    case 'short_answer': {
      const blanks = item.blanks ?? (item.key.length > 0 ? [{ accepted: item.key.map((text) => ({ text })) }] : []);
      if (blanks.length === 0) return null;
      return clamp(blanks.reduce((sum, blank, i) => sum + blankShare(blank, response[i] ?? ''), 0) / blanks.length);
    }
    case 'calculation':
    case 'case':
    case 'essay':
      return null;
  }
}
