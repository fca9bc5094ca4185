import { Injectable } from '@nestjs/common';
import type { OutputOf, TaskView, bankRoutes } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Database, found, type Actor } from '@kaowu/platform';
import { findTable } from '../persistence/element-tables';
import { newestTasks } from '../persistence/tasks';
import { taskRow, TaskViews } from './task-view';

/** Reading practical tasks; opening one is journalled. */
@Injectable()
export class ReadTasks {
  constructor(private readonly db: Database, private readonly journal: Journal, private readonly views: TaskViews) {}

  /** The newest version of each task of a table: names and numbers, nothing of the content. Problem: `record.not-found`. */
  async list(tableId: string): Promise<OutputOf<typeof bankRoutes.tasks>> {
    found(await findTable(this.db, tableId));
    return { rows: (await newestTasks(this.db, tableId)).map((v) => taskRow(v, v.code, v.approved_version)) };
  }

  /** A task with its newest version in clear. Problem: `record.not-found`. */
  open(actor: Actor, taskId: string): Promise<TaskView> {
    return this.db.tx(async () => {
      const view = await this.views.of(taskId, actor);
      await this.journal.record(actor, { action: 'task.opened', subject: { type: 'practical_task', id: taskId }, data: { versionId: view.versionId } });
      return view;
    });
  }
}
