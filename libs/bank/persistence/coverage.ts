import type { ItemType } from '@kaowu/contracts';
import type { Database } from '@kaowu/platform';
import type { TableRow } from './element-tables';

/** The table in force for an occupation, level and mode, with what it holds. */
export interface CoverageTable extends Pick<TableRow, 'id' | 'catalogue_edition' | 'occupation_code' | 'direction' | 'level' | 'mode' | 'occupation_name'> {
  readonly points: number;
  readonly tasks: number;
  readonly items: Partial<Record<ItemType, number>>;
}

/** Of each occupation, level and mode the table checked last, with its points, approved items by type and approved tasks. */
export const loadCoverage = (db: Database): Promise<CoverageTable[]> =>
  db.query(
    `WITH in_force AS (
       SELECT DISTINCT ON (catalogue_edition, occupation_code, direction, level, mode) *
       FROM element_table WHERE state = 'checked'
       ORDER BY catalogue_edition, occupation_code, direction, level, mode, checked_at DESC, id DESC)
     SELECT t.id, t.catalogue_edition, t.occupation_code, t.direction, t.level, t.mode, t.occupation_name,
       (SELECT count(*)::int FROM element e WHERE e.table_id = t.id) AS points,
       (SELECT count(*)::int FROM task_place p JOIN practical_task_version w ON w.id = p.version_id WHERE p.table_id = t.id AND w.state = 'approved') AS tasks,
       coalesce((SELECT jsonb_object_agg(type, n) FROM (
         SELECT v.type, count(*)::int AS n FROM item_place p JOIN item_version v ON v.id = p.version_id WHERE p.table_id = t.id AND v.state = 'approved' GROUP BY v.type) AS counted), '{}') AS items
     FROM in_force t ORDER BY t.occupation_name, t.occupation_code, t.direction, t.level DESC, t.mode DESC`);
