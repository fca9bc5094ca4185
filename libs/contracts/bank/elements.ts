import { z } from 'zod';
import { flag, id, instant, occupationKey, reason } from '../core/common';
import { elementCode, importance, itemType, onProblems, procedureStage, rangeCode, tableState, versionState } from './vocabulary';
import { route } from '../core/route';

/** Element tables are made for the parts that have content of their own. */
export const tableMode = z.enum(['theory', 'practical']);

/** One range of an element table. Weights are hundredths of a percent of the whole, so tier 1 sums to 10000. */
export const elementRange = z.object({
  code: rangeCode,
  tier: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  name: z.string().min(1).max(200),
  weightHundredths: z.int().min(0).max(10_000),
});

/** One element (评价点). */
export const elementPoint = z.object({
  code: elementCode,
  name: z.string().min(1).max(300),
  importance,
});

/** What an element table says, apart from who made it. */
export const elementTableContent = z.object({
  ranges: z.array(elementRange).min(3).max(2000),
  elements: z.array(elementPoint).min(1).max(10_000),
});
export type ElementTableContent = z.infer<typeof elementTableContent>;

/** A fault or warning in a spreadsheet, with its place and its words. */
export const sheetProblem = z.object({
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  sheet: z.string().optional(),
  row: z.int().optional(),
  column: z.string().optional(),
});
export type SheetProblem = z.infer<typeof sheetProblem>;

const tableHead = z.object({
  id,
  key: occupationKey,
  mode: tableMode,
  occupationName: z.string(),
  /** The edition of the table as the body names it. */
  edition: z.string(),
  /** The occupational standard it follows (D2). */
  standard: z.string(),
  state: tableState,
  maker: z.string(),
  madeAt: instant,
  checker: z.string().nullable(),
  checkedAt: instant.nullable(),
  /** The edition before it, where there is one. */
  formerId: id.nullable(),
});

/** How many versions of items (or tasks) stand in each state, by element and type. */
export const elementCount = z.object({
  code: elementCode,
  type: itemType,
  state: versionState,
  count: z.int(),
});

/** A line of the list of element tables. */
export const elementTableRow = tableHead.extend({
  ranges: z.int(),
  elements: z.int(),
  items: z.int(),
  approvedItems: z.int(),
  tasks: z.int(),
});

/** The head of the body's word on the items of a table (D21). */
export const signOff = z.object({
  id,
  signer: z.string(),
  signedAt: instant,
  reason: z.string(),
  approvedItems: z.int(),
  /** Digest over the approved versions at that moment. */
  poolDigest: z.string(),
  /** False once items were approved or retired after the signature. */
  current: z.boolean(),
});

/** What was recorded of a step of the national procedure (D18). */
export const stageRecord = z.object({
  id,
  stage: procedureStage,
  note: z.string(),
  recorder: z.string(),
  at: instant,
});

/** An element table as its tree is drawn. */
export const elementTableView = tableHead.extend({
  ...elementTableContent.shape,
  /** X : Y : Z as counted from the elements, never as printed. */
  ratio: z.object({ X: z.int(), Y: z.int(), Z: z.int() }),
  counts: z.array(elementCount),
  signOffs: z.array(signOff),
  stages: z.array(stageRecord),
  digest: z.string(),
});
export type ElementTableView = z.infer<typeof elementTableView>;

/** What came of reading a table: whether it was taken, and every place that is wrong or odd. */
export const elementTableImportReport = z.object({
  tableId: id.nullable(),
  dryRun: z.boolean(),
  ranges: z.int(),
  elements: z.int(),
  rejectedRows: z.int(),
  problems: z.array(sheetProblem),
  warnings: z.array(sheetProblem),
});
export type ElementTableImportReport = z.infer<typeof elementTableImportReport>;

/** A line of the re-selection form (R form four): points, theory items, practical items of an occupation and level. */
export const coverageRow = z.object({
  key: occupationKey,
  occupationName: z.string(),
  theoryPoints: z.int(),
  practicalPoints: z.int(),
  theoryItems: z.int(),
  practicalItems: z.int(),
  theoryItemsByType: z.record(itemType, z.int()),
});
export type CoverageRow = z.infer<typeof coverageRow>;

