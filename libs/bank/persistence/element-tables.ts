import type { ElementTableContent, Importance, ItemType, Level, OccupationKey, ProcedureStage, TableState, VersionState } from '@kaowu/contracts';
import type { Database } from '@kaowu/platform';

/** A row of `element_table`. */
export interface TableRow {
  readonly id: string;
  readonly catalogue_edition: string;
  readonly occupation_code: string;
  readonly direction: string;
  readonly level: Level;
  readonly mode: 'theory' | 'practical';
  readonly occupation_name: string;
  readonly label: string;
  readonly standard: string;
  readonly state: TableState;
  readonly digest: string;
  readonly maker_id: string;
  readonly maker_name: string;
  readonly made_at: Date;
  readonly checker_name: string | null;
  readonly checked_at: Date | null;
  readonly former_id: string | null;
}

/** The occupation that a table is for. */
export const keyOf = (row: TableRow): OccupationKey => ({
  edition: row.catalogue_edition, code: row.occupation_code, direction: row.direction, level: row.level,
});

const COLUMNS = `id, catalogue_edition, occupation_code, direction, level, mode, occupation_name, label, standard, state, digest,
  maker_id, maker_name, made_at, checker_name, checked_at, former_id`;

/** A table's head, or null. */
export const findTable = (db: Database, id: string): Promise<TableRow | null> =>
  db.one<TableRow>(`SELECT ${COLUMNS} FROM element_table WHERE id = $1`, [id]);

/** A table's head with its row locked until the transaction ends, or null. */
export const lockTable = (db: Database, id: string): Promise<TableRow | null> =>
  db.one<TableRow>(`SELECT ${COLUMNS} FROM element_table WHERE id = $1 FOR UPDATE`, [id]);

/** All tables with what they hold, by occupation, level, mode and edition. */
export const listTables = (db: Database): Promise<(TableRow & TableSizes)[]> =>
  db.query<TableRow & TableSizes>(`
    SELECT ${COLUMNS},
      (SELECT count(*)::int FROM element_range r WHERE r.table_id = t.id) AS ranges,
      (SELECT count(*)::int FROM element e WHERE e.table_id = t.id) AS elements,
      (SELECT count(DISTINCT p.item_id)::int FROM item_place p WHERE p.table_id = t.id) AS items,
      (SELECT count(*)::int FROM item_place p JOIN item_version v ON v.id = p.version_id WHERE p.table_id = t.id AND v.state = 'approved') AS approved_items,
      (SELECT count(DISTINCT p.task_id)::int FROM task_place p WHERE p.table_id = t.id) AS tasks
    FROM element_table t
    ORDER BY occupation_name, direction, level DESC, mode DESC, made_at, id`);

/** How much a table holds. */
export interface TableSizes {
  readonly ranges: number;
  readonly elements: number;
  readonly items: number;
  readonly approved_items: number;
  readonly tasks: number;
}

/** Ranges and elements of a table in the order of their codes. */
export async function loadContent(db: Database, tableId: string): Promise<ElementTableContent> {
  const ranges = await db.query<{ code: string; tier: 1 | 2 | 3; name: string; weight_hundredths: number }>(
    'SELECT code, tier, name, weight_hundredths FROM element_range WHERE table_id = $1 ORDER BY code COLLATE "C"', [tableId]);
  const elements = await db.query<{ code: string; name: string; importance: Importance }>(
    'SELECT code, name, importance FROM element WHERE table_id = $1 ORDER BY code COLLATE "C"', [tableId]);
  return { ranges: ranges.map(({ weight_hundredths, ...r }) => ({ ...r, weightHundredths: weight_hundredths })), elements };
}

/** What a new table says of itself. */
export interface NewTable {
  readonly id: string;
  readonly key: OccupationKey;
  readonly mode: 'theory' | 'practical';
  readonly occupationName: string;
  readonly label: string;
  readonly standard: string;
  readonly digest: string;
  readonly makerId: string;
  readonly makerName: string;
  readonly at: Date;
  /** The edition before it. */
  readonly formerId?: string | null;
}

