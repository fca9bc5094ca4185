import type { Interval } from '@kaowu/kernel';

/** When a session uses its places: one turn after another, with a change between them. */
export interface TurnPlan {
  readonly startsAtMs: number;
  /** Minutes of one turn. */
  readonly durationMinutes: number;
  readonly turns: number;
  /** Minutes between two turns. */
  readonly changeMinutes: number;
}

const MINUTE = 60_000;

/** From when to when a turn lasts; turns count from 1. */
export function turnInterval(plan: TurnPlan, turn: number): Interval {
  const startMs = plan.startsAtMs + (turn - 1) * (plan.durationMinutes + plan.changeMinutes) * MINUTE;
  return { startMs, endMs: startMs + plan.durationMinutes * MINUTE };
}

/** From the start of the first turn to the end of the last: how long rooms and staff are taken. */
export const sessionInterval = (plan: TurnPlan): Interval => ({
  startMs: plan.startsAtMs,
  endMs: turnInterval(plan, plan.turns).endMs,
});
