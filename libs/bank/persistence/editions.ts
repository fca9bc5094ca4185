import type { VersionState } from '@kaowu/contracts';
import type { Database } from '@kaowu/platform';

/** An item that stands in a table, with the state of its newest version. */
export interface StandingItem {
  readonly id: string;
  readonly serial: number;
  readonly element_code: string;
  readonly state: VersionState;
  /** True where its home is another table by now. */
  readonly elsewhere: boolean;
}

/** Items of a table under the elements where they stand, by serial number: one line an item. */
export const standingItems = (db: Database, tableId: string): Promise<StandingItem[]> =>
  db.query(
    `SELECT * FROM (
       SELECT DISTINCT ON (i.id) i.id, i.serial, p.element_code, v.state, i.table_id <> $1 AS elsewhere
       FROM item_place p JOIN item_version v ON v.id = p.version_id JOIN item i ON i.id = p.item_id
       WHERE p.table_id = $1 AND v.state <> 'replaced' ORDER BY i.id, v.version DESC) AS standing
     ORDER BY serial, id`, [tableId]);

/** How many items or tasks are bound to a table from its former edition, by whom and when; null where none are. */
export const bindingsOf = (db: Database, tableId: string): Promise<{ count: number; at: Date; bound_name: string } | null> =>
  db.one(
    `SELECT count(*)::int AS count, max(at) AS at, min(bound_name) AS bound_name
     FROM (SELECT at, bound_name FROM item_binding WHERE table_id = $1 UNION ALL SELECT at, bound_name FROM task_binding WHERE table_id = $1) AS b HAVING count(*) > 0`, [tableId]);

/** Pairs of elements over which items were carried. */
export const boundPairs = (db: Database, tableId: string): Promise<{ from_element_code: string; element_code: string }[]> =>
  db.query('SELECT DISTINCT from_element_code, element_code FROM item_binding WHERE table_id = $1', [tableId]);

/** An item to bind to an element of a later edition. */
export interface NewBinding {
  readonly itemId: string;
  readonly from: string;
  readonly to: string;
}

/** Replaces the bindings of a draft edition by these. */
export async function replaceBindings(
  db: Database, edition: { tableId: string; fromTableId: string }, by: { id: string; name: string; at: Date }, bindings: readonly NewBinding[],
): Promise<void> {
  await db.query('DELETE FROM item_binding WHERE table_id = $1', [edition.tableId]);
  await db.query(
    `INSERT INTO item_binding (item_id, table_id, element_code, from_table_id, from_element_code, bound_by, bound_name, at)
     SELECT b.item_id, $1, b.element_code, $2, b.from_element_code, $3, $4, $5
     FROM unnest($6::uuid[], $7::text[], $8::text[]) AS b (item_id, element_code, from_element_code)`,
    [edition.tableId, edition.fromTableId, by.id, by.name, by.at, bindings.map((b) => b.itemId), bindings.map((b) => b.to), bindings.map((b) => b.from)],
  );
}

/** Undoes all bindings of a draft edition; the number undone. */
export const dropBindings = async (db: Database, tableId: string): Promise<number> =>
  (await db.change('DELETE FROM item_binding WHERE table_id = $1', [tableId])) + (await db.change('DELETE FROM task_binding WHERE table_id = $1', [tableId]));

/** A practical task that stands in a table, with its newest version's name and state. */
export interface StandingTask {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly range_codes: string[];
  readonly state: VersionState;
  readonly elsewhere: boolean;
}

/** Tasks of a table under the ranges where they stand, by code. */
export const standingTasks = (db: Database, tableId: string): Promise<StandingTask[]> =>
  db.query(
    `SELECT DISTINCT ON (t.code, t.id) t.id, t.code, v.name, p.range_codes, v.state, t.table_id <> $1 AS elsewhere
     FROM task_place p JOIN practical_task_version v ON v.id = p.version_id JOIN practical_task t ON t.id = p.task_id
     WHERE p.table_id = $1 AND v.state <> 'replaced' ORDER BY t.code, t.id, v.version DESC`, [tableId]);

/** Codes of the tasks that were written for a table itself. */
export const ownTaskCodes = async (db: Database, tableId: string): Promise<Set<string>> =>
  new Set((await db.query<{ code: string }>('SELECT code FROM practical_task WHERE table_id = $1', [tableId])).map((r) => r.code));

/** Replaces the bound tasks of a draft edition by these. */
export async function replaceTaskBindings(
  db: Database, edition: { tableId: string; fromTableId: string }, by: { id: string; name: string; at: Date }, tasks: readonly { taskId: string; rangeCodes: readonly string[] }[],
): Promise<void> {
  await db.query('DELETE FROM task_binding WHERE table_id = $1', [edition.tableId]);
  await db.query(
    `INSERT INTO task_binding (task_id, table_id, range_codes, from_table_id, bound_by, bound_name, at)
     SELECT b."taskId", $1, b."rangeCodes", $2, $3, $4, $5 FROM jsonb_to_recordset($6::jsonb) AS b ("taskId" uuid, "rangeCodes" text[])`,
    [edition.tableId, edition.fromTableId, by.id, by.name, by.at, JSON.stringify(tasks)]);
}

/** Makes a checked practical edition the home of the tasks bound to it; one whose code was given anew meanwhile stays where it was, bound. Returns how many moved. */
export const moveTasksHome = (db: Database, tableId: string): Promise<number> =>
  db.change(`UPDATE practical_task t SET table_id = $1 FROM task_binding b WHERE b.table_id = $1 AND b.task_id = t.id AND t.table_id = b.from_table_id
    AND NOT EXISTS (SELECT 1 FROM practical_task o WHERE o.table_id = $1 AND o.code = t.code)`, [tableId]);

/**
 * Makes a checked edition the home of the items bound to it: revisions are written there from now on. A serial number
 * that is taken gives way to the next free one. Returns how many moved.
 */
export async function moveHome(db: Database, tableId: string): Promise<number> {
  const moving = await db.query<{ id: string; serial: number; taken: boolean }>(
    `SELECT i.id, i.serial, EXISTS (SELECT 1 FROM item o WHERE o.table_id = $1 AND o.serial = i.serial) AS taken
     FROM item_binding b JOIN item i ON i.id = b.item_id AND i.table_id = b.from_table_id WHERE b.table_id = $1 ORDER BY i.serial FOR UPDATE OF i`, [tableId]);
  if (moving.length === 0) return 0;
  const row = await db.one<{ last: number }>(
    `SELECT greatest(last_serial, (SELECT coalesce(max(serial), 0) FROM item WHERE table_id = $1)) AS last FROM element_table WHERE id = $1`, [tableId]);
  let last = Math.max(row?.last ?? 0, ...moving.map((m) => m.serial));
  const serials = moving.map((m) => (m.taken ? ++last : m.serial));
  await db.query(
    `UPDATE item SET table_id = $1, serial = m.serial FROM unnest($2::uuid[], $3::int[]) AS m (id, serial) WHERE item.id = m.id`, [tableId, moving.map((m) => m.id), serials]);
  await db.query('UPDATE element_table SET last_serial = $2 WHERE id = $1', [tableId, last]);
  return moving.length;
}
