import { Injectable } from '@nestjs/common';
import type { CheckInRow, Problem, SeatingSignal } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, type Decision } from '@kaowu/kernel';
import { accept, Database, found, LiveBus, refusal, type Actor } from '@kaowu/platform';
import { canCheckIn, canMarkAbsent, canUndoAbsent, canUndoCheckIn, type CheckInCase, type Match } from '../domain/check-in';
import { findSeating, lockSeating, seatingsOf, turnOf, type SeatingRow } from '../persistence/seating-rows';
import { checkInRowOf } from './check-in-board';
import { dutyRooms } from './duty';
import { StepRound } from './step-round';

/** Check-in by the invigilator on duty: who came, who did not. */
@Injectable()
export class CheckIn {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly live: LiveBus,
    private readonly rounds: StepRound,
  ) {}

  /**
   * Checks a person in after the three-way match. The first check-in of a round begins it. Refuses what `canCheckIn`
   * refuses, `checkin.not-on-duty`, `record.not-found`.
   */
  checkIn(actor: Actor, seatingId: string, match: Match): Promise<CheckInRow> {
    return this.act(actor, seatingId, 'checked-in', (now, atMs) => canCheckIn(now, match, atMs), async (row, at) => {
      await this.db.query(
        'UPDATE seating SET checked_in_at = $2, checked_in_by = $3, absent_at = NULL, absent_by = NULL WHERE id = $1',
        [row.id, at, actor.id],
      );
      await this.rounds.begin(actor, row.round_id);
    });
  }

  /** Undoes a check-in made by mistake. Refuses what `canUndoCheckIn` refuses, `checkin.not-on-duty`, `record.not-found`. */
  undoCheckIn(actor: Actor, seatingId: string, reason: string): Promise<CheckInRow> {
    return this.act(actor, seatingId, 'check-in-undone', canUndoCheckIn, async (row) => {
      await this.db.query('UPDATE seating SET checked_in_at = NULL, checked_in_by = NULL WHERE id = $1', [row.id]);
    }, reason);
  }

  /** Undoes an absence. Refuses what `canUndoAbsent` refuses, `checkin.not-on-duty`, `record.not-found`. */
  undoAbsent(actor: Actor, seatingId: string, reason: string): Promise<CheckInRow> {
    return this.act(actor, seatingId, 'absent-undone', canUndoAbsent, async (row) => {
      await this.db.query('UPDATE seating SET absent_at = NULL, absent_by = NULL WHERE id = $1', [row.id]);
    }, reason);
  }

  /**
   * Marks as absent the seatings named, or all in the rooms on duty whose entry time is over and who did not check in.
   * Gives the ids marked; those absent already are passed over. Refuses what `canMarkAbsent` refuses for a seating that
   * was named, `checkin.not-on-duty`.
   */
  markAbsent(actor: Actor, sessionId: string, seatingIds: readonly string[] | undefined): Promise<string[]> {
    return this.db.tx(async () => {
      const rooms = await dutyRooms(this.db, actor, sessionId);
      if (rooms.length === 0) throw refusal('checkin.not-on-duty');
      const now = this.clock.now();
      const rows = (await seatingsOf(this.db, sessionId)).filter((row) => rooms.includes(row.room_id));
      const named = seatingIds?.map((id) => found(rows.find((row) => row.id === id)));
      const late = (row: SeatingRow): boolean => checkInRowOf(row).lateEntryEndsAt <= now.toISOString();
      const chosen = named ?? rows.filter((row) => row.checked_in_at === null && late(row));
      const marked: string[] = [];
      for (const row of chosen.filter((r) => r.absent_at === null)) {
        accept(canMarkAbsent(caseOf(row), now.getTime()));
        const changed = await this.db.change(
          'UPDATE seating SET absent_at = $2, absent_by = $3 WHERE id = $1 AND checked_in_at IS NULL AND absent_at IS NULL',
          [row.id, now, actor.id],
        );
        if (changed > 0) marked.push(row.id);
      }
      await this.journal.recordAll(actor, marked.map((id) => ({
        action: 'seating.absent', subject: { type: 'seating', id }, data: { sessionId },
      })));
      for (const seatingId of marked) await this.signal({ sessionId, seatingId, change: 'absent' });
      return marked;
    });
  }

  private act(
    actor: Actor,
    seatingId: string,
    change: SeatingSignal['change'] & keyof typeof ACTIONS,
    rule: (now: CheckInCase, atMs: number) => Decision<true, Problem>,
    save: (row: SeatingRow, at: Date) => Promise<void>,
    reason?: string,
  ): Promise<CheckInRow> {
    return this.db.tx(async () => {
      const row = await lockSeating(this.db, seatingId);
      if (!(await dutyRooms(this.db, actor, row.session_id)).includes(row.room_id)) throw refusal('checkin.not-on-duty');
      const at = this.clock.now();
      accept(rule(caseOf(row), at.getTime()));
      await save(row, at);
      await this.journal.record(actor, {
        action: ACTIONS[change],
        subject: { type: 'seating', id: seatingId },
        reason,
        before: { checkedInAt: row.checked_in_at, absentAt: row.absent_at },
        data: { sessionId: row.session_id, candidateId: row.candidate_id, place: row.place_label },
      });
      await this.signal({ sessionId: row.session_id, seatingId, change });
      return checkInRowOf(found(await findSeating(this.db, seatingId)));
    });
  }

  private signal(signal: SeatingSignal): Promise<void> {
    return this.db.afterCommit(() => this.live.publish('seating', signal));
  }
}

const ACTIONS = {
  'checked-in': 'seating.checked-in',
  'check-in-undone': 'seating.check-in-undone',
  'absent-undone': 'seating.absent-undone',
} as const;

const caseOf = (row: SeatingRow): CheckInCase => ({
  session: row.session_state,
  checkedIn: row.checked_in_at !== null,
  absent: row.absent_at !== null,
  turn: turnOf(row),
  room: row.rule_values.room,
});
