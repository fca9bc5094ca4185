import { Injectable } from '@nestjs/common';
import type { TaskBody, TaskDraft, TaskView } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, newId } from '@kaowu/kernel';
import { accept, Database, found, refusal, Vault, type Actor } from '@kaowu/platform';
import { cleanTask, decideTask, taskDigest } from '../domain/practical-task';
import { decideRevision } from '../domain/workflow';
import { textWithFormulas } from '../formats/formulas';
import { mediaIn } from '../formats/rich-text';
import { findTable, loadContent } from '../persistence/element-tables';
import { unknownMedia } from '../persistence/media';
import { sealTask } from '../persistence/sealed';
import { insertTask, insertTaskVersion, lockTask, replaceTaskVersion, taskVersions } from '../persistence/tasks';
import type { IdOf } from './import-items';
import { TaskViews } from './task-view';

/** Characters of the texts that may hold formulas. */
const MAX_TEXT = 8000;

/** A task whose formulas are MathML, as those of items. */
const withTaskFormulas = (task: TaskBody): TaskBody => ({ ...task, instructions: textWithFormulas(task.instructions, MAX_TEXT), preparation: textWithFormulas(task.preparation, MAX_TEXT) });

/** A writer writes a practical task, or revises one into a new version. */
@Injectable()
export class WriteTask {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly views: TaskViews,
  ) {}

  /**
   * A new task as a draft. Problems: `record.not-found` (table), `element-table.retired-already`,
   * `element-table.wrong-mode`, `task.code-taken`, `item.media-unknown`, `request.invalid` with what `decideTask` finds.
   */
  create(actor: Actor, tableId: string, code: string, draft: TaskDraft, idOf: IdOf = newId): Promise<TaskView> {
    return this.db.tx(async () => {
      const task = { id: idOf('task'), table_id: tableId, code };
      const taken = await this.db.one('SELECT 1 FROM practical_task WHERE table_id = $1 AND code = $2', [tableId, code]);
      if (taken) throw refusal('task.code-taken', { code }, { field: 'body.code' });
      const version = { ...(await this.versionOf(actor, tableId, draft)), id: idOf('task-version') };
      await insertTask(this.db, task, version.made_at);
      await this.insert(actor, { ...version, task_id: task.id, version: 1 }, 'task.created');
      return this.views.of(task.id, actor);
    });
  }

  /** A new version. Saving what stands already changes nothing. Problems: as `create`, `version.stale`, `version.under-review`. */
  revise(actor: Actor, taskId: string, draft: TaskDraft & { baseVersion: number }): Promise<TaskView> {
    return this.db.tx(async () => {
      const task = found(await lockTask(this.db, taskId));
      const newest = found((await taskVersions(this.db, taskId))[0]);
      const next = await this.versionOf(actor, task.table_id, draft);
      const { version, replaces } = accept(decideRevision(newest, draft.baseVersion));
      const same = newest.digest === next.digest && newest.weight_hundredths === next.weight_hundredths && newest.range_codes.join() === next.range_codes.join();
      if (same && newest.state !== 'retired') return this.views.of(taskId, actor);
      if (replaces) await replaceTaskVersion(this.db, newest.id, next.made_at);
      await this.insert(actor, { ...next, task_id: taskId, version }, 'task.revised');
      return this.views.of(taskId, actor);
    });
  }

  private async versionOf(actor: Actor, tableId: string, draft: TaskDraft): Promise<Omit<Parameters<typeof insertTaskVersion>[1], 'task_id' | 'version'>> {
    const table = found(await findTable(this.db, tableId));
    if (table.state === 'retired') throw refusal('element-table.retired-already');
    if (table.mode !== 'practical') throw refusal('element-table.wrong-mode');
    const { ranges } = await loadContent(this.db, tableId);
    const rangeCodes = [...new Set(draft.rangeCodes)].sort();
    const task = withTaskFormulas(cleanTask(draft));
    const [unknown] = await unknownMedia(this.db, mediaIn([task.instructions, task.preparation]));
    if (unknown !== undefined) throw refusal('item.media-unknown', { name: unknown.slice(0, 12) }, { field: 'body.instructions' });
    const content = accept(decideTask(task, rangeCodes, new Set(ranges.map((r) => r.code))));
    return {
      id: newId(), table_id: tableId, name: content.name, range_codes: rangeCodes, weight_hundredths: draft.weightHundredths, minutes: content.minutes,
      full_points: content.fullPoints, content: sealTask(this.vault, content), digest: taskDigest(content), writer_id: actor.id, writer_name: actor.name, made_at: this.clock.now(),
    };
  }

  private async insert(actor: Actor, version: Parameters<typeof insertTaskVersion>[1], action: 'task.created' | 'task.revised'): Promise<void> {
    await insertTaskVersion(this.db, version);
    await this.journal.record(actor, {
      action, subject: { type: 'practical_task', id: version.task_id },
      data: { tableId: version.table_id, versionId: version.id, version: version.version, digest: version.digest, weightHundredths: version.weight_hundredths },
    });
  }
}
