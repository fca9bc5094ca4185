import { Injectable } from '@nestjs/common';
import type { RoomState } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Database, found, type Actor } from '@kaowu/platform';
import { Sittings, type SittingSession } from '@kaowu/sitting';
import { currentAnswers } from '../domain/current-answers';
import { INTEGRITY_STATEMENT } from '../domain/statement';
import { latestFacts } from '../persistence/answer-rows';
import { findAttempt } from '../persistence/attempt-rows';
import { claimsOf } from './claims';
import { clockViewOf } from './clock-view';
import { receiptOf } from './closing';
import { RoomCommands } from './room-commands';

/** How long the description of a session (its name and times, nothing that changes during an exam) is kept. */
const SESSION_KEPT_MS = 15_000;

/** Everything that a candidate's page needs to show, from wherever it comes back. */
@Injectable()
export class RoomStates {
  private readonly sessions = new Map<string, { at: number; value: Promise<SittingSession> }>();

  constructor(
    private readonly db: Database,
    private readonly sittings: Sittings,
    private readonly commands: RoomCommands,
    private readonly clock: Clock,
  ) {}

  /** The state of the caller's own attempt. */
  async of(actor: Actor): Promise<RoomState> {
    const { attemptId, seatingId, epoch } = claimsOf(actor);
    const [row, seating, facts, messages] = await Promise.all([
      findAttempt(this.db, attemptId), this.sittings.seating(seatingId), latestFacts(this.db, attemptId), this.commands.pending(attemptId),
    ]);
    const attempt = found(row);
    const session = await this.session(attempt.session_id);
    return {
      attemptId,
      sessionId: attempt.session_id,
      sessionName: session.name,
      candidateName: seating.candidateName,
      idNumberMasked: seating.idNumberMasked,
      ticketNo: seating.ticketNo,
      roomName: seating.roomName,
      placeLabel: seating.placeLabel,
      startsAt: session.startsAt.toISOString(),
      durationMinutes: attempt.terms.durationMs / 60_000,
      earliestHandInMinutes: attempt.terms.earliestHandInMs / 60_000,
      lastMinutes: attempt.terms.lastMs / 60_000,
      clock: clockViewOf(attempt, this.clock.now()),
      statement: { ...INTEGRITY_STATEMENT, signedAt: attempt.statement_signed_at?.toISOString() ?? null },
      epoch,
      moved: attempt.epoch !== epoch,
      lastN: attempt.epoch === epoch ? attempt.last_n : 0,
      questions: attempt.question_count,
      answers: currentAnswers(facts).map((a) => ({ ...a, response: [...a.response], savedAt: new Date(a.savedAtMs).toISOString() })),
      receipt: receiptOf(attempt),
      messages: messages.map((m) => ({ ...m, at: m.at.toISOString() })),
    };
  }

  /** Five hundred candidates who come in at once ask for the same session. */
  private session(sessionId: string): Promise<SittingSession> {
    const now = this.clock.now().getTime();
    const known = this.sessions.get(sessionId);
    if (known && now - known.at < SESSION_KEPT_MS) return known.value;
    const value = this.sittings.session(sessionId);
    this.sessions.set(sessionId, { at: now, value });
    value.catch(() => this.sessions.delete(sessionId));
    for (const [id, entry] of this.sessions) if (now - entry.at > SESSION_KEPT_MS) this.sessions.delete(id);
    return value;
  }
}
