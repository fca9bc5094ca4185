import type { Permission, TraceSubject } from '@kaowu/contracts';
import type { Database } from '@kaowu/platform';

/** What the journal calls a thing. */
export interface Subject {
  readonly type: string;
  readonly id: string;
}

/** Everything that hangs on a candidate: seats, answers, works, reviews, results, objections, certificates. */
const OF_CANDIDATE = `
  SELECT 'candidate' AS type, $1::uuid AS id
  UNION ALL SELECT 'seating', id FROM seating WHERE candidate_id = $1
  UNION ALL SELECT 'attempt', a.id FROM seating s JOIN attempt a ON a.seating_id = s.id WHERE s.candidate_id = $1
  UNION ALL SELECT 'incident', i.id FROM seating s JOIN incident i ON i.seating_id = s.id WHERE s.candidate_id = $1
  UNION ALL SELECT 'performance', id FROM performance WHERE candidate_id = $1
  UNION ALL SELECT 'marking-review', r.id FROM performance p JOIN marking_review r ON r.performance_id = p.id WHERE p.candidate_id = $1
  UNION ALL SELECT 'recusal', id FROM recusal_request WHERE candidate_id = $1
  UNION ALL SELECT 'result_run', run_id FROM result_candidate WHERE candidate_id = $1
  UNION ALL SELECT 'objection', id FROM objection WHERE candidate_id = $1
  UNION ALL SELECT 'certificate', id FROM certificate WHERE candidate_id = $1
  UNION ALL SELECT 'filing_batch', batch_id FROM certificate WHERE candidate_id = $1`;

const OF_SESSION = `
  SELECT 'session' AS type, $1::uuid AS id
  UNION ALL SELECT 'paper-set', paper_set_id FROM session WHERE id = $1 AND paper_set_id IS NOT NULL
  UNION ALL SELECT 'seating', id FROM seating WHERE session_id = $1
  UNION ALL SELECT 'attempt', id FROM attempt WHERE session_id = $1
  UNION ALL SELECT 'incident', id FROM incident WHERE session_id = $1
  UNION ALL SELECT 'examiner-group', id FROM examiner_group WHERE session_id = $1
  UNION ALL SELECT 'performance', id FROM performance WHERE session_id = $1
  UNION ALL SELECT 'marking-review', id FROM marking_review WHERE session_id = $1
  UNION ALL SELECT 'recusal', id FROM recusal_request WHERE session_id = $1`;

const OF_ROUND = `
  SELECT 'round' AS type, $1::uuid AS id
  UNION ALL SELECT 'session', id FROM session WHERE round_id = $1
  UNION ALL SELECT 'paper-set', paper_set_id FROM session WHERE round_id = $1 AND paper_set_id IS NOT NULL
  UNION ALL SELECT 'candidate', id FROM candidate WHERE round_id = $1
  UNION ALL SELECT 'result_run', id FROM result_run WHERE round_id = $1
  UNION ALL SELECT 'objection', o.id FROM result_run r JOIN objection o ON o.run_id = r.id WHERE r.round_id = $1
  UNION ALL SELECT 'filing_batch', id FROM filing_batch WHERE round_id = $1
  UNION ALL SELECT 'certificate', c.id FROM filing_batch b JOIN certificate c ON c.batch_id = b.id WHERE b.round_id = $1`;

const OF_PAPER_SET = `
  SELECT 'paper-set' AS type, $1::uuid AS id
  UNION ALL SELECT 'paper', id FROM paper WHERE set_id = $1
  UNION ALL SELECT 'blueprint', v.blueprint_id FROM paper_set s JOIN blueprint_version v ON v.id = s.blueprint_version_id WHERE s.id = $1
  UNION ALL SELECT 'print-run', id FROM print_run WHERE set_id = $1
  UNION ALL SELECT 'session', session_id FROM paper_set WHERE id = $1 AND session_id IS NOT NULL`;

