import { Injectable } from '@nestjs/common';
import type { RuleSetValues } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, newId } from '@kaowu/kernel';
import { Database, dayIn, found, type Actor } from '@kaowu/platform';
import { lastBarredDay, type BarGround } from '../domain/bar';

/** A violation that was confirmed and bars the person. */
export interface ConfirmedViolation {
  readonly incidentId: string;
  readonly candidateId: string;
  readonly ground: BarGround;
  readonly reason: string;
}

interface BarredCandidate {
  readonly name: string;
  readonly id_number_lookup: string;
  readonly id_number_masked: string;
  readonly rule_values: RuleSetValues;
}

/** Bars a person by the decision that confirms the violation, so that nobody has to write it down again (D10). */
@Injectable()
export class BarForViolation {
  constructor(private readonly db: Database, private readonly journal: Journal, private readonly clock: Clock) {}

  /**
   * Enters the bar in the caller's transaction, from today on, for as long as the round's rule set says for the ground.
   * A repeat for the same incident changes nothing. Refuses `record.not-found`.
   */
  async run(actor: Actor, { incidentId, candidateId, ground, reason }: ConfirmedViolation): Promise<void> {
    const person = found(
      await this.db.one<BarredCandidate>(
        `SELECT c.name, c.id_number_lookup, c.id_number_masked, r.rule_values FROM candidate c JOIN round r ON r.id = c.round_id WHERE c.id = $1`,
        [candidateId],
      ),
    );
    const id = newId();
    const from = dayIn(this.clock.now());
    const until = lastBarredDay(ground, from, person.rule_values.barred);
    const entered = await this.db.change(
      `INSERT INTO bar_entry (id, id_number_lookup, id_number_masked, name, ground, reason, from_day, until_day, created_by, created_at, incident_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT ON CONSTRAINT bar_of_incident DO NOTHING`,
      [id, person.id_number_lookup, person.id_number_masked, person.name, ground, reason, from, until, actor.id, this.clock.now(), incidentId],
    );
    if (entered === 0) return;
    await this.journal.record(actor, { action: 'bar.added', subject: { type: 'bar', id }, reason, data: { ground, from, until, incidentId, candidateId } });
  }
}
