import { Injectable } from '@nestjs/common';
import type { FilingEntry, FilingScopeView, RuleSetValues } from '@kaowu/contracts';
import { newId } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, brokenConstraint, Database, refusal, type Actor } from '@kaowu/platform';
import { admitEdition } from '../domain/edition';
import { admitFiling } from '../domain/filing';
import { findScopes } from '../persistence/filing-rows';
import { Catalogue } from './catalogue';
import { Filing } from './filing';
import { RuleSets } from './rule-sets';

/** Registers a filing receipt of the authority: every line of it or none (D12, D41, D59). */
@Injectable()
export class AddFiling {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly catalogue: Catalogue,
    private readonly ruleSets: RuleSets,
    private readonly filing: Filing,
  ) {}

  /**
   * Gives the filing as it then stands. Refuses what `admitFiling` refuses by the rule set in force on the first day,
   * `catalogue.edition-not-in-force`, `catalogue.offer-unknown` for a line that no list offers, and `filing.receipt-known`. Seeds name the ids of the
   * lines themselves.
   */
  async run(actor: Actor, entry: FilingEntry, idOf: (line: number) => string = newId): Promise<FilingScopeView[]> {
    const rules = (await this.ruleSets.current(entry.validFrom)).values.filing;
    try {
      await this.db.tx(() => this.store(actor, entry, rules, idOf));
    } catch (error) {
      // Two receipts at once: the database let one line through, the other is told which kind of thing is wrong.
      if (brokenConstraint(error) === 'filing_scope_overlap') throw refusal('filing.receipt-known', { receiptNo: entry.receiptNo });
      throw error;
    }
    return this.filing.list();
  }

  private async store(actor: Actor, entry: FilingEntry, rules: RuleSetValues['filing'], idOf: (line: number) => string): Promise<void> {
    const existing = await findScopes(this.db);
    if (existing.some((s) => s.receiptNo === entry.receiptNo)) throw refusal('filing.receipt-known', { receiptNo: entry.receiptNo });
    accept(admitFiling(existing, entry, rules));
    for (const edition of new Set(entry.lines.map((l) => l.key.edition))) {
      accept(admitEdition(await this.catalogue.edition(edition), entry.validFrom));
    }
    const ids: string[] = [];
    for (const [i, { key, districts }] of entry.lines.entries()) {
      if (!(await this.catalogue.findOffer(key))) {
        throw refusal('catalogue.offer-unknown', { ...key }, { field: `body.lines.${i}.key` });
      }
      const id = idOf(i);
      ids.push(id);
      await this.db.query(
        `INSERT INTO filing_scope (id, edition, code, direction, level, districts, valid_from, valid_to, receipt_no)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [id, key.edition, key.code, key.direction, key.level, [...new Set(districts)].sort(), entry.validFrom, entry.validTo, entry.receiptNo],
      );
    }
    await this.journal.record(actor, {
      action: 'filing.added',
      subject: { type: 'filing', id: entry.receiptNo },
      reason: entry.reason,
      after: entry.lines,
      data: { receiptNo: entry.receiptNo, validFrom: entry.validFrom, validTo: entry.validTo, scopeIds: ids },
    });
  }
}
