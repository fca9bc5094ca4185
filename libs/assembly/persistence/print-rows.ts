import type { CustodyStep, PrintDocument, PrintRunState, SessionFactor } from '@kaowu/contracts';
import { found, type Database } from '@kaowu/platform';

/** A print run as stored, with the name and state of its set. */
export interface PrintRunRow {
  readonly id: string;
  readonly serial: number;
  readonly set_id: string;
  readonly set_name: string;
  readonly set_state: string;
  readonly state: PrintRunState;
  readonly forms: number | null;
  readonly copies: number;
  readonly opens_at: Date;
  readonly ends_at: Date;
  readonly print_from: Date;
  readonly two_person_steps: CustodyStep[];
  readonly rule_set_id: string;
  readonly ordered_by: string;
  readonly ordered_by_name: string;
  readonly ordered_at: Date;
  readonly reason: string;
}

/** A run in a list. */
export interface PrintRunListed extends PrintRunRow {
  readonly envelopes: number;
  readonly abroad: number;
  readonly open_findings: number;
}

/** One person's authorisation as stored. */
export interface AuthorisationRow {
  readonly person_id: string;
  readonly person_name: string;
  readonly factor: SessionFactor;
  readonly reason: string;
  readonly at: Date;
}

/** An envelope as stored, with what decides about its next step. */
export interface EnvelopeRow {
  readonly id: string;
  readonly run_id: string;
  readonly no: number;
  readonly label: string;
  readonly first_copy: number;
  readonly copies: number;
  readonly step: CustodyStep | null;
  readonly seal_no: string | null;
  readonly issued: boolean;
  readonly open_findings: number;
}

/** A document that was handed out. */
export interface IssueRow {
  readonly document: PrintDocument;
  readonly envelope_no: number | null;
  readonly pages: number;
  readonly person_id: string;
  readonly person_name: string;
  readonly reason: string;
  readonly at: Date;
}

const RUN = 'SELECT r.*, s.name AS set_name, s.state AS set_state FROM print_run r JOIN paper_set s ON s.id = r.set_id';

const OPEN_FINDINGS = `SELECT count(*)::int FROM custody_finding f JOIN custody_step c ON c.id = f.step_id`;

const LISTED = `SELECT r.*, s.name AS set_name, s.state AS set_state,
    (SELECT count(*)::int FROM print_envelope e WHERE e.run_id = r.id) AS envelopes,
    (SELECT count(*)::int FROM print_envelope e WHERE e.run_id = r.id AND e.step IS NOT NULL AND e.step <> 'destroyed') AS abroad,
    (${OPEN_FINDINGS} JOIN print_envelope e ON e.id = c.envelope_id WHERE e.run_id = r.id AND f.closed_at IS NULL) AS open_findings
  FROM print_run r JOIN paper_set s ON s.id = r.set_id`;

/** A run by its id; refuses record.not-found. */
export const getRun = async (db: Database, id: string): Promise<PrintRunListed> =>
  found(await db.one<PrintRunListed>(`${LISTED} WHERE r.id = $1`, [id]));

/** A run by its id, locked for the transaction; refuses record.not-found. */
export const lockRun = async (db: Database, id: string): Promise<PrintRunRow> =>
  found(await db.one<PrintRunRow>(`${RUN} WHERE r.id = $1 FOR UPDATE OF r`, [id]));

/** A page of runs, newest first, and how many there are. */
export async function listRuns(
  db: Database, page: { readonly offset: number; readonly limit: number; readonly search?: string | undefined; readonly setId?: string | undefined },
): Promise<{ total: number; rows: PrintRunListed[] }> {
  const where = `WHERE ($1::uuid IS NULL OR r.set_id = $1) AND ($2 = '' OR position(lower($2) IN lower(s.name)) > 0 OR r.serial::text = ltrim($2, '0'))`;
  const filter = [page.setId ?? null, page.search ?? ''];
  const count = await db.one<{ n: number }>(`SELECT count(*)::int AS n FROM print_run r JOIN paper_set s ON s.id = r.set_id ${where}`, filter);
  const rows = await db.query<PrintRunListed>(`${LISTED} ${where} ORDER BY r.serial DESC LIMIT $3 OFFSET $4`, [...filter, page.limit, page.offset]);
  return { total: count?.n ?? 0, rows };
}

/** Stores a run and gives its serial number. */
export async function insertRun(db: Database, row: Omit<PrintRunRow, 'serial' | 'set_name' | 'set_state'>): Promise<number> {
  const { serial } = found(await db.one<{ serial: number }>(
    `INSERT INTO print_run (id, set_id, state, forms, copies, opens_at, ends_at, print_from, two_person_steps, rule_set_id, ordered_by, ordered_by_name, ordered_at, reason)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING serial`,
    [
      row.id, row.set_id, row.state, row.forms, row.copies, row.opens_at, row.ends_at, row.print_from, row.two_person_steps, row.rule_set_id,
      row.ordered_by, row.ordered_by_name, row.ordered_at, row.reason,
    ]));
  return serial;
}

/** The authorisations of a run, first given first. */
export const authorisationsOf = (db: Database, runId: string): Promise<AuthorisationRow[]> =>
  db.query('SELECT person_id, person_name, factor, reason, at FROM print_authorisation WHERE run_id = $1 ORDER BY at, person_id', [runId]);

/** The envelopes of a run by number. */
export const envelopesOf = (db: Database, runId: string): Promise<EnvelopeRow[]> =>
  db.query(
    `SELECT e.*, EXISTS (SELECT FROM print_issue i WHERE i.envelope_id = e.id AND i.document = 'copies') AS issued,
       (${OPEN_FINDINGS} WHERE c.envelope_id = e.id AND f.closed_at IS NULL) AS open_findings
     FROM print_envelope e WHERE e.run_id = $1 ORDER BY e.no`, [runId]);

/** Notes that a document was handed out. */
export async function insertIssue(
  db: Database,
  issue: { runId: string; envelopeId: string | null; document: PrintDocument; pages: number; digest: string; person: { id: string; name: string }; reason: string; at: Date },
): Promise<void> {
  await db.query(
    'INSERT INTO print_issue (run_id, envelope_id, document, pages, digest, person_id, person_name, reason, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [issue.runId, issue.envelopeId, issue.document, issue.pages, issue.digest, issue.person.id, issue.person.name, issue.reason, issue.at]);
}

/** Documents of a run that were handed out, newest first. */
export const issuesOf = (db: Database, runId: string): Promise<IssueRow[]> =>
  db.query(
    `SELECT i.document, e.no AS envelope_no, i.pages, i.person_id, i.person_name, i.reason, i.at
     FROM print_issue i LEFT JOIN print_envelope e ON e.id = i.envelope_id WHERE i.run_id = $1 ORDER BY i.id DESC LIMIT 500`, [runId]);
