import { Injectable } from '@nestjs/common';
import { assemblyOutboxEvents } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, Outbox, refusal, Vault, type Actor } from '@kaowu/platform';
import { decideRelease, RELEASES_NEEDED } from '../domain/custody';
import { setDigest } from '../domain/set-digest';
import { papersOf } from '../persistence/paper-rows';
import { custodyOf, getSet, lockSet, releasesOf, type PaperSetRow } from '../persistence/paper-set-rows';
import { ReleaseFactor } from './release-factor';

/**
 * One of the two releases of a set (D19, D20): two different people, each with a reason, not before the rule set's lead
 * time. The second opens the set in the same transaction. Problems: record.not-found, paper-set.wrong-state,
 * paper-set.not-reserved, paper-set.too-early, paper-set.same-person, paper.seal-broken (the papers are not those that
 * were sealed), and those of `SecondFactors.demand`.
 */
@Injectable()
export class ReleasePaperSet {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
    private readonly journal: Journal,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly factor: ReleaseFactor,
  ) {}

  /**
   * Gives this person's release; tells whether the set is open now. Whoever has a second factor shows a fresh `code` of
   * it, so that an unattended screen releases nothing, and the rule set may ask it of everybody; the journal says by what.
   */
  async run(actor: Actor, setId: string, reason: string, code?: string): Promise<'given' | 'released'> {
    const { rule_set_id: ruleSetId } = await getSet(this.db, setId);
    const factor = await this.factor.demand(actor, code, ruleSetId);
    return this.db.tx(async () => {
      const set = await lockSet(this.db, setId);
      const given = (await releasesOf(this.db, setId)).map(({ person_id }) => person_id);
      const now = this.clock.now();
      const outcome = accept(decideRelease(custodyOf(set), given, actor.id, now));
      await this.db.query('INSERT INTO paper_release (set_id, person_id, person_name, reason, at) VALUES ($1, $2, $3, $4, $5)', [
        setId, actor.id, actor.name, reason, now,
      ]);
      await this.journal.record(actor, {
        action: outcome === 'released' ? 'paper-set.released' : 'paper-set.release-given',
        subject: { type: 'paper-set', id: setId }, reason,
        data: { sessionId: set.session_id, release: given.length + 1, needed: RELEASES_NEEDED, digest: set.digest, factor },
      });
      if (outcome === 'released') await this.open(set, now);
      return outcome;
    });
  }

  private async open(set: PaperSetRow, now: Date): Promise<void> {
    const digests = (await papersOf(this.db, set.id)).map(({ digest }) => digest);
    if (digests.length !== set.paper_count || setDigest(set.recipe_digest, digests) !== set.digest) throw refusal('paper.seal-broken');
    const moved = await this.db.change(`UPDATE paper_set SET state = 'released', released_at = $2 WHERE id = $1 AND state = 'sealed'`, [set.id, now]);
    if (moved !== 1) throw refusal('record.changed-meanwhile');
    await this.countExposure(set.id);
    await this.outbox.emit(assemblyOutboxEvents.setReleased, { setId: set.id, sessionId: set.session_id as string });
  }

  /** From now on it may be known in how many papers an item stands. */
  private async countExposure(setId: string): Promise<void> {
    const row = await this.db.one<{ exposure: Buffer }>('SELECT exposure FROM paper_set WHERE id = $1', [setId]);
    if (!row) return;
    const counts = JSON.parse(this.vault.openText(row.exposure, 'paper')) as [string, number][];
    await this.db.query(
      'INSERT INTO item_exposure (version_id, set_id, papers) SELECT version_id, $1, papers FROM unnest($2::uuid[], $3::int[]) AS t (version_id, papers)',
      [setId, counts.map(([id]) => id), counts.map(([, papers]) => papers)],
    );
  }
}
