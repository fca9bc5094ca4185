import { z } from 'zod';
import { id, instant, reason } from '../core/common';
import { route } from '../core/route';
import { elementTableView } from './elements';
import { elementCode, importance, rangeCode } from './vocabulary';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * What became of an element between two editions: same code and name; same name under another code; the code with
 * another name (a person says whether it is the same element); no longer there; new.
 */
export const elementChange = z.enum(['kept', 'moved', 'renamed', 'gone', 'added']);
export type ElementChange = z.infer<typeof elementChange>;

const side = z.object({ code: elementCode, name: z.string(), importance });

/** An element on both sides of an edition, with the items of the former edition under it. */
export const elementDifference = z.object({
  change: elementChange,
  former: side.nullable(),
  next: side.nullable(),
  importanceChanged: z.boolean(),
  items: z.int(),
});
export type ElementDifference = z.infer<typeof elementDifference>;

/** A range whose weight or name changed, or that came or went. */
export const rangeDifference = z.object({
  code: rangeCode,
  former: z.object({ name: z.string(), weightHundredths: z.int() }).nullable(),
  next: z.object({ name: z.string(), weightHundredths: z.int() }).nullable(),
});
export type RangeDifference = z.infer<typeof rangeDifference>;

/** Why an item of the former edition is not carried over. */
export const misfitReason = z.enum(['element-gone', 'element-renamed', 'retired', 'bound-elsewhere', 'code-taken']);
export type MisfitReason = z.infer<typeof misfitReason>;

/** The words of the reasons. */
export const MISFIT_REASONS: Readonly<Record<MisfitReason, { readonly zh: string; readonly en: string }>> = {
  'element-gone': { zh: '新版没有这个评价点或范围', en: 'The new edition has no such element or range' },
  'element-renamed': { zh: '代码相同而名称不同，须由人确认', en: 'The code now means another name; a person has to say' },
  retired: { zh: '试题已停用', en: 'The item is retired' },
  'bound-elsewhere': { zh: '已转入另一版细目表', en: 'The item has moved to another edition' },
  'code-taken': { zh: '新版已有同一代码的操作试题', en: 'The new edition has a task of this code' },
};

/** An item that no longer fits, and why. */
export const misfit = z.object({ itemId: id, serial: z.int(), elementCode, elementName: z.string(), reason: misfitReason });
export type Misfit = z.infer<typeof misfit>;

/** An edition beside the one before it. */
export const tableEditionView = z.object({
  former: z.object({ id, edition: z.string() }),
  elements: z.array(elementDifference),
  ranges: z.array(rangeDifference),
  /** Items (of a practical table: tasks) of the former edition that are bound to this one, and since when; none before they are carried over. */
  carried: z.int(),
  carriedAt: instant.nullable(),
  carriedBy: z.string().nullable(),
  /** Items that would be carried over now by the matching elements. */
  fitting: z.int(),
  misfits: z.array(misfit),
  /** Practical tasks that no longer fit. */
  taskMisfits: z.array(z.object({ taskId: id, code: z.string(), name: z.string(), rangeCodes: z.array(rangeCode), reason: misfitReason })),
});
export type TableEditionView = z.infer<typeof tableEditionView>;

const tableParams = z.object({ id });

/** Routes of new editions of element tables, and of tables as workbooks. */
export const editionRoutes = {
  startEdition: route({
    method: 'POST', path: '/api/bank/element-tables/:id/editions', permission: 'bank.write',
    summary: { zh: '由现有细目表起草新版', en: 'Begin a new edition as a copy of a table' },
    params: tableParams, body: z.object({ label: z.string().trim().min(1).max(60), standard: z.string().trim().min(1).max(200), reason }),
    response: elementTableView,
  }),
  edition: route({
    method: 'GET', path: '/api/bank/element-tables/:id/edition', permission: 'catalogue.read',
    summary: { zh: '与上一版的差异及试题结转', en: 'Differences from the former edition, and items carried over' },
    params: tableParams, response: tableEditionView,
  }),
  carryItems: route({
    method: 'POST', path: '/api/bank/element-tables/:id/carry', permission: 'bank.write',
    summary: { zh: '按评价点结转上一版的试题（操作试题按范围）', en: 'Carry items of the former edition over by element, practical tasks by range' },
    params: tableParams,
    /** Elements of the former edition that a person says are the same as one of this edition. */
    body: z.object({ same: z.array(z.object({ former: elementCode, next: elementCode })).max(5000).default([]), reason }),
    response: tableEditionView,
  }),
  undoCarry: route({
    method: 'POST', path: '/api/bank/element-tables/:id/carry-undo', permission: 'bank.write',
    summary: { zh: '撤销结转（校核前）', en: 'Undo carrying over, until the table is checked' },
    params: tableParams, body: z.object({ reason }), response: tableEditionView,
  }),
  elementTableWorkbook: route({
    method: 'GET', path: '/api/bank/element-tables/:id/table.xlsx', permission: 'catalogue.read',
    summary: { zh: '导出细目表', en: 'An element table as a workbook' },
    params: tableParams, response: { file: XLSX },
  }),
} as const;
