import type { BlueprintSpec, BlueprintVersionView } from '@kaowu/contracts';
import { found, type Database } from '@kaowu/platform';
import { blueprintDocument, readBlueprint } from './blueprint-document';

/** A version of a blueprint as stored. */
export interface BlueprintVersionRow {
  readonly id: string;
  readonly blueprint_id: string;
  readonly version: number;
  readonly spec: BlueprintSpec;
  readonly digest: string;
  readonly author_id: string;
  readonly author_name: string;
  readonly created_at: Date;
  readonly approver_id: string | null;
  readonly approver_name: string | null;
  readonly approved_at: Date | null;
  readonly approval_reason: string | null;
}

/** A blueprint in a list. */
export interface BlueprintListed {
  readonly id: string;
  readonly element_table_id: string;
  readonly versions: number;
  readonly newest: BlueprintVersionRow;
  readonly approved_version_id: string | null;
  readonly sets: number;
}

const read = (row: BlueprintVersionRow): BlueprintVersionRow => ({ ...row, spec: readBlueprint(row.spec) });

/** A version by its id; refuses record.not-found. */
export async function getVersion(db: Database, id: string): Promise<BlueprintVersionRow> {
  return read(found(await db.one<BlueprintVersionRow>('SELECT * FROM blueprint_version WHERE id = $1', [id])));
}

/** A version by its id, locked for the transaction; refuses record.not-found. */
export async function lockVersion(db: Database, id: string): Promise<BlueprintVersionRow> {
  return read(found(await db.one<BlueprintVersionRow>('SELECT * FROM blueprint_version WHERE id = $1 FOR UPDATE', [id])));
}

/** All versions of a blueprint, newest first. */
export const versionsOf = async (db: Database, blueprintId: string): Promise<BlueprintVersionRow[]> =>
  (await db.query<BlueprintVersionRow>('SELECT * FROM blueprint_version WHERE blueprint_id = $1 ORDER BY version DESC', [blueprintId])).map(read);

/** A page of blueprints whose newest title holds the text, newest first, and how many there are. */
export async function listBlueprints(
  db: Database,
  page: { readonly offset: number; readonly limit: number; readonly search?: string | undefined },
): Promise<{ total: number; rows: BlueprintListed[] }> {
  const rows = await db.query<BlueprintListed & { total: string }>(
    `SELECT b.id, b.element_table_id, newest.version AS versions, to_jsonb(newest) AS newest, approved.id AS approved_version_id,
       (SELECT count(*)::int FROM paper_set s JOIN blueprint_version v ON v.id = s.blueprint_version_id WHERE v.blueprint_id = b.id) AS sets,
       count(*) OVER () AS total
     FROM blueprint b
     CROSS JOIN LATERAL (SELECT * FROM blueprint_version v WHERE v.blueprint_id = b.id ORDER BY version DESC LIMIT 1) newest
     LEFT JOIN LATERAL (SELECT id FROM blueprint_version v WHERE v.blueprint_id = b.id AND v.approver_id IS NOT NULL ORDER BY version DESC LIMIT 1) approved ON true
     WHERE $3 = '' OR position(lower($3) IN lower(newest.spec ->> 'title')) > 0
     ORDER BY b.created_at DESC, b.id LIMIT $1 OFFSET $2`,
    [page.limit, page.offset, page.search ?? ''],
  );
  return { total: Number(rows[0]?.total ?? 0), rows: rows.map((row) => ({ ...row, newest: read(row.newest) })) };
}

/** Stores a version and gives it back. */
export async function insertVersion(
  db: Database,
  row: Pick<BlueprintVersionRow, 'id' | 'blueprint_id' | 'version' | 'spec' | 'digest' | 'author_id' | 'author_name' | 'created_at'>,
): Promise<BlueprintVersionRow> {
  return read(found(await db.one<BlueprintVersionRow>(
    `INSERT INTO blueprint_version (id, blueprint_id, version, spec, digest, author_id, author_name, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING *`,
    [row.id, row.blueprint_id, row.version, JSON.stringify(blueprintDocument(row.spec)), row.digest, row.author_id, row.author_name, row.created_at],
  )));
}

/** A version as its desk shows it. */
export const versionView = (row: BlueprintVersionRow): BlueprintVersionView => ({
  id: row.id,
  blueprintId: row.blueprint_id,
  version: row.version,
  spec: row.spec,
  digest: row.digest,
  state: row.approver_id === null ? 'draft' : 'approved',
  author: { id: row.author_id, name: row.author_name },
  createdAt: new Date(row.created_at).toISOString(),
  approver: row.approver_id === null ? null : { id: row.approver_id, name: row.approver_name ?? '' },
  approvedAt: row.approved_at === null ? null : new Date(row.approved_at).toISOString(),
  approvalReason: row.approval_reason,
});
