import { newId } from '@kaowu/kernel';
import type { Database } from '@kaowu/platform';

interface Given {
  readonly at: Date;
  readonly reason: string;
  readonly byId: string;
}

const insert = (db: Database, kind: string, ids: readonly string[], given: Given, minutes: number | null, untilAt: Date | null): Promise<unknown> =>
  db.query(
    `INSERT INTO attempt_adjustment (id, attempt_id, kind, minutes, from_at, until_at, reason, by_id)
     SELECT id, attempt_id, $3, $4, $5, $6, $7, $8 FROM unnest($1::uuid[], $2::uuid[]) AS t (id, attempt_id)`,
    [ids.map(newId), ids, kind, minutes, given.at, untilAt, given.reason, given.byId],
  );

/** More minutes for each of these attempts. */
export async function insertExtensions(db: Database, ids: readonly string[], given: Given & { readonly minutes: number }): Promise<void> {
  await insert(db, 'extension', ids, given, given.minutes, null);
}

/** An open pause for each of these attempts; an attempt has at most one. */
export async function insertPauses(db: Database, ids: readonly string[], given: Given): Promise<void> {
  await insert(db, 'pause', ids, given, null, null);
}

/** Leave to begin until an instant, for each of these attempts. */
export async function insertLateEntries(db: Database, ids: readonly string[], given: Given & { readonly untilAt: Date }): Promise<void> {
  await insert(db, 'late_entry', ids, given, null, given.untilAt < given.at ? given.at : given.untilAt);
}

/** Ends the open pause of each of these attempts. */
export async function endPauses(db: Database, ids: readonly string[], given: { readonly at: Date; readonly byId: string }): Promise<void> {
  await db.query(
    `UPDATE attempt_adjustment SET until_at = greatest($2, from_at), ended_by_id = $3
     WHERE attempt_id = ANY($1::uuid[]) AND kind = 'pause' AND until_at IS NULL`,
    [ids, given.at, given.byId],
  );
}

/** An adjustment as a trace shows it. */
export interface AdjustmentView {
  readonly kind: 'extension' | 'pause' | 'late_entry';
  readonly minutes: number | null;
  readonly fromAt: Date;
  readonly untilAt: Date | null;
  readonly reason: string;
  readonly byId: string;
}

/** The adjustments of an attempt, oldest first. */
export const adjustmentsOf = (db: Database, attemptId: string): Promise<AdjustmentView[]> =>
  db.query<AdjustmentView>(
    `SELECT kind, minutes, from_at AS "fromAt", until_at AS "untilAt", reason, by_id AS "byId"
     FROM attempt_adjustment WHERE attempt_id = $1 ORDER BY from_at, id`, [attemptId]);
