import { Injectable } from '@nestjs/common';
import { Clock } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, type Actor } from '@kaowu/platform';
import { RELEASES_NEEDED } from '../domain/custody';
import { decideAuthorisation } from '../domain/print-custody';
import { authorisationsOf, getRun, lockRun } from '../persistence/print-rows';
import { ReleaseFactor } from './release-factor';

/**
 * One of the two authorisations without which no paper is opened for printing (D19, D20): two different people, each
 * with a reason and a fresh second factor where they have one or the rules ask for it. Problems: record.not-found,
 * paper.factor-required, those of `SecondFactors.demand` and of `decideAuthorisation`.
 */
@Injectable()
export class AuthorisePrintRun {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly factor: ReleaseFactor,
  ) {}

  async run(actor: Actor, runId: string, reason: string, code?: string): Promise<'given' | 'authorised'> {
    const { rule_set_id: ruleSetId } = await getRun(this.db, runId);
    const factor = await this.factor.demand(actor, code, ruleSetId);
    return this.db.tx(async () => {
      const run = await lockRun(this.db, runId);
      const given = (await authorisationsOf(this.db, runId)).map(({ person_id }) => person_id);
      const now = this.clock.now();
      const outcome = accept(decideAuthorisation({ state: run.state, printFrom: run.print_from, setVoid: run.set_state === 'void' }, given, actor.id, now));
      await this.db.query('INSERT INTO print_authorisation (run_id, person_id, person_name, factor, reason, at) VALUES ($1, $2, $3, $4, $5, $6)', [
        runId, actor.id, actor.name, factor, reason, now,
      ]);
      if (outcome === 'authorised') await this.db.query(`UPDATE print_run SET state = 'authorised' WHERE id = $1`, [runId]);
      await this.journal.record(actor, {
        action: outcome === 'authorised' ? 'print-run.authorised' : 'print-run.authorisation-given',
        subject: { type: 'print-run', id: runId }, reason,
        data: { setId: run.set_id, authorisation: given.length + 1, needed: RELEASES_NEEDED, factor },
      });
      return outcome;
    });
  }
}
