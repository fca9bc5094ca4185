import type { ItemBody, ItemType } from '@kaowu/contracts';

/** The text of an item version, as the bank keeps it. */
export interface ItemText extends Pick<ItemBody, 'stimulus' | 'blanks' | 'numbers' | 'unit' | 'pairs' | 'credit'> {
  readonly versionId: string;
  readonly type: ItemType;
  readonly stem: string;
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly key: readonly string[];
  /** Percent of the points for each option, where the question weighs them. */
  readonly weights?: Readonly<Record<string, number>> | undefined;
  /** HTML of the texts that hold formulas, media or tables. */
  readonly rich?: Readonly<Record<string, string>> | undefined;
}
