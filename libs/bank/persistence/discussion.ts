import type { Database } from '@kaowu/platform';

/** The latest estimate of each judge of a version, in the order given. */
export const latestEstimates = (db: Database, versionId: string): Promise<{ judge_id: string; judge_name: string; estimate: number; at: Date }[]> =>
  db.query(
    `SELECT * FROM (SELECT DISTINCT ON (judge_id) judge_id, judge_name, estimate::float8 AS estimate, at FROM item_estimate WHERE version_id = $1
       ORDER BY judge_id, at DESC, id DESC) AS latest ORDER BY at, judge_id`, [versionId]);

/** A comment with its sealed text. */
export interface CommentRow {
  readonly id: string;
  readonly thread_id: string;
  readonly version: number;
  readonly author_id: string;
  readonly author_name: string;
  readonly content: Buffer;
  readonly at: Date;
  readonly settled_name: string | null;
  readonly settled_at: Date | null;
}

/** Comments on all versions of an item, oldest first. */
export const commentsOf = (db: Database, itemId: string): Promise<CommentRow[]> =>
  db.query(
    `SELECT c.id, c.thread_id, v.version, c.author_id, c.author_name, c.content, c.at, s.settled_name, s.at AS settled_at
     FROM item_comment c JOIN item_version v ON v.id = c.version_id LEFT JOIN item_thread_settled s ON s.thread_id = c.thread_id
     WHERE c.item_id = $1 ORDER BY c.at, c.id`, [itemId]);

/** The head of a thread with its item; null where there is none. */
export const findThread = (db: Database, threadId: string): Promise<{ id: string; item_id: string; version_id: string; author_id: string; settled: boolean } | null> =>
  db.one(
    `SELECT c.id, c.item_id, c.version_id, c.author_id, EXISTS (SELECT 1 FROM item_thread_settled s WHERE s.thread_id = c.id) AS settled
     FROM item_comment c WHERE c.id = $1 AND c.thread_id = c.id`, [threadId]);

/** A comment to store. */
export interface NewComment {
  readonly id: string;
  readonly threadId: string;
  readonly itemId: string;
  readonly versionId: string;
  readonly authorId: string;
  readonly authorName: string;
  readonly content: Buffer;
  readonly at: Date;
}

/** Stores a comment. */
export const insertComment = (db: Database, c: NewComment): Promise<unknown> =>
  db.query('INSERT INTO item_comment (id, thread_id, item_id, version_id, author_id, author_name, content, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
    c.id, c.threadId, c.itemId, c.versionId, c.authorId, c.authorName, c.content, c.at,
  ]);

/** Who is asked to review a version in its present status, by day. */
export const assignmentsOf = (db: Database, versionIds: readonly string[]): Promise<{ id: string; version_id: string; reviewer_id: string; reviewer_name: string; due_on: string; done: boolean }[]> =>
  db.query(
    `SELECT a.id, a.version_id, a.reviewer_id, a.reviewer_name, a.due_on::text AS due_on, a.done_at IS NOT NULL AS done FROM review_task a JOIN item_version v ON v.id = a.version_id
     WHERE a.version_id = ANY($1) AND a.status = v.status ORDER BY a.due_on, a.id`, [versionIds]);

/** Somebody to ask for a review. */
export interface NewAssignment {
  readonly id: string;
  readonly versionId: string;
  readonly writerId: string;
  /** Code of the status that it is to be reviewed in. */
  readonly status: string;
}

/** Asks one reviewer for reviews of versions. */
export const insertAssignments = (
  db: Database, assignments: readonly NewAssignment[], what: { reviewerId: string; reviewerName: string; dueOn: string; assignedBy: string; assignedName: string; at: Date },
): Promise<unknown> =>
  db.query(
    `INSERT INTO review_assignment (id, version_id, writer_id, reviewer_id, reviewer_name, due_on, assigned_by, assigned_name, at, status)
     SELECT a.id, a.version_id, a.writer_id, $1, $2, $3, $4, $5, $6, a.status FROM unnest($7::uuid[], $8::uuid[], $9::text[], $10::text[]) AS a (id, version_id, writer_id, status)`,
    [what.reviewerId, what.reviewerName, what.dueOn, what.assignedBy, what.assignedName, what.at,
      assignments.map((a) => a.id), assignments.map((a) => a.versionId), assignments.map((a) => a.writerId), assignments.map((a) => a.status)]);

/** Which open reviews are wanted. */
export interface AssignmentFilter {
  readonly tableId?: string | undefined;
  readonly reviewerId?: string | undefined;
  readonly overdue: boolean;
  readonly today: string;
  readonly offset: number;
  readonly limit: number;
}

/** A review that is asked for and not done. */
export interface OpenAssignment {
  readonly id: string;
  readonly table_id: string;
  readonly item_id: string;
  readonly version_id: string;
  readonly serial: number;
  readonly element_code: string;
  readonly occupation_name: string;
  readonly state: 'in_review';
  readonly status: string;
  readonly reviewer_id: string;
  readonly reviewer_name: string;
  readonly due_on: string;
  readonly assigned_name: string;
  readonly at: Date;
  readonly total: number;
}

/** Reviews that wait, the most pressing first. */
export const openAssignments = (db: Database, f: AssignmentFilter): Promise<OpenAssignment[]> =>
  db.query(
    `SELECT a.id, i.table_id, i.id AS item_id, a.version_id, i.serial, v.element_code, t.occupation_name, v.state, v.status, a.reviewer_id, a.reviewer_name,
       a.due_on::text AS due_on, a.assigned_name, a.at, count(*) OVER ()::int AS total
     FROM review_task a JOIN item_version v ON v.id = a.version_id JOIN item i ON i.id = v.item_id JOIN element_table t ON t.id = i.table_id
     WHERE a.open AND ($1::uuid IS NULL OR i.table_id = $1) AND ($2::text IS NULL OR a.reviewer_id = $2) AND (NOT $3 OR a.due_on < $4::date)
     ORDER BY a.due_on, i.serial, a.id OFFSET $5 LIMIT $6`,
    [f.tableId ?? null, f.reviewerId ?? null, f.overdue, f.today, f.offset, f.limit]);

/** How many reviews wait for each reviewer, and how many of them are past their day. */
export const loadOf = (db: Database, today: string): Promise<{ reviewer_id: string; reviewer_name: string; open: number; overdue: number }[]> =>
  db.query(
    `SELECT reviewer_id, min(reviewer_name) AS reviewer_name, count(*)::int AS open, count(*) FILTER (WHERE due_on < $1::date)::int AS overdue
     FROM review_task WHERE open GROUP BY reviewer_id`, [today]);

/** All verdicts with the request that each answers, and everything that waits. */
export const verdicts = (db: Database): Promise<{ reviewer_id: string; reviewer_name: string; verdict: 'pass' | 'return'; at: Date; asked_at: Date | null; due_on: string | null }[]> =>
  db.query(
    `SELECT r.reviewer_id, r.reviewer_name, r.verdict, r.at, a.at AS asked_at, a.due_on::text AS due_on
     FROM item_verdict r LEFT JOIN LATERAL (
       SELECT at, due_on FROM review_assignment a WHERE a.version_id = r.version_id AND a.reviewer_id = r.reviewer_id AND a.at <= r.at ORDER BY a.at DESC LIMIT 1) a ON true
     ORDER BY r.at`);

/** Reviews that wait, for the pace report. */
export const waitingReviews = (db: Database): Promise<{ reviewer_id: string; reviewer_name: string; due_on: string }[]> =>
  db.query('SELECT reviewer_id, reviewer_name, due_on::text AS due_on FROM review_task WHERE open');
