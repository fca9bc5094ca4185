import type { Database } from '@kaowu/platform';
import type { Subject } from './subject-rows';

interface Row {
  readonly attempt_id: string;
  readonly answers: number;
  readonly stale: number;
  readonly first_at: Date | null;
  readonly last_at: Date | null;
}

/** What the machines of these attempts sent: not in the journal, each attempt has a chain of its own. */
export async function answersOf(db: Database, subjects: readonly Subject[]) {
  const ids = subjects.filter((s) => s.type === 'attempt').map((s) => s.id);
  if (ids.length === 0) return [];
  const rows = await db.query<Row>(
    `SELECT attempt_id, count(*) FILTER (WHERE NOT stale)::int AS answers, count(*) FILTER (WHERE stale)::int AS stale,
       min(received_at) AS first_at, max(received_at) AS last_at
     FROM answer_event WHERE attempt_id = ANY ($1::uuid[]) GROUP BY attempt_id`,
    [ids],
  );
  return rows.map((r) => ({ attemptId: r.attempt_id, answers: r.answers, stale: r.stale, firstAt: r.first_at?.toISOString() ?? null, lastAt: r.last_at?.toISOString() ?? null }));
}
