import { Injectable } from '@nestjs/common';
import type { OutputOf, Problem, bankRoutes } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock } from '@kaowu/kernel';
import { Database, found, refusal, type Actor } from '@kaowu/platform';
import { decideUndo, UNDO_HOURS } from '../domain/undo';
import { actsOfTable, findAct, insertUndone, unapproveVersions, versionsOfActs, type ActRow, type ActVersionRow } from '../persistence/acts';
import { findTable } from '../persistence/element-tables';
import { lockVersions, setState } from '../persistence/items';
import { ACT_PERMISSION } from './item-view';
import { refusedOne } from './words';

type Routes = typeof bankRoutes;

/** Acts that a table lists. */
const LISTED = 20;
/** Items that an act names by number. */
const NAMED = 8;

const decide = (act: ActRow, v: ActVersionRow, person: string, now: Date) =>
  decideUndo(
    { act: act.act, actorId: act.actor_id, actorName: act.actor_name, at: act.at, fromState: v.from_state, toState: v.to_state },
    { state: v.state, undone: v.undone, moved: v.moved, judged: v.judged, revised: v.revised, drawn: v.drawn, signed: v.signed, tableRetired: v.table_retired },
    person, now);

/** Takes back what was done with many versions at once. History stays: the act, its records and its entry in the journal. */
@Injectable()
export class UndoActs {
  constructor(private readonly db: Database, private readonly journal: Journal, private readonly clock: Clock) {}

  /** What was lately done with items of a table, and what of it the reader can take back; what not, with the reason in words. Problem: `record.not-found`. */
  async recent(actor: Actor, tableId: string): Promise<OutputOf<Routes['itemActs']>> {
    found(await findTable(this.db, tableId));
    const now = this.clock.now();
    const acts = await actsOfTable(this.db, tableId, new Date(now.getTime() - UNDO_HOURS * 3_600_000), LISTED);
    const versions = await versionsOfActs(this.db, acts.map((a) => a.id));
    return {
      hours: UNDO_HOURS,
      rows: acts.map((act) => {
        const own = versions.filter((v) => v.act_id === act.id);
        const decided = own.map((v) => ({ v, decision: decide(act, v, actor.id, now) }));
        const problems = decided.flatMap(({ v, decision }) => (decision.ok || v.undone ? [] : [decision.problem]));
        return {
          id: act.id, act: act.act, actor: act.actor_name, reason: act.reason, at: act.at.toISOString(), versions: own.length, serials: [...new Set(own.map((v) => v.serial))].slice(0, NAMED),
          undoable: decided.filter(({ decision }) => decision.ok).length, undone: own.filter((v) => v.undone).length, refused: counted(problems),
        };
      }),
    };
  }

  /**
   * Takes an act back for each of its versions that allows it; what does not is named with its words. Problems:
   * `record.not-found`, `access.denied` for who may not do the act itself any more; each for its version those of `decideUndo`.
   */
  undo(actor: Actor, actId: string, reason: string): Promise<OutputOf<Routes['undoItemAct']>> {
    return this.db.tx(async () => {
      const act = found(await findAct(this.db, actId));
      const permission = ACT_PERMISSION[act.act];
      if (!actor.permissions.has(permission)) throw refusal('access.denied', { permission });
      await lockVersions(this.db, (await versionsOfActs(this.db, [actId])).map((v) => v.version_id));
      const at = this.clock.now();
      const decided = (await versionsOfActs(this.db, [actId])).map((v) => ({ v, decision: decide(act, v, actor.id, at) }));
      const granted = decided.flatMap(({ v, decision }) => (decision.ok ? [{ v, next: decision.value }] : []));
      await this.restore(act, granted.map(({ v }) => v), at);
      await insertUndone(this.db, actId, granted.map(({ v }) => v.version_id), actor, reason, at);
      await this.journal.recordAll(actor, granted.map(({ v, next }) => ({
        action: 'item.act-undone', reason, subject: { type: 'item', id: v.item_id }, before: { state: v.state }, after: { state: next },
        data: { actId, act: act.act, versionId: v.version_id, version: v.version, ...(v.replaced_id === null ? {} : { backInUse: v.replaced_id }) },
      })));
      return {
        actId: null, done: granted.map(({ v }) => v.version_id),
        refused: decided.flatMap(({ v, decision }) => (decision.ok ? [] : [refusedOne(v.version_id, decision.problem)])),
      };
    });
  }

  /** Gives the versions the states that they had. Records count no more once the act is undone. */
  private async restore({ act }: ActRow, versions: readonly ActVersionRow[], at: Date): Promise<void> {
    if (act === 'keep' || act === 'calibrate' || act === 'assign') return;
    for (const state of new Set(versions.filter((v) => v.from_state !== v.to_state).map((v) => v.from_state))) {
      const ids = versions.filter((v) => v.from_state === state).map((v) => v.version_id);
      if (act === 'approve') await unapproveVersions(this.db, ids, state, at);
      else await setState(this.db, ids, state, at);
    }
    await setState(this.db, versions.flatMap((v) => v.replaced_id ?? []), 'approved', at);
  }
}

/** Problems with their words, each once, and for how many they hold. */
function counted(problems: readonly Problem[]): OutputOf<Routes['itemActs']>['rows'][number]['refused'] {
  const words = problems.map((problem) => refusedOne('', problem));
  return [...new Set(words.map((p) => p.zh))].flatMap((zh) => {
    const same = words.filter((p) => p.zh === zh);
    const [first] = same;
    return first ? [{ code: first.code, zh, en: first.en, count: same.length }] : [];
  });
}
