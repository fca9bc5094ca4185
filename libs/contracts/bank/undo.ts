import { z } from 'zod';
import { id, instant, reason } from '../core/common';
import { route } from '../core/route';
import { bulkOutcome } from './bulk';

/** What can be done with many versions at once and taken back. */
export const itemActKind = z.enum(['submit', 'withdraw', 'pass', 'forward', 'return', 'approve', 'retire', 'keep', 'calibrate', 'assign']);
export type ItemActKind = z.infer<typeof itemActKind>;

/** Something that was lately done with items of a table. */
export const itemActRow = z.object({
  /** Names it for taking it back. */
  id,
  act: itemActKind,
  actor: z.string(),
  reason: z.string(),
  at: instant,
  versions: z.int(),
  /** Numbers of the first of its items. */
  serials: z.array(z.int()),
  /** How many of its versions the reader can take it back for now, and for how many it was. */
  undoable: z.int(),
  undone: z.int(),
  /** Why not for the others. */
  refused: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string(), count: z.int() })),
});
export type ItemActRow = z.infer<typeof itemActRow>;

/** Routes of taking back. */
export const undoRoutes = {
  itemActs: route({
    method: 'GET', path: '/api/bank/element-tables/:id/item-acts', permission: 'bank.read',
    summary: { zh: '近期批量操作及能否撤销', en: 'What was lately done with items, and what of it can be undone' },
    params: z.object({ id }), response: z.object({ hours: z.int(), rows: z.array(itemActRow) }),
  }),
  undoItemAct: route({
    method: 'POST', path: '/api/bank/item-acts/:id/undo', permission: 'bank.read',
    summary: { zh: '撤销一次批量操作（仅限操作人本人）', en: 'Undo something done with items; only by who did it' },
    params: z.object({ id }), body: z.object({ reason }), response: bulkOutcome,
  }),
} as const;
