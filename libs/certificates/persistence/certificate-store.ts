import { Injectable } from '@nestjs/common';
import type { FilingColumn } from '@kaowu/contracts';
import { Database, brokenConstraint, found, refusal, sqlState } from '@kaowu/platform';
import { BATCH_COLUMNS, CERTIFICATE_COLUMNS } from './certificate-rows';
import type { BatchRow, BatchSummary, CertificateRow } from './certificate-rows';

/** A row of `filing_mapping`. */
export interface MappingRow {
  readonly version: number;
  readonly source: string;
  readonly columns: FilingColumn[];
  readonly created_at: Date;
}

type CertificateOfRound = CertificateRow & { readonly round_name: string };

const SUMMARY = `SELECT ${BATCH_COLUMNS}, (SELECT count(*) FROM certificate c WHERE c.batch_id = b.id) AS certificates,
  (SELECT min(number) FROM certificate c WHERE c.batch_id = b.id) AS first_number,
  (SELECT max(number) FROM certificate c WHERE c.batch_id = b.id) AS last_number FROM filing_batch b`;
const OF_ROUND = `SELECT ${CERTIFICATE_COLUMNS}, b.round_name FROM certificate c JOIN filing_batch b ON b.id = c.batch_id`;

/** Rows of filings and certificates: reads, locks, and the counter. */
@Injectable()
export class CertificateStore {
  constructor(private readonly db: Database) {}

  /**
   * Takes the next `count` serials under a prefix and gives the first of them. The counter's row stays locked until
   * the transaction ends: an undone filing gives its serials back, a parallel one waits, so there is neither gap nor
   * double. Problem: `certificate.serials-exhausted`.
   */
  async takeSerials(prefix: string, count: number): Promise<number> {
    try {
      const row = await this.db.one<{ last_serial: number }>(
        `INSERT INTO number_counter AS n (prefix, last_serial) VALUES ($1, $2)
         ON CONFLICT (prefix) DO UPDATE SET last_serial = n.last_serial + $2 RETURNING last_serial`, [prefix, count]);
      return (row as { last_serial: number }).last_serial - count + 1;
    } catch (error) {
      if (sqlState(error) === '23514' && brokenConstraint(error) === 'number_counter_serial') throw refusal('certificate.serials-exhausted', { prefix });
      throw error;
    }
  }

  /** The newest column mapping. */
  async mapping(): Promise<MappingRow> {
    return (await this.db.one<MappingRow>('SELECT * FROM filing_mapping ORDER BY version DESC LIMIT 1')) as MappingRow;
  }

  mappings(): Promise<MappingRow[]> {
    return this.db.query<MappingRow>('SELECT * FROM filing_mapping ORDER BY version DESC');
  }

  /** A batch under a row lock; refuses `record.not-found`. */
  async lockBatch(id: string): Promise<BatchRow> {
    return found(await this.db.one<BatchRow>(`SELECT ${BATCH_COLUMNS} FROM filing_batch b WHERE b.id = $1 FOR UPDATE`, [id]));
  }

  /** A batch; refuses `record.not-found`. */
  async batch(id: string): Promise<BatchSummary> {
    return found(await this.db.one<BatchSummary>(`${SUMMARY} WHERE b.id = $1`, [id]));
  }

  /** The batch of a result run, or null. */
  findBatchOfRun(runId: string): Promise<BatchSummary | null> {
    return this.db.one<BatchSummary>(`${SUMMARY} WHERE b.run_id = $1`, [runId]);
  }

  /** A page of batches, the newest first, with the number of all. */
  async batches(q: { state?: string | undefined; search?: string | undefined; limit: number; offset: number }): Promise<{ total: number; rows: BatchSummary[] }> {
    const where = `WHERE ($1::text IS NULL OR b.state = $1) AND ($2::text IS NULL OR b.round_name ILIKE '%' || $2 || '%' OR b.receipt_no ILIKE '%' || $2 || '%')`;
    const params = [q.state ?? null, q.search || null];
    const count = await this.db.one<{ n: string }>(`SELECT count(*) AS n FROM filing_batch b ${where}`, params);
    return { total: Number(count?.n), rows: await this.db.query<BatchSummary>(`${SUMMARY} ${where} ORDER BY b.filed_at DESC LIMIT $3 OFFSET $4`, [...params, q.limit, q.offset]) };
  }

