import type { AssessmentMode } from '@kaowu/contracts';
import { marksOf, paper, score, task } from '../testing/marks-builder';
import { compare } from './compare';
import { computeFirst } from './compute-first';
import { computeSecond } from './compute-second';
import type { ComputationPlan, RoundMarks, Violation } from './marks';
import type { PartScore } from './part-score';
import { verdictOf } from './verdict';

const C = 'candidate';
const PASS = 6000;
const plan: ComputationPlan = { candidateIds: [C], parts: ['theory', 'practical'], panel: 'mean' };

/** The shipped tiers (考场规则), and whatever else a body may write into its table. */
let serial = 0;
const violation = (part: AssessmentMode, over: Partial<Violation> = {}): Violation => ({
  reference: `V-${++serial}`, candidateId: C, part, deductHundredths: 0, voids: 'none', zh: '违规', en: 'Violation', ...over,
});
const warning = (part: AssessmentMode, deductHundredths = 1000): Violation => violation(part, { deductHundredths, zh: '警告并扣 10 分', en: 'Warning and 10 points off' });
const partVoid = (part: AssessmentMode): Violation => violation(part, { voids: 'part', zh: '本科目成绩无效', en: 'This part is void' });
const allVoid = (part: AssessmentMode): Violation => violation(part, { voids: 'all', zh: '各科目成绩无效，一年内不得报考', en: 'All parts void, barred for a year' });

/** A theory paper with so many points and a settled practical score in hundredths. */
const marks = (theory: number, practical: number, violations: Violation[], over: Partial<RoundMarks> = {}): RoundMarks =>
  marksOf({ theory: [paper(C, theory)], practical: [{ candidateId: C, tasks: [task(practical)] }], violations, ...over });

const points = (scores: readonly PartScore[]) => scores.map((s) => (s.voided ? `void ${s.points}` : (s.points ?? s.status)));

describe('violations, both computations', () => {
  const away = [{ candidateId: C, mode: 'practical' as const, reason: 'absent' }];
  const unmarked = [{ candidateId: C, mode: 'practical' as const, reason: 'not-scored' }];
  const cases: [string, RoundMarks, (string | number)[], string][] = [
    ['none', marks(70, 7000, []), [7000, 7000], 'passed'],
    ['10 points off 70 leaves 60.00: passed', marks(70, 7000, [warning('theory')]), [6000, 7000], 'passed'],
    ['10 points off 69.99 leaves 59.99: failed', marks(70, 6999, [warning('practical')]), [7000, 5999], 'failed'],
    ['10 points off 70.00 of a practical part: passed', marks(70, 7000, [warning('practical')]), [7000, 6000], 'passed'],
    ['only the part of the session loses points', marks(65, 9000, [warning('practical')]), [6500, 8000], 'passed'],
    ['two warnings add up', marks(80, 7000, [warning('theory'), warning('theory')]), [6000, 7000], 'passed'],
    ['a hundredth more than two warnings', marks(80, 7000, [warning('theory'), warning('theory', 1001)]), [5999, 7000], 'failed'],
    ['exactly down to 0', marks(10, 7000, [warning('theory')]), [0, 7000], 'failed'],
    ['never below 0', marks(9, 7000, [warning('theory')]), [0, 7000], 'failed'],
    ['never below 0 by several', marks(15, 7000, [warning('theory'), warning('theory')]), [0, 7000], 'failed'],
    ['off the rounded part: 66.67 of two right in three', marksOf({ theory: [paper(C, 2, 3)], practical: [{ candidateId: C, tasks: [task(7000)] }], violations: [warning('theory', 667)] }), [6000, 7000], 'passed'],
    ['a tier that takes nothing', marks(60, 6000, [violation('theory')]), [6000, 6000], 'passed'],
    ['a part made void', marks(100, 10_000, [partVoid('practical')]), [10_000, 'void 0'], 'failed'],
    ['all parts made void, from the practical session', marks(100, 10_000, [allVoid('practical')]), ['void 0', 'void 0'], 'failed'],
    ['a void part loses nothing more', marks(100, 10_000, [warning('theory'), partVoid('theory'), warning('theory')]), ['void 0', 10_000], 'failed'],
    ['a void part without points in the paper is not a passed one', marks(0, 6000, [partVoid('theory')]), ['void 0', 6000], 'failed'],
    ['a tier that both takes points and makes the part void', marks(90, 9000, [violation('theory', { deductHundredths: 1000, voids: 'part' })]), ['void 0', 9000], 'failed'],
    ['points off a part that was not attended', marks(90, 0, [warning('practical')], { practical: [], missing: away }), [9000, 'absent'], 'failed'],
    ['points off a part that is not marked leave it missing', marks(90, 0, [warning('practical')], { practical: [], missing: unmarked }), [9000, 'missing'], 'incomplete'],
    ['a part that is not marked needs no marks once it is void', marks(90, 0, [partVoid('practical')], { practical: [], missing: unmarked }), [9000, 'void 0'], 'failed'],
    ['sent away before the second part: both are void', marks(90, 0, [allVoid('theory')], { practical: [], missing: away }), ['void 0', 'void 0'], 'failed'],
    ['void from a part that the round does not have', marks(90, 9000, [partVoid('review')]), [9000, 9000], 'passed'],
    ["another person's violation", marks(90, 9000, [{ ...allVoid('theory'), candidateId: 'other' }]), [9000, 9000], 'passed'],
    ['a fatal item beside a deduction', marks(90, 0, [warning('practical')], { practical: [{ candidateId: C, tasks: [task(8000, { fatalEffect: 'fail_part', scores: [score('blind', 1, 8000, ['F1']), score('blind', 2, 8000, ['F1'])] })] }] }), [9000, 7000], 'failed'],
  ];
  test.each(cases)('%s', (_, given, expected, verdict) => {
    const [first, second] = [computeFirst(given, plan), computeSecond(given, plan)];
    expect(points(first)).toEqual(expected);
    expect(points(second)).toEqual(expected);
    expect(compare(first, second).filter((c) => !c.agrees)).toEqual([]);
    expect([verdictOf(first, PASS), verdictOf(second, PASS)]).toEqual([verdict, verdict]);
  });
});

