import type { SearchHit, SearchKind } from '@kaowu/contracts';
import type { Database } from '@kaowu/platform';

/** What is looked for, already prepared: no wildcard of LIKE in it acts as one. */
export interface Sought {
  /** "begins with", for LIKE. */
  readonly begins: string;
  /** "holds", for short tables only. */
  readonly holds: string;
  /** "ends with", on the reversed text; null where the text is too short to tell anything. */
  readonly reversed: string | null;
  /** The number that was typed ("12", "#12"), where it is one. */
  readonly serial: number | null;
  readonly now: Date;
}

/** As many of each kind as a list can show without scrolling far. */
const LIMIT = 8;

/** So many matches of a large table are put in order; one letter may begin a hundred thousand numbers. */
const ENOUGH = 200;

type Found = Omit<SearchHit, 'kind'>;

/**
 * One statement a kind. `id`, `title`, `sub` and `path` are what the list shows. Large tables (candidates, items,
 * certificates) are met through indexes only; the others hold hundreds of rows at most.
 */
const STATEMENTS: Readonly<Record<SearchKind, { readonly sql: string; readonly params: (s: Sought) => readonly unknown[] | null }>> = {
  person: {
    sql: `SELECT p.id, p.name AS title, concat_ws(' · ', p.employer, a.login) AS sub, '/people/' || p.id AS path
      FROM person p LEFT JOIN account a ON a.id = p.id
      WHERE p.name LIKE $1 OR a.login LIKE lower($2) ORDER BY (p.left_on IS NOT NULL), p.seq`,
    params: (s) => [s.holds, s.begins],
  },
  candidate: {
    sql: `SELECT c.id, c.name AS title, concat_ws(' · ', c.ticket_no, c.id_number_masked, r.name) AS sub,
        '/rounds/' || c.round_id || '?tab=candidates&search=' || coalesce(c.ticket_no, c.name) AS path
      FROM ((SELECT * FROM candidate WHERE name LIKE $1 LIMIT ${ENOUGH})
        UNION (SELECT * FROM candidate WHERE ticket_no LIKE $1 LIMIT ${ENOUGH})
        UNION (SELECT * FROM candidate WHERE reverse(ticket_no) LIKE $2 LIMIT ${ENOUGH})) c
      JOIN round r ON r.id = c.round_id ORDER BY r.from_day DESC, c.added_seq`,
    params: (s) => [s.begins, s.reversed ?? ''],
  },
  seat: {
    sql: `SELECT s.id, m.name || ' ' || p.label || ' · ' || c.name AS title, concat_ws(' · ', e.name, c.ticket_no) AS sub,
        '/sessions/' || e.id || '#seats' AS path
      FROM session e JOIN seating s ON s.session_id = e.id JOIN place p ON p.id = s.place_id
      JOIN room m ON m.id = s.room_id JOIN candidate c ON c.id = s.candidate_id
      WHERE e.starts_at BETWEEN $2::timestamptz - interval '1 day' AND $2::timestamptz + interval '7 days'
        AND (p.label LIKE $1 OR m.name || p.label LIKE $1 OR m.name || ' ' || p.label LIKE $1)
      ORDER BY abs(extract(epoch FROM e.starts_at - $2::timestamptz)), m.name, p.label, s.turn`,
    params: (s) => [s.begins, s.now],
  },
  session: {
    sql: `SELECT e.id, e.name AS title, r.name || ' · ' || to_char(e.starts_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS sub,
        '/sessions/' || e.id AS path
      FROM session e JOIN round r ON r.id = e.round_id WHERE e.name LIKE $1
      ORDER BY abs(extract(epoch FROM e.starts_at - $2::timestamptz))`,
    params: (s) => [s.holds, s.now],
  },
  round: {
    sql: `SELECT id, name AS title, concat_ws(' · ', occupation_name, from_day::text) AS sub, '/rounds/' || id AS path
      FROM round WHERE name LIKE $1 OR occupation_name LIKE $1 ORDER BY from_day DESC`,
    params: (s) => [s.holds],
  },
  item: {
    sql: `SELECT i.id, '#' || i.serial AS title, concat_ws(' · ', t.occupation_name, t.label, v.element_code) AS sub,
        '/bank/tables/' || t.id || '?item=' || i.id AS path
      FROM item i JOIN element_table t ON t.id = i.table_id
      JOIN LATERAL (SELECT element_code FROM item_version WHERE item_id = i.id ORDER BY version DESC LIMIT 1) v ON true
      WHERE i.serial = $1 ORDER BY (t.state = 'retired'), t.made_at DESC`,
    params: (s) => (s.serial === null ? null : [s.serial]),
  },
  'paper-set': {
    sql: `SELECT id, name AS title, concat_ws(' · ', paper_count || ' ×', left(digest, 12)) AS sub, '/papers/' || id AS path
      FROM paper_set WHERE name LIKE $1 OR digest LIKE lower($2) ORDER BY drawn_at DESC`,
    params: (s) => [s.holds, s.begins],
  },
  certificate: {
    sql: `SELECT c.id, c.number AS title, concat_ws(' · ', c.name, c.id_number_masked, c.occupation_name) AS sub,
        '/certificates?search=' || c.number AS path
      FROM ((SELECT * FROM certificate WHERE number LIKE upper($1) LIMIT ${ENOUGH})
        UNION (SELECT * FROM certificate WHERE reverse(number) LIKE $2 LIMIT ${ENOUGH})
        UNION (SELECT * FROM certificate WHERE name LIKE $1 LIMIT ${ENOUGH})) c ORDER BY c.issue_on DESC, c.number`,
    params: (s) => [s.begins, s.reversed ?? ''],
  },
};

/** Up to eight things of one kind, the likeliest first. */
export async function findOfKind(db: Database, kind: SearchKind, sought: Sought): Promise<SearchHit[]> {
  const { sql, params } = STATEMENTS[kind];
  const values = params(sought);
  if (values === null) return [];
  return (await db.query<Found>(`${sql} LIMIT ${LIMIT}`, values)).map((found) => ({ kind, ...found }));
}
