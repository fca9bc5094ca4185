import { Injectable } from '@nestjs/common';
import type { OutputOf, TaskBody, TaskView, bankRoutes } from '@kaowu/contracts';
import { Database, found, Vault, type Actor } from '@kaowu/platform';
import { shownHtml } from '../formats/rich-text';
import { openTask } from '../persistence/sealed';
import { findTask, taskReviews, taskVersions, type TaskVersionRow } from '../persistence/tasks';
import { actsFor } from './item-view';
import { Workflows } from './workflows';

type Row = OutputOf<typeof bankRoutes.tasks>['rows'][number];

/** A line of the task list. */
export const taskRow = (v: TaskVersionRow, code: string, approvedVersion: number | null): Row => ({
  id: v.task_id, code, versionId: v.id, version: v.version, state: v.state, status: v.status, approvedVersion, name: v.name, rangeCodes: v.range_codes,
  weightHundredths: v.weight_hundredths, minutes: v.minutes, fullPoints: v.full_points, writer: v.writer_name, writerId: v.writer_id, changedAt: v.changed_at.toISOString(),
});

function shownTask({ instructions, preparation }: TaskBody): TaskView['shown'] {
  const [first, second] = [shownHtml(instructions), shownHtml(preparation)];
  return { ...(first === undefined ? {} : { instructions: first }), ...(second === undefined ? {} : { preparation: second }) };
}

/** Practical tasks as experts see them. */
@Injectable()
export class TaskViews {
  constructor(private readonly db: Database, private readonly vault: Vault, private readonly workflows: Workflows) {}

  /** A task with its newest version in clear. Opening is the caller's to journal. Problem: `record.not-found`. */
  async of(taskId: string, actor: Actor): Promise<TaskView> {
    const task = found(await findTask(this.db, taskId));
    const versions = await taskVersions(this.db, taskId);
    const newest = found(versions[0]);
    const content = openTask(this.vault, newest.content);
    const reviews = await taskReviews(this.db, taskId);
    return {
      ...taskRow(newest, task.code, versions.find((v) => v.state === 'approved')?.version ?? null),
      tableId: task.table_id,
      content,
      shown: shownTask(content),
      versions: versions.map((v) => ({
        id: v.id, version: v.version, state: v.state, status: v.status, digest: v.digest, writer: v.writer_name, madeAt: v.made_at.toISOString(),
        approver: v.approver_name, approvedAt: v.approved_at?.toISOString() ?? null,
      })),
      reviews: reviews.map((r) => ({ id: r.id, version: r.version, status: r.status, reviewer: r.reviewer_name, verdict: r.verdict, reason: r.reason, at: r.at.toISOString() })),
      acts: actsFor(await this.workflows.current(), newest, newest, actor),
    };
  }
}
