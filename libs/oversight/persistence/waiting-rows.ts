import type { WaitingKind } from '@kaowu/contracts';
import type { Database } from '@kaowu/platform';

/** Who asks, and when. */
export interface Asker {
  readonly id: string;
  readonly now: Date;
  /** True for those who look over every room; others see the rooms where they are on duty. */
  readonly seesAll: boolean;
}

/** What waits: how many, at how many places, and the one place where there is only one. */
interface WaitingRow {
  readonly count: number;
  readonly targets: number;
  readonly target: string | null;
  readonly urgent: boolean;
}

interface Source {
  /** Selects `target` (where it is done; null for a queue of its own page) and `urgent`, one row for each thing. */
  readonly sql: string;
  readonly params: (asker: Asker) => readonly unknown[];
  /** The page, given the only target where there is one. */
  readonly page: (target: string | null) => string;
}

const me = (asker: Asker): readonly unknown[] => [asker.id];
const meNow = (asker: Asker): readonly unknown[] => [asker.id, asker.now];
const nothing = (): readonly unknown[] => [];
const onePage = (path: string) => (): string => path;
const pageOrOne = (list: string, one: string) => (target: string | null): string => (target === null ? list : `${one}/${target}`);

const runs = (state: string, but: string): string =>
  `SELECT r.round_id AS target, false AS urgent FROM result_run r WHERE r.state = '${state}' ${but}`;

/** Training is kept by the calendar of the rule set, so its source is elsewhere (`people`). */
type Derived = Exclude<WaitingKind, 'training.overdue'>;

/** What one may not do oneself (confirm one's own check, review one's own item) does not wait for one. */
const SOURCES: Readonly<Record<Derived, Source>> = {
  'eligibility.check': {
    sql: `SELECT NULL::uuid AS target, false AS urgent FROM candidate c JOIN round r ON r.id = c.round_id WHERE c.eligibility = 'submitted' AND r.state = 'announced'`,
    params: nothing, page: onePage('/eligibility/check'),
  },
  'eligibility.confirm': {
    sql: `SELECT NULL::uuid AS target, false AS urgent FROM candidate c JOIN round r ON r.id = c.round_id
      WHERE c.eligibility = 'checked' AND r.state = 'announced' AND c.checked_by <> $1`,
    params: me, page: onePage('/eligibility/confirm'),
  },
  'paper.release': {
    sql: `SELECT p.id AS target, p.opens_at < $2::timestamptz + interval '24 hours' AS urgent FROM paper_set p
      WHERE p.state = 'sealed' AND p.release_from <= $2 AND NOT EXISTS (SELECT FROM paper_release WHERE set_id = p.id AND person_id = $1)`,
    params: meNow, page: pageOrOne('/papers', '/papers'),
  },
  'practical.release': {
    sql: `SELECT p.id AS target, p.opens_at < $2::timestamptz + interval '24 hours' AS urgent FROM practical_set p
      WHERE p.state = 'sealed' AND p.release_from <= $2 AND NOT EXISTS (SELECT FROM practical_release WHERE set_id = p.id AND person_id = $1)`,
    params: meNow, page: pageOrOne('/practical-papers', '/practical-papers'),
  },
  'print.authorise': {
    sql: `SELECT r.id AS target, r.opens_at < $2::timestamptz + interval '24 hours' AS urgent FROM print_run r JOIN paper_set s ON s.id = r.set_id
      WHERE r.state = 'ordered' AND s.state <> 'void' AND r.print_from <= $2 AND NOT EXISTS (SELECT FROM print_authorisation WHERE run_id = r.id AND person_id = $1)`,
    params: meNow, page: pageOrOne('/print-runs', '/print-runs'),
  },
  'custody.witness': {
    sql: `SELECT e.run_id AS target, true AS urgent FROM custody_step c JOIN print_envelope e ON e.id = c.envelope_id WHERE c.witness_id = $1 AND c.witnessed_at IS NULL`,
    params: me, page: pageOrOne('/print-runs', '/print-runs'),
  },
  'custody.finding': {
    sql: `SELECT e.run_id AS target, false AS urgent FROM custody_finding f JOIN custody_step c ON c.id = f.step_id JOIN print_envelope e ON e.id = c.envelope_id
      WHERE f.closed_at IS NULL AND c.actor_id <> $1 AND c.witness_id IS DISTINCT FROM $1`,
    params: me, page: pageOrOne('/print-runs', '/print-runs'),
  },
  'incident.open': {
    sql: `SELECT i.session_id AS target, i.reported_at > $2::timestamptz - interval '24 hours' AS urgent FROM incident i
      WHERE i.closed_at IS NULL AND ($3 OR EXISTS (SELECT FROM session_duty d WHERE d.session_id = i.session_id AND d.person_id::text = $1))`,
    params: (asker) => [asker.id, asker.now, asker.seesAll], page: pageOrOne('/wall', '/wall'),
  },
  'item.review': {
    sql: `SELECT NULL::uuid AS target, false AS urgent FROM item_version v
      WHERE v.state = 'in_review' AND v.writer_id <> $1 AND NOT EXISTS (SELECT FROM item_verdict r WHERE r.version_id = v.id AND r.reviewer_id = $1 AND r.status = v.status)`,
    params: me, page: onePage('/bank/review'),
  },
  'bank.sign-off': {
    sql: `SELECT t.id AS target, false AS urgent FROM element_table t
      WHERE EXISTS (SELECT FROM item_version v WHERE v.table_id = t.id AND v.state = 'approved'
        AND v.changed_at > coalesce((SELECT max(s.signed_at) FROM bank_sign_off s WHERE s.table_id = t.id), '-infinity'))`,
    params: nothing, page: pageOrOne('/bank', '/bank/tables'),
  },
  'blueprint.approve': {
    sql: `SELECT v.blueprint_id AS target, false AS urgent FROM blueprint_version v
      WHERE v.approver_id IS NULL AND v.author_id <> $1 AND NOT EXISTS (SELECT FROM blueprint_version n WHERE n.blueprint_id = v.blueprint_id AND n.version > v.version)`,
    params: me, page: pageOrOne('/blueprints', '/blueprints'),
  },
  'marking.score': {
    sql: `SELECT NULL::uuid AS target, true AS urgent FROM scoring_assignment a JOIN performance p ON p.id = a.performance_id
      WHERE a.examiner_id::text = $1 AND a.withdrawn_at IS NULL AND p.state IN ('blind', 'third') AND p.starts_at < $2::timestamptz + interval '24 hours'
        AND NOT EXISTS (SELECT FROM blind_score s WHERE s.performance_id = p.id AND s.examiner_id = a.examiner_id)`,
    params: meNow, page: onePage('/marking'),
  },
  'marking.adjudicate': {
    sql: `SELECT p.id AS target, false AS urgent FROM performance p
      WHERE p.state = 'adjudication' AND NOT EXISTS (SELECT FROM scoring_assignment a WHERE a.performance_id = p.id AND a.examiner_id::text = $1)`,
    params: me, page: pageOrOne('/marking/adjudications', '/marking/adjudications'),
  },
  'marking.review': {
    sql: `SELECT r.id AS target, false AS urgent FROM marking_review r
      WHERE r.state = 'open' AND NOT EXISTS (SELECT FROM blind_score s WHERE s.performance_id = r.performance_id AND s.examiner_id::text = $1)`,
    params: me, page: pageOrOne('/marking/reviews', '/marking/reviews'),
  },
  'results.compute': {
    sql: `SELECT d.id AS target, false AS urgent FROM round d
      WHERE d.state = 'finished' AND NOT EXISTS (SELECT FROM result_run r WHERE r.round_id = d.id)`,
    params: nothing, page: pageOrOne('/results', '/results'),
  },
  'results.sign': { sql: runs('computed', `AND NOT EXISTS (SELECT FROM run_signature s WHERE s.run_id = r.id AND s.role = 'totaller')`), params: nothing, page: pageOrOne('/results', '/results') },
  'results.review': { sql: runs('computed', 'AND r.computed_by::text <> $1'), params: me, page: pageOrOne('/results', '/results') },
  'results.release': { sql: runs('reviewed', ''), params: nothing, page: pageOrOne('/results', '/results') },
  'results.publish': { sql: runs('released', ''), params: nothing, page: pageOrOne('/results', '/results') },
  'results.objection': {
    sql: `SELECT r.round_id AS target, false AS urgent FROM objection o JOIN result_run r ON r.id = o.run_id WHERE o.state = 'open'`,
    params: nothing, page: pageOrOne('/results', '/results'),
  },
  'certificate.file': {
    sql: `SELECT r.round_id AS target, false AS urgent FROM result_run r JOIN publication p ON p.run_id = r.id
      WHERE r.state = 'publicised' AND p.closes_at <= $1 AND NOT EXISTS (SELECT FROM objection o WHERE o.run_id = r.id AND o.state = 'open')`,
    params: (asker) => [asker.now], page: pageOrOne('/filings', '/filings/rounds'),
  },
  'certificate.issue': {
    sql: `SELECT b.id AS target, false AS urgent FROM filing_batch b WHERE b.state = 'accepted'`,
    params: nothing, page: pageOrOne('/filings', '/filings'),
  },
};

