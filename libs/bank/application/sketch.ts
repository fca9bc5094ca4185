import type { ItemBody } from '@kaowu/contracts';
import type { Vault } from '@kaowu/platform';
import { bandsOf, blocksOfGrams, comparedText, gramsOf, marksOf, pairsOf, searchedText, wordBits } from '../domain/likeness';

/** What of an item may lie in clear: keyed bits to find it by a word, keyed marks to find its likes by. Neither tells what it says. */
export interface Sketch {
  readonly words: string;
  readonly marks: Uint32Array;
  readonly bands: readonly number[];
}

const blinded = (vault: Vault, grams: ReadonlySet<number>): Uint8Array => vault.blind(blocksOfGrams(grams), 'item-words');

/** The marks of a question. */
export const marksFor = (vault: Vault, content: Pick<ItemBody, 'type' | 'stem' | 'options' | 'blanks' | 'pairs'>): Uint32Array => marksOf(blinded(vault, pairsOf(comparedText(content))));

/** The sketch of an item. */
export function sketchOf(vault: Vault, content: ItemBody): Sketch {
  const marks = marksFor(vault, content);
  return { words: wordBits(blinded(vault, gramsOf(searchedText(content)))), marks, bands: bandsOf(marks) };
}

/** The bits that an item with these words has; a word of several characters is looked for by its pairs. */
export const bitsOfWords = (vault: Vault, words: readonly string[]): string => wordBits(blinded(vault, gramsOf(words, false)));
