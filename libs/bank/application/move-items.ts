import { Injectable } from '@nestjs/common';
import type { Action, OutputOf, Problem, ReviewCriteria, ReviewVerdict, VersionState, bankRoutes } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, newId, type Decision } from '@kaowu/kernel';
import { Database, type Actor } from '@kaowu/platform';
import { decideAct, decidePass, type VersionFacts } from '../domain/workflow';
import { findTable } from '../persistence/element-tables';
import { approveVersions, insertReviews, lockVersions, setState, type ItemVersionRow, type VersionParties } from '../persistence/items';
import { refusedOne } from './words';

type Outcome = OutputOf<typeof bankRoutes.submitItems>;
type Locked = ItemVersionRow & VersionParties;

const factsOf = (v: Locked): VersionFacts => ({ state: v.state, writerId: v.writer_id, writerIds: v.writer_ids, passedBy: v.passed_by });

const ACTION = { submit: 'item.submitted', withdraw: 'item.withdrawn', approve: 'item.approved', retire: 'item.retired' } as const satisfies Record<string, Action>;

/**
 * Moves item versions along their states, one or many at once (D17–D19, D21). Each version is decided for itself; what
 * is refused is named with its words and the rest is done.
 */
@Injectable()
export class MoveItems {
  constructor(private readonly db: Database, private readonly journal: Journal, private readonly clock: Clock) {}

  /**
   * Submits, takes back, approves or retires. Problems, each for its version: those of `decideAct`, `version.unknown`,
   * and for approval `element-table.not-checked` while nobody has checked the element table.
   */
  move(actor: Actor, act: keyof typeof ACTION, versionIds: readonly string[], reason: string): Promise<Outcome> {
    return this.each(actor, versionIds, ACTION[act], reason, (v) => decideAct(factsOf(v), act, actor.id), async (versions, at) => {
      const ids = versions.map((v) => v.id);
      if (act === 'approve') await approveVersions(this.db, ids, actor, at);
      else await setState(this.db, ids, act === 'submit' ? 'in_review' : act === 'withdraw' ? 'draft' : 'retired', at);
    }, act === 'approve');
  }

  /**
   * Records a reviewer's verdict with its reason: a pass leaves the version for approval, a return makes it a draft
   * again. Problems, each for its version: `version.act-refused`, `version.reviewer-is-writer`, `version.unknown`.
   */
  review(
    actor: Actor, versionIds: readonly string[], word: { verdict: ReviewVerdict; reason: string; criteria: ReviewCriteria | null },
  ): Promise<Outcome> {
    const passes = word.verdict === 'pass';
    const decide = (v: Locked): Decision<VersionState, Problem> => (passes ? decidePass(factsOf(v), actor.id) : decideAct(factsOf(v), 'return', actor.id));
    return this.each(actor, versionIds, passes ? 'item.reviewed' : 'item.returned', word.reason, decide, async (versions, at) => {
      await insertReviews(this.db, versions.map((v) => ({ id: newId(), versionId: v.id, writerId: v.writer_id })), actor, { ...word, at });
      if (!passes) await setState(this.db, versions.map((v) => v.id), 'draft', at);
    });
  }

  private each(
    actor: Actor, versionIds: readonly string[], action: Action, reason: string,
    decide: (v: Locked) => Decision<VersionState, Problem>, save: (versions: readonly Locked[], at: Date) => Promise<void>, needsCheckedTable = false,
  ): Promise<Outcome> {
    return this.db.tx(async () => {
      const ids = [...new Set(versionIds)];
      const locked = await lockVersions(this.db, ids);
      const unchecked = needsCheckedTable ? await this.uncheckedTables(locked) : new Set<string>();
      const decided = locked.map((v) => ({ v, decision: unchecked.has(v.table_id) ? { ok: false as const, problem: { code: 'element-table.not-checked' as const } } : decide(v) }));
      const granted = decided.flatMap(({ v, decision }) => (decision.ok ? [{ v, next: decision.value }] : []));
      if (granted.length > 0) await save(granted.map(({ v }) => v), this.clock.now());
      await this.journal.recordAll(actor, granted.map(({ v, next }) => ({
        action, reason, subject: { type: 'item', id: v.item_id }, before: { state: v.state }, after: { state: next },
        data: { versionId: v.id, version: v.version, digest: v.digest, elementCode: v.element_code },
      })));
      const known = new Set(locked.map((v) => v.id));
      return {
        done: granted.map(({ v }) => v.id),
        refused: [
          ...decided.flatMap(({ v, decision }) => (decision.ok ? [] : [refusedOne(v.id, decision.problem)])),
          ...ids.filter((id) => !known.has(id)).map((id) => refusedOne(id, { code: 'version.unknown' })),
        ],
      };
    });
  }

  private async uncheckedTables(versions: readonly Locked[]): Promise<Set<string>> {
    const ids = [...new Set(versions.map((v) => v.table_id))];
    const tables = await Promise.all(ids.map((id) => findTable(this.db, id)));
    return new Set(tables.flatMap((t) => (t && t.state !== 'checked' ? [t.id] : [])));
  }
}
