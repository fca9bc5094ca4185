import { grant, refuse, type Decision } from '@kaowu/kernel';
import type { Problem, RoundState } from '@kaowu/contracts';

/** What can be done with a round as a whole. */
export type RoundStep = 'announce' | 'confirm' | 'begin' | 'finish';

/**
 * The states of a round and the steps between them. A round is announced before registrations are taken (D14), its
 * list is frozen by the confirmation (D9), it runs from the first check-in on.
 */
export const ROUND_MACHINE: Readonly<Record<RoundState, Readonly<Partial<Record<RoundStep, RoundState>>>>> = {
  planned: { announce: 'announced' },
  announced: { confirm: 'confirmed' },
  confirmed: { begin: 'running' },
  running: { finish: 'finished' },
  finished: {},
};

/** The names of the states on screen. */
export const ROUND_STATE_WORDS: Readonly<Record<RoundState, { readonly zh: string; readonly en: string }>> = {
  planned: { zh: '计划中', en: 'planned' },
  announced: { zh: '已公告', en: 'announced' },
  confirmed: { zh: '名单已确认', en: 'confirmed' },
  running: { zh: '进行中', en: 'running' },
  finished: { zh: '已结束', en: 'finished' },
};

const STEP_WORDS: Readonly<Record<RoundStep, { readonly zh: string; readonly en: string }>> = {
  announce: { zh: '发布公告', en: 'be announced' },
  confirm: { zh: '确认名单', en: 'have its list confirmed' },
  begin: { zh: '开始', en: 'begin' },
  finish: { zh: '结束', en: 'be finished' },
};

/** The state that a step leads to, or `round.step-not-open`. */
export function nextRoundState(state: RoundState, step: RoundStep): Decision<RoundState, Problem> {
  const next = ROUND_MACHINE[state][step];
  return next ? grant(next) : refuse(stepNotOpen(state, STEP_WORDS[step]));
}

/** Registrations are taken only after the announcement and before the list is frozen (D9, D14): `round.step-not-open`. */
export function canTakeCandidates(state: RoundState): Decision<true, Problem> {
  return state === 'announced' ? grant(true) : refuse(stepNotOpen(state, { zh: '报名或审核资格', en: 'take candidates or decide eligibility' }));
}

/** Sessions can be planned until the round is finished: `round.step-not-open`. */
export function canPlanSessions(state: RoundState): Decision<true, Problem> {
  return state === 'finished' ? refuse(stepNotOpen(state, { zh: '安排场次', en: 'have sessions planned' })) : grant(true);
}

/** Who is eligible must be settled before the list can be frozen (D15). */
export interface ListCounts {
  readonly undecided: number;
  readonly confirmed: number;
}

/** Whether the list may be frozen: everybody decided and somebody confirmed. `round.undecided`, `round.nobody-confirmed`. */
export function confirmList(state: RoundState, counts: ListCounts): Decision<RoundState, Problem> {
  const next = nextRoundState(state, 'confirm');
  if (!next.ok) return next;
  if (counts.undecided > 0) return refuse({ code: 'round.undecided', params: { count: counts.undecided } });
  if (counts.confirmed === 0) return refuse({ code: 'round.nobody-confirmed' });
  return next;
}

/** Whether the round may be finished: no session is left open. `round.sessions-open`. */
export function finishRound(state: RoundState, openSessions: number): Decision<RoundState, Problem> {
  const next = nextRoundState(state, 'finish');
  if (!next.ok) return next;
  return openSessions > 0 ? refuse({ code: 'round.sessions-open', params: { count: openSessions } }) : next;
}

function stepNotOpen(state: RoundState, step: { readonly zh: string; readonly en: string }): Problem {
  const words = ROUND_STATE_WORDS[state];
  return { code: 'round.step-not-open', params: { state: words.zh, stateEn: words.en, step: step.zh, stepEn: step.en } };
}
