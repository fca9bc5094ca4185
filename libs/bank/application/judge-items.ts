import { Injectable } from '@nestjs/common';
import type { OutputOf, Problem, bankRoutes } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, newId } from '@kaowu/kernel';
import { Database, type Actor } from '@kaowu/platform';
import { adoptedDifficulty } from '../domain/item-statistics';
import { insertAct } from '../persistence/acts';
import { lockVersions } from '../persistence/items';
import { totalsOfVersions } from '../persistence/statistics';
import { BankRules } from './bank-rules';
import { refusedOne } from './words';

type Outcome = OutputOf<typeof bankRoutes.keepItems>;
type Row = Awaited<ReturnType<typeof totalsOfVersions>>[number] & { readonly facility: number };

const ACTION = { keep: 'item.kept', calibrate: 'item.calibrated' } as const;

/** What a person concludes from an item's statistics: it stays, or its observed difficulty is adopted. */
@Injectable()
export class JudgeItems {
  constructor(private readonly db: Database, private readonly journal: Journal, private readonly clock: Clock, private readonly rules: BankRules) {}

  /** Keeps items that the rule set proposes to retire, until newer results come. Problems, each for its version: `version.unknown`, `version.no-statistics`. */
  keep(actor: Actor, versionIds: readonly string[], reason: string): Promise<Outcome> {
    return this.each(actor, versionIds, reason, 'keep', 1, async (rows, ids, at) => {
      await this.db.query(
        `INSERT INTO item_kept (id, version_id, responses, kept_by, kept_name, reason, at)
         SELECT k.id, k.version_id, k.responses, $1, $2, $3, $4 FROM unnest($5::uuid[], $6::uuid[], $7::int[]) AS k (id, version_id, responses)`,
        [actor.id, actor.name, reason, at, ids, rows.map((r) => r.id), rows.map((r) => r.responses)]);
    });
  }

  /**
   * Adopts the observed share of right answers as the difficulty by which papers are drawn; the version itself keeps
   * what its writer estimated. Problems, each for its version: `version.unknown`, `version.no-statistics` while it has
   * fewer answers than the rule set asks.
   */
  async calibrate(actor: Actor, versionIds: readonly string[], reason: string): Promise<Outcome> {
    const needed = (await this.rules.current())?.minResponses ?? 1;
    return this.each(actor, versionIds, reason, 'calibrate', needed, async (rows, ids, at) => {
      await this.db.query(
        `INSERT INTO item_calibration (id, version_id, difficulty, responses, adopted_by, adopted_name, reason, at)
         SELECT c.id, c.version_id, c.difficulty, c.responses, $1, $2, $3, $4 FROM unnest($5::uuid[], $6::uuid[], $7::numeric[], $8::int[]) AS c (id, version_id, difficulty, responses)`,
        [actor.id, actor.name, reason, at, ids, rows.map((r) => r.id), rows.map((r) => adoptedDifficulty(r.facility)), rows.map((r) => r.responses)]);
    });
  }

  private each(actor: Actor, versionIds: readonly string[], reason: string, act: keyof typeof ACTION, needed: number, save: (rows: readonly Row[], recordIds: readonly string[], at: Date) => Promise<void>): Promise<Outcome> {
    return this.db.tx(async () => {
      const ids = [...new Set(versionIds)];
      const statuses = new Map((await lockVersions(this.db, ids)).map((v) => [v.id, v.status]));
      const rows = new Map((await totalsOfVersions(this.db, ids)).map((r) => [r.id, r]));
      const judged = ids.map((id): { id: string; row: Row | null; problem: Problem } => {
        const row = rows.get(id);
        const usable = row !== undefined && row.facility !== null && row.responses >= needed;
        return { id, row: usable ? (row as Row) : null, problem: row ? { code: 'version.no-statistics', params: { needed, given: row.responses } } : { code: 'version.unknown' } };
      });
      const good = judged.flatMap(({ row }) => row ?? []);
      const [actId, at, recordIds] = [newId(), this.clock.now(), good.map(() => newId())];
      if (good.length > 0) {
        await save(good, recordIds, at);
        await insertAct(this.db, { id: actId, act, actor, reason, at }, good.map((row, i) => {
          const status = statuses.get(row.id) ?? '';
          return { versionId: row.id, from: status, to: status, recordId: recordIds[i] };
        }));
      }
      await this.journal.recordAll(actor, good.map((row) => ({
        action: ACTION[act], reason, subject: { type: 'item', id: row.item_id },
        before: { difficulty: row.difficulty }, ...(act === 'calibrate' ? { after: { difficulty: adoptedDifficulty(row.facility) } } : {}),
        data: { versionId: row.id, responses: row.responses, facility: Math.round(row.facility * 10_000) / 10_000, difficulty: row.difficulty },
      })));
      return { actId: good.length > 0 ? actId : null, done: good.map((row) => row.id), refused: judged.flatMap(({ id, row, problem }) => (row ? [] : [refusedOne(id, problem)])) };
    });
  }
}
