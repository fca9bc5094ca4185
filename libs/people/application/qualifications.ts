import { Injectable } from '@nestjs/common';
import type { PersonView, QualificationEntry, TrainingEntry } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, dayIn, found, refusal, type Actor } from '@kaowu/platform';
import { admitCard, revokeCard } from '../domain/records';
import { findRecords, lockRecord } from '../persistence/person-rows';
import { insertCard, insertTraining } from '../persistence/write-rows';
import { Register } from './register';

/** Cards of examiners and inspectors, and the training log (D22, D45). */
@Injectable()
export class Qualifications {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly register: Register,
  ) {}

  /** Registers a card. Refuses `person.unknown`, `qualification.dates-reversed` and `qualification.known`. */
  async add(actor: Actor, personId: string, entry: QualificationEntry): Promise<PersonView> {
    accept(admitCard(entry));
    return this.db.tx(async () => {
      found(await lockRecord(this.db, personId), 'person.unknown');
      const id = await insertCard(this.db, personId, entry);
      if (!id) throw refusal('qualification.known', { cardNo: entry.cardNo }, { field: 'body.cardNo' });
      await this.journal.record(actor, {
        action: 'qualification.added',
        subject: { type: 'person', id: personId },
        after: entry,
        data: { qualificationId: id, kind: entry.kind, occupationCode: entry.occupationCode, validTo: entry.validTo },
      });
      return this.register.view(personId);
    });
  }

  /** Withdraws a card with the last day on which it counts. */
  async revoke(actor: Actor, at: { readonly personId: string; readonly qualificationId: string }, entry: { readonly lastDay: string; readonly reason: string }): Promise<PersonView> {
    return this.db.tx(async () => {
      const record = found(await lockRecord(this.db, at.personId), 'person.unknown');
      const card = found(record.qualifications.find((q) => q.id === at.qualificationId), 'qualification.unknown');
      accept(revokeCard(card, entry.lastDay));
      await this.db.query('UPDATE qualification SET revoked_on = $2 WHERE id = $1', [card.id, entry.lastDay]);
      await this.journal.record(actor, {
        action: 'qualification.revoked',
        subject: { type: 'person', id: at.personId },
        reason: entry.reason,
        before: card,
        after: { ...card, revokedOn: entry.lastDay },
        data: { qualificationId: card.id, lastDay: entry.lastDay },
      });
      return this.register.view(at.personId);
    });
  }

  /**
   * Logs a training for all who attended; whoever has it already is left out. Refuses `training.in-future` and
   * `person.unknown`.
   */
  async logTraining(actor: Actor, entry: TrainingEntry): Promise<{ logged: number; alreadyLogged: number }> {
    if (entry.heldOn > dayIn(this.clock.now())) throw refusal('training.in-future', { heldOn: entry.heldOn }, { field: 'body.heldOn' });
    const personIds = [...new Set(entry.personIds)];
    return this.db.tx(async () => {
      if ((await findRecords(this.db, personIds)).length < personIds.length) throw refusal('person.unknown', {}, { field: 'body.personIds' });
      const logged = await insertTraining(this.db, personIds, entry);
      const { kind, heldOn } = entry;
      await this.journal.recordAll(
        actor,
        logged.map((personId) => ({ action: 'training.logged' as const, subject: { type: 'person', id: personId }, after: entry, data: { kind, heldOn } })),
      );
      return { logged: logged.length, alreadyLogged: personIds.length - logged.length };
    });
  }
}
