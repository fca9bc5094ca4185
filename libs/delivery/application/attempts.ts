import { Injectable } from '@nestjs/common';
import type { Action, AttemptStateName, ClosedBy, DeliveryState, Problem } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Database, type Actor } from '@kaowu/platform';
import { Journal } from '@kaowu/journal';
import { currentAnswers } from '../domain/current-answers';
import { canAct, type AttemptAct } from '../domain/decisions';
import { endPauses, insertExtensions, insertLateEntries, insertPauses } from '../persistence/adjustment-rows';
import { latestFacts } from '../persistence/answer-rows';
import { findDeliverySession, lockAttempts, saveAttempts, unchanged, type AttemptChange, type AttemptRow } from '../persistence/attempt-rows';
import { statesOf } from '../persistence/state-rows';
import { AnswerWriter } from './answer-writer';
import { clockOf } from './clock-view';
import { applied, closing, closingData } from './closing';
import { SILENT_AFTER_MS } from './presence';
import { RoomChannel } from './room-channel';

/** One attempt as other libs and the desks see it. */
export interface AttemptState {
  readonly attemptId: string;
  readonly sessionId: string;
  readonly seatingId: string;
  readonly candidateId: string;
  readonly paperId: string;
  readonly state: AttemptStateName;
  readonly closedBy: ClosedBy | null;
  readonly signedIn: boolean;
  readonly statementSigned: boolean;
  readonly startedAt: Date | null;
  readonly handedInAt: Date | null;
  /** Questions with an answer, and questions in all (0 before the start). */
  readonly answered: number;
  readonly questions: number;
  readonly paused: boolean;
  /** Null before the start and while paused. */
  readonly deadlineAt: Date | null;
  readonly epoch: number;
  /** Whether the present device is connected to any server process. */
  readonly connected: boolean;
  readonly lastSeenAt: Date | null;
  /** When the last answer or flag arrived; null before the first. */
  readonly lastAnswerAt: Date | null;
}

/** What became of an act on one attempt. */
export type ActOutcome =
  | { readonly attemptId: string; readonly ok: true }
  | { readonly attemptId: string; readonly ok: false; readonly problem: Problem };

/** What every act may carry: the command that the candidate's page is to acknowledge. */
export interface ActOptions {
  readonly commandId?: string | undefined;
}

/** Longest extension at once: a day. A guard against a slip of the finger, not a rule of the field. */
const MAX_EXTENSION_MINUTES = 1440;

const ACTIONS: Record<AttemptAct, Action> = {
  extend: 'attempt.extended', pause: 'attempt.paused', resume: 'attempt.resumed', force: 'attempt.forced',
  'grant-late-entry': 'attempt.late-entry-granted',
};

/**
 * The attempts of sessions, for the libs downstream. Every act takes any number of attempts, answers for each alone,
 * journals each with its reason, and reaches the candidates' pages after commit.
 */
@Injectable()
export class Attempts {
  constructor(
    private readonly db: Database,
    private readonly writer: AnswerWriter,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly room: RoomChannel,
  ) {}

  /** All attempts of a session, in order of id; none where it has not been prepared. */
  ofSession(sessionId: string): Promise<AttemptState[]> {
    return statesOf(this.db, 'session_id', [sessionId], this.aliveSince());
  }

  /** How a session stands in the computer room, and since when; null where it has not been prepared. */
  async delivery(sessionId: string): Promise<{ state: DeliveryState; startedAt: Date | null } | null> {
    const session = await findDeliverySession(this.db, sessionId);
    return session && { state: session.state, startedAt: session.started_at };
  }

  /** These attempts, in order of id. */
  byId(attemptIds: readonly string[]): Promise<AttemptState[]> {
    return statesOf(this.db, 'id', attemptIds, this.aliveSince());
  }

  private aliveSince(): Date {
    return new Date(this.clock.now().getTime() - SILENT_AFTER_MS);
  }

  /** The present answers of an attempt, by question number; questions without answer are left out. */
  async answers(attemptId: string): Promise<{ no: number; response: string[] }[]> {
    return currentAnswers(await latestFacts(this.db, attemptId))
      .filter((a) => a.response.length > 0)
      .map((a) => ({ no: a.no, response: [...a.response] }));
  }