const tableParams = z.object({ id });

/** Routes of element tables. */
export const elementTableRoutes = {
  elementTables: route({
    method: 'GET', path: '/api/bank/element-tables', permission: 'catalogue.read',
    summary: { zh: '评价要素细目表列表', en: 'Element tables' },
    response: z.object({ rows: z.array(elementTableRow) }),
  }),
  elementTable: route({
    method: 'GET', path: '/api/bank/element-tables/:id', permission: 'catalogue.read',
    summary: { zh: '一份细目表：范围、评价点、比重与试题数', en: 'An element table with weights and item counts' },
    params: tableParams, response: elementTableView,
  }),
  importElementTable: route({
    method: 'POST', path: '/api/bank/element-table-import', permission: 'bank.write', upload: true,
    summary: { zh: '由电子表格导入细目表', en: 'Import an element table from a spreadsheet' },
    body: z.object({
      edition: occupationKey.shape.edition,
      code: occupationKey.shape.code,
      direction: occupationKey.shape.direction.default(''),
      level: occupationKey.shape.level,
      mode: tableMode,
      label: z.string().trim().min(1).max(60),
      standard: z.string().trim().min(1).max(200),
      /** The table that this one follows as its next edition. */
      formerId: id.optional(),
      /** Name of the sheet to take, where the file has several. */
      sheet: z.string().max(60).optional(),
      onProblems: onProblems.default('refuse'),
      dryRun: flag.default(false),
    }),
    response: elementTableImportReport,
  }),
  saveElementTable: route({
    method: 'PUT', path: '/api/bank/element-tables/:id', permission: 'bank.write',
    summary: { zh: '修改待校核的细目表', en: 'Change a draft element table' },
    params: tableParams, body: elementTableContent, response: elementTableView,
  }),
  checkElementTable: route({
    method: 'POST', path: '/api/bank/element-tables/:id/check', permission: 'bank.review',
    summary: { zh: '校核细目表（校核人不得为编制人）', en: 'Check an element table; never by its maker' },
    params: tableParams, body: z.object({ reason }), response: elementTableView,
  }),
  retireElementTable: route({
    method: 'POST', path: '/api/bank/element-tables/:id/retire', permission: 'bank.approve',
    summary: { zh: '停用细目表', en: 'Take an element table out of use' },
    params: tableParams, body: z.object({ reason }), response: elementTableView,
  }),
  signOffBank: route({
    method: 'POST', path: '/api/bank/element-tables/:id/sign-off', permission: 'bank.approve',
    summary: { zh: '负责人对题库质量签署意见', en: 'The head signs for the quality of the items' },
    params: tableParams, body: z.object({ reason }), response: signOff,
  }),
  recordStage: route({
    method: 'POST', path: '/api/bank/element-tables/:id/stages', permission: 'bank.write',
    summary: { zh: '登记命题技术规程某一环节的工作与依据', en: 'Record the evidence of a step of the item-writing procedure' },
    params: tableParams, body: z.object({ stage: procedureStage, note: z.string().trim().min(2).max(2000) }), response: elementTableView,
  }),
  elementTableTemplate: route({
    method: 'GET', path: '/api/bank/element-table-template', permission: 'bank.read',
    summary: { zh: '细目表导入模板', en: 'Template for element tables' },
    response: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  }),
  coverage: route({
    method: 'GET', path: '/api/bank/coverage', permission: 'bank.read',
    summary: { zh: '题库开发情况（评价点、理论题、实操题数量）', en: 'Points, theory items and practical items by occupation and level' },
    response: z.object({ rows: z.array(coverageRow) }),
  }),
  coverageWorkbook: route({
    method: 'GET', path: '/api/bank/coverage.xlsx', permission: 'bank.read',
    summary: { zh: '导出题库开发情况表', en: 'The coverage report as a workbook' },
    response: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  }),
} as const;
