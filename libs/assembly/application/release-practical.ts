import { Injectable } from '@nestjs/common';
import { Clock } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, type Actor } from '@kaowu/platform';
import { decideRelease, RELEASES_NEEDED } from '../domain/custody';
import { getPractical, lockPractical, practicalReleases } from '../persistence/practical-rows';
import { ReleaseFactor } from './release-factor';

/**
 * One of the two releases of practical papers: as for theory papers, two different people, not before the rule set's
 * lead, with a second factor where the rules or the account ask for one (D19). Problems: record.not-found,
 * paper-set.wrong-state, paper-set.too-early, paper-set.same-person, those of `ReleaseFactor.demand`.
 */
@Injectable()
export class ReleasePractical {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly factor: ReleaseFactor,
  ) {}

  async run(actor: Actor, id: string, reason: string, code?: string): Promise<void> {
    const factor = await this.factor.demand(actor, code, (await getPractical(this.db, id)).rule_set_id);
    await this.db.tx(async () => {
      const set = await lockPractical(this.db, id);
      const given = (await practicalReleases(this.db, id)).map(({ person_id }) => person_id);
      const now = this.clock.now();
      const custody = { state: set.state, sessionId: id, opensAt: set.opens_at, releaseFrom: set.release_from };
      const outcome = accept(decideRelease(custody, given, actor.id, now));
      await this.db.query('INSERT INTO practical_release (set_id, person_id, person_name, factor, reason, at) VALUES ($1, $2, $3, $4, $5, $6)', [id, actor.id, actor.name, factor, reason, now]);
      if (outcome === 'released') await this.db.query(`UPDATE practical_set SET state = 'released', released_at = $2 WHERE id = $1`, [id, now]);
      await this.journal.record(actor, {
        action: outcome === 'released' ? 'practical-set.released' : 'practical-set.release-given', subject: { type: 'practical-set', id }, reason,
        data: { release: given.length + 1, needed: RELEASES_NEEDED, digest: set.digest, factor },
      });
    });
  }
}
