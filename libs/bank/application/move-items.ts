import { Injectable } from '@nestjs/common';
import type { Action, OutputOf, ReviewCriteria, ReviewVerdict, VersionAct, WorkflowStatus, bankRoutes } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, newId } from '@kaowu/kernel';
import { Database, type Actor } from '@kaowu/platform';
import { decideAct } from '../domain/workflow';
import { insertAct, type ActedVersion } from '../persistence/acts';
import { approveVersions, insertReviews, lockVersions, setStatuses, type ItemVersionRow, type MovingVersion, type VersionParties } from '../persistence/items';
import { factsOf } from './item-view';
import { refusedOne } from './words';
import { Workflows } from './workflows';

type Outcome = OutputOf<typeof bankRoutes.submitItems>;
type Locked = ItemVersionRow & VersionParties;
type Granted = { readonly v: Locked; readonly next: WorkflowStatus };
/** What an act left beside the status of a version, by version. */
type Left = ReadonlyMap<string, Pick<ActedVersion, 'replaced' | 'recordId'>>;
const NOTHING: Left = new Map();

const ACTION = { submit: 'item.submitted', withdraw: 'item.withdrawn', forward: 'item.forwarded', approve: 'item.approved', retire: 'item.retired' } as const satisfies Record<string, Action>;

const movingOf = (granted: readonly Granted[]): MovingVersion[] => granted.map(({ v, next }) => ({ id: v.id, to: next }));

/**
 * Moves item versions along the workflow, one or many at once (D17–D19, D21). Each version is decided for itself; what
 * is refused is named with its words and the rest is done.
 */
@Injectable()
export class MoveItems {
  constructor(private readonly db: Database, private readonly journal: Journal, private readonly clock: Clock, private readonly workflows: Workflows) {}

  /** Submits, takes back, moves on, approves or retires. Problems, each for its version: those of `decideAct`, `version.unknown`. */
  move(actor: Actor, act: keyof typeof ACTION, versionIds: readonly string[], reason: string): Promise<Outcome> {
    return this.each(actor, { versionIds, act, action: ACTION[act], reason }, async (granted, at) => {
      if (act !== 'approve') {
        await setStatuses(this.db, movingOf(granted), at);
        return NOTHING;
      }
      const replaced = await approveVersions(this.db, movingOf(granted), actor, at);
      return new Map(granted.map(({ v }) => [v.id, { replaced: replaced.get(v.item_id) }]));
    });
  }

  /**
   * Records a reviewer's verdict with its reason in the status that the version has: a pass leaves it there, a return
   * sends it back where the workflow says. Problems, each for its version: `version.act-refused`, `version.reviewer-is-writer`, `version.unknown`.
   */
  review(
    actor: Actor, versionIds: readonly string[], word: { verdict: ReviewVerdict; reason: string; criteria: ReviewCriteria | null },
  ): Promise<Outcome> {
    const action = word.verdict === 'pass' ? 'item.reviewed' : 'item.returned';
    return this.each(actor, { versionIds, act: word.verdict, action, reason: word.reason }, async (granted, at) => {
      const reviews = granted.map(({ v }) => ({ id: newId(), versionId: v.id, writerId: v.writer_id, status: v.status }));
      await insertReviews(this.db, reviews, actor, { ...word, at });
      await setStatuses(this.db, movingOf(granted.filter(({ v, next }) => next.code !== v.status)), at);
      return new Map(reviews.map((r) => [r.versionId, { recordId: r.id }]));
    });
  }

  /** Saves what was granted, and keeps what was done so that it can be taken back. */
  private async keep(
    actor: Actor, { act, reason }: { act: Exclude<VersionAct, 'replace'>; reason: string }, granted: readonly Granted[], save: (granted: readonly Granted[], at: Date) => Promise<Left>,
  ): Promise<string> {
    const [id, at] = [newId(), this.clock.now()];
    const left = await save(granted, at);
    await insertAct(this.db, { id, act, actor, reason, at }, granted.map(({ v, next }) => ({ versionId: v.id, from: v.status, to: next.code, ...left.get(v.id) })));
    return id;
  }

  private each(
    actor: Actor, what: { versionIds: readonly string[]; act: Exclude<VersionAct, 'replace'>; action: Action; reason: string },
    save: (granted: readonly Granted[], at: Date) => Promise<Left>,
  ): Promise<Outcome> {
    return this.db.tx(async () => {
      const ids = [...new Set(what.versionIds)];
      const workflow = await this.workflows.held();
      const locked = await lockVersions(this.db, ids);
      const decided = locked.map((v) => ({ v, decision: decideAct(workflow, factsOf(v, v), what.act, actor.id) }));
      const granted = decided.flatMap(({ v, decision }) => (decision.ok ? [{ v, next: decision.value }] : []));
      const actId = granted.length > 0 ? await this.keep(actor, what, granted, save) : null;
      await this.journal.recordAll(actor, granted.map(({ v, next }) => ({
        action: what.action, reason: what.reason, subject: { type: 'item', id: v.item_id }, before: { state: v.state, status: v.status }, after: { state: next.standing, status: next.code },
        data: { versionId: v.id, version: v.version, digest: v.digest, elementCode: v.element_code, actId, ...(next.code === v.status ? {} : { to: { zh: next.zh, en: next.en } }) },
      })));
      const known = new Set(locked.map((v) => v.id));
      return {
        actId,
        done: granted.map(({ v }) => v.id),
        refused: [
          ...decided.flatMap(({ v, decision }) => (decision.ok ? [] : [refusedOne(v.id, decision.problem)])),
          ...ids.filter((id) => !known.has(id)).map((id) => refusedOne(id, { code: 'version.unknown' })),
        ],
      };
    });
  }
}
