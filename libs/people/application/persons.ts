import { Injectable } from '@nestjs/common';
import type { PersonChange, PersonEntry, PersonView } from '@kaowu/contracts';
import { Clock, newId } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, brokenConstraint, Database, found, refusal, Vault, type Actor } from '@kaowu/platform';
import { admitPerson, sexOfIdNumber } from '../domain/person';
import { lockRecord } from '../persistence/person-rows';
import { insertPerson, sealIdNumber, updatePerson } from '../persistence/write-rows';
import { Register } from './register';

/** Registers and corrects persons. ID numbers are sealed at once and appear nowhere else. */
@Injectable()
export class Persons {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly vault: Vault,
    private readonly register: Register,
  ) {}

  /** Refuses what `admitPerson` refuses, and `person.id-number-known`. The number tells the sex where it is not given. Seeds name the id themselves. */
  async add(actor: Actor, entry: PersonEntry, id = newId()): Promise<PersonView> {
    accept(admitPerson(entry));
    return this.db.tx(async () => {
      const number = sealIdNumber(this.vault, entry.idNumber);
      const sex = entry.sex ?? (entry.idNumber ? sexOfIdNumber(entry.idNumber) : null);
      const inserted = await insertPerson(this.db, id, { ...entry, sex }, number, this.clock.now());
      if (!inserted) throw refusal('person.id-number-known', {}, { field: 'body.idNumber' });
      const view = await this.register.view(id);
      await this.journal.record(actor, {
        action: 'person.added',
        subject: { type: 'person', id },
        after: view,
        data: { idNumber: number.masked, external: entry.engagement !== null },
      });
      return view;
    });
  }

  /** Corrects a person. Refuses `person.unknown`, what `admitPerson` refuses, and `person.id-number-known`. */
  async change(actor: Actor, id: string, change: PersonChange): Promise<PersonView> {
    accept(admitPerson(change));
    const { idNumber, reason, ...values } = change;
    try {
      return await this.db.tx(async () => {
        found(await lockRecord(this.db, id), 'person.unknown');
        const before = await this.register.view(id);
        await updatePerson(this.db, id, values, idNumber === undefined ? undefined : sealIdNumber(this.vault, idNumber));
        const after = await this.register.view(id);
        await this.journal.record(actor, {
          action: 'person.changed',
          subject: { type: 'person', id },
          reason,
          before,
          after,
          data: { idNumberChanged: idNumber !== undefined, leftOn: values.leftOn },
        });
        return after;
      });
    } catch (error) {
      if (brokenConstraint(error) === 'person_id_number') throw refusal('person.id-number-known', {}, { field: 'body.idNumber' });
      throw error;
    }
  }
}
