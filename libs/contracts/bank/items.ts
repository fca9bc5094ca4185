import { z } from 'zod';
import { flag, id, instant, pageOf, pageQuery, reason } from '../core/common';
import { route } from '../core/route';
import { bulkOutcome } from './bulk';
import { sheetProblem } from './elements';
import { itemBody } from './item-body';
import { shownQuestion } from './shown';
import { statusCode } from './statuses';
import { elementCode, exportFormat, facility, itemFormat, itemType, onProblems, reviewCriteria, reviewVerdict, versionAct, versionState } from './vocabulary';

/** What a writer saves. */
export const itemDraft = itemBody.extend({ elementCode, difficulty: facility });
export type ItemDraft = z.infer<typeof itemDraft>;

/** A line of the item list. The excerpt is the beginning of the stem; listing it is journalled. */
export const itemRow = z.object({
  id,
  serial: z.int(),
  versionId: id,
  version: z.int(),
  type: itemType,
  elementCode,
  difficulty: z.number(),
  state: versionState,
  status: statusCode,
  /** Number of the version that papers draw, where there is one. */
  approvedVersion: z.int().nullable(),
  excerpt: z.string(),
  writer: z.string(),
  writerId: z.string(),
  changedAt: instant,
  enemies: z.int(),
  /** What released results say of it: of the newest of its versions that was answered. Null without answers. */
  figures: z.object({ version: z.int(), responses: z.int(), facility: z.number(), discrimination: z.number().nullable() }).nullable(),
});

/** One review of a version, with the reviewer's name. */
export const itemReview = z.object({
  id,
  version: z.int(),
  /** Code of the status in which it was given; it may have left the workflow since. */
  status: statusCode,
  reviewer: z.string(),
  verdict: reviewVerdict,
  reason: z.string(),
  criteria: reviewCriteria.nullable(),
  at: instant,
  /** Its reviewer has taken it back; it counts no more. */
  undone: z.boolean(),
});

/** A version without its content. */
export const itemVersionHead = z.object({
  id,
  version: z.int(),
  state: versionState,
  status: statusCode,
  digest: z.string(),
  elementCode,
  difficulty: z.number(),
  writer: z.string(),
  writerId: z.string(),
  madeAt: instant,
  approver: z.string().nullable(),
  approvedAt: instant.nullable(),
});

/** An item as experts see it: newest version in clear, older ones by digest, reviews, and what may be done now. */
export const itemView = z.object({
  id,
  tableId: id,
  serial: z.int(),
  origin: z.string(),
  content: itemBody,
  /** The newest version as the candidate sees it. */
  shown: shownQuestion,
  versions: z.array(itemVersionHead),
  reviews: z.array(itemReview),
  enemies: z.array(z.object({ id, serial: z.int() })),
  /** Acts that the state allows to the caller. */
  acts: z.array(versionAct),
  warnings: z.array(sheetProblem),
});
export type ItemView = z.infer<typeof itemView>;

/** What came of an import of items. Places: for a spreadsheet sheet, row and column; otherwise file, line and the file's name of the item. */
export const itemImportReport = z.object({
  dryRun: z.boolean(),
  /** Null where the format was not recognised. */
  format: itemFormat.nullable(),
  total: z.int(),
  taken: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  /** Sound questions of the file by type, new or not. */
  items: z.record(itemType, z.int()),
  /** Those that were new. */
  byType: z.record(itemType, z.int()),
  problems: z.array(sheetProblem),
  warnings: z.array(sheetProblem),
});
export type ItemImportReport = z.infer<typeof itemImportReport>;

/** Counts per status, in the order of the board. */
export const itemBoard = z.object({
  columns: z.array(z.object({ status: statusCode, state: versionState, count: z.int(), oldest: instant.nullable() })),
});

const itemParams = z.object({ id });
const bound = (least: number, most: number) => z.coerce.number().min(least).max(most).optional();

/** What one may ask of an item's statistics; bounds are met with their edges, and by no item without answers. */
export const statisticBounds = z.object({
  facilityFrom: bound(0, 1),
  facilityTo: bound(0, 1),
  discriminationFrom: bound(-1, 1),
  discriminationTo: bound(-1, 1),
  /** Answers in released rounds. */
  seenAtLeast: z.coerce.number().int().min(1).optional(),
  /** No version of it was ever answered in a released round. */
  neverUsed: flag.optional(),
  /** Approved, and the rule set in force proposes to retire it; those that a person kept are not. */
  flagged: flag.optional(),
});

const bulk = z.object({ versionIds: z.array(id).min(1).max(500), reason });

