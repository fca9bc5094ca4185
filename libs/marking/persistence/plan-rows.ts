import type { RuleSetValues, ScoredTaskView } from '@kaowu/contracts';
import type { Database } from '@kaowu/platform';
import { found } from '@kaowu/platform';
import { toleranceOf } from '../domain/combine-scores';
import type { CombineRule } from '../domain/combine-scores';

/** A marking plan as stored, with the numbers frozen into it. */
export interface PlanRow {
  readonly session_id: string;
  readonly round_id: string;
  readonly rule_set_id: string;
  readonly scorers: number;
  readonly tolerance_percent: number;
  readonly inclusive: boolean;
  readonly tie: RuleSetValues['marking']['tie'];
  readonly panel: RuleSetValues['marking']['panel'];
  readonly review_percent: number;
  /** The practical papers whose draw says the tasks of each candidate; null where all do every task. */
  readonly practical_set_id: string | null;
  readonly opened_at: Date | null;
  /** Opened before its plan on purpose: `opened_at` was the start. */
  readonly opened_early: boolean;
  readonly reviews_drawn_at: Date | null;
  readonly settled_at: Date | null;
}

export interface PlanTaskRow {
  readonly session_id: string;
  readonly no: number;
  readonly task_version_id: string;
  readonly name: string;
  readonly minutes: number;
  readonly full_points: number;
  readonly weight_percent: number;
  /** What is scored, where it is not a task of the bank (comprehensive review). */
  readonly definition: ScoredTaskView | null;
}

/** The plan of a session, or null. */
export const findPlan = (db: Database, sessionId: string): Promise<PlanRow | null> =>
  db.one<PlanRow>('SELECT * FROM marking_plan WHERE session_id = $1', [sessionId]);

/** The plan, locked; refuses `marking.plan-missing`. */
export const lockPlan = async (db: Database, sessionId: string): Promise<PlanRow> =>
  found(await db.one<PlanRow>('SELECT * FROM marking_plan WHERE session_id = $1 FOR UPDATE', [sessionId]), 'marking.plan-missing');

/** Plans of several sessions. */
export const plansOf = (db: Database, sessionIds: readonly string[]): Promise<PlanRow[]> =>
  db.query<PlanRow>('SELECT * FROM marking_plan WHERE session_id = ANY ($1)', [sessionIds]);

/** The tasks of the plans, in order. */
export const planTasksOf = (db: Database, sessionIds: readonly string[]): Promise<PlanTaskRow[]> =>
  db.query<PlanTaskRow>(
    `SELECT session_id, no, task_version_id, name, minutes, full_points, weight_percent::float8 AS weight_percent, definition
     FROM marking_plan_task WHERE session_id = ANY ($1) ORDER BY session_id, no`, [sessionIds]);

/** What a plan scores under this id where it is not a task of the bank, or null. */
export const findDefinition = async (db: Database, taskVersionId: string): Promise<ScoredTaskView | null> =>
  (await db.one<{ definition: ScoredTaskView }>('SELECT definition FROM marking_plan_task WHERE task_version_id = $1 AND definition IS NOT NULL LIMIT 1', [taskVersionId]))?.definition ?? null;

/** Replaces the tasks of a plan. */
export async function replacePlanTasks(db: Database, sessionId: string, tasks: readonly Omit<PlanTaskRow, 'session_id'>[]): Promise<void> {
  await db.query('DELETE FROM marking_plan_task WHERE session_id = $1', [sessionId]);
  await db.query(
    `INSERT INTO marking_plan_task (session_id, no, task_version_id, name, minutes, full_points, weight_percent, definition)
     SELECT $1, no, task_version_id, name, minutes, full_points, weight_percent, NULLIF(definition, 'null'::jsonb)
     FROM jsonb_to_recordset($2::jsonb)
       AS t(no integer, task_version_id uuid, name text, minutes integer, full_points integer, weight_percent numeric, definition jsonb)`,
    [sessionId, JSON.stringify(tasks)],
  );
}

/** The rule that settles a performance of this plan. `fullPoints` in hundredths. */
export const combineRuleOf = (plan: PlanRow, fullPoints: number): CombineRule => ({
  tolerance: toleranceOf(fullPoints, plan.tolerance_percent),
  inclusive: plan.inclusive,
  tie: plan.tie,
  panel: plan.panel,
  scorers: plan.scorers,
});