const OF_RUN = `
  SELECT 'result_run' AS type, $1::uuid AS id
  UNION ALL SELECT 'objection', id FROM objection WHERE run_id = $1
  UNION ALL SELECT 'filing_batch', id FROM filing_batch WHERE run_id = $1
  UNION ALL SELECT 'certificate', c.id FROM filing_batch b JOIN certificate c ON c.batch_id = b.id WHERE b.run_id = $1`;

const PERSON = `SELECT 'account' AS type, $1::uuid AS id UNION ALL SELECT 'person', $1::uuid`;

/** From a thing to the candidate whose it is: a certificate's number leads to everything behind it. */
const via = (table: string): string => OF_CANDIDATE.replaceAll('$1', `(SELECT candidate_id FROM ${table} WHERE id = $1)`);

const RELATED: Readonly<Record<string, string>> = {
  candidate: OF_CANDIDATE,
  seating: via('seating'),
  attempt: via('attempt'),
  performance: via('performance'),
  recusal: via('recusal_request'),
  objection: via('objection'),
  certificate: via('certificate'),
  'marking-review': OF_CANDIDATE.replaceAll('$1', '(SELECT p.candidate_id FROM marking_review m JOIN performance p ON p.id = m.performance_id WHERE m.id = $1)'),
  session: OF_SESSION,
  round: OF_ROUND,
  'paper-set': OF_PAPER_SET,
  paper: OF_PAPER_SET.replaceAll('$1', '(SELECT set_id FROM paper WHERE id = $1)'),
  result_run: OF_RUN,
  filing_batch: `SELECT 'filing_batch' AS type, $1::uuid AS id UNION ALL SELECT 'result_run', run_id FROM filing_batch WHERE id = $1
    UNION ALL SELECT 'certificate', id FROM certificate WHERE batch_id = $1`,
  'examiner-group': `SELECT 'examiner-group' AS type, $1::uuid AS id UNION ALL SELECT 'performance', id FROM performance WHERE group_id = $1`,
  incident: `SELECT 'incident' AS type, $1::uuid AS id UNION ALL SELECT 'seating', seating_id FROM incident WHERE id = $1 AND seating_id IS NOT NULL`,
  venue: `SELECT 'venue' AS type, $1::uuid AS id UNION ALL SELECT 'room', id FROM room WHERE venue_id = $1`,
  room: `SELECT 'room' AS type, $1::uuid AS id UNION ALL SELECT 'place', id FROM place WHERE room_id = $1`,
  account: PERSON,
  person: PERSON,
};

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The thing itself and what belongs to it, each once. */
export async function relatedOf(db: Database, root: Subject): Promise<Subject[]> {
  const sql = RELATED[root.type];
  const rows = sql && UUID.test(root.id) ? await db.query<Subject>(`SELECT DISTINCT type, id FROM (${sql}) x WHERE id IS NOT NULL`, [root.id]) : [];
  return [root, ...rows.filter((row) => row.type !== root.type || row.id !== root.id)];
}

