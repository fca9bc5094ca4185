import { Injectable } from '@nestjs/common';
import { Clock } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, found, refusal, type Actor } from '@kaowu/platform';
import { canCloseFinding } from '../domain/print-custody';
import { envelopeCode } from '../domain/print-plan';
import { insertFinding, lockFinding, stepsOf } from '../persistence/custody-rows';
import { envelopesOf, lockRun } from '../persistence/print-rows';

/** The second person of a step, and whoever settles what was not in order (D20). */
@Injectable()
export class WitnessCustody {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /**
   * The person named in these steps confirms them from their own account. Who does not agree says why: the step stands
   * as it was recorded, with a finding. Problems: record.not-found, custody.not-yours.
   */
  run(actor: Actor, runId: string, stepIds: readonly string[], agrees: boolean, reason: string): Promise<void> {
    return this.db.tx(async () => {
      const run = await lockRun(this.db, runId);
      const codes = new Map((await envelopesOf(this.db, runId)).map(({ id, no }) => [id, envelopeCode(run.serial, no)] as const));
      const steps = new Map((await stepsOf(this.db, runId)).map((row) => [row.id, row] as const));
      const at = this.clock.now();
      for (const stepId of new Set(stepIds)) {
        const row = found(steps.get(stepId));
        if (row.witness_id !== actor.id || row.witnessed_at !== null) throw refusal('custody.not-yours');
        await this.db.query('UPDATE custody_step SET witnessed_at = $2 WHERE id = $1', [stepId, at]);
        if (!agrees) {
          await insertFinding(this.db, stepId, { kind: 'disputed', expected: row.actor_name, found: actor.name, explanation: reason, by: actor, at });
        }
        await this.journal.record(actor, {
          action: agrees ? 'custody.witnessed' : 'custody.disputed', subject: { type: 'print-run', id: runId },
          ...(reason === '' ? {} : { reason }), data: { envelope: codes.get(row.envelope_id), step: row.step, stepId },
        });
      }
    });
  }

  /** Settles a finding; gives the run's id. Problems: record.not-found and those of `canCloseFinding`. */
  close(actor: Actor, findingId: string, reason: string): Promise<string> {
    return this.db.tx(async () => {
      const finding = await lockFinding(this.db, findingId);
      accept(canCloseFinding({ closed: finding.closed_at !== null, people: [finding.actor_id, finding.witness_id ?? ''] }, actor.id));
      await this.db.query('UPDATE custody_finding SET closed_by = $2, closed_by_name = $3, closed_at = $4, closing_reason = $5 WHERE id = $1', [
        findingId, actor.id, actor.name, this.clock.now(), reason,
      ]);
      await this.journal.record(actor, {
        action: 'custody.finding-closed', subject: { type: 'print-run', id: finding.run_id }, reason,
        data: { findingId, kind: finding.kind, step: finding.step },
      });
      return finding.run_id;
    });
  }
}