  /** Adds minutes to what is left, before the start or during the exam. */
  extend(actor: Actor, attemptIds: readonly string[], reason: string, options: ActOptions & { readonly minutes: number }): Promise<ActOutcome[]> {
    const { minutes } = options;
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > MAX_EXTENSION_MINUTES) {
      const problem: Problem = { code: 'attempt.extension-too-long', params: { minutes: MAX_EXTENSION_MINUTES } };
      return Promise.resolve(attemptIds.map((attemptId) => ({ attemptId, ok: false, problem })));
    }
    return this.act(actor, 'extend', attemptIds, reason, options, { minutes }, (ids, at) =>
      insertExtensions(this.db, ids, { minutes, at, reason, byId: actor.id }));
  }

  /** Freezes the time and covers the questions. */
  pause(actor: Actor, attemptIds: readonly string[], reason: string, options: ActOptions = {}): Promise<ActOutcome[]> {
    return this.act(actor, 'pause', attemptIds, reason, options, {}, (ids, at) => insertPauses(this.db, ids, { at, reason, byId: actor.id }));
  }

  /** Lets paused attempts go on, with the time they had left. */
  resume(actor: Actor, attemptIds: readonly string[], reason: string, options: ActOptions = {}): Promise<ActOutcome[]> {
    return this.act(actor, 'resume', attemptIds, reason, options, {}, (ids, at) => endPauses(this.db, ids, { at, byId: actor.id }));
  }

  /** Lets candidates who still wait begin until an instant later than the late entry limit. */
  grantLateEntry(actor: Actor, attemptIds: readonly string[], reason: string, options: ActOptions & { readonly untilAt: Date }): Promise<ActOutcome[]> {
    const { untilAt } = options;
    return this.act(actor, 'grant-late-entry', attemptIds, reason, options, { untilAt: untilAt.toISOString() }, (ids, at) =>
      insertLateEntries(this.db, ids, { at, untilAt, reason, byId: actor.id }));
  }

  /** Collects the papers of running attempts now, paused ones too. */
  async forceHandIn(actor: Actor, attemptIds: readonly string[], reason: string, options: ActOptions = {}): Promise<ActOutcome[]> {
    // Answers that have arrived before the order count.
    await Promise.all(attemptIds.map((id) => this.writer.settled(id)));
    return this.act(actor, 'force', attemptIds, reason, options, {}, () => Promise.resolve());
  }

  /** Shows a message on the attempts' pages; keeping it is the caller's. */
  message(attemptIds: readonly string[], message: { commandId: string; text: string; at: Date }): void {
    attemptIds.forEach((id) => this.room.message(id, message));
  }

  /** Tells an attempt's page its new seat; the seat itself is moved by sitting. */
  seatChanged(attemptId: string, seat: { roomName: string; placeLabel: string; commandId?: string | undefined }): void {
    this.room.seat(attemptId, { ...seat, commandId: seat.commandId ?? null });
  }

  private act(
    actor: Actor, act: AttemptAct, attemptIds: readonly string[], reason: string, options: ActOptions,
    data: Record<string, unknown>, adjust: (ids: readonly string[], at: Date) => Promise<void>,
  ): Promise<ActOutcome[]> {
    const commandId = options.commandId ?? null;
    return this.db.tx(async () => {
      const rows = new Map((await lockAttempts(this.db, attemptIds)).map((row) => [row.id, row]));
      const at = this.clock.now();
      const outcomes = attemptIds.map((attemptId) => judge(act, attemptId, rows.get(attemptId), at));
      const fit = outcomes.filter((o) => o.ok).map((o) => o.attemptId);
      if (fit.length === 0) return outcomes;
      await adjust(fit, at);
      const before = await lockAttempts(this.db, fit);
      const changes = before.map((row) => (act === 'force' ? closing(row, 'staff', at) : retimed(row, at)));
      await saveAttempts(this.db, changes);
      const after = before.map((row, i) => applied(row, changes[i] as AttemptChange));
      await this.journal.recordAll(actor, after.map((row) => ({
        action: ACTIONS[act], subject: { type: 'attempt', id: row.id }, reason,
        data: { ...data, ...(commandId ? { commandId } : {}), ...(act === 'force' ? closingData(row) : { sessionId: row.session_id }) },
      })));
      await this.db.afterCommit(() => after.forEach((row) => this.tell(act, row, at, commandId)));
      return outcomes;
    });
  }

  private tell(act: AttemptAct, row: AttemptRow, at: Date, commandId: string | null): void {
    if (act === 'force') this.room.closed(row, at, commandId);
    else this.room.clock(act === 'pause' ? 'roomPaused' : act === 'resume' ? 'roomResumed' : 'roomClock', row, at, commandId);
    this.room.signal(row, 'state', at, row.answered);
  }
}

function judge(act: AttemptAct, attemptId: string, row: AttemptRow | undefined, at: Date): ActOutcome {
  if (!row) return { attemptId, ok: false, problem: { code: 'record.not-found' } };
  const decision = canAct(act, { state: row.state, paused: row.paused, over: clockOf(row, at).phase === 'over' });
  return decision.ok ? { attemptId, ok: true } : { attemptId, ok: false, problem: decision.problem };
}

/** The row with its end and its pause as the adjustments now say. */
function retimed(row: AttemptRow, at: Date): AttemptChange {
  if (row.state !== 'running') return unchanged(row);
  const clock = clockOf(row, at);
  const deadlineAt = clock.deadlineAtMs === null ? null : new Date(clock.deadlineAtMs);
  return { ...unchanged(row), deadlineAt, paused: clock.phase === 'paused' };
}