/** What a thing is called and where it is shown, and who may be told. */
const NAMES: Readonly<Record<string, { readonly permission: Permission; readonly sql: string }>> = {
  candidate: { permission: 'sitting.read', sql: `SELECT id, concat_ws(' ', name, ticket_no) AS name, '/rounds/' || round_id || '?tab=candidates&search=' || coalesce(ticket_no, name) AS path FROM candidate` },
  seating: { permission: 'sitting.read', sql: `SELECT s.id, e.name || ' ' || m.name || ' ' || p.label AS name, '/sessions/' || e.id || '#seats' AS path FROM seating s JOIN session e ON e.id = s.session_id JOIN room m ON m.id = s.room_id JOIN place p ON p.id = s.place_id` },
  attempt: { permission: 'sitting.read', sql: `SELECT a.id, e.name || ' ' || p.label AS name, '/sessions/' || e.id || '#seats' AS path FROM attempt a JOIN seating s ON s.id = a.seating_id JOIN session e ON e.id = s.session_id JOIN place p ON p.id = s.place_id` },
  session: { permission: 'sitting.read', sql: `SELECT id, name, '/sessions/' || id AS path FROM session` },
  round: { permission: 'sitting.read', sql: `SELECT id, name, '/rounds/' || id AS path FROM round` },
  room: { permission: 'sitting.read', sql: `SELECT id, name, '/rooms/' || id AS path FROM room` },
  venue: { permission: 'sitting.read', sql: `SELECT id, name, '/venues' AS path FROM venue` },
  incident: { permission: 'room.watch', sql: `SELECT i.id, c.zh AS name, '/wall/' || i.session_id AS path FROM incident i JOIN incident_category c ON c.code = i.category_code` },
  'paper-set': { permission: 'paper.read', sql: `SELECT id, name, '/papers/' || id AS path FROM paper_set` },
  'practical-set': { permission: 'paper.read', sql: `SELECT id, name, '/practical-papers/' || id AS path FROM practical_set` },
  'print-run': { permission: 'custody.read', sql: `SELECT r.id, s.name || ' #' || r.serial AS name, '/print-runs/' || r.id AS path FROM print_run r JOIN paper_set s ON s.id = r.set_id` },
  paper: { permission: 'paper.read', sql: `SELECT p.id, s.name || ' #' || p.no AS name, '/papers/' || s.id AS path FROM paper p JOIN paper_set s ON s.id = p.set_id` },
  blueprint: { permission: 'paper.read', sql: `SELECT b.id, t.occupation_name || ' ' || t.label AS name, '/blueprints/' || b.id AS path FROM blueprint b JOIN element_table t ON t.id = b.element_table_id` },
  item: { permission: 'bank.read', sql: `SELECT id, '#' || serial AS name, '/bank/tables/' || table_id || '?item=' || id AS path FROM item` },
  element_table: { permission: 'bank.read', sql: `SELECT id, occupation_name || ' ' || label AS name, '/bank/tables/' || id AS path FROM element_table` },
  'examiner-group': { permission: 'marking.read', sql: `SELECT id, name, '/marking/sessions/' || session_id AS path FROM examiner_group` },
  performance: { permission: 'marking.read', sql: `SELECT id, code AS name, '/marking/sessions/' || session_id AS path FROM performance` },
  'marking-review': { permission: 'marking.read', sql: `SELECT m.id, p.code AS name, '/marking/sessions/' || m.session_id AS path FROM marking_review m JOIN performance p ON p.id = m.performance_id` },
  result_run: { permission: 'results.read', sql: `SELECT r.id, d.name || ' #' || r.no AS name, '/results/' || r.round_id AS path FROM result_run r JOIN round d ON d.id = r.round_id` },
  filing_batch: { permission: 'certificate.read', sql: `SELECT id, round_name AS name, '/filings/' || id AS path FROM filing_batch` },
  certificate: { permission: 'certificate.read', sql: `SELECT id, number AS name, '/certificates?search=' || number AS path FROM certificate` },
  person: { permission: 'people.read', sql: `SELECT id, name, '/people/' || id AS path FROM person` },
  account: { permission: 'people.read', sql: `SELECT id, name, '/people/' || id AS path FROM account` },
};

/** The subjects with their names and pages, as far as a holder of these permissions may know them. */
export async function namesOf(db: Database, subjects: readonly Subject[], permissions: ReadonlySet<Permission>): Promise<TraceSubject[]> {
  const known = new Map<string, { name: string; path: string }>();
  for (const type of new Set(subjects.map((s) => s.type))) {
    const source = NAMES[type];
    if (!source || !permissions.has(source.permission)) continue;
    const ids = subjects.filter((s) => s.type === type && UUID.test(s.id)).map((s) => s.id);
    const rows = await db.query<{ id: string; name: string; path: string }>(`SELECT * FROM (${source.sql}) n WHERE id = ANY ($1::uuid[])`, [ids]);
    for (const { id, name, path } of rows) known.set(`${type}/${id}`, { name, path });
  }
  return subjects.map((s) => ({ type: s.type, id: s.id, name: null, path: null, ...known.get(`${s.type}/${s.id}`) }));
}
