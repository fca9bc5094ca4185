import { checkGroup } from './group-rules';
import type { ProposedGroup } from './group-rules';
import { changedMembers, changesEnough, timesRunning } from './rotation';

const rules = {
  staffing: {
    candidatesPerInvigilator: 15,
    minInvigilatorsPerRoom: 2,
    candidatesPerExaminer: 5,
    minExaminersPerGroup: 3,
    examinersOdd: true,
    examinerLevels: ['5' as const],
    cardValidYears: 3,
    trainingEveryDays: 92,
  },
  rotation: { maxRunning: 3, minChangedPercent: 33 },
};

const group = (memberIds: string[], over: Partial<ProposedGroup> = {}): ProposedGroup => ({
  memberIds,
  leaderId: memberIds[0] ?? null,
  candidates: 10,
  ...over,
});
const before = (...groups: string[][]): { id: string; groups: string[][] } => ({ id: 'r0', groups });

const table: [name: string, proposed: ProposedGroup, previous: ReturnType<typeof before> | undefined, codes: string[]][] = [
  ['three, odd, a leader among them', group(['a', 'b', 'c']), undefined, []],
  ['two: too few and even', group(['a', 'b']), undefined, ['group.too-small', 'group.even']],
  ['four: even', group(['a', 'b', 'c', 'd']), undefined, ['group.even']],
  ['five', group(['a', 'b', 'c', 'd', 'e']), undefined, []],
  ['fifteen candidates for three', group(['a', 'b', 'c'], { candidates: 15 }), undefined, []],
  ['sixteen candidates for three', group(['a', 'b', 'c'], { candidates: 16 }), undefined, ['group.too-many-candidates']],
  ['no leader', group(['a', 'b', 'c'], { leaderId: null }), undefined, ['group.leader-missing']],
  ['leader from outside', group(['a', 'b', 'c'], { leaderId: 'z' }), undefined, ['group.leader-not-member']],
  ['somebody twice', group(['a', 'b', 'b']), undefined, ['group.member-twice']],
  ['nobody changed', group(['a', 'b', 'c']), before(['a', 'b', 'c']), ['group.too-few-changed']],
  ['one of three changed: a third', group(['a', 'b', 'd']), before(['a', 'b', 'c']), []],
  ['compared with the most alike of the groups before', group(['a', 'b', 'c']), before(['x', 'y', 'z'], ['c', 'a', 'b']), ['group.too-few-changed']],
  ['same people in another mixture', group(['a', 'b', 'x']), before(['a', 'b', 'c'], ['x', 'y', 'z']), []],
];

describe('checkGroup', () => {
  test.each(table)('%s', (_name, proposed, previous, codes) => {
    const decision = checkGroup(proposed, previous, rules);
    expect(decision.ok ? [] : decision.problem.details?.map((d) => d.code)).toEqual(codes);
  });

  test('an even group passes where the rule set does not ask for odd', () => {
    const even = { ...rules, staffing: { ...rules.staffing, examinersOdd: false } };
    expect(checkGroup(group(['a', 'b', 'c', 'd']), undefined, even).ok).toBe(true);
  });
});

describe('rotation', () => {
  test.each([
    ['never before', 'a', [], 0],
    ['last time', 'a', [['a']], 1],
    ['not last time', 'a', [['b'], ['a']], 0],
    ['three running', 'a', [['a'], ['a', 'b'], ['a']], 3],
    ['two running after a pause', 'a', [['a'], ['a'], ['b'], ['a']], 2],
  ])('%s', (_name, who, rounds, expected) => {
    expect(timesRunning(who, rounds.map((g, i) => ({ id: String(i), groups: [g] })))).toBe(expected);
  });

  test('a third of three, of five and of seven', () => {
    expect(changesEnough(1, 3, 33)).toBe(true);
    expect(changesEnough(0, 3, 33)).toBe(false);
    expect(changesEnough(1, 5, 33)).toBe(false);
    expect(changesEnough(2, 5, 33)).toBe(true);
    expect(changesEnough(2, 7, 33)).toBe(false);
    expect(changesEnough(3, 7, 33)).toBe(true);
    expect(changedMembers(['a', 'b'], undefined)).toBe(2);
  });
});
