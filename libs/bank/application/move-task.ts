import { Injectable } from '@nestjs/common';
import type { Action, ReviewVerdict, TaskView } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, newId } from '@kaowu/kernel';
import { accept, Database, found, refusal, Vault, type Actor } from '@kaowu/platform';
import { decideAct, decidePass, type VersionFacts } from '../domain/workflow';
import { findTable } from '../persistence/element-tables';
import type { VersionParties } from '../persistence/items';
import { approveTaskVersion, insertTaskReview, lockTaskOfVersion, setTaskState, taskVersions, type TaskVersionRow } from '../persistence/tasks';
import { viewTask } from './task-view';

const ACTION = { submit: 'task.submitted', withdraw: 'task.withdrawn', approve: 'task.approved', retire: 'task.retired' } as const satisfies Record<string, Action>;

type Locked = TaskVersionRow & VersionParties;

const factsOf = (v: Locked): VersionFacts => ({ state: v.state, writerId: v.writer_id, writerIds: v.writer_ids, passedBy: v.passed_by });

/** Moves a version of a practical task along its states, by the same rules as items. */
@Injectable()
export class MoveTask {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Submits, takes back, approves or retires. Problems: `version.unknown`, those of `decideAct`, `element-table.not-checked`. */
  move(actor: Actor, act: keyof typeof ACTION, versionId: string, reason: string): Promise<TaskView> {
    return this.change(actor, versionId, ACTION[act], reason, async (version, at) => {
      const next = accept(decideAct(factsOf(version), act, actor.id));
      if (act !== 'approve') await setTaskState(this.db, version.id, next, at);
      else if ((await findTable(this.db, version.table_id))?.state !== 'checked') throw refusal('element-table.not-checked');
      else await approveTaskVersion(this.db, version, actor, at);
      return next;
    });
  }

  /** Records a reviewer's verdict. Problems: `version.unknown`, `version.act-refused`, `version.reviewer-is-writer`. */
  review(actor: Actor, versionId: string, word: { verdict: ReviewVerdict; reason: string }): Promise<TaskView> {
    const passes = word.verdict === 'pass';
    return this.change(actor, versionId, passes ? 'task.reviewed' : 'task.returned', word.reason, async (version, at) => {
      const next = accept(passes ? decidePass(factsOf(version), actor.id) : decideAct(factsOf(version), 'return', actor.id));
      await insertTaskReview(this.db, version, { id: newId(), reviewerId: actor.id, reviewerName: actor.name, ...word, at });
      if (!passes) await setTaskState(this.db, version.id, next, at);
      return next;
    });
  }

  private change(actor: Actor, versionId: string, action: Action, reason: string, act: (version: Locked, at: Date) => Promise<string>): Promise<TaskView> {
    return this.db.tx(async () => {
      const task = found(await lockTaskOfVersion(this.db, versionId), 'version.unknown');
      const version = found((await taskVersions(this.db, task.id)).find((v) => v.id === versionId), 'version.unknown');
      const next = await act(version, this.clock.now());
      await this.journal.record(actor, {
        action, reason, subject: { type: 'practical_task', id: task.id }, before: { state: version.state }, after: { state: next },
        data: { versionId, version: version.version, digest: version.digest },
      });
      return viewTask(this.db, this.vault, task.id, actor);
    });
  }
}
