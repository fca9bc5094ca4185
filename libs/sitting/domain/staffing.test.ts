import { RULES } from '../testing/rules';
import { canBeOnDuty, invigilatorsNeeded, type Duty, type DutyFile } from './staffing';

describe('invigilators needed in a room', () => {
  it.each([
    ['theory', 0, 0], ['theory', 1, 2], ['theory', 30, 2], ['theory', 31, 3], ['theory', 45, 3], ['theory', 46, 4],
    ['practical', 30, 0], ['review', 30, 0],
  ] as const)('%s with %i candidates: %i', (mode, candidates, needed) => expect(invigilatorsNeeded(mode, candidates, RULES.staffing)).toBe(needed));
});

describe('who may be on duty', () => {
  const file = (change: Partial<DutyFile> = {}): DutyFile => ({
    personId: 'p', name: '周监考', posts: ['invigilator'], idNumberLookup: 'own', lastTrainingOn: '2026-10-01', relatedLookups: ['sister'], ...change,
  });
  const duty = (change: Partial<Duty> = {}): Duty => ({ post: 'invigilator', day: '2026-11-20', candidateLookups: new Set(['other']), ...change });

  it.each<[string, Partial<DutyFile>, Partial<Duty>, string]>([
    ['a trained invigilator', {}, {}, 'ok'],
    ['without the post', { posts: ['officer'] }, {}, 'duty.wrong-post'],
    ['an invigilator as chief', {}, { post: 'chief' }, 'duty.wrong-post'],
    ['never trained', { lastTrainingOn: null }, {}, 'duty.training-overdue'],
    ['trained 92 days ago', { lastTrainingOn: '2026-08-20' }, {}, 'ok'],
    ['trained 93 days ago', { lastTrainingOn: '2026-08-19' }, {}, 'duty.training-overdue'],
    ['a candidate of the round', {}, { candidateLookups: new Set(['own']) }, 'duty.is-candidate'],
    ['related to a candidate', {}, { candidateLookups: new Set(['sister']) }, 'duty.recused'],
    ['whose number is not known', { idNumberLookup: null }, {}, 'ok'],
  ])('%s', (_name, change, asked, expected) => {
    const decision = canBeOnDuty(file(change), duty(asked), RULES.staffing);
    expect(decision.ok ? 'ok' : decision.problem.code).toBe(expected);
  });
});
