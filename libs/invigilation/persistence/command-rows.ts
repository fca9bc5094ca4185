import type { CommandKind, CommandSummary, WireProblem } from '@kaowu/contracts';
import type { Database } from '@kaowu/platform';

type Words = Pick<WireProblem, 'code' | 'zh' | 'en'>;

interface SummaryRow {
  readonly id: string;
  readonly session_id: string;
  readonly kind: CommandKind;
  readonly reason: string;
  readonly text: string | null;
  readonly minutes: number | null;
  readonly given_by_name: string;
  readonly given_at: Date;
  readonly room_ids: string[];
  readonly total: number;
  readonly refused: number;
  readonly delivered: number;
  readonly acknowledged: number;
}

/** What became of a command at one candidate. */
export interface DeliveryRow {
  readonly seating_id: string;
  readonly room_id: string;
  readonly attempt_id: string | null;
  readonly place_label: string;
  readonly outcome: 'done' | 'refused';
  readonly problem: Words | null;
  readonly delivered_at: Date | null;
  readonly acknowledged_at: Date | null;
}

/** A command to store. */
export interface NewCommand {
  readonly id: string;
  readonly sessionId: string;
  readonly kind: CommandKind;
  readonly reason: string;
  readonly text: string | null;
  readonly minutes: number | null;
  readonly placeId: string | null;
  readonly givenBy: string;
  readonly givenByName: string;
  readonly givenAt: Date;
}

const SUMMARY = `SELECT c.id, c.session_id, c.kind, c.reason, c.text, c.minutes, c.given_by_name, c.given_at,
    coalesce(array_agg(DISTINCT d.room_id), '{}') AS room_ids, count(d.seating_id)::int AS total,
    count(*) FILTER (WHERE d.outcome = 'refused')::int AS refused, count(d.delivered_at)::int AS delivered,
    count(d.acknowledged_at)::int AS acknowledged
  FROM room_command c LEFT JOIN command_delivery d ON d.command_id = c.id`;

const summaryOf = (row: SummaryRow): CommandSummary => ({
  id: row.id,
  sessionId: row.session_id,
  kind: row.kind,
  reason: row.reason,
  text: row.text,
  minutes: row.minutes,
  byName: row.given_by_name,
  at: row.given_at.toISOString(),
  roomIds: row.room_ids,
  total: row.total,
  refused: row.refused,
  delivered: row.delivered,
  acknowledged: row.acknowledged,
});

/** Stores a command with what became of it at each candidate. */
export async function insertCommand(db: Database, command: NewCommand, deliveries: readonly DeliveryRow[]): Promise<void> {
  await db.query(
    `INSERT INTO room_command (id, session_id, kind, reason, text, minutes, place_id, given_by, given_by_name, given_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      command.id, command.sessionId, command.kind, command.reason, command.text, command.minutes, command.placeId,
      command.givenBy, command.givenByName, command.givenAt,
    ],
  );
  await db.query(
    `INSERT INTO command_delivery (command_id, seating_id, room_id, attempt_id, place_label, outcome, problem, delivered_at)
     SELECT $1, t.seating_id, t.room_id, t.attempt_id, t.place_label, t.outcome, t.problem::jsonb, t.delivered_at
     FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::timestamptz[])
       AS t (seating_id, room_id, attempt_id, place_label, outcome, problem, delivered_at)`,
    [
      command.id, deliveries.map((d) => d.seating_id), deliveries.map((d) => d.room_id), deliveries.map((d) => d.attempt_id),
      deliveries.map((d) => d.place_label), deliveries.map((d) => d.outcome),
      deliveries.map((d) => d.problem && JSON.stringify(d.problem)), deliveries.map((d) => d.delivered_at),
    ],
  );
}

/** Commands of a session, the latest first. */
export async function commandsOf(db: Database, sessionId: string): Promise<CommandSummary[]> {
  return (await db.query<SummaryRow>(`${SUMMARY} WHERE c.session_id = $1 GROUP BY c.id ORDER BY c.given_at DESC`, [sessionId])).map(summaryOf);
}

/** These commands, in no order. */
export async function commandsById(db: Database, ids: readonly string[]): Promise<CommandSummary[]> {
  return (await db.query<SummaryRow>(`${SUMMARY} WHERE c.id = ANY ($1) GROUP BY c.id`, [ids])).map(summaryOf);
}

/** What became of a command, by place. */
export const deliveriesOf = (db: Database, commandId: string): Promise<DeliveryRow[]> =>
  db.query<DeliveryRow>(
    `SELECT seating_id, room_id, attempt_id, place_label, outcome, problem, delivered_at, acknowledged_at
     FROM command_delivery WHERE command_id = $1 ORDER BY place_label`, [commandId]);

/** A command with what became of it at one seating. */
export interface SeatingCommandRow extends DeliveryRow {
  readonly kind: CommandKind;
  readonly reason: string;
  readonly text: string | null;
  readonly minutes: number | null;
  readonly given_by_name: string;
  readonly given_at: Date;
}

/** Commands that concerned a seating, in order. */
export const commandsOfSeating = (db: Database, seatingId: string): Promise<SeatingCommandRow[]> =>
  db.query<SeatingCommandRow>(
    `SELECT c.kind, c.reason, c.text, c.minutes, c.given_by_name, c.given_at, d.seating_id, d.room_id, d.attempt_id, d.place_label,
       d.outcome, d.problem, d.delivered_at, d.acknowledged_at
     FROM command_delivery d JOIN room_command c ON c.id = d.command_id WHERE d.seating_id = $1 ORDER BY c.given_at`, [seatingId]);

/**
 * The attempt's page asks for its state: what it had not received reaches it now. Gives the commands whose delivery is
 * news.
 */
export const markDelivered = (db: Database, attemptId: string, at: Date): Promise<{ command_id: string; session_id: string }[]> =>
  db.query(
    `UPDATE command_delivery d SET delivered_at = $2 FROM room_command c
     WHERE c.id = d.command_id AND d.attempt_id = $1 AND d.outcome = 'done' AND d.delivered_at IS NULL
     RETURNING d.command_id, c.session_id`, [attemptId, at]);

/** The attempt's page has received the command. Null where it was known before or never sent to it. */
export async function markAcknowledged(db: Database, attemptId: string, commandId: string, at: Date): Promise<string | null> {
  const [row] = await db.query<{ session_id: string }>(
    `UPDATE command_delivery d SET acknowledged_at = $3, delivered_at = coalesce(delivered_at, $3) FROM room_command c
     WHERE c.id = d.command_id AND d.command_id = $2 AND d.attempt_id = $1 AND d.outcome = 'done' AND d.acknowledged_at IS NULL
     RETURNING c.session_id`, [attemptId, commandId, at]);
  return row?.session_id ?? null;
}

/** Messages to an attempt that its page has not acknowledged, oldest first. */
export const pendingMessages = (db: Database, attemptId: string): Promise<{ commandId: string; text: string; at: Date }[]> =>
  db.query(
    `SELECT c.id AS "commandId", c.text, c.given_at AS at FROM command_delivery d JOIN room_command c ON c.id = d.command_id
     WHERE d.attempt_id = $1 AND c.kind = 'message' AND d.outcome = 'done' AND d.acknowledged_at IS NULL ORDER BY c.given_at`, [attemptId]);
