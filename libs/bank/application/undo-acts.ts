import { Injectable } from '@nestjs/common';
import type { OutputOf, Problem, WorkflowStatus, bankRoutes } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock } from '@kaowu/kernel';
import { Database, found, refusal, type Actor } from '@kaowu/platform';
import { decideUndo, UNDO_HOURS } from '../domain/undo';
import { actsOfTable, findAct, insertUndone, versionsOfActs, type ActRow, type ActVersionRow } from '../persistence/acts';
import { findTable } from '../persistence/element-tables';
import { lockVersions, setStatuses, unapproveVersions } from '../persistence/items';
import { holdWorkflow, loadStatuses } from '../persistence/workflow';
import { ACT_PERMISSION } from './item-view';
import { refusedOne } from './words';

type Routes = typeof bankRoutes;

/** Acts that a table lists. */
const LISTED = 20;
/** Items that an act names by number. */
const NAMED = 8;

type Granted = { readonly v: ActVersionRow; readonly next: WorkflowStatus };

const decide = (statuses: readonly WorkflowStatus[], act: ActRow, v: ActVersionRow, person: string, now: Date) =>
  decideUndo(
    statuses,
    { act: act.act, actorId: act.actor_id, actorName: act.actor_name, at: act.at, fromStatus: v.from_status, toStatus: v.to_status, replacedStatus: v.replaced_status },
    { state: v.state, status: v.status, undone: v.undone, moved: v.moved, judged: v.judged, revised: v.revised, drawn: v.drawn, signed: v.signed, tableRetired: v.table_retired },
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
    const statuses = await loadStatuses(this.db);
    return {
      hours: UNDO_HOURS,
      rows: acts.map((act) => {
        const own = versions.filter((v) => v.act_id === act.id);
        const decided = own.map((v) => ({ v, decision: decide(statuses, act, v, actor.id, now) }));
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
      await holdWorkflow(this.db);
      const statuses = await loadStatuses(this.db);
      await lockVersions(this.db, (await versionsOfActs(this.db, [actId])).map((v) => v.version_id));
      const at = this.clock.now();
      const decided = (await versionsOfActs(this.db, [actId])).map((v) => ({ v, decision: decide(statuses, act, v, actor.id, at) }));
      const granted = decided.flatMap(({ v, decision }) => (decision.ok ? [{ v, next: decision.value }] : []));
      await this.restore(act, granted, statuses, at);
      await insertUndone(this.db, actId, granted.map(({ v }) => v.version_id), actor, reason, at);
      await this.journal.recordAll(actor, granted.map(({ v, next }) => ({
        action: 'item.act-undone', reason, subject: { type: 'item', id: v.item_id }, before: { state: v.state, status: v.status }, after: { state: next.standing, status: next.code },
        data: { actId, act: act.act, versionId: v.version_id, version: v.version, ...(next.code === v.status ? {} : { to: { zh: next.zh, en: next.en } }), ...(v.replaced_id === null ? {} : { backInUse: v.replaced_id }) },
      })));
      return {
        actId: null, done: granted.map(({ v }) => v.version_id),
        refused: decided.flatMap(({ v, decision }) => (decision.ok ? [] : [refusedOne(v.version_id, decision.problem)])),
      };
    });
  }

  /** Gives the versions the statuses that they had. Records count no more once the act is undone. */
  private async restore({ act }: ActRow, granted: readonly Granted[], statuses: readonly WorkflowStatus[], at: Date): Promise<void> {
    if (act === 'keep' || act === 'calibrate' || act === 'assign') return;
    const moving = granted.filter(({ v }) => v.from_status !== v.to_status).map(({ v, next }) => ({ id: v.version_id, to: next }));
    await (act === 'approve' ? unapproveVersions : setStatuses)(this.db, moving, at);
    await setStatuses(this.db, granted.flatMap(({ v }) => {
      const to = statuses.find((s) => s.code === v.replaced_status);
      return v.replaced_id !== null && to ? [{ id: v.replaced_id, to }] : [];
    }), at);
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
