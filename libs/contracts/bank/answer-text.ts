import type { AcceptedText, ItemBody, ItemNumber, ItemPair } from './item-body';

const ARROW = /\s*(?:->|→|＝>|=>)\s*/;
const BETWEEN_BLANKS = /^-{3,}$/;

const weighed = (weight: number | undefined, text: string): string => (weight === undefined ? text : `%${weight}% ${text}`);

function splitWeight(line: string): { weight?: number; text: string } {
  const [, weight, text] = /^%(-?\d+(?:\.\d+)?)%\s*(.*)$/.exec(line) ?? [];
  return weight === undefined || text === undefined ? { text: line } : { weight: Number(weight), text };
}

/**
 * Answers that are no options, as a person types them and a cell of a spreadsheet holds them: an accepted text a line
 * (`%50% text` earns half), blanks parted by a line `---`, a number as `6.25 ± 0.05`, a pair as `left → right`.
 */
export function answerText({ type, key, blanks, numbers, pairs }: Pick<ItemBody, 'type' | 'key' | 'blanks' | 'numbers' | 'pairs'>): string {
  if (type === 'numerical') return (numbers ?? []).map((n) => weighed(n.weight, n.tolerance === '0' ? n.value : `${n.value} ± ${n.tolerance}`)).join('\n');
  if (type === 'matching') return (pairs ?? []).map((p) => `${p.left} → ${p.right}`.trim()).join('\n');
  if (blanks) return blanks.map((b) => b.accepted.map((a) => weighed(a.weight, a.text)).join('\n')).join('\n---\n');
  return key.join('\n');
}

const numberOf = (line: string): ItemNumber => {
  const { weight, text } = splitWeight(line);
  const [value = '', tolerance = '0'] = text.split(/\s*(?:±|\+\/-)\s*/);
  return { value, tolerance, ...(weight === undefined ? {} : { weight }) };
};

const pairOf = (line: string): ItemPair => {
  const [left = '', ...right] = line.split(ARROW);
  return { left: left.trim(), right: right.join(' → ').trim() };
};

/** The answers that a person typed, by the type of the question. What cannot be read stays as it is, for the check to name. */
export function readAnswerText(type: ItemBody['type'], text: string): Pick<ItemBody, 'key' | 'blanks' | 'numbers' | 'pairs'> {
  const lines = text.split(/\n|\|\|/).map((line) => line.trim()).filter((line) => line !== '');
  if (type === 'numerical') return { key: [], numbers: lines.map(numberOf) };
  if (type === 'matching') return { key: [], pairs: lines.map(pairOf) };
  if (type !== 'fill_in' && type !== 'short_answer') return { key: lines };
  const groups: AcceptedText[][] = [[]];
  for (const line of lines) {
    if (BETWEEN_BLANKS.test(line)) groups.push([]);
    else groups.at(-1)?.push(splitWeight(line));
  }
  const filled = groups.filter((group) => group.length > 0);
  return { key: [], ...(filled.length === 0 ? {} : { blanks: filled.map((accepted) => ({ accepted })) }) };
}
