import { DIFFICULTY_GRADES, ITEM_TYPES, itemType, type ItemType } from '@kaowu/contracts';
import { comparable } from './plain-text';
import { letterOfText, readLetters } from './row-options';
import { cell, type Row } from './sheet-row';

const TYPES = new Map<string, ItemType>(itemType.options.flatMap((type) => [type, ITEM_TYPES[type].zh, ITEM_TYPES[type].en, ...ITEM_TYPES[type].aliases].map((word) => [comparable(word), type] as const)));

/** Words for questions with options that do not say how many are right: the key does. */
const ANY_CHOICE = new Set(['选择题', '选择', '客观题', 'choice', 'multiple choice', 'multichoice', 'mcq', 'mc'].map(comparable));
/** Several may be right, or one: 不定项. */
const ONE_OR_MORE = new Set(['不定项选择题', '不定项选择', '不定项', '不定项题'].map(comparable));

const RIGHT = new Set(['true', 't', '正确', '对', '√', '✓', '✔', '☑', '是', 'yes', 'y', 'right', 'v', '1', '正确的', '对的'].map(comparable));
const WRONG = new Set(['false', 'f', '错误', '错', '×', 'x', '✗', '✘', '✖', '╳', '否', 'no', 'n', 'wrong', '0', '错误的', '错的', '不对', '不正确'].map(comparable));

/** A word without what headings put around it: 一、单选题（每题 1 分）, 【单选题】. */
const undecorated = (word: string): string => comparable(word).replace(/[【】[\]<>《》:]/g, '').replace(/\(.*$/, '').replace(/^第?[一二三四五六七八九十\d]+(?:部分|大题)?[、.．]*/, '');

/** The type that a word names ("单选题", "一、单选题（每题1分）", "single"), or null. */
export const readItemType = (word: string): ItemType | null => TYPES.get(comparable(word)) ?? TYPES.get(undecorated(word)) ?? null;

/** "true" or "false" from 正确/错误, 对/错, √/×, T/F, or from the letter of the option that says so; null otherwise. */
export function readTruth(text: string, options: readonly string[]): 'true' | 'false' | null {
  const plain = comparable(text);
  const named = /^[a-j]$/.test(plain) ? comparable(options[plain.charCodeAt(0) - 97] ?? '') : '';
  for (const word of [named, plain]) {
    if (RIGHT.has(word)) return 'true';
    if (WRONG.has(word)) return 'false';
  }
  // Without printed options A is 正确 and B is 错误, as answer sheets have it.
  if (options.every((o) => o === '') && (plain === 'a' || plain === 'b')) return plain === 'a' ? 'true' : 'false';
  return null;
}

const isTruth = (text: string): boolean => RIGHT.has(comparable(text)) || WRONG.has(comparable(text));

/** Whether a key is letters of options and nothing else. */
export const isLetters = (key: string): boolean => {
  const letters = readLetters(key);
  return letters.length > 0 && letters.length <= 10 && letters.every((letter) => /^[A-J]$/.test(letter));
};

/**
 * The type that a question without one can only have: by its options and its key; null where neither tells. Letters
 * say that there is something to choose among, and never right or wrong where no option says which is which.
 */
function inferredType(options: readonly string[], key: string): ItemType | null {
  const printed = options.filter((text) => text !== '');
  if (printed.length <= 2 && printed.every(isTruth) && (printed.length > 0 ? readTruth(key, options) !== null : isTruth(key))) return 'true_false';
  if (printed.length >= 2 && letterOfText(key, options) !== null) return 'single';
  return isLetters(key) ? (readLetters(key).length > 1 ? 'multiple' : 'single') : null;
}

/** The type of a row, and whether it could have had several right answers but has one. */
export interface RowType {
  readonly type: ItemType;
  readonly oneRight: boolean;
}

/** The type of a row: what its cell says, or else the name of its sheet, or else what its key can only mean. Problems by code: `item.type-unknown`, `item.type-missing`. */
export function typeOfRow(row: Row, options: readonly string[], key: string): RowType | { readonly problem: string } {
  const said = cell(row, 'type');
  const several = readLetters(key).length > 1 && letterOfText(key, options) === null;
  if (ONE_OR_MORE.has(undecorated(said))) return { type: several ? 'multiple' : 'single', oneRight: !several };
  if (ANY_CHOICE.has(undecorated(said))) return { type: several ? 'multiple' : 'single', oneRight: false };
  const type = said === '' ? (readItemType(row.sheet) ?? inferredType(options, key)) : readItemType(said);
  if (type) return { type, oneRight: false };
  return { problem: said === '' ? 'item.type-missing' : 'item.type-unknown' };
}

const GRADE_WORDS: Readonly<Record<string, number>> = {
  容易: 1, 简单: 1, 低: 1, 很易: 1, 偏易: 2, 较简单: 2, 中: 3, 一般: 3, 适中: 3, 普通: 3, normal: 3, 偏难: 4, 较困难: 4, 困难: 5, 高: 5, 很难: 5, 极难: 5, difficult: 5,
};

/**
 * Expected facility from a difficulty cell: a grade 1 (易) to 5 (难), its word, stars, or a factor between 0 and 1 with at
 * most two decimals (0.65, 65 %). An empty cell is the middle grade. Null where it is a number that is none of these,
 * undefined where it is a word that says something else.
 */
export function readDifficulty(text: string): number | null | undefined {
  const plain = comparable(text).replace(/^难度[:]?/, '').replace(/☆/g, '');
  if (plain === '') return DIFFICULTY_GRADES[2].facility;
  const stars = /^★{1,5}$/.test(plain) ? plain.length : GRADE_WORDS[plain];
  const grade = DIFFICULTY_GRADES.find((g) => g.grade === stars || String(g.grade) === plain || g.zh === plain || comparable(g.en) === plain);
  if (grade) return grade.facility;
  const [, percent] = /^(\d{1,2})(?:\.0+)?%$/.exec(plain) ?? [];
  if (percent !== undefined) return Number(percent) / 100;
  if (/^0?\.\d{1,2}0*$/.test(plain)) return Number(plain);
  return /\d/.test(plain) ? null : undefined;
}
