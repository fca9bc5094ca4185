import { grant, refuse } from '@kaowu/kernel';
import type { Decision } from '@kaowu/kernel';
import { RUN_STATE_WORDS, RUN_STEP_WORDS } from '@kaowu/contracts';
import type { Problem, RunState, RunStep } from '@kaowu/contracts';

/** The way of a run as data (rules.md, Results): each step leaves one state and enters the next. */
export const RUN_STEPS = {
  review: { from: 'computed', to: 'reviewed' },
  release: { from: 'reviewed', to: 'released' },
  publicise: { from: 'released', to: 'publicised' },
  file: { from: 'publicised', to: 'filed' },
  accept: { from: 'filed', to: 'accepted' },
  issue: { from: 'accepted', to: 'issued' },
} as const satisfies Record<RunStep, { from: RunState; to: RunState }>;

/** The steps in order. */
export const STEP_ORDER = Object.keys(RUN_STEPS) as readonly RunStep[];

/** States in which a newer run may take a run's place: as long as nothing has gone to the authority. */
export const REPLACEABLE: ReadonlySet<RunState> = new Set(['computed', 'reviewed', 'released', 'publicised']);

/** States whose results tell of the items: the head has let them out. */
export const hasStatistics = (state: RunState): boolean => state === 'released' || PUBLIC_STATES.has(state);

/** States in which the public sees a run's results. */
export const PUBLIC_STATES: ReadonlySet<RunState> = new Set(['publicised', 'filed', 'accepted', 'issued']);

/** The state after a step. Problem: `results.step-out-of-order`. */
export function nextState(state: RunState, step: RunStep): Decision<RunState, Problem> {
  const { from, to } = RUN_STEPS[step];
  if (state === from) return grant(to);
  const [at, wanted] = [RUN_STATE_WORDS[state], RUN_STEP_WORDS[step]];
  return refuse({ code: 'results.step-out-of-order', params: { state: at.zh, stateEn: at.en, step: wanted.zh, stepEn: wanted.en } });
}

/**
 * Whether a new run may be computed over the current one. Problems: `results.run-filed` once the list has gone to the
 * bureau, `results.reason-needed` where a run would be replaced without a reason.
 */
export function mayCompute(current: RunState | null, reason: string | undefined): Decision<null, Problem> {
  if (current === null || current === 'superseded') return grant(null);
  if (!REPLACEABLE.has(current)) return refuse({ code: 'results.run-filed' });
  return reason ? grant(null) : refuse({ code: 'results.reason-needed', field: 'body.reason' });
}

/**
 * Whether a run may be withdrawn so that marks are corrected. Problems: `results.run-filed` once the list has gone to the
 * bureau, `results.run-superseded` where it counts no more.
 */
export function mayWithdraw(state: RunState): Decision<true, Problem> {
  if (state === 'superseded') return refuse({ code: 'results.run-superseded' });
  return REPLACEABLE.has(state) ? grant(true) : refuse({ code: 'results.run-filed' });
}
