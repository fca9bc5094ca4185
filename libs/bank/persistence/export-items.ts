import type { VersionState } from '@kaowu/contracts';
import type { Database } from '@kaowu/platform';

/** Which items leave the bank. */
export interface ExportFilter {
  readonly tableId: string;
  readonly under?: string | undefined;
  readonly state?: VersionState | undefined;
}

/** An item's version to export, sealed. */
export interface ExportRow {
  readonly serial: number;
  readonly element_code: string;
  readonly element_name: string;
  readonly difficulty: number;
  readonly content: Buffer;
}

const PAGE = 500;

const MATCHES = `(($2::text IS NULL AND v.state <> 'replaced') OR v.state = $2)
  AND ($3::text IS NULL OR p.element_code = $3 OR starts_with(p.element_code, $3 || '-'))`;

/** How many items match. */
export const countExport = async (db: Database, f: ExportFilter): Promise<number> =>
  (await db.one<{ n: number }>(`SELECT count(DISTINCT v.item_id)::int AS n FROM item_place p JOIN item_version v ON v.id = p.version_id WHERE p.table_id = $1 AND ${MATCHES}`, [f.tableId, f.state ?? null, f.under ?? null]))?.n ?? 0;

/** The newest matching version of each item, by serial number, page by page: each page reads its own items only. */
export async function* exportRows(db: Database, f: ExportFilter): AsyncGenerator<ExportRow> {
  for (let after = 0; ;) {
    const rows = await db.query<ExportRow | (Pick<ExportRow, 'serial'> & { content: null })>(
      `SELECT i.serial, shown.element_code, e.name AS element_name, shown.difficulty::float8 AS difficulty, shown.content
       FROM (SELECT id, serial FROM item WHERE table_id = $1 AND serial > $4 ORDER BY serial LIMIT ${PAGE}) AS i
       LEFT JOIN LATERAL (SELECT v.version, v.difficulty, v.content, p.element_code FROM item_version v JOIN item_place p ON p.version_id = v.id AND p.table_id = $1 WHERE v.item_id = i.id AND ${MATCHES} ORDER BY v.version DESC LIMIT 1) AS shown ON true
       LEFT JOIN element e ON e.table_id = $1 AND e.code = shown.element_code
       ORDER BY i.serial`,
      [f.tableId, f.state ?? null, f.under ?? null, after]);
    for (const row of rows) if (row.content !== null) yield row;
    const last = rows.at(-1);
    if (!last) return;
    after = last.serial;
  }
}
