import type { BlueprintSpec, PaperAlgorithm, PaperSetKind, PaperSetState, SetQuality } from '@kaowu/contracts';
import { found, type Database } from '@kaowu/platform';
import type { Custody } from '../domain/custody';
import { readBlueprint } from './blueprint-document';

/** A paper set as stored, without its recipe, seed and sealed parts. */
export interface PaperSetRow {
  readonly id: string;
  readonly name: string;
  readonly blueprint_version_id: string;
  readonly state: PaperSetState;
  readonly kind: PaperSetKind;
  readonly algorithm: PaperAlgorithm;
  readonly recipe_digest: string;
  readonly paper_count: number;
  readonly questions: number;
  readonly total_points: number;
  readonly duration_minutes: number;
  readonly digest: string | null;
  readonly drawn_by: string;
  readonly drawn_by_name: string;
  readonly drawn_at: Date;
  readonly session_id: string | null;
  readonly opens_at: Date | null;
  readonly release_from: Date | null;
  /** The rule set that the reservation fell under; null without one. */
  readonly rule_set_id: string | null;
  readonly released_at: Date | null;
  readonly void_reason: string | null;
  readonly replayed_at: Date | null;
  readonly quality: SetQuality | null;
}

/** A set with what a list shows beside it. */
export interface PaperSetListed extends PaperSetRow {
  readonly blueprint_id: string;
  readonly blueprint_version: number;
  readonly spec: BlueprintSpec;
  readonly releases: number;
}

/** One person's release as stored. */
export interface ReleaseRow {
  readonly person_id: string;
  readonly person_name: string;
  readonly reason: string;
  readonly at: Date;
}

const COLUMNS = [
  'id', 'name', 'blueprint_version_id', 'state', 'algorithm', 'recipe_digest', 'paper_count', 'questions', 'total_points',
  'duration_minutes', 'digest', 'drawn_by', 'drawn_by_name', 'drawn_at', 'session_id', 'opens_at', 'release_from',
  'released_at', 'void_reason', 'replayed_at', 'kind', 'quality', 'rule_set_id',
].map((name) => `s.${name}`).join(', ');

const LISTED = `
  SELECT ${COLUMNS}, v.blueprint_id, v.version AS blueprint_version, v.spec,
    (SELECT count(*)::int FROM paper_release r WHERE r.set_id = s.id) AS releases
  FROM paper_set s JOIN blueprint_version v ON v.id = s.blueprint_version_id`;

const read = (row: PaperSetListed): PaperSetListed => ({ ...row, spec: readBlueprint(row.spec) });

/** A set by its id; refuses record.not-found. */
export async function getSet(db: Database, id: string): Promise<PaperSetListed> {
  return read(found(await db.one<PaperSetListed>(`${LISTED} WHERE s.id = $1`, [id])));
}

/** A set by its id, locked for the transaction; refuses record.not-found. */
export async function lockSet(db: Database, id: string): Promise<PaperSetRow> {
  return found(await db.one<PaperSetRow>(`SELECT ${COLUMNS} FROM paper_set s WHERE s.id = $1 FOR UPDATE`, [id]));
}

/** A page of sets, newest first, and how many there are. */
export async function listSets(
  db: Database,
  page: { readonly offset: number; readonly limit: number; readonly search?: string | undefined; readonly state?: PaperSetState | undefined },
): Promise<{ total: number; rows: PaperSetListed[] }> {
  const where = `WHERE ($1::text IS NULL OR s.state = $1) AND ($2 = '' OR position(lower($2) IN lower(s.name)) > 0)`;
  const filter = [page.state ?? null, page.search ?? ''];
  const count = await db.one<{ n: number }>(`SELECT count(*)::int AS n FROM paper_set s ${where}`, filter);
  const rows = await db.query<PaperSetListed>(`${LISTED} ${where} ORDER BY s.drawn_at DESC, s.id LIMIT $3 OFFSET $4`, [...filter, page.limit, page.offset]);
  return { total: count?.n ?? 0, rows: rows.map(read) };
}

/** The releases of a set, first given first. */
export const releasesOf = (db: Database, setId: string): Promise<ReleaseRow[]> =>
  db.query('SELECT person_id, person_name, reason, at FROM paper_release WHERE set_id = $1 ORDER BY at, person_id', [setId]);

/** Recipe, sealed seed and, of fixed forms, the sealed selection, for rebuilding papers; refuses record.not-found. */
export async function recipeOf(db: Database, setId: string): Promise<{ recipe: string; recipe_digest: string; seed: Buffer; selection: Buffer | null }> {
  return found(await db.one('SELECT recipe, recipe_digest, seed, selection FROM paper_set WHERE id = $1', [setId]));
}

/** The part of a set that the rules of custody look at. */
export const custodyOf = (row: PaperSetRow): Custody => ({
  state: row.state,
  sessionId: row.session_id,
  opensAt: row.opens_at,
  releaseFrom: row.release_from,
});
