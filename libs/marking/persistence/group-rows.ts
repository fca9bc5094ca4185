import type { Database } from '@kaowu/platform';
import { found } from '@kaowu/platform';
import type { Occasion } from '../domain/rotation';

/** An examiner group as stored. */
export interface GroupRow {
  readonly id: string;
  readonly session_id: string;
  readonly round_id: string;
  readonly name: string;
  readonly leader_id: string;
  readonly briefed_at: Date | null;
  readonly briefing: string | null;
  readonly signed_at: Date | null;
}

/** A member with how much is assigned and scored. */
export interface MemberRow {
  readonly group_id: string;
  readonly examiner_id: string;
  readonly examiner_name: string;
  readonly assigned: number;
  readonly scored: number;
}

const COLUMNS = 'id, session_id, round_id, name, leader_id, briefed_at, briefing, signed_at';

/** Groups of the sessions, by name. */
export const groupsOf = (db: Database, sessionIds: readonly string[]): Promise<GroupRow[]> =>
  db.query<GroupRow>(`SELECT ${COLUMNS} FROM examiner_group WHERE session_id = ANY ($1) ORDER BY name`, [sessionIds]);

/** The group, or `record.not-found`. */
export const getGroup = async (db: Database, id: string): Promise<GroupRow> =>
  found(await db.one<GroupRow>(`SELECT ${COLUMNS} FROM examiner_group WHERE id = $1`, [id]));

/** The group, locked. */
export const lockGroup = async (db: Database, id: string): Promise<GroupRow> =>
  found(await db.one<GroupRow>(`SELECT ${COLUMNS} FROM examiner_group WHERE id = $1 FOR UPDATE`, [id]));

/** Groups in which this person serves, soonest session first; settled ones stay for 30 days. */
export const groupsOfExaminer = (db: Database, examinerId: string, now: Date): Promise<GroupRow[]> =>
  db.query<GroupRow>(
    `SELECT ${COLUMNS} FROM examiner_group g
     WHERE upper(g.during) > $2::timestamptz - interval '30 days'
       AND EXISTS (SELECT FROM examiner_group_member m WHERE m.group_id = g.id AND m.examiner_id = $1)
     ORDER BY lower(g.during), g.name`,
    [examinerId, now],
  );

/** Members of the groups, by name. Counts leave out works that were not given. */
export const membersOf = (db: Database, groupIds: readonly string[]): Promise<MemberRow[]> =>
  db.query<MemberRow>(
    `SELECT m.group_id, m.examiner_id, m.examiner_name,
       (SELECT count(*)::int FROM scoring_assignment a JOIN performance p ON p.id = a.performance_id
        WHERE p.group_id = m.group_id AND a.examiner_id = m.examiner_id AND a.withdrawn_at IS NULL AND p.state <> 'absent') AS assigned,
       (SELECT count(*)::int FROM blind_score s JOIN performance p ON p.id = s.performance_id
        WHERE p.group_id = m.group_id AND s.examiner_id = m.examiner_id AND s.kind <> 'adjudication') AS scored
     FROM examiner_group_member m WHERE m.group_id = ANY ($1) ORDER BY m.examiner_name, m.examiner_id`,
    [groupIds],
  );

/** What is stored of a group when it is formed or changed. */
export interface GroupToStore {
  readonly id: string;
  readonly sessionId: string;
  readonly roundId: string;
  readonly name: string;
  readonly leaderId: string;
  readonly sites: readonly string[];
  readonly from: Date;
  readonly to: Date;
  readonly at: Date;
  readonly members: readonly { readonly id: string; readonly name: string }[];
}

/** Stores the group anew with its members; breaks `examiner_group_member_free` where one serves elsewhere then. */
export async function storeGroup(db: Database, group: GroupToStore): Promise<void> {
  await db.query('DELETE FROM examiner_group_member WHERE group_id = $1', [group.id]);
  await db.query(
    `INSERT INTO examiner_group (id, session_id, round_id, name, leader_id, sites, during, formed_at)
     VALUES ($1, $2, $3, $4, $5, $6, tstzrange($7, $8), $9)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, leader_id = excluded.leader_id`,
    [group.id, group.sessionId, group.roundId, group.name, group.leaderId, group.sites, group.from, group.to, group.at],
  );
  await db.query(
    `INSERT INTO examiner_group_member (group_id, session_id, examiner_id, examiner_name, during)
     SELECT $1, $2, m.id, m.name, tstzrange($4, $5) FROM jsonb_to_recordset($3::jsonb) AS m(id uuid, name text)`,
    [group.id, group.sessionId, JSON.stringify(group.members), group.from, group.to],
  );
}

/** Removes a group that has no work yet. */
export async function removeGroup(db: Database, id: string): Promise<void> {
  await db.query('DELETE FROM examiner_group WHERE id = $1', [id]);
}

/** Earlier rounds examined at one of these sites, newest first, at most 20: what rotation looks at (D24). */
export async function occasionsBefore(db: Database, sites: readonly string[], roundId: string, before: Date): Promise<Occasion[]> {
  const rows = await db.query<{ round_id: string; group_id: string; members: string[] }>(
    `WITH earlier AS (
       SELECT round_id, min(lower(during)) AS began FROM examiner_group
       WHERE sites && $1 AND round_id <> $2 AND lower(during) < $3 GROUP BY round_id ORDER BY began DESC LIMIT 20)
     SELECT e.round_id, g.id AS group_id, array_agg(m.examiner_id::text) AS members
     FROM earlier e JOIN examiner_group g ON g.round_id = e.round_id AND g.sites && $1
     JOIN examiner_group_member m ON m.group_id = g.id
     GROUP BY e.round_id, e.began, g.id ORDER BY e.began DESC, g.id`,
    [sites, roundId, before],
  );
  const byRound = new Map<string, string[][]>();
  for (const row of rows) byRound.set(row.round_id, [...(byRound.get(row.round_id) ?? []), row.members]);
  return [...byRound].map(([id, groups]) => ({ id, groups }));
}

/** Who serves in another group at that time: person id and the group's name. */
export const servingElsewhere = (
  db: Database,
  from: Date,
  to: Date,
  exceptGroupId: string | null,
): Promise<{ examiner_id: string; name: string }[]> =>
  db.query(
    `SELECT m.examiner_id, g.name FROM examiner_group_member m JOIN examiner_group g ON g.id = m.group_id
     WHERE m.during && tstzrange($1, $2) AND ($3::uuid IS NULL OR g.id <> $3)`,
    [from, to, exceptGroupId],
  );
