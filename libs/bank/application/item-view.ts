import { Injectable } from '@nestjs/common';
import type { ItemActKind, ItemView, VersionAct } from '@kaowu/contracts';
import { Database, found, Vault, type Actor } from '@kaowu/platform';
import { checkItem } from '../domain/item-content';
import { allowedActs, type VersionFacts, type Workflow } from '../domain/workflow';
import { enemiesOf, findItem, partiesOf, reviewsOf, sealedContent, versionsOf, type ItemVersionRow, type VersionParties } from '../persistence/items';
import { openItem } from '../persistence/sealed';
import { showItem } from './show-item';
import { sheetProblems } from './words';
import { Workflows } from './workflows';

/** The permission that each act needs beside the rules. */
export const ACT_PERMISSION = {
  submit: 'bank.write', withdraw: 'bank.write', pass: 'bank.review', forward: 'bank.review', return: 'bank.review', approve: 'bank.approve', retire: 'bank.approve', replace: 'bank.write',
  keep: 'bank.approve', calibrate: 'bank.approve', assign: 'bank.approve',
} as const satisfies Record<VersionAct | ItemActKind, string>;

/** A version as the rules of the workflow need it. */
export const factsOf = (v: Pick<ItemVersionRow, 'status' | 'writer_id'>, parties: VersionParties): VersionFacts => ({
  status: v.status, writerId: v.writer_id, writerIds: parties.writer_ids, passedBy: parties.passed_by,
  judges: parties.judges, openThreads: parties.open_threads, tableChecked: parties.table_checked,
});

/** The acts that both the rules and the actor's posts allow. */
export const actsFor = (workflow: Workflow, version: Pick<ItemVersionRow, 'status' | 'writer_id'>, parties: VersionParties, actor: Actor): VersionAct[] =>
  allowedActs(workflow, factsOf(version, parties), actor.id).filter((act) => actor.permissions.has(ACT_PERMISSION[act]));

/** The head of a version as experts see it. */
export const versionHead = (v: ItemVersionRow): ItemView['versions'][number] => ({
  id: v.id, version: v.version, state: v.state, status: v.status, digest: v.digest, elementCode: v.element_code, difficulty: v.difficulty,
  writer: v.writer_name, writerId: v.writer_id, madeAt: v.made_at.toISOString(), approver: v.approver_name, approvedAt: v.approved_at?.toISOString() ?? null,
});

/** Items as experts see them. */
@Injectable()
export class ItemViews {
  constructor(private readonly db: Database, private readonly vault: Vault, private readonly workflows: Workflows) {}

  /** An item with its newest version in clear. Opening is the caller's to journal. Problem: `record.not-found`. */
  async of(itemId: string, actor: Actor): Promise<ItemView> {
    const item = found(await findItem(this.db, itemId));
    const versions = await versionsOf(this.db, itemId);
    const newest = found(versions[0]);
    const content = openItem(this.vault, found(await sealedContent(this.db, newest.id)));
    const reviews = await reviewsOf(this.db, itemId);
    return {
      id: item.id,
      tableId: item.table_id,
      serial: item.serial,
      origin: item.origin,
      content,
      shown: showItem(content),
      versions: versions.map(versionHead),
      reviews: reviews.map((r) => ({ id: r.id, version: r.version, status: r.status, reviewer: r.reviewer_name, verdict: r.verdict, reason: r.reason, criteria: r.criteria, at: r.at.toISOString(), undone: r.undone })),
      enemies: await enemiesOf(this.db, itemId),
      acts: actsFor(await this.workflows.current(), newest, found(await partiesOf(this.db, newest.id)), actor),
      warnings: sheetProblems(checkItem(content).warnings),
    };
  }
}
