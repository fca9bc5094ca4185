import { Injectable } from '@nestjs/common';
import { sittingOutboxEvents, type RoundState } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock } from '@kaowu/kernel';
import { accept, Database, Outbox, type Actor } from '@kaowu/platform';
import { confirmList, finishRound, nextRoundState } from '../domain/round-machine';
import { lockRound } from '../persistence/round-rows';

type StepAction = 'round.announced' | 'round.confirmed' | 'round.begun' | 'round.finished';

/** Takes a round from one state to the next. */
@Injectable()
export class StepRound {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /** Publishes the announcement; registrations are taken from then on (实施方案并公告, D14). Refuses `round.step-not-open`. */
  announce(actor: Actor, roundId: string, text: string): Promise<void> {
    return this.db.tx(async () => {
      const round = await lockRound(this.db, roundId);
      const state = accept(nextRoundState(round.state, 'announce'));
      await this.db.query('UPDATE round SET announcement = $2, announced_at = $3 WHERE id = $1', [roundId, text, this.clock.now()]);
      await this.step(actor, roundId, [round.state, state], 'round.announced', undefined, { characters: text.length });
    });
  }

  /**
   * Freezes the list of candidates (D9, D15). Refuses `round.step-not-open`, `round.undecided`,
   * `round.nobody-confirmed`.
   */
  confirm(actor: Actor, roundId: string, reason: string): Promise<void> {
    return this.db.tx(async () => {
      const round = await lockRound(this.db, roundId);
      const counts = await this.listCounts(roundId);
      const state = accept(confirmList(round.state, counts));
      await this.step(actor, roundId, [round.state, state], 'round.confirmed', reason, { ...counts });
      await this.outbox.emit(sittingOutboxEvents.roundConfirmed, { roundId, candidates: counts.confirmed });
    });
  }

  /** The first check-in begins the round; a round that runs already stays as it is. Refuses `round.step-not-open`. */
  async begin(actor: Actor, roundId: string): Promise<void> {
    const row = await this.db.one<{ state: RoundState }>('SELECT state FROM round WHERE id = $1', [roundId]);
    if (row?.state === 'running') return;
    await this.db.tx(async () => {
      const round = await lockRound(this.db, roundId);
      if (round.state === 'running') return;
      await this.step(actor, roundId, [round.state, accept(nextRoundState(round.state, 'begin'))], 'round.begun');
    });
  }

  /** Finishes the round when every session is closed. Refuses `round.step-not-open`, `round.sessions-open`. */
  finish(actor: Actor, roundId: string, reason: string): Promise<void> {
    return this.db.tx(async () => {
      const round = await lockRound(this.db, roundId);
      const open = await this.db.one<{ n: number }>(
        "SELECT count(*)::int AS n FROM session WHERE round_id = $1 AND state <> 'closed'",
        [roundId],
      );
      const state = accept(finishRound(round.state, open?.n ?? 0));
      await this.step(actor, roundId, [round.state, state], 'round.finished', reason);
    });
  }

  private async listCounts(roundId: string): Promise<{ undecided: number; confirmed: number }> {
    const row = await this.db.one<{ undecided: number; confirmed: number }>(
      `SELECT count(*) FILTER (WHERE eligibility IN ('submitted', 'checked'))::int AS undecided,
              count(*) FILTER (WHERE eligibility = 'confirmed')::int AS confirmed
       FROM candidate WHERE round_id = $1`,
      [roundId],
    );
    return row ?? { undecided: 0, confirmed: 0 };
  }

  private async step(
    actor: Actor, roundId: string, [before, after]: readonly [RoundState, RoundState], action: StepAction, reason?: string,
    data?: Record<string, unknown>,
  ): Promise<void> {
    await this.db.query('UPDATE round SET state = $2 WHERE id = $1', [roundId, after]);
    await this.journal.record(actor, {
      action, subject: { type: 'round', id: roundId }, reason, before: { state: before }, after: { state: after }, data,
    });
  }
}
