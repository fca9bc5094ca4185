/** What a column of an element table's sheet says; a number after the name is its tier. */
export type ElementColumn =
  | `${'code' | 'name' | 'ratio' | 'weight'}${1 | 2 | 3}`
  | 'code' | 'name' | 'importance';

/** Where the columns stand in a sheet. Rows and places are counted from 0. */
export interface ElementLayout {
  /** The texts above the headings: title, occupation, level, mode. */
  readonly title: string;
  /** First row below the headings. */
  readonly firstRow: number;
  readonly places: ReadonlyMap<ElementColumn, number>;
}

type Texts = readonly string[];

/** Headings are looked for in the rows above this one. */
const DEEPEST_HEADING = 15;
/** Longer texts are no headings. */
const LONGEST_HEADING = 40;

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

const TIERS = [/(一级|Ⅰ级|I级|1级)/, /(二级|Ⅱ级|II级|2级)/, /(三级|Ⅲ级|III级|3级)/] as const;
const FIELDS = [
  ['importance', /重要(程度|性)(?!.{0,2}(比例|比率))/],
  ['name', /名称|内容/],
  ['code', /代码|代号|编码|编号|字母/],
  ['ratio', /比例|比率|X:Y:Z/i],
  ['weight', /比重|权重/],
] as const;
const GROUP = /^(评价|鉴定|考核|考评)?(范围|要素|点)$/;
const POINT = /(评价|鉴定|考核|考评)(点|要素)|要素(代码|名称)/;

/** The deepest first: "III级" also ends in "I级". */
const tierIn = (text: string): 1 | 2 | 3 | null => ([3, 2, 1] as const).find((tier) => TIERS[tier - 1]?.test(text)) ?? null;

const fieldsIn = (text: string): (typeof FIELDS)[number][0][] => FIELDS.filter(([, pattern]) => pattern.test(text)).map(([field]) => field);

const isHeading = (text: string): boolean =>
  text.length <= LONGEST_HEADING && !/细目表/.test(text) && !/:/.test(text.replace(/X:Y:Z/i, '')) && (GROUP.test(text) || POINT.test(text) || tierIn(text) !== null || fieldsIn(text).length > 0);

/** A row of headings; a column or two of the body's own (备注, 试题量) may stand among them. */
function isHeadingRow(row: Texts): boolean {
  const filled = [...new Set(row.map(plain).filter((text) => text !== ''))];
  const headings = filled.filter(isHeading).length;
  // A single merged line over the whole sheet is its title.
  return headings > 1 && headings * 2 > filled.length;
}

/** What the headings above one another in a column mean; nothing where they mean nothing here. */
function meaningOf(path: Texts): ElementColumn[] {
  const all = path.join(' ');
  const tier = path.reduce<1 | 2 | 3 | null>((found, text) => tierIn(text) ?? found, null);
  const fields = fieldsIn(path.at(-1) ?? '');
  if (tier === null) return fields.flatMap((f): ElementColumn[] => (f === 'importance' || f === 'name' || f === 'code' ? [f] : [])).concat(fields.length === 0 && POINT.test(all) ? ['name'] : []);
  const own = fields.filter((f) => f !== 'importance');
  return (own.length === 0 ? (['name'] as const) : own).map((f): ElementColumn => `${f}${tier}`);
}

/**
 * Finds the columns of an element table by its headings, which the field prints in one to four rows: 鉴定范围 over 一级,
 * 二级, 三级, each over 名称, 代码, 重要程度比例, 鉴定比重, and 鉴定点 over 代码, 名称, 重要程度 (rules.md, Element table). A
 * heading that joins several ("名称·代码·重要程度比例") means each of them. Null where there are no headings at all.
 */
export function findElementLayout(rows: readonly Texts[]): ElementLayout | null {
  const first = rows.findIndex((row, i) => i < DEEPEST_HEADING && isHeadingRow(row));
  if (first < 0) return null;
  let end = first + 1;
  while (end < Math.min(rows.length, first + 4) && isHeadingRow(rows[end] ?? [])) end += 1;
  const heads = rows.slice(first, end);
  const places = new Map<ElementColumn, number>();
  const width = Math.max(...heads.map((row) => row.length));
  for (let place = 0; place < width; place++) {
    const path = heads.map((row) => plain(row[place] ?? '')).filter((text, i, all) => text !== '' && text !== all[i - 1]);
    for (const column of meaningOf(path)) if (!places.has(column)) places.set(column, place);
  }
  const title = rows.slice(0, first).map((row) => [...new Set(row.map((text) => text.trim()).filter((text) => text !== ''))].join(' ')).join(' ');
  return { title, firstRow: end, places };
}

/** The columns without which a table cannot be read. A tier's code may stand in the cell of its name. */
export const NEEDED_COLUMNS = ['name1', 'weight1', 'name2', 'weight2', 'name3', 'weight3', 'code', 'name', 'importance'] as const satisfies readonly ElementColumn[];

/** What a cell of a range says where the field joins several in one: "职业道德\nA\n(05:02:00)". */
export interface RangeCell {
  readonly name: string;
  /** The letter, where the cell has one; '' otherwise. */
  readonly letter: string;
  /** X : Y : Z as printed; '' where the cell prints none. */
  readonly ratio: string;
}

const RATIO = /[（(]?\s*\d{1,3}\s*[:：∶]\s*\d{1,3}\s*[:：∶]\s*\d{1,3}\s*[)）]?/;
const LETTER_BEFORE = /^[（(]?([A-Z])[)）]?(?:[\s.、．:：·]+|\n)/;
const LETTER_AFTER = /(?:[\s·]|\n|[（(])([A-Z])[)）]?$/;

/** Takes a range's cell apart. The letter is looked for only where the sheet has no column of codes (`withLetter`). */
export function readRangeCell(text: string, withLetter: boolean): RangeCell {
  const ratio = RATIO.exec(text)?.[0] ?? '';
  const rest = text.replace(ratio, '').trim();
  const letter = withLetter ? ((LETTER_BEFORE.exec(rest) ?? LETTER_AFTER.exec(rest))?.[1] ?? '') : '';
  const name = letter === '' ? rest : rest.replace(LETTER_BEFORE.test(rest) ? LETTER_BEFORE : LETTER_AFTER, '');
  return { name: name.replace(/\s*\n\s*/g, ''), letter, ratio: ratio.replace(/[（()）\s]/g, '') };
}

/** X, Y and Z of a printed ratio ("05:02:00", "5∶2∶0"), or null where it is none. */
export function parseRatio(text: string): readonly [number, number, number] | null {
  const parts = text.normalize('NFKC').replace(/∶/g, ':').split(':').map((part) => part.trim());
  if (parts.length !== 3 || !parts.every((part) => /^\d{1,4}$/.test(part))) return null;
  return [Number(parts[0]), Number(parts[1]), Number(parts[2])];
}

/** Whether a row under the table is no part of it: sums, notes, who made and checked it. */
export const isFootRow = (row: Texts): boolean => {
  const first = plain(row.find((text) => text.trim() !== '') ?? '');
  return /^(合计|总计|小计|注[:：]|说明[:：]|备注[:：]|编制(人)?[:：]|制表(人)?[:：]|审核(人)?[:：]|校核(人)?[:：])/.test(first);
};
