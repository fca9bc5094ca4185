import type { AssessmentMode, Level, OccupationKey, RoundCounts, RoundState, RoundView, RuleSetValues } from '@kaowu/contracts';
import { found, type Database } from '@kaowu/platform';

/** A round as it is stored; days as YYYY-MM-DD. */
export interface RoundRow {
  readonly id: string;
  readonly serial: number;
  readonly name: string;
  readonly edition: string;
  readonly occupation_code: string;
  readonly direction: string;
  readonly level: Level;
  readonly occupation_name: string;
  readonly district_code: string;
  readonly from_day: string;
  readonly to_day: string;
  readonly parts: AssessmentMode[];
  readonly state: RoundState;
  readonly rule_set_id: string;
  /** The numbers frozen when the round was opened. */
  readonly rule_values: RuleSetValues;
  readonly announcement: string | null;
  readonly announced_at: Date | null;
}

const COLUMNS = `id, serial, name, edition, occupation_code, direction, level, occupation_name, district_code,
  from_day::text, to_day::text, parts, state, rule_set_id, rule_values, announcement, announced_at`;

/** All rounds, the latest first. */
export const listRounds = (db: Database): Promise<RoundRow[]> =>
  db.query<RoundRow>(`SELECT ${COLUMNS} FROM round ORDER BY from_day DESC, serial DESC`);

/** The round, or null. */
export const findRound = (db: Database, id: string): Promise<RoundRow | null> =>
  db.one<RoundRow>(`SELECT ${COLUMNS} FROM round WHERE id = $1`, [id]);

/** The round; refuses `record.not-found`. */
export const getRound = async (db: Database, id: string): Promise<RoundRow> => found(await findRound(db, id));

/** The round with a lock that other changes of the round wait for; refuses `record.not-found`. */
export const lockRound = async (db: Database, id: string): Promise<RoundRow> =>
  found(await db.one<RoundRow>(`SELECT ${COLUMNS} FROM round WHERE id = $1 FOR UPDATE`, [id]));

/**
 * The round with a shared lock: its state cannot change before the transaction ends, while others work in it too.
 * Refuses `record.not-found`.
 */
export const shareRound = async (db: Database, id: string): Promise<RoundRow> =>
  found(await db.one<RoundRow>(`SELECT ${COLUMNS} FROM round WHERE id = $1 FOR SHARE`, [id]));

/** What the round assesses. */
export const keyOf = (row: RoundRow): OccupationKey => ({
  edition: row.edition, code: row.occupation_code, direction: row.direction, level: row.level,
});

type CountRow = { round_id: string } & Record<keyof RoundCounts, number>;

const NO_COUNTS: RoundCounts = {
  submitted: 0, checked: 0, confirmed: 0, refused: 0, seated: 0, ticketed: 0, sessions: 0, sessionsReady: 0, sessionsClosed: 0,
};

/** How many candidates and sessions of each round stand where. */
export async function countRounds(db: Database, roundIds: readonly string[]): Promise<ReadonlyMap<string, RoundCounts>> {
  const rows = await db.query<CountRow>(
    `SELECT r.id AS round_id, c.*, s.* FROM unnest($1::uuid[]) AS r (id)
     CROSS JOIN LATERAL (
       SELECT count(*) FILTER (WHERE eligibility = 'submitted')::int AS submitted,
              count(*) FILTER (WHERE eligibility = 'checked')::int AS checked,
              count(*) FILTER (WHERE eligibility = 'confirmed')::int AS confirmed,
              count(*) FILTER (WHERE eligibility = 'refused')::int AS refused,
              count(*) FILTER (WHERE ticket_no IS NOT NULL)::int AS ticketed,
              count(*) FILTER (WHERE eligibility = 'confirmed'
                AND EXISTS (SELECT FROM session s WHERE s.round_id = r.id)
                AND NOT EXISTS (
                  SELECT FROM session s WHERE s.round_id = r.id AND NOT EXISTS (
                    SELECT FROM seating g WHERE g.candidate_id = candidate.id AND g.mode = s.mode)))::int AS seated
       FROM candidate WHERE round_id = r.id) c
     CROSS JOIN LATERAL (
       SELECT count(*)::int AS sessions, count(*) FILTER (WHERE state = 'ready')::int AS "sessionsReady",
              count(*) FILTER (WHERE state = 'closed')::int AS "sessionsClosed"
       FROM session WHERE round_id = r.id) s`,
    [roundIds],
  );
  return new Map(rows.map(({ round_id: id, ...counts }) => [id, counts] as const));
}

/** The round as the wire shows it. */
export const roundViewOf = (row: RoundRow, counts: RoundCounts | undefined): RoundView => ({
  id: row.id,
  name: row.name,
  key: keyOf(row),
  occupationName: row.occupation_name,
  districtCode: row.district_code,
  from: row.from_day,
  to: row.to_day,
  parts: row.parts,
  state: row.state,
  ruleSetId: row.rule_set_id,
  announcement: row.announcement,
  announcedAt: row.announced_at?.toISOString() ?? null,
  counts: counts ?? NO_COUNTS,
});
