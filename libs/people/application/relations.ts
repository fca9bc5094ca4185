import { Injectable } from '@nestjs/common';
import type { PersonView, RelationEntry } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, dayIn, found, refusal, Vault, type Actor } from '@kaowu/platform';
import { idNumberProblem } from '../domain/person';
import { admitRelation } from '../domain/records';
import { lockRecord } from '../persistence/person-rows';
import { insertRelation, sealIdNumber } from '../persistence/write-rows';
import { Register } from './register';

/** Relations that forbid an assignment (回避, R五, D25), declared by the person or by the body. */
@Injectable()
export class Relations {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly vault: Vault,
    private readonly register: Register,
  ) {}

  /**
   * Declares a relation of a person. Somebody outside the staff is kept by sealed number; a number that is on the staff
   * is linked to that person too. Refuses `person.unknown`, what `admitRelation` refuses, a wrong ID number, and
   * `relation.known`.
   */
  async declare(actor: Actor, personId: string, entry: RelationEntry): Promise<PersonView> {
    accept(admitRelation(personId, entry));
    const wrong = entry.withIdNumber ? idNumberProblem(entry.withIdNumber, 'body.withIdNumber') : null;
    if (wrong) throw refusal(wrong.code, wrong.params, { field: wrong.field });
    return this.db.tx(async () => {
      found(await lockRecord(this.db, personId), 'person.unknown');
      const number = sealIdNumber(this.vault, entry.withIdNumber);
      const withPersonId = await this.counterpart(personId, entry, number.lookup);
      const declaredOn = dayIn(this.clock.now());
      const id = await insertRelation(this.db, personId, { ...entry, withEmployer: entry.withEmployer || null, withPersonId, declaredOn }, number);
      if (!id) throw refusal('relation.known');
      await this.journal.record(actor, {
        action: 'relation.declared',
        subject: { type: 'person', id: personId },
        data: { relationId: id, kind: entry.kind, withPersonId, withIdNumber: number.masked, byThePerson: actor.id === personId },
      });
      return this.register.view(personId);
    });
  }

  /** The colleague on the staff that the entry means, by id or by number; null for somebody outside. */
  private async counterpart(personId: string, entry: RelationEntry, lookup: string | null): Promise<string | null> {
    const row = await this.db.one<{ id: string }>('SELECT id FROM person WHERE id = $1 OR id_number_lookup = $2', [entry.withPersonId, lookup]);
    if (entry.withPersonId && !row) throw refusal('person.unknown', {}, { field: 'body.withPersonId' });
    if (row?.id === personId) throw refusal('relation.with-oneself', {}, { field: 'body.withIdNumber' });
    return row?.id ?? null;
  }

  /** Withdraws a relation that this person declared; it stays in the record. Refuses `relation.unknown`, `relation.already-withdrawn`. */
  async withdraw(actor: Actor, at: { readonly personId: string; readonly relationId: string }, reason: string): Promise<PersonView> {
    return this.db.tx(async () => {
      const record = found(await lockRecord(this.db, at.personId), 'person.unknown');
      const relation = found(record.relations.find((r) => r.id === at.relationId && r.own), 'relation.unknown');
      if (relation.withdrawnOn !== null) throw refusal('relation.already-withdrawn');
      const today = dayIn(this.clock.now());
      await this.db.query('UPDATE relation SET withdrawn_on = $2 WHERE id = $1', [relation.id, today]);
      await this.journal.record(actor, {
        action: 'relation.withdrawn',
        subject: { type: 'person', id: at.personId },
        reason,
        data: { relationId: relation.id, kind: relation.kind },
      });
      return this.register.view(at.personId);
    });
  }
}
