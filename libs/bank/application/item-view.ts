import type { ItemView, VersionAct } from '@kaowu/contracts';
import { found, type Actor, type Database, type Vault } from '@kaowu/platform';
import { checkItem } from '../domain/item-content';
import { allowedActs } from '../domain/workflow';
import { enemiesOf, findItem, partiesOf, reviewsOf, sealedContent, versionsOf, type ItemVersionRow } from '../persistence/items';
import { openItem } from '../persistence/sealed';
import { sheetProblems } from './words';

/** The permission that each act needs beside the rules. */
const ACT_PERMISSION = {
  submit: 'bank.write', withdraw: 'bank.write', return: 'bank.review', approve: 'bank.approve', retire: 'bank.approve', replace: 'bank.write',
} as const satisfies Record<VersionAct, string>;

/** The acts that both the rules and the actor's posts allow. */
export const actsFor = (version: { state: ItemVersionRow['state']; writer_id: string }, parties: { writer_ids: string[]; passed_by: string[] } | null, actor: Actor): VersionAct[] =>
  allowedActs({ state: version.state, writerId: version.writer_id, writerIds: parties?.writer_ids ?? [], passedBy: parties?.passed_by ?? [] }, actor.id)
    .filter((act) => actor.permissions.has(ACT_PERMISSION[act]));

/** The head of a version as experts see it. */
export const versionHead = (v: ItemVersionRow): ItemView['versions'][number] => ({
  id: v.id, version: v.version, state: v.state, digest: v.digest, elementCode: v.element_code, difficulty: v.difficulty,
  writer: v.writer_name, writerId: v.writer_id, madeAt: v.made_at.toISOString(), approver: v.approver_name, approvedAt: v.approved_at?.toISOString() ?? null,
});

/** An item with its newest version in clear. Opening is the caller's to journal. Problem: `record.not-found`. */
export async function viewItem(db: Database, vault: Vault, itemId: string, actor: Actor): Promise<ItemView> {
  const item = found(await findItem(db, itemId));
  const versions = await versionsOf(db, itemId);
  const newest = found(versions[0]);
  const content = openItem(vault, found(await sealedContent(db, newest.id)));
  const reviews = await reviewsOf(db, itemId);
  return {
    id: item.id,
    tableId: item.table_id,
    serial: item.serial,
    origin: item.origin,
    content,
    versions: versions.map(versionHead),
    reviews: reviews.map((r) => ({ id: r.id, version: r.version, reviewer: r.reviewer_name, verdict: r.verdict, reason: r.reason, criteria: r.criteria, at: r.at.toISOString() })),
    enemies: await enemiesOf(db, itemId),
    acts: actsFor(newest, await partiesOf(db, newest.id), actor),
    warnings: sheetProblems(checkItem(content).warnings),
  };
}
