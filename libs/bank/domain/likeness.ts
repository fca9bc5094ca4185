import type { ItemBody } from '@kaowu/contracts';

/** Bits of the words of an item: each of its characters and pairs of characters sets two of them. */
export const WORD_BITS = 2048;
/** Marks by which the likeness of two questions is judged, and how they are bundled to be looked up. */
export const MARKS = 30;
export const BANDS = 10;
const PER_BAND = MARKS / BANDS;
/** From this share of common pairs of characters on, two questions are near-duplicates. */
export const ALIKE = 0.65;

/** One gram as 16 bytes: its length and its characters. A keyed cipher turns each into 16 bytes that say nothing. */
export const GRAM_BYTES = 16;

/** A text whose formulas are what they show, not how they are written, and whose media are what is said of them. */
const withoutMarkup = (text: string): string => text.replace(/!\[([^\]\n]*)\]\(media:[^)]*\)/g, '$1').replace(/<math[\s>][\s\S]*?<\/math>/g, (xml) => xml.replace(/<annotation[\s\S]*?<\/annotation>/g, '').replace(/<[^>]*>/g, ''));

/** A text to compare and search by: one width, one case, without punctuation, signs and blanks. */
export const normalised = (text: string): string => (/<math|\]\(media:/.test(text) ? withoutMarkup(text) : text).normalize('NFKC').toLowerCase().replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, '');

/** What a search looks through: everything that the question says, and what its file called it. */
export const searchedText = ({ stem, stimulus = '', options, key, explanation, blanks = [], pairs = [], source }: ItemBody): string[] =>
  [stem, stimulus, ...options.map((o) => o.text), ...key.filter((k) => k.length > 1), explanation, ...blanks.flatMap((b) => b.accepted.map((a) => a.text)), ...pairs.flatMap((p) => [p.left, p.right]), source?.title ?? '', source?.identifier ?? '']
    .map(normalised).filter((text) => text !== '');

/** What makes a question the same question: stem, and what is chosen among, in no order. */
export function comparedText({ type, stem, options, blanks = [], pairs = [] }: Pick<ItemBody, 'type' | 'stem' | 'options' | 'blanks' | 'pairs'>): string[] {
  const chosen = type === 'true_false' ? [] : [...options.map((o) => o.text), ...pairs.flatMap((p) => [p.left, p.right]), ...blanks.filter((b) => b.choices).flatMap((b) => b.accepted.map((a) => a.text))];
  return [stem, ...chosen].map(normalised).filter((text) => text !== '');
}

const charsOf = (text: string): number[] => Array.from(text, (c) => c.codePointAt(0) ?? 0);

/** The different pairs of neighbouring characters of texts; a text of one character is a pair with nothing. */
export function pairsOf(texts: readonly string[]): Set<number> {
  const pairs = new Set<number>();
  for (const text of texts) {
    const chars = charsOf(text);
    if (chars.length === 1) pairs.add((chars[0] as number) * 0x200000);
    for (let i = 1; i < chars.length; i++) pairs.add((chars[i - 1] as number) * 0x200000 + (chars[i] as number));
  }
  return pairs;
}

/** The different characters and pairs of neighbours: what the words of an item, or of a search, are made of. */
export function gramsOf(texts: readonly string[], withSingles = true): Set<number> {
  const grams = new Set<number>();
  for (const text of texts) {
    const chars = charsOf(text);
    if (withSingles || chars.length === 1) for (const c of chars) grams.add(c);
    for (let i = 1; i < chars.length; i++) grams.add((chars[i - 1] as number) * 0x200000 + (chars[i] as number));
  }
  return grams;
}

/** Grams as blocks of 16 bytes. */
export function blocksOfGrams(grams: ReadonlySet<number>): Uint8Array {
  const blocks = new Uint8Array(grams.size * GRAM_BYTES);
  const view = new DataView(blocks.buffer);
  let at = 0;
  for (const gram of grams) {
    view.setUint32(at, Math.floor(gram / 0x200000));
    view.setUint32(at + 4, gram % 0x200000);
    at += GRAM_BYTES;
  }
  return blocks;
}

/** The words of an item from its blinded grams: 2048 bits, as hex. */
export function wordBits(blinded: Uint8Array): string {
  const bits = new Uint8Array(WORD_BITS / 8);
  const set = (bit: number): void => { bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (128 >> (bit & 7)); };
  for (let at = 0; at < blinded.length; at += GRAM_BYTES) {
    set((((blinded[at] ?? 0) << 8) | (blinded[at + 1] ?? 0)) % WORD_BITS);
    set((((blinded[at + 2] ?? 0) << 8) | (blinded[at + 3] ?? 0)) % WORD_BITS);
  }
  return Array.from(bits, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The marks of a question from its blinded pairs: of each of 30 orders the first pair (MinHash). */
export function marksOf(blinded: Uint8Array): Uint32Array {
  const marks = new Uint32Array(MARKS).fill(0xffffffff);
  const view = new DataView(blinded.buffer, blinded.byteOffset, blinded.byteLength);
  for (let at = 0; at < blinded.length; at += GRAM_BYTES) {
    const a = view.getUint32(at + 4);
    const b = view.getUint32(at + 8) | 1;
    for (let i = 0; i < MARKS; i++) {
      // Double hashing, mixed once more: 30 orders from one block.
      let h = (a + Math.imul(b, i + 1)) | 0;
      h = Math.imul(h ^ (h >>> 16), 0x45d9f3b);
      const value = (h ^ (h >>> 15)) >>> 0;
      if (value < (marks[i] as number)) marks[i] = value;
    }
  }
  return marks;
}

/** Marks bundled three by three: two questions that share a bundle may be alike. */
export function bandsOf(marks: Uint32Array): number[] {
  return Array.from({ length: BANDS }, (_, band) => {
    let h = Math.imul(band + 1, 0x9e3779b1);
    for (let i = 0; i < PER_BAND; i++) h = Math.imul(h ^ (marks[band * PER_BAND + i] as number), 0x85ebca6b) ^ (h >>> 13);
    return h | 0;
  });
}

/** How alike two questions are by their marks: an estimate of `likeness`, within about 0.08. */
export function likenessOfMarks(a: Uint32Array, b: Uint32Array): number {
  let same = 0;
  for (let i = 0; i < MARKS; i++) if (a[i] === b[i]) same += 1;
  return same / MARKS;
}

/** The share of pairs of characters that two questions have in common (Jaccard), 0 to 1. */
export function likeness(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  if (a.size === 0 && b.size === 0) return 1;
  let common = 0;
  for (const pair of a) if (b.has(pair)) common += 1;
  return common / (a.size + b.size - common);
}

/** Whether an item says every word of a search, words parted by blanks. */
export function says(texts: readonly string[], words: readonly string[]): boolean {
  return words.every((word) => texts.some((text) => text.includes(word)));
}

/** The words of a search: parted by blanks, normalised. */
export const searchWords = (search: string): string[] => search.trim().split(/\s+/).map(normalised).filter((word) => word !== '');
