import { ROUND_STATES, type RoundState } from '@kaowu/contracts';
import { canPlanSessions, canTakeCandidates, confirmList, finishRound, nextRoundState, ROUND_MACHINE, type RoundStep } from './round-machine';

const STEPS: RoundStep[] = ['announce', 'confirm', 'begin', 'finish'];

describe('the states of a round', () => {
  it('lead one into the next, from planned to finished, and every other step is refused', () => {
    const walked: RoundState[] = ['planned'];
    for (const step of STEPS) {
      const next = nextRoundState(walked.at(-1) as RoundState, step);
      if (!next.ok) throw new Error('a step of the way is refused');
      walked.push(next.value);
    }
    expect(walked).toEqual([...ROUND_STATES]);
    for (const state of ROUND_STATES) {
      const open = STEPS.filter((step) => nextRoundState(state, step).ok);
      expect(open).toEqual(Object.keys(ROUND_MACHINE[state]));
      expect(open.length).toBe(state === 'finished' ? 0 : 1);
    }
  });

  it('are named in words when a step is refused', () => {
    expect(nextRoundState('planned', 'finish')).toEqual({
      ok: false,
      problem: { code: 'round.step-not-open', params: { state: '计划中', stateEn: 'planned', step: '结束', stepEn: 'be finished' } },
    });
  });

  it.each([
    ['planned', false], ['announced', true], ['confirmed', false], ['running', false], ['finished', false],
  ] as const)('%s takes candidates: %s', (state, takes) => expect(canTakeCandidates(state).ok).toBe(takes));

  it('let sessions be planned until the round is finished', () => {
    expect(ROUND_STATES.filter((s) => canPlanSessions(s).ok)).toEqual(['planned', 'announced', 'confirmed', 'running']);
  });
});

describe('confirming the list', () => {
  it.each([
    ['announced', 0, 1, 'confirmed'],
    ['announced', 1, 5, 'round.undecided'],
    ['announced', 0, 0, 'round.nobody-confirmed'],
    ['planned', 0, 1, 'round.step-not-open'],
    ['confirmed', 0, 1, 'round.step-not-open'],
  ] as const)('in %s with %i undecided and %i confirmed gives %s', (state, undecided, confirmed, expected) => {
    const decision = confirmList(state, { undecided, confirmed });
    expect(decision.ok ? decision.value : decision.problem.code).toBe(expected);
  });
});

describe('finishing', () => {
  it.each([
    ['running', 0, 'finished'], ['running', 1, 'round.sessions-open'], ['confirmed', 0, 'round.step-not-open'],
  ] as const)('in %s with %i sessions open gives %s', (state, open, expected) => {
    const decision = finishRound(state, open);
    expect(decision.ok ? decision.value : decision.problem.code).toBe(expected);
  });
});
