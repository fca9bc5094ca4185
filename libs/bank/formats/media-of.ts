import type { ItemBody } from '@kaowu/contracts';
import { mediaIn } from './rich-text';

/** Names of the media that a question shows or explains with, each once. */
export const mediaOf = ({ stem, stimulus = '', explanation, options, pairs = [] }: Pick<ItemBody, 'stem' | 'stimulus' | 'explanation' | 'options' | 'pairs'>): string[] =>
  mediaIn([stem, stimulus, explanation, ...options.map((o) => o.text), ...pairs.flatMap((p) => [p.left, p.right])]);