describe('the path explains what a violation did', () => {
  const pathOf = (given: RoundMarks, part = 0) => computeFirst(given, plan)[part]?.path;

  test('a deduction is a line of its own, with its tier and incident', () => {
    const one = warning('theory');
    expect(pathOf(marks(70, 7000, [one]))).toMatchObject({
      points: 6000,
      children: [
        { kind: 'group', points: 7000, counts: true },
        { kind: 'deduction', label: `警告并扣 10 分 · ${one.reference}`, labelEn: `Warning and 10 points off · ${one.reference}`, points: -1000, counts: true },
      ],
    });
  });
  test('a deduction shows what it truly took', () =>
    expect(pathOf(marks(15, 7000, [warning('theory'), warning('theory'), warning('theory')]))?.children.map((c) => c.points)).toEqual([1500, -1000, -500, 0]));
  test('a void leaves what was earned as evidence', () => {
    const path = pathOf(marks(70, 7000, [warning('practical'), allVoid('theory')]), 1);
    expect(path?.points).toBe(0);
    expect(path?.children.map((c) => [c.kind, c.points, c.counts])).toEqual([['task', 7000, false], ['deduction', -1000, false], ['void', 0, true]]);
  });
});

test('a deduction that only one computation knows is found, and where', () => {
  const one = warning('theory');
  const differing = compare(computeFirst(marks(70, 7000, [one]), plan), computeSecond(marks(70, 7000, []), plan)).filter((c) => !c.agrees);
  expect(differing).toMatchObject([{ part: 'theory', first: 6000, second: 7000, at: [one.reference] }]);
});

test('a void that only one computation knows is found though both say 0', () => {
  const [void0, earned0] = [computeFirst(marks(0, 7000, [partVoid('theory')]), plan), computeSecond(marks(0, 7000, []), plan)];
  expect(compare(void0, earned0)[0]).toMatchObject({ first: 0, second: 0, agrees: false });
});
