import { Injectable } from '@nestjs/common';
import type { FilingColumn } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock } from '@kaowu/kernel';
import { Database, accept } from '@kaowu/platform';
import type { Actor } from '@kaowu/platform';
import { checkColumns } from '../domain/filing';
import { CertificateStore } from '../persistence/certificate-store';

/** The columns of the filing workbook: versioned data, entered when the site's form changes. */
@Injectable()
export class Mappings {
  constructor(private readonly db: Database, private readonly journal: Journal, private readonly clock: Clock, private readonly store: CertificateStore) {}

  /** Adds the next version. Problems: `filing.column-doubled`, `filing.columns-missing`. */
  add(actor: Actor, source: string, columns: readonly FilingColumn[]): Promise<{ version: number }> {
    accept(checkColumns(columns));
    return this.db.tx(async () => {
      await this.db.query('LOCK TABLE filing_mapping IN SHARE ROW EXCLUSIVE MODE');
      const before = await this.store.mapping();
      const version = before.version + 1;
      await this.db.query('INSERT INTO filing_mapping (version, source, columns, created_at, created_by) VALUES ($1, $2, $3, $4, $5)', [
        version, source, JSON.stringify(columns), this.clock.now(), actor.id,
      ]);
      await this.journal.record(actor, { action: 'filing.mapping-added', subject: { type: 'filing_mapping', id: String(version) }, before: before.columns, after: columns, data: { version, source } });
      return { version };
    });
  }
}