/** Routes of items. */
export const itemRoutes = {
  items: route({
    method: 'GET', path: '/api/bank/items', permission: 'bank.read', readsClear: true,
    summary: { zh: '试题列表', en: 'Items of an element table' },
    query: pageQuery.extend({
      tableId: id,
      /** Items behind this number: a list of any length is read on from where it ends. */
      after: z.coerce.number().int().min(0).default(0),
      /** A range or element code: everything under it. */
      under: z.string().max(20).optional(),
      type: itemType.optional(),
      state: versionState.optional(),
      status: statusCode.optional(),
      serial: z.coerce.number().int().positive().optional(),
      /** Bounds of the expected facility: at most so easy, at least so easy. */
      easiest: z.coerce.number().min(0).max(1).optional(),
      hardest: z.coerce.number().min(0).max(1).optional(),
      ...statisticBounds.shape,
    }),
    /** `next`: where to read on, null at the end. With a search `total` counts what was found so far. */
    response: pageOf(itemRow).extend({ next: z.int().nullable() }),
  }),
  itemBoard: route({
    method: 'GET', path: '/api/bank/item-board', permission: 'bank.read',
    summary: { zh: '命审题进度', en: 'Items by state' },
    query: z.object({ tableId: id }), response: itemBoard,
  }),
  item: route({
    method: 'GET', path: '/api/bank/items/:id', permission: 'bank.read', readsClear: true,
    summary: { zh: '打开一道试题（记入日志）', en: 'Open an item; journalled' },
    params: itemParams, response: itemView,
  }),
  itemVersion: route({
    method: 'GET', path: '/api/bank/item-versions/:id', permission: 'bank.read', readsClear: true,
    summary: { zh: '打开试题的某一版本（记入日志）', en: 'Open one version of an item; journalled' },
    params: itemParams, response: itemVersionHead.extend({ content: itemBody }),
  }),
  createItem: route({
    method: 'POST', path: '/api/bank/items', permission: 'bank.write',
    summary: { zh: '新命制一道试题', en: 'Write a new item' },
    body: itemDraft.extend({ tableId: id }), response: itemView,
  }),
  reviseItem: route({
    method: 'POST', path: '/api/bank/items/:id/versions', permission: 'bank.write',
    summary: { zh: '修改试题，形成新版本', en: 'Revise an item into a new version' },
    params: itemParams, body: itemDraft.extend({ baseVersion: z.int().min(1) }), response: itemView,
  }),
  submitItems: route({
    method: 'POST', path: '/api/bank/item-versions/submit', permission: 'bank.write',
    summary: { zh: '送审', en: 'Submit for review' }, body: bulk, response: bulkOutcome,
  }),
  withdrawItems: route({
    method: 'POST', path: '/api/bank/item-versions/withdraw', permission: 'bank.write',
    summary: { zh: '撤回送审', en: 'Take back from review' }, body: bulk, response: bulkOutcome,
  }),
  reviewItems: route({
    method: 'POST', path: '/api/bank/item-versions/review', permission: 'bank.review',
    summary: { zh: '审题（审题人不得为命题人）', en: 'Review; never by a writer of the item' },
    body: bulk.extend({ verdict: reviewVerdict, criteria: reviewCriteria.nullable().default(null) }), response: bulkOutcome,
  }),
  forwardItems: route({
    method: 'POST', path: '/api/bank/item-versions/forward', permission: 'bank.review',
    summary: { zh: '转入下一环节', en: 'Move on to the next stage' }, body: bulk, response: bulkOutcome,
  }),
  approveItems: route({
    method: 'POST', path: '/api/bank/item-versions/approve', permission: 'bank.approve',
    summary: { zh: '批准入库', en: 'Approve into the bank' }, body: bulk, response: bulkOutcome,
  }),
  retireItems: route({
    method: 'POST', path: '/api/bank/item-versions/retire', permission: 'bank.approve',
    summary: { zh: '停用', en: 'Retire' }, body: bulk, response: bulkOutcome,
  }),
  setEnemies: route({
    method: 'PUT', path: '/api/bank/items/:id/enemies', permission: 'bank.write',
    summary: { zh: '设定相克题', en: 'Set the items that may not stand in one paper with it' },
    params: itemParams, body: z.object({ enemyIds: z.array(id).max(200), reason }), response: itemView,
  }),
  importItems: route({
    method: 'POST', path: '/api/bank/element-tables/:id/item-import', permission: 'bank.write', upload: true,
    summary: { zh: '导入试题：电子表格、QTI、Moodle XML、GIFT、Aiken', en: 'Import items: spreadsheet, QTI, Moodle XML, GIFT, Aiken' },
    params: itemParams,
    body: z.object({
      onProblems: onProblems.default('refuse'),
      dryRun: flag.default(false),
      /** Element of rows that name none. */
      defaultElement: z.union([elementCode, z.literal('')]).optional(),
      /** JSON object: sheet name → element code, for workbooks with a sheet an element. */
      elementBySheet: z.string().max(20_000).optional(),
      /** JSON object: printed header → field, where a file has headers of its own. */
      columns: z.string().max(20_000).optional(),
    }),
    response: itemImportReport,
  }),
  exportItems: route({
    method: 'POST', path: '/api/bank/element-tables/:id/item-export', permission: 'bank.approve',
    summary: { zh: '导出试题（含答案，记入日志）', en: 'Export items with their keys; journalled' },
    params: itemParams,
    body: z.object({ format: exportFormat, state: versionState.exclude(['replaced']).optional(), under: z.string().max(20).optional(), reason }),
    response: { file: 'application/octet-stream' },
  }),
  itemTemplate: route({
    method: 'GET', path: '/api/bank/item-template', permission: 'bank.read',
    summary: { zh: '试题导入模板', en: 'Template for items' },
    response: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  }),
} as const;
