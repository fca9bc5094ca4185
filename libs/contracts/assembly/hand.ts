import { z } from 'zod';
import { sheetProblem } from '../bank/elements';
import { importance, itemType } from '../bank/vocabulary';
import { id, pageQuery } from '../core/common';
import { route } from '../core/route';

/** Items by section, in the order in which they are asked. */
export const handSelection = z.array(z.array(id).max(300)).min(1).max(12);
export type HandSelection = z.infer<typeof handSelection>;

/** One thing that the blueprint asks, and what a choice of items has of it. */
export const handCheckLine = z.object({
  group: z.string(),
  kind: z.string(),
  zh: z.string(),
  en: z.string(),
  /** Bounds and value; null where the constraint is no number (enemies, stimulus sets). */
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  value: z.number().nullable(),
  ok: z.boolean(),
  /** Items that break it, where it is about items (enemies of each other, parts of a stimulus). */
  items: z.array(id),
});
export type HandCheckLine = z.infer<typeof handCheckLine>;

/** A choice held against its blueprint. */
export const handCheck = z.object({
  lines: z.array(handCheckLine),
  /** Constraints that do not hold. */
  broken: z.int(),
  /** Items that cannot be drawn: unknown, not approved, forbidden, shown too often, or twice in the choice. */
  unusable: z.array(id),
  questions: z.int(),
});
export type HandCheck = z.infer<typeof handCheck>;

/** An item that may be chosen; never what it asks. */
export const handItem = z.object({
  itemId: id,
  serial: z.int(),
  type: itemType,
  elementCode: z.string(),
  rangeCode: z.string(),
  importance: importance.nullable(),
  difficulty: z.number(),
  /** It stood in one of the earlier sets that the blueprint looks back to. */
  earlier: z.boolean(),
  stimulus: z.boolean(),
  /** Why it may not be added to the choice now: an enemy of it is chosen. */
  enemyOf: z.int().nullable(),
});
export type HandItem = z.infer<typeof handItem>;

const byId = z.object({ id });

/** Routes of papers that are put together by hand or come whole from a spreadsheet. */
export const handRoutes = {
  handCheck: route({
    method: 'POST', path: '/api/blueprint-versions/:id/hand-check', permission: 'paper.read',
    summary: { zh: '手工选题与方案即时核对', en: 'Hold a choice of items against the blueprint' },
    params: byId, body: z.object({ sections: handSelection }), response: handCheck,
  }),
  handItems: route({
    method: 'POST', path: '/api/blueprint-versions/:id/hand-items', permission: 'paper.read',
    summary: { zh: '可选试题（不含内容）', en: 'Items that may be chosen for a section, without content' },
    params: byId,
    body: z.object({
      section: z.int().min(0).max(11), chosen: z.array(id).max(3600).default([]), ids: z.array(id).max(3600).default([]),
      under: z.string().trim().max(20).default(''), importance: importance.optional(), offset: pageQuery.shape.offset, limit: pageQuery.shape.limit,
    }),
    response: z.object({ total: z.int(), rows: z.array(handItem) }),
  }),
  handFill: route({
    method: 'POST', path: '/api/blueprint-versions/:id/hand-fill', permission: 'paper.manage',
    summary: { zh: '按方案补齐手工选题', en: 'Fill a choice up so that it meets the blueprint' },
    params: byId, body: z.object({ sections: handSelection, avoid: z.array(id).max(3600).default([]) }), response: z.object({ sections: handSelection }),
  }),
  importPaper: route({
    method: 'POST', path: '/api/blueprint-versions/:id/whole-paper', permission: 'paper.manage', upload: true,
    summary: { zh: '整卷导入：表格写明各大题的试题编号和顺序，或 QTI 试卷', en: 'Whole papers from a spreadsheet that names their items in order, or from QTI tests' },
    params: byId, body: z.object({}),
    response: z.object({ forms: z.array(handSelection), problems: z.array(sheetProblem), checks: z.array(handCheck) }),
  }),
  paperTemplate: route({
    method: 'GET', path: '/api/whole-paper-template', permission: 'paper.read',
    summary: { zh: '整卷导入模板', en: 'Template of a whole paper' },
    response: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  }),
} as const;