/** Inserts a draft table without content. False where one with the same occupation, level, mode and label exists. */
export async function insertTable(db: Database, t: NewTable): Promise<boolean> {
  const inserted = await db.change(
    `INSERT INTO element_table (id, catalogue_edition, occupation_code, direction, level, mode, occupation_name, label, standard, state, digest,
       maker_id, maker_name, made_at, former_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'draft', $10, $11, $12, $13, $14)
     ON CONFLICT (catalogue_edition, occupation_code, direction, level, mode, label) DO NOTHING`,
    [t.id, t.key.edition, t.key.code, t.key.direction, t.key.level, t.mode, t.occupationName, t.label, t.standard, t.digest, t.makerId, t.makerName, t.at, t.formerId ?? null],
  );
  return inserted > 0;
}

/** Inserts ranges and elements of a draft table. */
export async function insertContent(db: Database, tableId: string, { ranges, elements }: ElementTableContent): Promise<void> {
  await db.query(
    `INSERT INTO element_range (table_id, code, name, weight_hundredths)
     SELECT $1, r.code, r.name, r."weightHundredths" FROM jsonb_to_recordset($2::jsonb) AS r (code text, name text, "weightHundredths" int)`,
    [tableId, JSON.stringify(ranges)],
  );
  await db.query(
    `INSERT INTO element (table_id, code, name, importance)
     SELECT $1, e.code, e.name, e.importance FROM jsonb_to_recordset($2::jsonb) AS e (code text, name text, importance text)`,
    [tableId, JSON.stringify(elements)],
  );
}

/** How many versions stand in each state, by element and type. Replaced versions are history and not counted. */
export const countByElement = (db: Database, tableId: string): Promise<{ code: string; type: ItemType; state: VersionState; count: number }[]> =>
  db.query(
    `SELECT p.element_code AS code, v.type, v.state, count(*)::int AS count FROM item_place p JOIN item_version v ON v.id = p.version_id
     WHERE p.table_id = $1 AND v.state <> 'replaced' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`, [tableId]);

/** A sign-off of the head. */
export interface SignOffRow {
  readonly id: string;
  readonly signer_name: string;
  readonly signed_at: Date;
  readonly reason: string;
  readonly approved_items: number;
  readonly pool_digest: string;
}

/** Sign-offs of a table, newest first. */
export const listSignOffs = (db: Database, tableId: string): Promise<SignOffRow[]> =>
  db.query(`SELECT id, signer_name, signed_at, reason, approved_items, pool_digest FROM bank_sign_off
            WHERE table_id = $1 ORDER BY signed_at DESC, id DESC`, [tableId]);

/** What was recorded of a step of the item-writing procedure. */
export interface StageRow {
  readonly id: string;
  readonly stage: ProcedureStage;
  readonly note: string;
  readonly recorder_name: string;
  readonly at: Date;
}

/** Recorded steps of a table, oldest first. */
export const listStages = (db: Database, tableId: string): Promise<StageRow[]> =>
  db.query('SELECT id, stage, note, recorder_name, at FROM procedure_stage WHERE table_id = $1 ORDER BY at, id', [tableId]);

/** Id and digest of every approved version of a table (items of theory tables, tasks of practical ones), by id. */
export const approvedDigests = (db: Database, tableId: string): Promise<{ id: string; digest: string }[]> =>
  db.query(
    `SELECT v.id, v.digest FROM item_place p JOIN item_version v ON v.id = p.version_id WHERE p.table_id = $1 AND v.state = 'approved'
     UNION ALL SELECT w.id, w.digest FROM task_place q JOIN practical_task_version w ON w.id = q.version_id WHERE q.table_id = $1 AND w.state = 'approved' ORDER BY 1`, [tableId]);
