import type { WorkflowStep } from '@kaowu/contracts';
import type { Database } from '@kaowu/platform';

/** The steps that versions may take. */
export const loadSteps = (db: Database): Promise<WorkflowStep[]> =>
  db.query(`SELECT from_state AS "from", act, to_state AS "to", done_by AS "by", demands FROM workflow_step ORDER BY from_state, act`);
