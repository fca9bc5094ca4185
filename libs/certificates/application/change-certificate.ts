import { Injectable } from '@nestjs/common';
import type { CertificateView } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, newId } from '@kaowu/kernel';
import { Database, dayIn, refusal } from '@kaowu/platform';
import type { Actor } from '@kaowu/platform';
import { certificateViewOf } from '../persistence/certificate-rows';
import { CertificateStore } from '../persistence/certificate-store';

/** Voiding and reissuing: the number stays, what happened stands beside it (rules.md: a re-issue keeps its number and is marked). */
@Injectable()
export class ChangeCertificate {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly store: CertificateStore,
  ) {}

  /** Voids a certificate for good; its number is never given again. Problems: `record.not-found`, `certificate.void-already`. */
  voidIt(actor: Actor, id: string, reason: string): Promise<CertificateView> {
    return this.db.tx(async () => {
      const { state, number } = await this.store.lock(id);
      if (state === 'void') throw refusal('certificate.void-already');
      const now = this.clock.now();
      await this.db.query(`UPDATE certificate SET state = 'void', voided_on = $2, void_reason = $3 WHERE id = $1`, [id, dayIn(now), reason]);
      await this.store.addEvents([{ id: newId(), certificate_id: id, kind: 'voided', at: now, by_id: actor.id, by_name: actor.name, reason }]);
      await this.journal.record(actor, { action: 'certificate.voided', subject: { type: 'certificate', id }, reason, before: { state }, after: { state: 'void' }, data: { number } });
      return certificateViewOf(await this.store.get(id));
    });
  }

  /** Issues an issued certificate again (lost or damaged). Problems: `record.not-found`, `certificate.not-issued`, `certificate.void-already`. */
  reissue(actor: Actor, id: string, reason: string): Promise<CertificateView> {
    return this.db.tx(async () => {
      const { state, number } = await this.store.lock(id);
      if (state === 'void') throw refusal('certificate.void-already');
      if (state !== 'issued') throw refusal('certificate.not-issued');
      const now = this.clock.now();
      await this.db.query('UPDATE certificate SET reissued_on = $2 WHERE id = $1', [id, dayIn(now)]);
      await this.store.addEvents([{ id: newId(), certificate_id: id, kind: 'reissued', at: now, by_id: actor.id, by_name: actor.name, reason }]);
      await this.journal.record(actor, { action: 'certificate.reissued', subject: { type: 'certificate', id }, reason, data: { number, reissuedOn: dayIn(now) } });
      return certificateViewOf(await this.store.get(id));
    });
  }
}
