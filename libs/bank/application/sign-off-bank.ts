import { Injectable } from '@nestjs/common';
import type { OutputOf, bankRoutes } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, newId } from '@kaowu/kernel';
import { Database, found, refusal, type Actor } from '@kaowu/platform';
import { approvedDigests, lockTable } from '../persistence/element-tables';
import { poolDigest } from './element-tables';

/** The head of the body signs for the quality of a table's approved items (D21: 负责人对命题质量把关). */
@Injectable()
export class SignOffBank {
  constructor(private readonly db: Database, private readonly journal: Journal, private readonly clock: Clock) {}

  /**
   * Records the signature over the digest of all approved versions; it is current until that set changes. Problems:
   * `element-table.signer-not-head`, `record.not-found`, `element-table.not-checked`, `element-table.nothing-to-sign`.
   */
  run(actor: Actor, tableId: string, reason: string): Promise<OutputOf<typeof bankRoutes.signOffBank>> {
    if (!actor.posts.includes('head')) throw refusal('element-table.signer-not-head');
    return this.db.tx(async () => {
      const table = found(await lockTable(this.db, tableId));
      if (table.state !== 'checked') throw refusal('element-table.not-checked');
      const versions = await approvedDigests(this.db, tableId);
      if (versions.length === 0) throw refusal('element-table.nothing-to-sign');
      const [id, at, digest] = [newId(), this.clock.now(), poolDigest(versions)];
      await this.db.query(
        'INSERT INTO bank_sign_off (id, table_id, signer_id, signer_name, signed_at, reason, approved_items, pool_digest) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
        [id, tableId, actor.id, actor.name, at, reason, versions.length, digest]);
      await this.journal.record(actor, {
        action: 'element-table.signed-off', subject: { type: 'element_table', id: tableId }, reason, data: { poolDigest: digest, approvedItems: versions.length },
      });
      return { id, signer: actor.name, signedAt: at.toISOString(), reason, approvedItems: versions.length, poolDigest: digest, current: true };
    });
  }
}
