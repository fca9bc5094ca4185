import type { ItemType, PaperContent, PaperKeyValue } from '@kaowu/contracts';
import { seededRandom, sha256, type SeededRandom } from '@kaowu/kernel';
import type { DrawnPaper } from './draw-1';

/** The text of an item version, as the bank keeps it. */
export interface ItemText {
  readonly versionId: string;
  readonly type: ItemType;
  readonly stem: string;
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly key: readonly string[];
}

/** A paper as a value: content and key in canonical JSON, and the digest over both. */
export interface ComposedPaper {
  readonly content: string;
  readonly key: string;
  readonly digest: string;
}

/** What a paper shows for true/false where the item says nothing of its own. */
const TRUE_FALSE = [{ id: 'true', text: '正确' }, { id: 'false', text: '错误' }] as const;

/** "以上都对", "All these choices are correct": stays where its writer put it. */
const SUMS_UP = /^(以上|上述|前述)(都|均|全|皆|选项|各项|答案|说法)|^(都|均|全部?)(不?[对是]|不?正确|错)|^(all|none|any|both|neither) (of )?(the|these|those|above)\b/i;
/** "A和C", "Both A and B": only right under the writer's letters. */
const NAMES_LETTERS = /(^|[^A-Za-z])[A-H]\s*(和|与|及|、|,|，|and|or|&|\/)\s*[A-H]([^A-Za-z]|$)/;

type Option = ItemText['options'][number];

/**
 * Options in random order under the letters A, B, C …. True/false keeps its order and its ids; an option that sums up
 * the others keeps its place; options that name letters are left as they are.
 */
function shownOptions(item: ItemText, random: SeededRandom): { id: string; from: string; text: string }[] {
  if (item.type === 'true_false') {
    const own = item.options.length > 0 ? item.options : TRUE_FALSE;
    return own.map(({ id, text }) => ({ id, from: id, text }));
  }
  const fixed = item.options.some(({ text }) => NAMES_LETTERS.test(text));
  const movable = fixed ? [] : item.options.filter(({ text }) => !SUMS_UP.test(text));
  const order = random.shuffle(movable);
  let next = 0;
  const moved: Option[] = item.options.map((option) => (movable.includes(option) ? (order[next++] as Option) : option));
  return moved.map((option, i) => ({ id: String.fromCharCode(65 + i), from: option.id, text: option.text }));
}

const shownKey = (item: ItemText, options: readonly { id: string; from: string }[]): string[] =>
  options.length === 0 ? [...item.key] : options.filter(({ from }) => item.key.includes(from)).map(({ id }) => id);

/**
 * Gives a drawn paper its texts: the options of each question shuffled by the paper's seed, the key translated to the
 * letters shown. Throws when a text is missing, for a draw only names versions that the bank holds.
 *
 * Every object is written with its members in alphabetical order, so that the engine's own JSON is already canonical
 * (RFC 8785): a thousand papers take a second less than through a canonicaliser. A test holds the two equal.
 */
export function composePaper(
  { durationMinutes, title, totalPoints }: Pick<PaperContent, 'title' | 'totalPoints' | 'durationMinutes'>,
  drawn: DrawnPaper,
  texts: ReadonlyMap<string, ItemText>,
  seed: string,
): ComposedPaper {
  const random = seededRandom(`${seed}/options`);
  const keys: PaperKeyValue['questions'] = [];
  const sections = drawn.sections.map((section) => {
    const { pointsEach: points, type } = section;
    const questions = section.questions.map(({ digest, elementCode, itemId, no, versionId }) => {
      const item = texts.get(versionId);
      if (!item) throw new Error(`item version ${versionId} has no text`);
      const options = shownOptions(item, random);
      keys.push({ digest, elementCode, itemId, key: shownKey(item, options), no, points, type, versionId });
      return { no, options: options.map(({ id, text }) => ({ id, text })), points, stem: item.stem, type };
    });
    return { questions, title: section.title, type };
  });
  const content = JSON.stringify({ durationMinutes, sections, title, totalPoints } satisfies PaperContent);
  const key = JSON.stringify({ questions: keys } satisfies PaperKeyValue);
  return { content, key, digest: digestOfParts(content, key) };
}

/** Digest of a paper: SHA-256 over the canonical JSON of `{ content, key }`, which its two parts yield. */
export const digestOfParts = (content: string, key: string): string => sha256(`{"content":${content},"key":${key}}`);
