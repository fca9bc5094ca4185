import type { AcceptedText, ItemBlank, ItemBody, ItemNumber, ItemPair, ItemSource, ProblemDetail } from '@kaowu/contracts';
import { paysInFull, roundWeight } from './item-weights';
import { plainText } from './plain-text';

const weighed = (weight: number | undefined): { weight?: number } => (weight === undefined || weight === 100 ? {} : { weight: roundWeight(weight) });
const commented = (feedback: string | undefined): { feedback?: string } => {
  const text = plainText(feedback ?? '');
  return text === '' ? {} : { feedback: text };
};

/** A text that an answer may be, cleaned; members that say nothing are left out. */
export const cleanAccepted = ({ text, weight, feedback }: AcceptedText): AcceptedText => ({ text: plainText(text), ...weighed(weight), ...commented(feedback) });

/** Cleaned blanks; texts that are empty are no answers. */
export const cleanBlanks = (blanks: readonly ItemBlank[]): ItemBlank[] =>
  blanks.map(({ accepted, caseSensitive, choices }) => ({ accepted: accepted.map(cleanAccepted).filter((a) => a.text !== ''), ...(caseSensitive ? { caseSensitive } : {}), ...(choices ? { choices } : {}) }));

/** A decimal as kept: no sign, blanks or zeros that say nothing; '' where it is no number. */
export function cleanNumber(text: string): string {
  const plain = text.normalize('NFKC').replace(/\s/g, '').replace(/^\+/, '').replace(/^(-?)\./, '$10.').replace(/\.$/, '');
  if (plain === '*') return plain;
  return /^-?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(plain) ? plain : '';
}

/** Cleaned numbers; one that is none keeps an empty value, which the check names. */
export const cleanNumbers = (numbers: readonly ItemNumber[]): ItemNumber[] =>
  numbers.map(({ value, tolerance, weight, feedback }) => ({ value: cleanNumber(value), tolerance: cleanNumber(tolerance).replace(/^-/, '') || '0', ...weighed(weight), ...commented(feedback) }));

/**
 * Cleaned pairs: what belongs together first, then entries without partner, then decoys. Repeated pairs, and single
 * texts that stand in a pair already, say nothing.
 */
export function cleanPairs(pairs: readonly ItemPair[]): ItemPair[] {
  const clean = pairs.map(({ left, right, weight }) => ({ left: plainText(left), right: plainText(right), ...(weight === undefined ? {} : { weight: roundWeight(weight) }) }));
  const both = distinct(clean.filter((p) => p.left !== '' && p.right !== ''));
  const alone = distinct(clean.filter((p) => p.right === '' && p.left !== '' && both.every((b) => b.left !== p.left)));
  const decoys = distinct(clean.filter((p) => p.left === '' && p.right !== '' && both.every((b) => b.right !== p.right)));
  return [...both, ...alone, ...decoys];
}

const distinct = (pairs: readonly ItemPair[]): ItemPair[] => pairs.filter((p, i) => pairs.findIndex((q) => q.left === p.left && q.right === p.right) === i);

/** What a file calls a question, cleaned and cut to what is kept; undefined where it says nothing. */
export function cleanSource(source: ItemSource | undefined): ItemSource | undefined {
  if (!source) return undefined;
  const cut = (text: string | undefined, max: number): string => [...plainText(text ?? '')].slice(0, max / 2).join('').trim();
  const category = (source.category ?? []).map((part) => cut(part, 300)).filter((part) => part !== '').slice(0, 20);
  const [identifier, title, language] = [cut(source.identifier, 300), cut(source.title, 500), cut(source.language, 35)];
  const points = source.points !== undefined && source.points >= 0 && source.points <= 100_000 ? Math.round(source.points * 1e5) / 1e5 : undefined;
  const clean: ItemSource = {
    ...(identifier === '' ? {} : { identifier }), ...(title === '' ? {} : { title }), ...(category.length === 0 ? {} : { category }),
    ...(language === '' ? {} : { language }), ...(points === undefined ? {} : { points }),
  };
  return Object.keys(clean).length === 0 ? undefined : clean;
}

/**
 * Blanks and key of a question answered by texts: a single blank that only lists full answers is said by the key
 * alone; of several blanks no one key exists. Model answers of free writing stay as they are.
 */
export function blanksAndKey(raw: ItemBody): Pick<ItemBody, 'key' | 'blanks'> {
  const given = raw.key.map(plainText).filter((k) => k !== '');
  const blanks = cleanBlanks(raw.blanks ?? []);
  const [only] = blanks;
  if (!only) return { key: given };
  if (blanks.length > 1) return { key: [], blanks };
  const key = only.accepted.filter(paysInFull).map((a) => a.text);
  const plain = !only.caseSensitive && !only.choices && only.accepted.every((a) => paysInFull(a) && a.feedback === undefined);
  return plain ? { key } : { key, blanks };
}

const at = (field: string, code: string, params: ProblemDetail['params'] = {}): ProblemDetail => ({ code, field, params });

/** What is wrong with blanks, numbers and pairs. */
export function answerProblems(body: ItemBody): ProblemDetail[] {
  switch (body.type) {
    case 'fill_in':
      if (body.blanks) return body.blanks.some((b) => !b.accepted.some(paysInFull)) ? [at('key', 'item.key-missing')] : [];
      return body.key.length === 0 ? [at('key', 'item.key-missing')] : [];
    case 'numerical': {
      const wrong = (body.numbers ?? []).filter((n) => n.value === '').map(() => at('key', 'item.number-invalid', { value: '' }));
      const right = (body.numbers ?? []).some((n) => n.value !== '*' && n.value !== '' && (n.weight ?? 100) >= 100);
      return wrong.length > 0 ? wrong : right ? [] : [at('key', 'item.number-missing')];
    }
    case 'matching':
      return (body.pairs ?? []).filter((p) => p.left !== '' && p.right !== '').length < 2 ? [at('key', 'item.pairs-too-few', { min: 2 })] : [];
    case 'ordering': {
      const named = new Set(body.key);
      return body.options.every((o) => named.has(o.id)) && named.size === body.key.length && body.key.length === body.options.length ? [] : [at('key', 'item.order-incomplete')];
    }
    default:
      return [];
  }
}