  /** Certificates of a batch in the order of their numbers. */
  ofBatch(batchId: string): Promise<CertificateOfRound[]> {
    return this.db.query<CertificateOfRound>(`${OF_ROUND} WHERE c.batch_id = $1 ORDER BY c.number`, [batchId]);
  }

  /** A page of certificates by number, with the number of all. Searches number and name. */
  async page(q: { state?: string | undefined; roundId?: string | undefined; search?: string | undefined; limit: number; offset: number }): Promise<{ total: number; rows: CertificateOfRound[] }> {
    const where = `WHERE ($1::text IS NULL OR c.state = $1) AND ($2::uuid IS NULL OR b.round_id = $2)
      AND ($3::text IS NULL OR c.number ILIKE '%' || $3 || '%' OR c.name ILIKE '%' || $3 || '%')`;
    const params = [q.state ?? null, q.roundId ?? null, q.search || null];
    const count = await this.db.one<{ n: string }>(`SELECT count(*) AS n FROM certificate c JOIN filing_batch b ON b.id = c.batch_id ${where}`, params);
    return { total: Number(count?.n), rows: await this.db.query<CertificateOfRound>(`${OF_ROUND} ${where} ORDER BY c.number DESC LIMIT $4 OFFSET $5`, [...params, q.limit, q.offset]) };
  }

  /** A certificate; refuses `record.not-found`. */
  async get(id: string): Promise<CertificateOfRound> {
    return found(await this.db.one<CertificateOfRound>(`${OF_ROUND} WHERE c.id = $1`, [id]));
  }

  /** A certificate under a row lock; refuses `record.not-found`. */
  async lock(id: string): Promise<CertificateRow> {
    return found(await this.db.one<CertificateRow>(`SELECT ${CERTIFICATE_COLUMNS} FROM certificate c WHERE c.id = $1 FOR UPDATE`, [id]));
  }

  /** The certificate with a number, or null. */
  findByNumber(number: string): Promise<CertificateOfRound | null> {
    return this.db.one<CertificateOfRound>(`${OF_ROUND} WHERE c.number = $1`, [number]);
  }

  async insertBatch(b: BatchRow): Promise<void> {
    const columns = Object.keys(b);
    await this.db.query(`INSERT INTO filing_batch (${columns.join(', ')}) VALUES (${columns.map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(b));
  }

  async insertCertificates(rows: readonly CertificateRow[]): Promise<void> {
    for (const row of rows) {
      const columns = Object.keys(row);
      const values = Object.entries(row).map(([key, value]) => (key === 'occupation' ? JSON.stringify(value) : value));
      await this.db.query(`INSERT INTO certificate (${columns.join(', ')}) VALUES (${columns.map((_, i) => `$${i + 1}`).join(', ')})`, values);
    }
  }

  async addEvents(rows: readonly { id: string; certificate_id: string; kind: 'issued' | 'reissued' | 'voided'; at: Date; by_id: string; by_name: string; reason: string | null }[]): Promise<void> {
    await this.db.query(
      `INSERT INTO certificate_event (id, certificate_id, kind, at, by_id, by_name, reason)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS t (id uuid, certificate_id uuid, kind text, at timestamptz, by_id uuid, by_name text, reason text)`,
      [JSON.stringify(rows)]);
  }

  events(certificateId: string): Promise<{ kind: 'issued' | 'reissued' | 'voided'; at: Date; by_name: string; reason: string | null }[]> {
    return this.db.query('SELECT kind, at, by_name, reason FROM certificate_event WHERE certificate_id = $1 ORDER BY at', [certificateId]);
  }
}
