import { Injectable } from '@nestjs/common';
import type { OrganisationEntry, OrganisationView } from '@kaowu/contracts';
import { newId } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, found, type Actor } from '@kaowu/platform';
import { admitOrganisation } from '../domain/organisation';
import { findOrganisation } from '../persistence/filing-rows';

/** The filed body that assesses and certifies. There is one in an installation. */
@Injectable()
export class Organisation {
  constructor(private readonly db: Database, private readonly journal: Journal) {}

  /** Refuses `organisation.not-registered` before it was registered. */
  async get(): Promise<OrganisationView> {
    return found(await findOrganisation(this.db), 'organisation.not-registered');
  }

  /** Registers or corrects it. Refuses a wrong credit code and a district outside its province. */
  async save(actor: Actor, entry: OrganisationEntry, id = newId()): Promise<OrganisationView> {
    accept(admitOrganisation(entry));
    return this.db.tx(async () => {
      const before = await findOrganisation(this.db);
      await this.db.query(
        `INSERT INTO organisation (id, name, credit_code, body_type, body_code, province_code, site_serial, filing_no, district_code, address, telephone)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (only_one) DO UPDATE SET name = excluded.name, credit_code = excluded.credit_code, body_type = excluded.body_type,
           body_code = excluded.body_code, province_code = excluded.province_code, site_serial = excluded.site_serial,
           filing_no = excluded.filing_no, district_code = excluded.district_code, address = excluded.address, telephone = excluded.telephone`,
        [
          id, entry.name, entry.creditCode, entry.bodyType, entry.bodyCode, entry.provinceCode, entry.siteSerial, entry.filingNo,
          entry.districtCode, entry.address, entry.telephone,
        ],
      );
      const after = await this.get();
      await this.journal.record(actor, {
        action: 'organisation.saved',
        subject: { type: 'organisation', id: after.id },
        reason: entry.reason,
        ...(before ? { before } : {}),
        after,
        data: { creditCode: after.creditCode, filingNo: after.filingNo },
      });
      return after;
    });
  }
}
