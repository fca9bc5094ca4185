import { GRADES, level, type ElementTableContent, type OccupationKey, type ProblemDetail } from '@kaowu/contracts';
import { letterOf, readGrids, refusal, type SheetGrid } from '@kaowu/platform';
import { findElementLayout, isFootRow, NEEDED_COLUMNS, type ElementColumn, type ElementLayout } from '../domain/element-layout';
import { readElementRows, type ReadElementTable } from '../domain/element-rows';
import type { Letters, Row } from '../domain/sheet-row';

/** For which table a sheet is read; its title is compared with it. */
export interface SheetFor {
  readonly key: Pick<OccupationKey, 'level'>;
  readonly mode: 'theory' | 'practical';
  /** The sheet to take; without it the first that is laid out as an element table. */
  readonly sheet?: string | undefined;
}

const EMPTY: ElementTableContent = { ranges: [], elements: [] };

const WORDS: Readonly<Record<ElementColumn, string>> = {
  code1: '一级代码', name1: '一级名称', ratio1: '一级重要程度比例', weight1: '一级鉴定比重',
  code2: '二级代码', name2: '二级名称', ratio2: '二级重要程度比例', weight2: '二级鉴定比重',
  code3: '三级代码', name3: '三级名称', ratio3: '三级重要程度比例', weight3: '三级鉴定比重',
  code: '鉴定点代码', name: '鉴定点名称', importance: '重要程度',
};

/**
 * An element table as a workbook or CSV text gives it, with every fault and oddity at its sheet, row and column. Where
 * headings are missing these are the only faults. Refuses `file.unreadable`, `request.too-large`, and
 * `sheet.option-unusable` where the sheet asked for is not there.
 */
export async function readElementSheet(bytes: Uint8Array, wanted: SheetFor): Promise<ReadElementTable> {
  const laid = (await readGrids(bytes)).map((grid) => ({ grid, layout: findElementLayout(grid.rows) }));
  const named = laid.filter(({ grid }) => grid.sheet === wanted.sheet);
  if (wanted.sheet !== undefined && named.length === 0) throw refusal('sheet.option-unusable', { name: wanted.sheet }, { field: 'body.sheet' });
  const complete = laid.filter(({ layout }) => layout !== null && missingColumns(layout).length === 0);
  const taken = named[0] ?? complete[0] ?? laid.find(({ layout }) => layout !== null) ?? laid[0];
  if (!taken) return { content: EMPTY, problems: [], warnings: [], rejectedRows: 0 };
  const { grid, layout } = taken;
  const others = complete.filter((one) => one !== taken).map((one) => one.grid.sheet);
  const missing = layout ? missingColumns(layout) : NEEDED_COLUMNS.map((c) => WORDS[c]);
  if (!layout || missing.length > 0) {
    const row = layout ? layout.firstRow : 1;
    return { content: EMPTY, problems: missing.map((name) => ({ code: 'sheet.header-missing', params: { name }, sheet: grid.sheet, row })), warnings: [], rejectedRows: 0 };
  }
  const { rows, letters } = rowsOf(grid, layout);
  const read = readElementRows(rows, letters);
  const more: ProblemDetail[] = others.length === 0 || wanted.sheet !== undefined ? [] : [{ code: 'element.other-sheets', params: { sheets: others.join('、'), sheet: grid.sheet }, sheet: grid.sheet }];
  return { ...read, warnings: [...more, ...titleWarnings(grid, layout, wanted), ...read.warnings] };
}

/** The words of the columns that a layout lacks; a tier's letter may stand in the cell of its name. */
const missingColumns = ({ places }: ElementLayout): string[] => NEEDED_COLUMNS.filter((column) => !places.has(column)).map((column) => WORDS[column]);

function rowsOf({ sheet, rows }: SheetGrid, { firstRow, places }: ElementLayout): { rows: Row[]; letters: Letters } {
  const letters = Object.fromEntries([...places].map(([column, place]) => [column, letterOf(place + 1)]));
  const filled = rows.flatMap((texts, i) => {
    if (i < firstRow || isFootRow(texts)) return [];
    const cells = Object.fromEntries([...places].map(([column, place]) => [column, texts[place] ?? '']));
    return Object.values(cells).every((text) => text === '') ? [] : [{ sheet, row: i + 1, cells }];
  });
  return { rows: filled, letters };
}

const MODES = { theory: { zh: '理论知识', en: 'theory', says: /理论/ }, practical: { zh: '操作技能', en: 'practical', says: /操作|实操|技能(考核|鉴定|评价)/ } } as const;

/** What a title says against what was chosen: one table is for one level and one mode. */
function titleWarnings({ sheet }: SheetGrid, { title }: ElementLayout, { key, mode }: SheetFor): ProblemDetail[] {
  const other = mode === 'theory' ? 'practical' : 'theory';
  const says = level.options.filter((code) => GRADES[code].zh.split('/').some((word) => title.includes(word)));
  // 高级技师 holds 技师, 初级工 and so on are said beside 五级: a title that names the level chosen is not doubted.
  const wrongLevel = says.length > 0 && !says.includes(key.level);
  const wrongMode = MODES[other].says.test(title) && !MODES[mode].says.test(title);
  const grade = GRADES[key.level];
  return wrongLevel || wrongMode
    ? [{ code: 'element.title-differs', params: { title: title.slice(0, 80), chosen: `${grade.zh} ${MODES[mode].zh}`, chosenEn: `${grade.en}, ${MODES[mode].en}` }, sheet, row: 1 }]
    : [];
}
