import { Injectable } from '@nestjs/common';
import { custodyStep, type assemblyRoutes, type InputOf } from '@kaowu/contracts';
import { RuleSets } from '@kaowu/catalogue';
import { Clock, newId } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, dayIn, found, refusal, type Actor } from '@kaowu/platform';
import { printFrom } from '../domain/print-custody';
import { planEnvelopes, type PlannedEnvelope } from '../domain/print-plan';
import { getSet, lockSet } from '../persistence/paper-set-rows';
import { insertRun, lockRun } from '../persistence/print-rows';

type Command = InputOf<typeof assemblyRoutes.orderPrintRun>['body'];

/** Orders printed copies of a sealed set in numbered envelopes, and takes an order back (D20). */
@Injectable()
export class OrderPrintRun {
  constructor(
    private readonly db: Database,
    private readonly ruleSets: RuleSets,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /**
   * Orders a run; the rule set that the reservation fell under fixes from when it may be printed and what takes two
   * people. Problems: record.not-found, paper-set.wrong-state, paper-set.not-reserved, print-run.too-many-copies.
   */
  run(actor: Actor, setId: string, { envelopes, reason }: Command): Promise<string> {
    return this.db.tx(async () => {
      const set = await lockSet(this.db, setId);
      if (set.state !== 'sealed' && set.state !== 'released') throw refusal('paper-set.wrong-state', { state: set.state });
      if (set.opens_at === null) throw refusal('paper-set.not-reserved');
      const forms = await this.formsOf(setId);
      const planned = accept(planEnvelopes(envelopes, forms, set.paper_count));
      const { id: ruleSetId, values } = set.rule_set_id === null ? await this.ruleSets.current(dayIn(set.opens_at)) : await this.ruleSets.get(set.rule_set_id);
      const copies = planned.reduce((sum, envelope) => sum + envelope.copies, 0);
      const id = newId();
      const serial = await insertRun(this.db, {
        id, set_id: setId, state: 'ordered', forms, copies, opens_at: set.opens_at,
        ends_at: new Date(set.opens_at.getTime() + set.duration_minutes * 60_000),
        print_from: printFrom(set.opens_at, values.paper?.printLeadMinutes ?? values.paper?.releaseLeadMinutes ?? 0),
        two_person_steps: values.paper?.twoPersonSteps ?? [...custodyStep.options], rule_set_id: ruleSetId,
        ordered_by: actor.id, ordered_by_name: actor.name, ordered_at: this.clock.now(), reason,
      });
      await this.insertEnvelopes(id, planned);
      await this.journal.record(actor, {
        action: 'print-run.ordered', subject: { type: 'print-run', id }, reason, data: { setId, serial, copies, envelopes: planned.length, forms },
      });
      return id;
    });
  }

  /** Takes an order back; envelopes that were printed have to be destroyed. Problems: record.not-found, print-run.wrong-state. */
  cancel(actor: Actor, runId: string, reason: string): Promise<void> {
    return this.db.tx(async () => {
      const run = await lockRun(this.db, runId);
      if (run.state === 'cancelled') throw refusal('print-run.wrong-state', { state: '已取消', stateEn: 'cancelled' });
      await this.db.query(`UPDATE print_run SET state = 'cancelled' WHERE id = $1`, [runId]);
      await this.journal.record(actor, {
        action: 'print-run.cancelled', subject: { type: 'print-run', id: runId }, reason, data: { setId: run.set_id, from: run.state },
      });
    });
  }

  /** How many fixed forms the set has; null where every paper is another one. */
  private async formsOf(setId: string): Promise<number | null> {
    const set = await getSet(this.db, setId);
    if (set.kind !== 'forms') return null;
    const row = found(await this.db.one<{ forms: number }>(
      `SELECT count(DISTINCT figures ->> 'form')::int AS forms FROM paper WHERE set_id = $1`, [setId]));
    return row.forms;
  }

  private async insertEnvelopes(runId: string, envelopes: readonly PlannedEnvelope[]): Promise<void> {
    await this.db.query(
      `INSERT INTO print_envelope (id, run_id, no, label, first_copy, copies)
       SELECT id, $1, no, label, first_copy, copies FROM unnest($2::uuid[], $3::int[], $4::text[], $5::int[], $6::int[]) AS t (id, no, label, first_copy, copies)`,
      [
        runId, envelopes.map(() => newId()), envelopes.map(({ no }) => no), envelopes.map(({ label }) => label),
        envelopes.map(({ firstCopy }) => firstCopy), envelopes.map(({ copies }) => copies),
      ],
    );
  }
}
