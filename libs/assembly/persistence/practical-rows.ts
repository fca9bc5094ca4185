import type { PaperSetState, PracticalSpec } from '@kaowu/contracts';
import { found, type Database } from '@kaowu/platform';

/** A set of practical papers as stored, without its seed. */
export interface PracticalSetRow {
  readonly id: string;
  readonly name: string;
  readonly element_table_id: string;
  readonly occupation_name: string;
  readonly state: PaperSetState;
  readonly spec: PracticalSpec;
  readonly digest: string;
  readonly papers: number;
  readonly rule_set_id: string;
  readonly opens_at: Date;
  readonly release_from: Date;
  readonly drawn_by: string;
  readonly drawn_by_name: string;
  readonly drawn_at: Date;
  readonly released_at: Date | null;
}

/** A paper as stored: its tasks sealed. */
export interface PracticalPaperRow {
  readonly no: number;
  readonly digest: string;
  readonly tasks: Buffer;
}

const SET = `SELECT s.id, s.name, s.element_table_id, t.occupation_name, s.state, s.spec, s.digest, s.papers, s.rule_set_id, s.opens_at, s.release_from,
  s.drawn_by, s.drawn_by_name, s.drawn_at, s.released_at FROM practical_set s JOIN element_table t ON t.id = s.element_table_id`;

/** A set by its id; refuses record.not-found. */
export const getPractical = async (db: Database, id: string): Promise<PracticalSetRow> => found(await db.one<PracticalSetRow>(`${SET} WHERE s.id = $1`, [id]));

/** The sets of element tables that are not void, by when they open. */
export const practicalSetsOf = (db: Database, tableIds: readonly string[]): Promise<PracticalSetRow[]> =>
  db.query(`${SET} WHERE s.element_table_id = ANY ($1) AND s.state <> 'void' ORDER BY s.opens_at, s.name`, [tableIds]);

/** A set by its id, locked for the transaction; refuses record.not-found. */
export const lockPractical = async (db: Database, id: string): Promise<PracticalSetRow> =>
  found(await db.one<PracticalSetRow>(`${SET} WHERE s.id = $1 FOR UPDATE OF s`, [id]));

/** The sealed seed of a set; refuses record.not-found. */
export const practicalSeed = async (db: Database, id: string): Promise<Buffer> =>
  found(await db.one<{ seed: Buffer }>('SELECT seed FROM practical_set WHERE id = $1', [id])).seed;

/** A page of sets, newest first, and how many there are. */
export async function listPractical(db: Database, page: { readonly offset: number; readonly limit: number; readonly search?: string | undefined }): Promise<{ total: number; rows: PracticalSetRow[] }> {
  const where = `WHERE $1 = '' OR position(lower($1) IN lower(s.name)) > 0`;
  const count = await db.one<{ n: number }>(`SELECT count(*)::int AS n FROM practical_set s ${where}`, [page.search ?? '']);
  return { total: count?.n ?? 0, rows: await db.query(`${SET} ${where} ORDER BY s.drawn_at DESC, s.id LIMIT $2 OFFSET $3`, [page.search ?? '', page.limit, page.offset]) };
}

/** The papers of a set by number. */
export const practicalPapers = (db: Database, setId: string): Promise<PracticalPaperRow[]> =>
  db.query('SELECT no, digest, tasks FROM practical_paper WHERE set_id = $1 ORDER BY no', [setId]);

/** The releases of a set, first given first. */
export const practicalReleases = (db: Database, setId: string): Promise<{ person_id: string; person_name: string; reason: string; at: Date }[]> =>
  db.query('SELECT person_id, person_name, reason, at FROM practical_release WHERE set_id = $1 ORDER BY at, person_id', [setId]);
