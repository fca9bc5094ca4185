import type { AssessmentMode, Level } from '@kaowu/contracts';
import { RULES } from '../testing/rules';
import { checkRoundPlan } from './open-round';
import { lastBarredDay } from './bar';

const today = '2026-11-20';

describe('a plan of a round', () => {
  it.each<[string, { level?: Level; from?: string; to?: string; parts?: AssessmentMode[] }, string]>([
    ['level 5, theory and practical, from today', {}, 'sound'],
    ['one day only', { to: '2026-11-20' }, 'sound'],
    ['ends before it begins', { to: '2026-11-19' }, 'round.dates-reversed'],
    ['begins yesterday', { from: '2026-11-19' }, 'round.date-past'],
    ['theory twice', { parts: ['theory', 'theory'] }, 'round.part-doubled'],
    ['level 3 without review', { level: '3' }, 'sound'],
    ['level 2 without review', { level: '2' }, 'round.review-missing'],
    ['level 2 with review', { level: '2', parts: ['theory', 'practical', 'review'] }, 'sound'],
  ])('%s', (_name, change, expected) => {
    const plan = { level: '5' as Level, from: '2026-11-20', to: '2026-11-22', parts: ['theory', 'practical'] as AssessmentMode[], ...change };
    const decision = checkRoundPlan(plan, RULES, today);
    expect(decision.ok ? 'sound' : decision.problem.code).toBe(expected);
  });
});

describe('a bar', () => {
  it.each([
    ['false-papers', '2026-11-20', '2029-11-19'],
    ['serious-violation', '2026-11-20', '2027-11-19'],
    ['serious-violation', '2027-03-01', '2028-02-29'],
    ['false-papers', '2028-02-29', '2031-02-28'],
  ] as const)('for %s from %s lasts until %s', (ground, from, until) => expect(lastBarredDay(ground, from, RULES.barred)).toBe(until));
});