/** The kinds that are read here. */
export const DERIVED_KINDS = Object.keys(SOURCES) as readonly Derived[];

/** What waits of one kind, or null where nothing does. */
export async function whatWaits(db: Database, kind: Derived, asker: Asker): Promise<{ kind: Derived; count: number; path: string; urgent: boolean } | null> {
  const { sql, params, page } = SOURCES[kind];
  const row = await db.one<WaitingRow>(
    `SELECT count(*)::int AS count, count(DISTINCT target)::int AS targets, min(target::text) AS target, coalesce(bool_or(urgent), false) AS urgent FROM (${sql}) w`,
    params(asker),
  );
  return row && row.count > 0 ? { kind, count: row.count, path: page(row.targets === 1 ? row.target : null), urgent: row.urgent } : null;
}

/** How many of the staff with a post today had no quarterly training within `everyDays` days of `today` (D45). */
export async function countOverdueTrainings(db: Database, today: string, everyDays: number): Promise<number> {
  const row = await db.one<{ n: number }>(
    `SELECT count(*)::int AS n FROM person p
     WHERE (p.left_on IS NULL OR p.left_on >= $1::date)
       AND EXISTS (SELECT FROM staff_post s WHERE s.person_id = p.id AND s.from_day <= $1::date AND (s.to_day IS NULL OR s.to_day >= $1::date))
       AND NOT EXISTS (SELECT FROM training t WHERE t.person_id = p.id AND t.kind = 'quarterly' AND t.held_on <= $1::date AND t.held_on + $2::int >= $1::date)`,
    [today, everyDays],
  );
  return row?.n ?? 0;
}
