import type { AssessmentMode, IncidentCategory, IncidentKind, IncidentView, ViolationTier } from '@kaowu/contracts';
import type { Database } from '@kaowu/platform';

interface CategoryRow {
  readonly code: string;
  readonly kind: IncidentKind;
  readonly zh: string;
  readonly en: string;
  readonly plan_zh: string | null;
  readonly plan_en: string | null;
}

interface TierRow {
  readonly code: string;
  readonly ordinal: number;
  readonly zh: string;
  readonly en: string;
  readonly deduct_hundredths: number;
  readonly voids: ViolationTier['voids'];
  readonly bars: ViolationTier['bars'];
  readonly source: string;
}

/** An incident as it is stored, with the words of its category and tier. */
export interface IncidentRow {
  readonly id: string;
  readonly session_id: string;
  readonly room_id: string;
  readonly seating_id: string | null;
  readonly category_code: string;
  readonly kind: IncidentKind;
  readonly category_zh: string;
  readonly category_en: string;
  readonly tier_code: string | null;
  readonly tier_zh: string | null;
  readonly tier_en: string | null;
  readonly text: string;
  readonly reported_by: string;
  readonly reported_by_name: string;
  readonly reported_at: Date;
  readonly closed_by_name: string | null;
  readonly closed_at: Date | null;
  readonly outcome: string | null;
}

/** A violation with its candidate and what its tier does. */
export interface ViolationRow {
  readonly id: string;
  readonly candidate_id: string;
  readonly mode: AssessmentMode;
  readonly closed_at: Date | null;
  readonly tier_code: string;
  readonly tier_zh: string;
  readonly tier_en: string;
  readonly deduct_hundredths: number;
  readonly voids: ViolationTier['voids'];
}

/** Who sits where, as far as an incident names it. */
export interface SeatName {
  readonly candidateName: string;
  readonly placeLabel: string;
}

const SELECT = `SELECT i.id, i.session_id, i.room_id, i.seating_id, i.category_code, i.kind, c.zh AS category_zh, c.en AS category_en,
    i.tier_code, t.zh AS tier_zh, t.en AS tier_en, i.text, i.reported_by, i.reported_by_name, i.reported_at,
    i.closed_by_name, i.closed_at, i.outcome
  FROM incident i JOIN incident_category c ON c.code = i.category_code LEFT JOIN violation_tier t ON t.code = i.tier_code`;

/** All categories, in the order in which they are offered. */
export async function listCategories(db: Database): Promise<IncidentCategory[]> {
  const rows = await db.query<CategoryRow>('SELECT code, kind, zh, en, plan_zh, plan_en FROM incident_category ORDER BY ordinal, code');
  return rows.map((r) => ({ code: r.code, kind: r.kind, zh: r.zh, en: r.en, planZh: r.plan_zh, planEn: r.plan_en }));
}

/** All tiers of violation, the mildest first. */
export async function listTiers(db: Database): Promise<ViolationTier[]> {
  const rows = await db.query<TierRow>(
    'SELECT code, ordinal, zh, en, deduct_hundredths, voids, bars, source FROM violation_tier ORDER BY ordinal');
  return rows.map(({ deduct_hundredths: deductHundredths, ...tier }) => ({ ...tier, deductHundredths }));
}

/** The kind of a category, or null. */
export const findCategory = (db: Database, code: string): Promise<{ code: string; kind: IncidentKind } | null> =>
  db.one<{ code: string; kind: IncidentKind }>('SELECT code, kind FROM incident_category WHERE code = $1', [code]);

/** A tier, or null. */
export const findTier = (db: Database, code: string): Promise<Pick<ViolationTier, 'code' | 'zh' | 'bars'> | null> =>
  db.one<Pick<ViolationTier, 'code' | 'zh' | 'bars'>>('SELECT code, zh, bars FROM violation_tier WHERE code = $1', [code]);

/** Incidents of a session, in the order in which they were reported. */
export const incidentsOf = (db: Database, sessionId: string, openOnly = false): Promise<IncidentRow[]> =>
  db.query<IncidentRow>(`${SELECT} WHERE i.session_id = $1 AND (NOT $2 OR i.closed_at IS NULL) ORDER BY i.reported_at, i.id`, [sessionId, openOnly]);

/** Incidents of a seating, in the order in which they were reported. */
export const incidentsOfSeating = (db: Database, seatingId: string): Promise<IncidentRow[]> =>
  db.query<IncidentRow>(`${SELECT} WHERE i.seating_id = $1 ORDER BY i.reported_at, i.id`, [seatingId]);

/** Violations of all sessions of a round, in the order in which they were reported. */
export const violationsOfRound = (db: Database, roundId: string): Promise<ViolationRow[]> =>
  db.query<ViolationRow>(
    `SELECT i.id, p.candidate_id, p.mode, i.closed_at, i.tier_code, t.zh AS tier_zh, t.en AS tier_en, t.deduct_hundredths, t.voids
     FROM incident i JOIN violation_tier t ON t.code = i.tier_code JOIN seating p ON p.id = i.seating_id JOIN session s ON s.id = i.session_id
     WHERE s.round_id = $1 AND i.kind = 'violation' ORDER BY i.reported_at, i.id`, [roundId]);

/** An incident, or null. */
export const findIncident = (db: Database, id: string): Promise<IncidentRow | null> =>
  db.one<IncidentRow>(`${SELECT} WHERE i.id = $1`, [id]);

/** An incident with its row locked, or null. */
export const lockIncident = (db: Database, id: string): Promise<IncidentRow | null> =>
  db.one<IncidentRow>(`${SELECT} WHERE i.id = $1 FOR UPDATE OF i`, [id]);

/** How many incidents are open at each seating of a session; seatings without are left out. */
export async function openIncidentCounts(db: Database, sessionId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query<{ seating_id: string; n: number }>(
    `SELECT seating_id, count(*)::int AS n FROM incident WHERE session_id = $1 AND seating_id IS NOT NULL AND closed_at IS NULL
     GROUP BY seating_id`, [sessionId]);
  return new Map(rows.map((r) => [r.seating_id, r.n]));
}

/** The incident as the wall shows it. */
export const incidentViewOf = (row: IncidentRow, seat: SeatName | undefined): IncidentView => ({
  id: row.id,
  sessionId: row.session_id,
  roomId: row.room_id,
  seatingId: row.seating_id,
  candidateName: seat?.candidateName ?? null,
  placeLabel: seat?.placeLabel ?? null,
  category: { code: row.category_code, kind: row.kind, zh: row.category_zh, en: row.category_en },
  tier: row.tier_code === null ? null : { code: row.tier_code, zh: row.tier_zh ?? '', en: row.tier_en ?? '' },
  text: row.text,
  reportedById: row.reported_by,
  reportedByName: row.reported_by_name,
  reportedAt: row.reported_at.toISOString(),
  closedByName: row.closed_by_name,
  closedAt: row.closed_at?.toISOString() ?? null,
  outcome: row.outcome,
});
