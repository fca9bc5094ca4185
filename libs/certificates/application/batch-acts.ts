import { Injectable } from '@nestjs/common';
import { certificatesOutboxEvents } from '@kaowu/contracts';
import type { OutputOf, certificatesRoutes } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, newId } from '@kaowu/kernel';
import { Database, Outbox, accept, brokenConstraint, dayIn, refusal } from '@kaowu/platform';
import type { Actor } from '@kaowu/platform';
import { Results } from '@kaowu/results';
import { nextFilingState } from '../domain/filing';
import type { FilingStep } from '../domain/filing';
import { batchViewOf } from '../persistence/certificate-rows';
import type { BatchRow } from '../persistence/certificate-rows';
import { CertificateStore } from '../persistence/certificate-store';

type BatchView = OutputOf<typeof certificatesRoutes.batch>;
type BatchAfter = Omit<BatchView, 'rows'>;

/** What happens to a filing after it left the house: return, filing again, acceptance, and the issue (D55). */
@Injectable()
export class BatchActs {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly store: CertificateStore,
    private readonly results: Results,
  ) {}

  /** The bureau sent the filing back. Problem: `filing.state-wrong`. */
  return(actor: Actor, batchId: string, reason: string): Promise<BatchAfter> {
    return this.act(batchId, 'return', async (batch) => {
      await this.db.query(`UPDATE filing_batch SET state = 'returned', returned_reason = $2 WHERE id = $1`, [batch.id, reason]);
      await this.journal.record(actor, { action: 'filing.returned', subject: { type: 'filing_batch', id: batch.id }, reason });
    });
  }

  /** The mended filing goes again under the newest column mapping; numbers stay. Problem: `filing.state-wrong`. */
  refile(actor: Actor, batchId: string, reason: string): Promise<BatchAfter> {
    return this.act(batchId, 'refile', async (batch) => {
      const { version } = await this.store.mapping();
      await this.db.query(`UPDATE filing_batch SET state = 'filed', mapping_version = $2 WHERE id = $1`, [batch.id, version]);
      await this.journal.record(actor, { action: 'filing.refiled', subject: { type: 'filing_batch', id: batch.id }, reason, data: { mappingVersion: version } });
    });
  }

  /**
   * The bureau's receipt is recorded. Problems: `filing.state-wrong`, `filing.accepted-in-future`,
   * `filing.receipt-taken`.
   */
  accept(actor: Actor, batchId: string, receipt: { readonly receiptNo: string; readonly acceptedOn: string }): Promise<BatchAfter> {
    return this.act(batchId, 'accept', async (batch) => {
      if (receipt.acceptedOn > dayIn(this.clock.now())) throw refusal('filing.accepted-in-future', {}, { field: 'body.acceptedOn' });
      try {
        await this.db.query(`UPDATE filing_batch SET state = 'accepted', receipt_no = $2, accepted_on = $3 WHERE id = $1`, [batch.id, receipt.receiptNo, receipt.acceptedOn]);
      } catch (error) {
        if (brokenConstraint(error) === 'filing_batch_receipt') throw refusal('filing.receipt-taken', {}, { field: 'body.receiptNo' });
        throw error;
      }
      await this.results.advance(actor, batch.run_id, 'accept');
      await this.journal.record(actor, { action: 'filing.accepted', subject: { type: 'filing_batch', id: batch.id }, data: { ...receipt } });
    });
  }

  /** The head issues all certificates of an accepted filing. Problems: `filing.state-wrong`, `certificate.issue-before-day`. */
  issue(actor: Actor, batchId: string, reason: string): Promise<BatchAfter> {
    return this.act(batchId, 'issue', async (batch) => {
      const now = this.clock.now();
      if (dayIn(now) < batch.issue_on) throw refusal('certificate.issue-before-day', { day: batch.issue_on });
      await this.db.query(`UPDATE filing_batch SET state = 'issued', issued_at = $2, issued_by_name = $3 WHERE id = $1`, [batch.id, now, actor.name]);
      const issued = await this.db.query<{ id: string }>(`UPDATE certificate SET state = 'issued' WHERE batch_id = $1 AND state = 'filed' RETURNING id`, [batch.id]);
      await this.store.addEvents(issued.map(({ id }) => ({ id: newId(), certificate_id: id, kind: 'issued', at: now, by_id: actor.id, by_name: actor.name, reason: null })));
      await this.results.advance(actor, batch.run_id, 'issue');
      await this.journal.record(actor, { action: 'certificate.issued', subject: { type: 'filing_batch', id: batch.id }, reason, data: { roundId: batch.round_id, certificates: issued.length } });
      await this.outbox.emit(certificatesOutboxEvents.batchIssued, { roundId: batch.round_id, batchId: batch.id });
    });
  }

  private act(batchId: string, step: FilingStep, change: (batch: BatchRow) => Promise<void>): Promise<BatchAfter> {
    return this.db.tx(async () => {
      const batch = await this.store.lockBatch(batchId);
      accept(nextFilingState(batch.state, step));
      await change(batch);
      return batchViewOf(await this.store.batch(batchId));
    });
  }
}
