import { Injectable } from '@nestjs/common';
import type { Action, ReviewVerdict, TaskView, WorkflowStatus } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, newId } from '@kaowu/kernel';
import { accept, Database, found, type Actor } from '@kaowu/platform';
import { decideAct } from '../domain/workflow';
import type { VersionParties } from '../persistence/items';
import { approveTaskVersion, insertTaskReview, lockTaskOfVersion, setTaskStatus, taskVersions, type TaskVersionRow } from '../persistence/tasks';
import { factsOf } from './item-view';
import { TaskViews } from './task-view';
import { Workflows } from './workflows';

const ACTION = { submit: 'task.submitted', withdraw: 'task.withdrawn', forward: 'task.forwarded', approve: 'task.approved', retire: 'task.retired' } as const satisfies Record<string, Action>;

type Locked = TaskVersionRow & VersionParties;

/** Moves a version of a practical task along its states, by the same rules as items. */
@Injectable()
export class MoveTask {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly workflows: Workflows,
    private readonly views: TaskViews,
  ) {}

  /** Submits, takes back, moves on, approves or retires. Problems: `version.unknown` and those of `decideAct`. */
  move(actor: Actor, act: keyof typeof ACTION, versionId: string, reason: string): Promise<TaskView> {
    return this.change(actor, versionId, ACTION[act], reason, async (version, at) => {
      const next = accept(decideAct(await this.workflows.held(), factsOf(version, version), act, actor.id));
      if (act !== 'approve') await setTaskStatus(this.db, version.id, next, at);
      else await approveTaskVersion(this.db, version, next, actor, at);
      return next;
    });
  }

  /** Records a reviewer's verdict. Problems: `version.unknown`, `version.act-refused`, `version.reviewer-is-writer`. */
  review(actor: Actor, versionId: string, word: { verdict: ReviewVerdict; reason: string }): Promise<TaskView> {
    const passes = word.verdict === 'pass';
    return this.change(actor, versionId, passes ? 'task.reviewed' : 'task.returned', word.reason, async (version, at) => {
      const next = accept(decideAct(await this.workflows.held(), factsOf(version, version), word.verdict, actor.id));
      await insertTaskReview(this.db, version, { id: newId(), reviewerId: actor.id, reviewerName: actor.name, ...word, at });
      if (!passes) await setTaskStatus(this.db, version.id, next, at);
      return next;
    });
  }

  private change(actor: Actor, versionId: string, action: Action, reason: string, act: (version: Locked, at: Date) => Promise<WorkflowStatus>): Promise<TaskView> {
    return this.db.tx(async () => {
      const task = found(await lockTaskOfVersion(this.db, versionId), 'version.unknown');
      const version = found((await taskVersions(this.db, task.id)).find((v) => v.id === versionId), 'version.unknown');
      const next = await act(version, this.clock.now());
      await this.journal.record(actor, {
        action, reason, subject: { type: 'practical_task', id: task.id }, before: { state: version.state, status: version.status }, after: { state: next.standing, status: next.code },
        data: { versionId, ...(version.status === next.code ? {} : { to: { zh: next.zh, en: next.en } }), version: version.version, digest: version.digest },
      });
      return this.views.of(task.id, actor);
    });
  }
}
