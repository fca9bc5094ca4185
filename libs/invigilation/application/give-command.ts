import { Injectable } from '@nestjs/common';
import type { CommandBody, Problem } from '@kaowu/contracts';
import { Clock, newId } from '@kaowu/kernel';
import { accept, Database, wireProblem, type Actor } from '@kaowu/platform';
import { Journal } from '@kaowu/journal';
import { Attempts, type ActOutcome } from '@kaowu/delivery';
import { Sittings, type SittingSession } from '@kaowu/sitting';
import { decideTargets, type TargetSeat } from '../domain/command-targets';
import { insertCommand, type DeliveryRow } from '../persistence/command-rows';
import { WallHub } from './wall-hub';

interface Target extends TargetSeat {
  readonly placeLabel: string;
  readonly connected: boolean;
}

/** What became of the command, by seating: null where it was done. */
type Outcomes = ReadonlyMap<string, Problem | null>;

/** Carries a command of the wall out, on one candidate, some or a room. */
@Injectable()
export class GiveCommand {
  constructor(
    private readonly db: Database,
    private readonly sittings: Sittings,
    private readonly attempts: Attempts,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly hub: WallHub,
  ) {}

  /**
   * Does what the command says at each candidate, keeps what became of it, journals it with its reason, and tells the
   * candidates' pages after commit. A candidate whom it cannot reach is answered for alone and stops nobody else. Gives
   * the command's id. Refuses what `decideTargets` refuses, and what moving a seat refuses.
   */
  async run(actor: Actor, sessionId: string, command: CommandBody): Promise<string> {
    const session = await this.sittings.session(sessionId);
    const targets = await this.targets(actor, session, command);
    const commandId = newId();
    await this.db.tx(async () => {
      const at = this.clock.now();
      const outcomes = await this.carryOut(actor, command, targets, commandId);
      const deliveries = targets.map((target) => deliveryOf(target, outcomes.get(target.seatingId) ?? null, at));
      await insertCommand(this.db, {
        id: commandId, sessionId, kind: command.kind, reason: command.reason, givenBy: actor.id, givenByName: actor.name, givenAt: at,
        text: command.kind === 'message' ? command.text : null,
        minutes: command.kind === 'extend' ? command.minutes : null,
        placeId: command.kind === 'move_seat' ? command.placeId : null,
      }, deliveries);
      const refused = deliveries.filter((delivery) => delivery.outcome === 'refused').length;
      await this.journal.record(actor, {
        action: 'command.given', subject: { type: 'session', id: sessionId }, reason: command.reason, after: deliveries,
        data: { commandId, kind: command.kind, done: deliveries.length - refused, refused, ...(command.kind === 'extend' ? { minutes: command.minutes } : {}) },
      });
      await this.db.afterCommit(() => {
        this.tell(session, command, deliveries, commandId, at);
        this.hub.commandChanged(sessionId, commandId);
      });
    });
    return commandId;
  }

  private async targets(actor: Actor, session: SittingSession, command: CommandBody): Promise<Target[]> {
    const [seatings, attempts, dutyRooms] = await Promise.all([
      this.sittings.seatings(session.id), this.attempts.ofSession(session.id), this.sittings.dutyRooms(actor, session.id),
    ]);
    const bySeating = new Map(attempts.map((attempt) => [attempt.seatingId, attempt]));
    const seats = seatings.map((seating): Target => {
      const attempt = bySeating.get(seating.id);
      return {
        seatingId: seating.id, roomId: seating.roomId, placeLabel: seating.placeLabel, absent: seating.absent,
        attemptId: attempt?.signedIn ? attempt.attemptId : null,
        open: attempt !== undefined && attempt.signedIn && (attempt.state === 'waiting' || attempt.state === 'running'),
        connected: attempt?.connected ?? false,
      };
    });
    const chosen = accept(decideTargets(seats, {
      seatingIds: command.seatingIds, roomIds: 'roomIds' in command ? command.roomIds : undefined,
      knownRooms: session.rooms.map((room) => room.id), dutyRooms,
    }));
    const wanted = new Set(chosen.map((seat) => seat.seatingId));
    return seats.filter((seat) => wanted.has(seat.seatingId));
  }

  private async carryOut(actor: Actor, command: CommandBody, targets: readonly Target[], commandId: string): Promise<Outcomes> {
    if (command.kind === 'move_seat') {
      for (const { seatingId } of targets) await this.sittings.moveSeat(actor, seatingId, command.placeId, command.reason, command.placeBroken);
      return new Map();
    }
    const ids = targets.flatMap((target) => target.attemptId ?? []);
    const outcomes = new Map((await this.onAttempts(actor, command, targets, ids, commandId)).map((one) => [one.attemptId, one]));
    return new Map(targets.map(({ seatingId, attemptId }) => {
      const outcome = attemptId === null ? undefined : outcomes.get(attemptId);
      if (!outcome) return [seatingId, { code: 'command.no-attempt' } as const];
      return [seatingId, outcome.ok ? null : outcome.problem];
    }));
  }

  private onAttempts(
    actor: Actor, command: Exclude<CommandBody, { kind: 'move_seat' }>, targets: readonly Target[], ids: readonly string[], commandId: string,
  ): Promise<ActOutcome[]> {
    const { reason } = command;
    switch (command.kind) {
      case 'pause': return this.attempts.pause(actor, ids, reason, { commandId });
      case 'resume': return this.attempts.resume(actor, ids, reason, { commandId });
      case 'extend': return this.attempts.extend(actor, ids, reason, { commandId, minutes: command.minutes });
      case 'force_hand_in': return this.attempts.forceHandIn(actor, ids, reason, { commandId });
      case 'message': return Promise.resolve(targets.flatMap(({ attemptId, open }): ActOutcome[] =>
        attemptId === null ? [] : [open ? { attemptId, ok: true } : { attemptId, ok: false, problem: { code: 'attempt.closed' } }]));
    }
  }

  /** What the acts on attempts have not told the pages themselves. */
  private tell(session: SittingSession, command: CommandBody, deliveries: readonly DeliveryRow[], commandId: string, at: Date): void {
    const done = deliveries.flatMap(({ outcome, attempt_id: attemptId }) => (outcome === 'done' && attemptId !== null ? [attemptId] : []));
    if (command.kind === 'message') this.attempts.message(done, { commandId, text: command.text, at });
    if (command.kind !== 'move_seat') return;
    const room = session.rooms.find(({ places }) => places.some((place) => place.id === command.placeId));
    const place = room?.places.find(({ id }) => id === command.placeId);
    if (!room || !place) return;
    for (const attemptId of done) this.attempts.seatChanged(attemptId, { roomName: room.name, placeLabel: place.label, commandId });
  }
}

function deliveryOf(target: Target, problem: Problem | null, at: Date): DeliveryRow {
  const words = problem && wireProblem(problem);
  return {
    seating_id: target.seatingId,
    room_id: target.roomId,
    attempt_id: target.attemptId,
    place_label: target.placeLabel,
    outcome: problem ? 'refused' : 'done',
    problem: words && { code: words.code, zh: words.zh, en: words.en },
    delivered_at: !problem && target.connected ? at : null,
    acknowledged_at: null,
  };
}
