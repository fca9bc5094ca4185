import type { KeyScoring, ShownQuestion } from '@kaowu/contracts';
import type { SeededRandom } from '@kaowu/kernel';
import type { ItemText } from './item-text';

type Choice = ShownQuestion['options'][number];

/** What a paper of form 2 says of a question beside stem, options and key. */
export interface Extras {
  readonly shown: Pick<ShownQuestion, 'stimulus' | 'html' | 'blanks' | 'unit' | 'lefts' | 'rights'>;
  readonly scoring: KeyScoring | undefined;
  /** The key as a person reads it; undefined where the letters of the options say it. */
  readonly key: string[] | undefined;
}

const NOTHING: Extras = { shown: {}, scoring: undefined, key: undefined };

const letter = (place: number): string => (place < 26 ? String.fromCharCode(65 + place) : `A${place - 25}`);
const distinct = (texts: readonly string[]): string[] => [...new Set(texts.filter((text) => text !== ''))];

/** A text with the HTML that shows it, where it has some. */
export const choiceOf = (item: ItemText, id: string, text: string): Choice => {
  const html = item.rich?.[text];
  return html === undefined ? { id, text } : { html, id, text };
};

function matching(item: ItemText, random: SeededRandom): Extras {
  const pairs = item.pairs ?? [];
  const lefts = distinct(pairs.map((p) => p.left)).map((text, i) => choiceOf(item, String(i + 1), text));
  const rights = random.shuffle(distinct(pairs.map((p) => p.right))).map((text, i) => choiceOf(item, letter(i), text));
  const idOf = (of: readonly Choice[], text: string): string => of.find((c) => c.text === text)?.id ?? '';
  const right = pairs.filter((p) => p.left !== '' && p.right !== '').map(({ left, right: partner, weight }) => ({ left: idOf(lefts, left), right: idOf(rights, partner), ...(weight === undefined ? {} : { weight }) }));
  return { shown: { lefts, rights }, scoring: { pairs: right }, key: right.map((p) => `${p.left}-${p.right}`) };
}

function blanks(item: ItemText, random: SeededRandom): Extras {
  const given = item.blanks ?? [];
  return {
    shown: { blanks: given.map(({ accepted, choices }) => (choices ? { choices: random.shuffle(accepted.map((a) => a.text)) } : {})) },
    scoring: { blanks: given.map(({ accepted, caseSensitive }) => ({ accepted: accepted.map(({ text, weight }) => ({ text, ...(weight === undefined ? {} : { weight }) })), ...(caseSensitive ? { caseSensitive } : {}) })) },
    key: given.map(({ accepted }) => accepted.filter((a) => (a.weight ?? 100) >= 100).map((a) => a.text).join(' / ')),
  };
}

function byType(item: ItemText, random: SeededRandom): Extras {
  switch (item.type) {
    case 'matching':
      return matching(item, random);
    case 'numerical': {
      const numbers = (item.numbers ?? []).map(({ value, tolerance, weight }) => ({ tolerance, value, ...(weight === undefined ? {} : { weight }) }));
      return {
        shown: item.unit === undefined ? {} : { unit: item.unit }, scoring: { numbers },
        key: numbers.filter((n) => (n.weight ?? 100) >= 100).map((n) => (n.tolerance === '0' ? n.value : `${n.value} ± ${n.tolerance}`)),
      };
    }
    case 'ordering':
      return { shown: {}, scoring: {}, key: undefined };
    default:
      return item.blanks ? blanks(item, random) : NOTHING;
  }
}

/** Whether a question says more than stem, options and key. Those that do not are written the fast way. */
export const hasExtras = ({ type, stimulus, blanks, weights, rich, credit }: ItemText): boolean =>
  stimulus !== undefined || blanks !== undefined || weights !== undefined || rich !== undefined || credit !== undefined || type === 'matching' || type === 'numerical' || type === 'ordering';

/** What form 2 adds to a question; `from` are the options as shown, with the ids that the item gives them. */
export function extrasOf(item: ItemText, from: readonly { readonly id: string; readonly from: string }[], random: SeededRandom): Extras {
  const { shown, scoring, key } = byType(item, random);
  const weights = item.weights && Object.fromEntries(from.map((o) => [o.id, item.weights?.[o.from] ?? 0]));
  const more = { ...(item.credit === undefined ? {} : { credit: item.credit }), ...(weights ? { weights } : {}) };
  const html = item.rich?.[item.stem];
  const all = { ...scoring, ...more };
  return {
    shown: { ...shown, ...(item.stimulus === undefined ? {} : { stimulus: { text: item.stimulus, html: item.rich?.[item.stimulus] } }), ...(html === undefined ? {} : { html }) }, scoring: scoring !== undefined || Object.keys(more).length > 0 ? all : undefined,
    key: item.type === 'ordering' ? item.key.map((k) => from.find((o) => o.from === k)?.id ?? k) : key,
  };
}

/** A value with the members of its objects in alphabetical order, those that are undefined left out: canonical once it is JSON. */
export function sorted<T>(value: T): T {
  if (Array.isArray(value)) return (value as readonly unknown[]).map((v) => sorted(v)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value as Record<string, unknown>).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, v]) => [name, sorted(v)])) as T;
}
