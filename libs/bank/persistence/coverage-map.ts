import type { Importance, ItemType } from '@kaowu/contracts';
import type { Database } from '@kaowu/platform';

/** What stands under one element, by type; one line an element and type, a line without type where it has nothing. */
export interface MapRow {
  readonly code: string;
  readonly name: string;
  readonly importance: Importance;
  readonly type: ItemType | null;
  readonly open: number;
  /** Difficulties of the approved items, the observed one where it was adopted. */
  readonly difficulties: number[];
  /** Answers given to each of them in released rounds. */
  readonly seen: number[];
}

/** The elements of a table with what stands under each, by code. */
export const loadMap = (db: Database, tableId: string): Promise<MapRow[]> =>
  db.query(
    `SELECT e.code, e.name, e.importance, v.type,
       count(*) FILTER (WHERE v.state IN ('draft', 'in_review'))::int AS open,
       coalesce(array_agg(coalesce(c.difficulty, v.difficulty::float8)) FILTER (WHERE v.state = 'approved'), '{}') AS difficulties,
       coalesce(array_agg(coalesce(t.responses, 0)) FILTER (WHERE v.state = 'approved'), '{}') AS seen
     FROM element e
     LEFT JOIN (SELECT p.element_code AS placed_at, w.id, w.type, w.state, w.difficulty FROM item_place p JOIN item_version w ON w.id = p.version_id
       WHERE p.table_id = $1 AND w.state IN ('draft', 'in_review', 'approved')) v ON v.placed_at = e.code
     LEFT JOIN item_calibrated c ON c.version_id = v.id
     LEFT JOIN (SELECT version_id, sum(responses)::int AS responses FROM item_statistic GROUP BY version_id) t ON t.version_id = v.id
     WHERE e.table_id = $1 GROUP BY e.code, e.name, e.importance, v.type ORDER BY e.code COLLATE "C", v.type`, [tableId]);
