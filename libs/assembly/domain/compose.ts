import type { PaperContent, PaperKeyValue } from '@kaowu/contracts';
import { seededRandom, sha256, type SeededRandom } from '@kaowu/kernel';
import { choiceOf, extrasOf, hasExtras, sorted } from './compose-question';
import type { DrawnPaper } from './draw-1';
import type { ItemText } from './item-text';

export type { ItemText };

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

/** How options are shown: `shuffled` belongs to draw-1, `balanced` to everything after it. */
export type OptionOrder = 'shuffled' | 'balanced';

/** How a paper is written. */
export interface PaperStyle {
  readonly order: OptionOrder;
  /** 2 carries everything that a question says; undefined, as sets drawn before have it, stem, options and key alone. */
  readonly form: 2 | undefined;
}

type Shown = { id: string; from: string; text: string }[];

const lettered = (options: readonly Option[]): Shown => options.map((option, i) => ({ id: String.fromCharCode(65 + i), from: option.id, text: option.text }));

/**
 * Options in random order under the letters A, B, C …. True/false keeps its order and its ids; an option that sums up
 * the others keeps its place; options that name letters are left as they are.
 */
function shownOptions(item: ItemText, random: SeededRandom): Shown {
  if (item.type === 'true_false') {
    const own = item.options.length > 0 ? item.options : TRUE_FALSE;
    return own.map(({ id, text }) => ({ id, from: id, text }));
  }
  const fixed = item.options.some(({ text }) => NAMES_LETTERS.test(text));
  const movable = fixed ? [] : item.options.filter(({ text }) => !SUMS_UP.test(text));
  const order = random.shuffle(movable);
  let next = 0;
  const moved: Option[] = item.options.map((option) => (movable.includes(option) ? (order[next++] as Option) : option));
  return lettered(moved);
}

/** True where every option may take any place and exactly one is right: such questions share the letters out evenly. */
const isBalanced = ({ type, options, key }: ItemText): boolean =>
  type === 'single' && key.length === 1 && options.some(({ id }) => id === key[0]) &&
  !options.some(({ text }) => NAMES_LETTERS.test(text) || SUMS_UP.test(text));

/** Places for the right answers of a paper's single-choice questions: each place as often as any other, in random order. */
function keyPlaces(items: readonly ItemText[], random: SeededRandom): Map<string, number> {
  const bySize = new Map<number, ItemText[]>();
  for (const item of items.filter(isBalanced)) bySize.set(item.options.length, [...(bySize.get(item.options.length) ?? []), item]);
  const places = new Map<string, number>();
  for (const [size, own] of [...bySize].sort(([a], [b]) => a - b)) {
    const first = random.below(size);
    const order = random.shuffle(own.map((_, i) => (first + i) % size));
    own.forEach(({ versionId }, i) => places.set(versionId, order[i] ?? 0));
  }
  return places;
}

/** The right answer in its place, the others around it in random order. */
function optionsAround(item: ItemText, place: number, random: SeededRandom): Shown {
  const others = random.shuffle(item.options.filter(({ id }) => id !== item.key[0]));
  const right = item.options.filter(({ id }) => id === item.key[0]);
  return lettered([...others.slice(0, place), ...right, ...others.slice(place)]);
}

const shownKey = (item: ItemText, options: readonly { id: string; from: string }[]): string[] =>
  options.length === 0 ? [...item.key] : options.filter(({ from }) => item.key.includes(from)).map(({ id }) => id);

/**
 * Gives a drawn paper its texts: the options of each question shuffled by the paper's seed (balanced: the right answers
 * of single choice fall on each letter equally often), the key translated to the letters shown. Throws when a text is missing, for a draw only names versions that the bank holds.
 *
 * Every object is written with its members in alphabetical order, so that the engine's own JSON is already canonical
 * (RFC 8785): a thousand papers take a second less than through a canonicaliser. A test holds the two equal.
 */
export function composePaper(
  { durationMinutes, title, totalPoints }: Pick<PaperContent, 'title' | 'totalPoints' | 'durationMinutes'>,
  drawn: DrawnPaper,
  texts: ReadonlyMap<string, ItemText>,
  seed: string,
  { order, form }: PaperStyle = { order: 'shuffled', form: undefined },
): ComposedPaper {
  const random = seededRandom(`${seed}/options`);
  const textOf = (versionId: string): ItemText => {
    const item = texts.get(versionId);
    if (!item) throw new Error(`item version ${versionId} has no text`);
    return item;
  };
  const places = order === 'shuffled' ? null : keyPlaces(drawn.sections.flatMap(({ questions }) => questions.map(({ versionId }) => textOf(versionId))), random);
  const keys: PaperKeyValue['questions'] = [];
  const sections = drawn.sections.map((section) => {
    const { pointsEach: points, type } = section;
    const questions = section.questions.map(({ digest, elementCode, itemId, no, versionId }) => {
      const item = textOf(versionId);
      const place = places?.get(versionId);
      const options = place === undefined ? shownOptions(item, random) : optionsAround(item, place, random);
      if (form === 2 && hasExtras(item)) {
        const { shown, scoring, key } = extrasOf(item, options, random);
        keys.push(sorted({ digest, elementCode, itemId, key: key ?? shownKey(item, options), no, points, scoring, type, versionId }));
        return sorted({ ...shown, no, options: options.map(({ id, text }) => choiceOf(item, id, text)), points, stem: item.stem, type });
      }
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
