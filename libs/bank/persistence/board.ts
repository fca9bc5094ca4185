import type { Database } from '@kaowu/platform';
import { PARTIES, VERSION_COLUMNS, type ItemVersionRow, type VersionParties } from './items';

/** A card of the board: a version with its sealed content and who had a part in it. */
export interface CardRow extends ItemVersionRow, VersionParties {
  readonly serial: number;
  readonly content: Buffer;
  readonly total: number;
}

/** One column of the board: versions of a table in a status, those that wait longest first. */
export const boardColumn = (db: Database, f: { tableId: string; status: string; offset: number; limit: number }): Promise<CardRow[]> =>
  db.query(
    `SELECT ${VERSION_COLUMNS}, p.element_code, ${PARTIES}, v.content, i.serial, count(*) OVER ()::int AS total
     FROM item_place p JOIN item_version v ON v.id = p.version_id JOIN item i ON i.id = v.item_id
     WHERE p.table_id = $1 AND v.status = $2 AND v.state = (SELECT standing FROM workflow_status WHERE code = $2) ORDER BY v.changed_at, i.serial OFFSET $3 LIMIT $4`, [f.tableId, f.status, f.offset, f.limit]);
