import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { ChecklistView, ManualView, manualStepText } from '@kaowu/contracts';
import { Clock, newId } from '@kaowu/kernel';
import { accept, Database, type Actor } from '@kaowu/platform';
import { Journal } from '@kaowu/journal';
import { Sittings } from '@kaowu/sitting';
import { canMark, canUnmark, dueAtMs, type StepCase } from '../domain/checklist';
import { currentManual, manualOf, marksOf } from '../persistence/manual-rows';

/** A version as it is written. */
export interface ManualText {
  readonly title: string;
  readonly source: string;
  readonly steps: readonly z.output<typeof manualStepText>[];
  readonly reason: string;
}

/** The exam manual 考务工作手册: versioned, and its steps drive the day of each session (D34). */
@Injectable()
export class Manual {
  constructor(
    private readonly db: Database,
    private readonly sittings: Sittings,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** The version in force. */
  current(): Promise<ManualView> {
    return currentManual(this.db);
  }

  /** Publishes the next version; sessions that have begun keep theirs. */
  publish(actor: Actor, manual: ManualText): Promise<ManualView> {
    return this.db.tx(async () => {
      await this.db.query('LOCK TABLE exam_manual IN EXCLUSIVE MODE');
      const before = await currentManual(this.db);
      const version = before.version + 1;
      await this.db.query(
        'INSERT INTO exam_manual (version, title, source, published_by, published_by_name, published_at) VALUES ($1, $2, $3, $4, $5, $6)',
        [version, manual.title, manual.source, actor.id, actor.name, this.clock.now()],
      );
      const { steps } = manual;
      await this.db.query(
        `INSERT INTO manual_step (id, version, no, phase, minutes, text)
         SELECT t.id, $1, t.no, t.phase, t.minutes, t.text FROM unnest($2::uuid[], $3::text[], $4::int[], $5::text[]) WITH ORDINALITY AS t (id, phase, minutes, text, no)`,
        [version, steps.map(() => newId()), steps.map((s) => s.phase), steps.map((s) => s.minutes), steps.map((s) => s.text)],
      );
      const after = await currentManual(this.db);
      await this.journal.record(actor, {
        action: 'manual.published', subject: { type: 'manual', id: String(version) }, reason: manual.reason, before, after,
        data: { version, steps: steps.length },
      });
      return after;
    });
  }

  /** The day's steps of a session with who has done them; refuses `record.not-found`. */
  async checklist(sessionId: string): Promise<ChecklistView> {
    const session = await this.sittings.session(sessionId);
    const manual = await manualOf(this.db, sessionId);
    const marks = new Map((await marksOf(this.db, sessionId)).map((mark) => [mark.step_id, mark]));
    const startMs = session.startsAt.getTime();
    const lastsMs = (session.turns * session.durationMinutes + (session.turns - 1) * session.changeMinutes) * 60_000;
    return {
      sessionId, sessionName: session.name, version: manual.version, title: manual.title,
      steps: manual.steps.map(({ id, no, phase, minutes, text }) => {
        const due = dueAtMs({ phase, minutes }, { startMs, endMs: startMs + lastsMs });
        const mark = marks.get(id);
        return {
          id, no, phase, text,
          dueAt: due === null ? null : new Date(due).toISOString(),
          done: mark ? { byName: mark.done_by_name, at: mark.done_at.toISOString(), note: mark.note } : null,
        };
      }),
    };
  }

  /** Marks a step as done; the first fixes the session's version. Refuses what `canMark` refuses, `record.not-found`. */
  mark(actor: Actor, sessionId: string, stepId: string, note: string | null): Promise<ChecklistView> {
    return this.db.tx(async () => {
      const version = await this.fix(sessionId);
      accept(canMark(await this.caseOf(actor, sessionId, stepId)));
      await this.db.query(
        `INSERT INTO checklist_mark (session_id, version, step_id, done_by, done_by_name, done_at, note) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [sessionId, version, stepId, actor.id, actor.name, this.clock.now(), note],
      );
      await this.journal.record(actor, { action: 'checklist.marked', subject: { type: 'session', id: sessionId }, data: { stepId, version } });
      return this.checklist(sessionId);
    });
  }

  /** Takes a mark back, with a reason. Refuses what `canUnmark` refuses, `record.not-found`. */
  unmark(actor: Actor, sessionId: string, stepId: string, reason: string): Promise<ChecklistView> {
    return this.db.tx(async () => {
      await this.fix(sessionId);
      accept(canUnmark(await this.caseOf(actor, sessionId, stepId)));
      await this.db.query('DELETE FROM checklist_mark WHERE session_id = $1 AND step_id = $2', [sessionId, stepId]);
      await this.journal.record(actor, { action: 'checklist.unmarked', subject: { type: 'session', id: sessionId }, reason, data: { stepId } });
      return this.checklist(sessionId);
    });
  }

  /** Binds the session to a version, once, and holds the row so that two people do not mark one step at a time. */
  private async fix(sessionId: string): Promise<number> {
    const session = await this.sittings.session(sessionId);
    const { version } = await manualOf(this.db, session.id);
    await this.db.query('INSERT INTO session_manual (session_id, version) VALUES ($1, $2) ON CONFLICT DO NOTHING', [sessionId, version]);
    const row = await this.db.one<{ version: number }>('SELECT version FROM session_manual WHERE session_id = $1 FOR UPDATE', [sessionId]);
    return row?.version ?? version;
  }

  private async caseOf(actor: Actor, sessionId: string, stepId: string): Promise<StepCase> {
    const { steps } = await this.checklist(sessionId);
    const step = steps.find((one) => one.id === stepId);
    const onDuty = (await this.sittings.dutyRooms(actor, sessionId)).length > 0;
    return { step: step ? { doneByName: step.done?.byName ?? null } : null, onDuty };
  }
}
