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

const WHERE = `i.table_id = $1 AND (($2::text IS NULL AND v.state <> 'replaced') OR v.state = $2)
  AND ($3::text IS NULL OR v.element_code = $3 OR starts_with(v.element_code, $3 || '-'))`;

/** How many items match. */
export const countExport = async (db: Database, f: ExportFilter): Promise<number> =>
  (await db.one<{ n: number }>(`SELECT count(DISTINCT i.id)::int AS n FROM item i JOIN item_version v ON v.item_id = i.id WHERE ${WHERE}`, [f.tableId, f.state ?? null, f.under ?? null]))?.n ?? 0;

/** The newest matching version of each item, by serial number, page by page. */
export async function* exportRows(db: Database, f: ExportFilter): AsyncGenerator<ExportRow> {
  for (let after = 0; ;) {
    const rows = await db.query<ExportRow>(
      `SELECT DISTINCT ON (i.serial) i.serial, v.element_code, e.name AS element_name, v.difficulty::float8 AS difficulty, v.content
       FROM item i JOIN item_version v ON v.item_id = i.id JOIN element e ON e.table_id = v.table_id AND e.code = v.element_code
       WHERE ${WHERE} AND i.serial > $4 ORDER BY i.serial, v.version DESC LIMIT ${PAGE}`,
      [f.tableId, f.state ?? null, f.under ?? null, after]);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.serial;
  }
}
