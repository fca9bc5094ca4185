import { z } from 'zod';
import { id, reason } from '../core/common';
import { route } from '../core/route';
import { itemBody } from './item-body';
import { statusCode } from './statuses';
import { itemType, versionState } from './vocabulary';

/** A question that is nearly the same as another. The excerpt is the beginning of its stem; telling it is journalled. */
export const likeItem = z.object({
  id,
  versionId: id,
  version: z.int(),
  serial: z.int(),
  tableId: id,
  type: itemType,
  state: versionState,
  status: statusCode,
  /** Share of common pairs of characters, 0 to 1. */
  likeness: z.number(),
  excerpt: z.string(),
  /** Whether the two may not meet in a paper already. */
  enemy: z.boolean(),
});
export type LikeItem = z.infer<typeof likeItem>;

/** Two items that may not stand in one paper. */
export const enemyPair = z.object({ a: id, b: id });
export type EnemyPair = z.infer<typeof enemyPair>;

const likeItems = z.object({ rows: z.array(likeItem) });

/** Routes of near-duplicates and of the enemies that they suggest. */
export const likenessRoutes = {
  likeDraft: route({
    method: 'POST', path: '/api/bank/like-items', permission: 'bank.write', readsClear: true,
    summary: { zh: '查找与所写试题相似的试题（记入日志）', en: 'Find items like a draft; journalled' },
    /** `itemId`: the item that is being revised, which is like itself. */
    body: itemBody.extend({ itemId: id.optional() }), response: likeItems,
  }),
  likeItem: route({
    method: 'GET', path: '/api/bank/items/:id/alike', permission: 'bank.read', readsClear: true,
    summary: { zh: '与某题相似的试题（记入日志）', en: 'Items like an item; journalled' },
    params: z.object({ id }), response: likeItems,
  }),
  pairEnemies: route({
    method: 'POST', path: '/api/bank/enemies', permission: 'bank.write',
    summary: { zh: '成对设定或取消相克', en: 'Make pairs of items enemies, or no longer' },
    body: z.object({ pairs: z.array(enemyPair).min(1).max(2000), enemies: z.boolean(), reason }),
    /** The pairs that changed: what an undo takes back. */
    response: z.object({ pairs: z.array(enemyPair) }),
  }),
} as const;
