import { Injectable } from '@nestjs/common';
import type { BulkOutcome, EligibilityState, Problem } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, newId, type Decision } from '@kaowu/kernel';
import { accept, Database, wireProblem, type Actor } from '@kaowu/platform';
import { checkEligibility, confirmEligibility, reopenEligibility, type Eligibility, type Outcome } from '../domain/eligibility';
import { canTakeCandidates } from '../domain/round-machine';
import { shareRound } from '../persistence/round-rows';

/** What is decided about several candidates at once. */
export interface EligibilityCommand {
  readonly roundId: string;
  readonly candidateIds: readonly string[];
  readonly stage: 'check' | 'confirm' | 'reopen';
  readonly outcome: Outcome | 'reopen';
  readonly reason: string;
}

interface Standing {
  readonly id: string;
  readonly name: string;
  readonly eligibility: EligibilityState;
  readonly checked_by: string | null;
}

/** Decides eligibility, stage by stage (D15). */
@Injectable()
export class DecideEligibility {
  constructor(private readonly db: Database, private readonly journal: Journal, private readonly clock: Clock) {}

  /**
   * Applies one outcome to many candidates while the list is open; who cannot be decided is named with the problem and
   * the others are done. Refuses as a whole only `record.not-found` and `round.step-not-open`.
   */
  run(actor: Actor, command: EligibilityCommand): Promise<BulkOutcome> {
    return this.db.tx(async () => {
      const round = await shareRound(this.db, command.roundId);
      accept(canTakeCandidates(round.state));
      const rows = await this.db.query<Standing>(
        'SELECT id, name, eligibility, checked_by FROM candidate WHERE round_id = $1 AND id = ANY ($2) ORDER BY id FOR UPDATE',
        [command.roundId, command.candidateIds],
      );
      const standing = new Map(rows.map((row) => [row.id, row] as const));
      const outcome: { done: string[]; notDone: BulkOutcome['notDone'] } = { done: [], notDone: [] };
      let next: EligibilityState | null = null;
      for (const id of new Set(command.candidateIds)) {
        const row = standing.get(id);
        const decision = decide(row, command, actor);
        if (decision.ok) {
          next = decision.value;
          outcome.done.push(id);
        } else {
          const { code, zh, en } = wireProblem(decision.problem);
          outcome.notDone.push({ candidateId: id, name: row?.name ?? '', code, zh, en });
        }
      }
      if (next) await this.save(actor, command, outcome.done, next);
      return outcome;
    });
  }

  private async save(actor: Actor, command: EligibilityCommand, ids: readonly string[], next: EligibilityState): Promise<void> {
    await this.db.query(
      `UPDATE candidate SET eligibility = $2,
         checked_by = CASE $3 WHEN 'check' THEN $4 WHEN 'reopen' THEN NULL ELSE checked_by END,
         confirmed_by = CASE $3 WHEN 'confirm' THEN $4 WHEN 'reopen' THEN NULL ELSE confirmed_by END
       WHERE id = ANY ($1)`,
      [ids, next, command.stage, actor.id],
    );
    await this.db.query(
      `INSERT INTO eligibility_decision (id, candidate_id, stage, outcome, reason, decided_by, decided_by_name, decided_at)
       SELECT d.id, d.candidate_id, $3, $4, $5, $6, $7, $8 FROM unnest($1::uuid[], $2::uuid[]) AS d (id, candidate_id)`,
      [ids.map(() => newId()), ids, command.stage, command.outcome, command.reason, actor.id, actor.name, this.clock.now()],
    );
    const action = next === 'refused' ? 'eligibility.refused'
      : ({ check: 'eligibility.checked', confirm: 'eligibility.confirmed', reopen: 'eligibility.reopened' } as const)[command.stage];
    await this.journal.recordAll(actor, ids.map((id) => ({
      action,
      subject: { type: 'candidate', id },
      reason: command.reason || undefined,
      after: { eligibility: next },
      data: { roundId: command.roundId, stage: command.stage },
    })));
  }
}

function decide(row: Standing | undefined, command: EligibilityCommand, actor: Actor): Decision<EligibilityState, Problem> {
  if (!row) return { ok: false, problem: { code: 'eligibility.unknown-candidate' } };
  const now: Eligibility = { state: row.eligibility, checkedBy: row.checked_by };
  if (command.outcome === 'reopen') return reopenEligibility(now);
  return command.stage === 'check' ? checkEligibility(now, command.outcome) : confirmEligibility(now, command.outcome, actor.id);
}
