import { CREDIT_WORDS } from './row-marks';
import { answerText, ITEM_TYPES, type ItemBody } from '@kaowu/contracts';

/** What an exported row says beside the question. */
export interface RowPlace {
  readonly elementCode: string;
  readonly difficulty: number;
}

/** A question as the cells of our template, by column key: what `readItemRows` reads back. */
export function rowOfItem(content: ItemBody, { elementCode, difficulty }: RowPlace): Record<string, string> {
  const kind = ITEM_TYPES[content.type].answer;
  const key = kind === 'true_false' ? (content.key[0] === 'true' ? '正确' : content.key[0] === 'false' ? '错误' : '') : kind === 'options' || kind === 'order' ? content.key.join('') : answerText(content);
  const options = kind === 'true_false' ? [] : content.options.map((o) => [`option.${o.id}`, o.text] as const);
  return {
    type: ITEM_TYPES[content.type].zh, stem: content.stem, ...Object.fromEntries(options), key, difficulty: String(difficulty), element: elementCode, explanation: content.explanation,
    unit: content.unit ?? '', seconds: content.seconds === undefined ? '' : String(content.seconds), credit: content.credit === undefined ? '' : CREDIT_WORDS[content.credit], title: content.source?.title ?? '', identifier: content.source?.identifier ?? '', points: content.source?.points === undefined ? '' : String(content.source.points),
  };
}

/** Parts of a question that a row has no column for. */
export function lostInRow({ options, blanks = [], numbers = [], pairs = [] }: ItemBody): string[] {
  const feedback = [...options, ...numbers, ...blanks.flatMap((b) => b.accepted)].some((a) => a.feedback !== undefined);
  const weights = [...options, ...pairs].some((a) => a.weight !== undefined);
  return [...(feedback ? ['feedback'] : []), ...(weights ? ['weight'] : []), ...(blanks.some((b) => b.caseSensitive) ? ['caseSensitive'] : []), ...(options.length > 10 ? ['options K…'] : [])];
}
