import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { marksOf, paper, question, score, task } from '../testing/marks-builder';
import { compare } from './compare';
import { computeFirst } from './compute-first';
import { computeSecond } from './compute-second';
import type { ComputationPlan, RoundMarks, TaskMarks, TheoryQuestion, Violation } from './marks';

const OPTIONS = ['A', 'B', 'C', 'D'] as const;

const halfUpMean = (values: readonly number[]): number => Math.floor((2 * values.reduce((a, b) => a + b, 0) + values.length) / (2 * values.length));

/** A closed question with the points that grading gives. */
const anyQuestion = (no: number): fc.Arbitrary<TheoryQuestion> =>
  fc
    .record({ type: fc.constantFrom('single', 'multiple'), right: fc.boolean(), key: fc.subarray([...OPTIONS], { minLength: 1 }), extra: fc.constantFrom(...OPTIONS) })
    .map(({ type, right, key, extra }) => {
      const wrong = key.includes(extra) ? key.filter((k) => k !== extra) : [...key, extra];
      return { no, type, points: 50, awarded: right ? 50 : 0, key, response: right ? [...key].reverse() : wrong };
    });

const TAU = 500;

type Scored = Pick<TaskMarks, 'scores' | 'final' | 'tie' | 'inclusive' | 'fatalEffect'>;

/** Scores of a task, built by the outcome they lead to, never by the rule that finds it. */
const anyScores: fc.Arbitrary<Scored> = fc
  .record({ base: fc.integer({ min: 2000, max: 6000 }), near: fc.integer({ min: 0, max: TAU }), far: fc.integer({ min: TAU + 1, max: 1500 }), last: fc.integer({ min: 0, max: 10_000 }), how: fc.constantFrom('agree', 'third-low', 'third-high', 'adjudicated', 'tie-mean', 'panel', 'zeroed', 'failed', 'fatal-split') })
  .map(({ base, near, far, last, how }) => {
    const blind = (...totals: number[]) => totals.map((t, i) => score('blind', i + 1, t));
    const rest = { tie: 'adjudicate', inclusive: true, fatalEffect: null } as const;
    switch (how) {
      case 'agree':
        return { ...rest, scores: blind(base, base + near), final: halfUpMean([base, base + near]) };
      case 'panel':
        return { ...rest, scores: blind(base, base + far, last), final: halfUpMean([base, base + far, last]) };
      case 'third-low':
        return { ...rest, scores: [...blind(base, base + far), score('third', 3, base - near)], final: halfUpMean([base, base - near]) };
      case 'third-high':
        return { ...rest, scores: [...blind(base, base + far), score('third', 3, base + far + near)], final: halfUpMean([base + far, base + far + near]) };
      case 'tie-mean':
        return { inclusive: true, tie: 'mean-of-three' as const, fatalEffect: null, scores: [...blind(base, base + 2 * TAU), score('third', 3, base + TAU)], final: base + TAU };
      case 'zeroed':
        return { ...rest, scores: [score('blind', 1, base, ['F0']), score('blind', 2, base + far, ['F0'])], final: 0, fatalEffect: 'task_zero' };
      case 'failed':
        return { ...rest, scores: [score('blind', 1, base, ['F1']), score('blind', 2, base + near, ['F1'])], final: halfUpMean([base, base + near]), fatalEffect: 'fail_part' };
      case 'fatal-split':
        return { ...rest, scores: [score('blind', 1, base, ['F1']), score('blind', 2, base), score('third', 3, base + near)], final: halfUpMean([base, base + near]) };
      default:
        return { ...rest, scores: [...blind(base, base + far), score('third', 3, base + far + TAU + 1), score('adjudication', 4, last)], final: last };
    }
  });

/** The ways to share 100 % between tasks. */
const WEIGHTS = [[100], [30, 70], [35, 35, 30], [33.33, 33.33, 33.34], [12.5, 87.5]] as const;

const anyTasks: fc.Arbitrary<TaskMarks[]> = fc
  .record({ weights: fc.constantFrom(...WEIGHTS), scores: fc.array(anyScores, { minLength: 3, maxLength: 3 })})
  .map(({ weights, scores }) =>
    weights.map((weightPercent, i) => ({
      taskVersionId: `task-${i}`, fullPoints: 10_000, weightPercent, tolerance: TAU,
      fatalItems: [{ code: 'F0', effect: 'task_zero' as const }, { code: 'F1', effect: 'fail_part' as const }],
      ...(scores[i] as (typeof scores)[number]),
    })),
  );

/** Up to three violations of one person; more than half of all people have none. */
type Found = Pick<Violation, 'part' | 'deductHundredths' | 'voids'>;
const anyViolations: fc.Arbitrary<Found[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Found[]>([]) },
  {
    weight: 2,
    arbitrary: fc.array(
      fc.record({
        part: fc.constantFrom('theory' as const, 'practical' as const, 'review' as const),
        deductHundredths: fc.oneof(fc.constantFrom(0, 1, 1000), fc.integer({ min: 0, max: 12_000 })),
        voids: fc.constantFrom('none' as const, 'none' as const, 'none' as const, 'part' as const, 'all' as const),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  },
);

/** A round of one to five candidates with complete, consistent marks; now and then a part was not attended. */
const anyMarks: fc.Arbitrary<RoundMarks> = fc
  .array(
    fc.record({
      questions: fc.integer({ min: 1, max: 30 }).chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => anyQuestion(i + 1)))),
      tasks: anyTasks,
      violations: anyViolations,
      away: fc.constantFrom(null, null, null, null, 'theory' as const, 'practical' as const),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((candidates) => {
    const all = candidates.map((c, i) => ({ ...c, candidateId: `candidate-${i}` }));
    return {
      roundId: 'round',
      theory: all.filter((c) => c.away !== 'theory').map(({ candidateId, questions }) => ({ candidateId, attemptId: candidateId, questions })),
      practical: all.filter((c) => c.away !== 'practical').map(({ candidateId, tasks }) => ({ candidateId, tasks })),
      missing: all.flatMap(({ candidateId, away }) => (away ? [{ candidateId, mode: away, reason: 'absent' }] : [])),
      violations: all.flatMap(({ candidateId, violations }, i) => violations.map((v, n) => ({ ...v, candidateId, reference: `V-${i}${n}`, zh: '警告', en: 'Warning' }))),
    };
  });

const C = 'candidate-0';
const plan = (over: Partial<ComputationPlan> = {}): ComputationPlan => ({ candidateIds: [C], parts: ['theory', 'practical'], panel: 'mean', ...over });
const everyone = (marks: RoundMarks): string[] =>
  [...new Set([...marks.theory, ...marks.practical, ...marks.missing].map((m) => m.candidateId))];
const both = (marks: RoundMarks, p = plan()) => ({ first: computeFirst(marks, p), second: computeSecond(marks, p) });
const practical = (...tasks: TaskMarks[]): RoundMarks => marksOf({ practical: [{ candidateId: C, tasks }] });

describe('named cases, both computations', () => {
  const cases: [string, RoundMarks, Partial<ComputationPlan>, (number | null)[]][] = [
    ['theory is the sum of points', marksOf({ theory: [paper(C, 60)] }), { parts: ['theory'] }, [6000]],
    ['a paper of 200 half points', marksOf({ theory: [{ candidateId: C, attemptId: 'a', questions: Array.from({ length: 200 }, (_, i) => question(i + 1, i < 121, { points: 50 })) }] }), { parts: ['theory'] }, [6050]],
    ['a paper that is not out of 100 is brought to 100, half up', marksOf({ theory: [paper(C, 2, 3)] }), { parts: ['theory'] }, [6667]],
    ['weights 30 and 70', practical(task(8000, { weightPercent: 30 }), task(5000, { weightPercent: 70 })), { parts: ['practical'] }, [5900]],
    ['a task of 30 points with weight 40', practical(task(1500, { fullPoints: 3000, weightPercent: 40 }), task(10_000, { weightPercent: 60 })), { parts: ['practical'] }, [8000]],
    ['each line is rounded half up, so lines add up', practical(task(3335, { weightPercent: 50 }), task(3335, { weightPercent: 50 })), { parts: ['practical'] }, [3336]],
    ['a task that was not attempted brings nothing', practical(task(8000, { weightPercent: 30 }), task(0, { weightPercent: 70, scores: [] })), { parts: ['practical'] }, [2400]],
    ['a fatal item makes the task zero', practical(task(8000, { weightPercent: 30 }), task(0, { weightPercent: 70, fatalEffect: 'task_zero', scores: [score('blind', 1, 9000, ['F0']), score('blind', 2, 9000, ['F0'])] })), { parts: ['practical'] }, [2400]],
    ['a review is the mean of the panel', marksOf({ review: [{ candidateId: C, scores: [60, 70, 95].map((p, i) => ({ seq: i + 1, total: p * 100 })) }] }), { parts: ['review'] }, [7500]],
    ['a review without highest and lowest', marksOf({ review: [{ candidateId: C, scores: [60, 70, 95].map((p, i) => ({ seq: i + 1, total: p * 100 })) }] }), { parts: ['review'], panel: 'trimmed-mean' }, [7000]],
    ['nothing known is missing', marksOf(), {}, [null, null]],
    ['an unsettled task is missing', practical(task(null, { scores: [score('blind', 1, 5000)] })), { parts: ['practical'] }, [null]],
    ['weights that do not sum to 100 are missing', practical(task(8000, { weightPercent: 30 })), { parts: ['practical'] }, [null]],
  ];
  test.each(cases)('%s', (_, marks, over, expected) => {
    const { first, second } = both(marks, plan(over));
    expect(first.map((s) => s.points)).toEqual(expected);
    expect(compare(first, second).filter((c) => !c.agrees)).toEqual([]);
  });

  test('absent is a status of its own, a fatal item that fails the part keeps its points', () => {
    const marks = { ...practical(task(8000, { fatalEffect: 'fail_part', scores: [score('blind', 1, 8000, ['F1']), score('blind', 2, 8000, ['F1'])] })), missing: [{ candidateId: C, mode: 'theory' as const, reason: 'absent' }] };
    const { first, second } = both(marks);
    expect(first.map((s) => [s.status, s.points, s.failedByFatal])).toEqual([['absent', null, false], ['scored', 8000, true]]);
    expect(compare(first, second).every((c) => c.agrees)).toBe(true);
  });
});

describe('the second computation settles again', () => {
  const scored = (scores: TaskMarks['scores'], over: Partial<TaskMarks> = {}): number | null =>
    computeSecond(practical(task(0, { scores, ...over })), plan({ parts: ['practical'] }))[0]?.points ?? null;
  const cases: [string, number | null, number | null][] = [
    ['difference equal to the tolerance, inclusive', scored([score('blind', 1, 6000), score('blind', 2, 6500)]), 6250],
    ['difference equal to the tolerance, not inclusive, asks for a third', scored([score('blind', 1, 6000), score('blind', 2, 6500)], { inclusive: false }), null],
    ['one hundredth beyond asks for a third', scored([score('blind', 1, 6000), score('blind', 2, 6501)]), null],
    ['half a hundredth goes up', scored([score('blind', 1, 6000), score('blind', 2, 6001)]), 6001],
    ['third near the lower', scored([score('blind', 1, 6000), score('blind', 2, 7000), score('third', 3, 5800)]), 5900],
    ['third near the higher', scored([score('blind', 1, 6000), score('blind', 2, 7000), score('third', 3, 7001)]), 7001],
    ['third equally near asks for adjudication', scored([score('blind', 1, 6000), score('blind', 2, 7000), score('third', 3, 6500)]), null],
    ['third equally near, mean of three by rule set', scored([score('blind', 1, 6000), score('blind', 2, 7000), score('third', 3, 6500)], { tie: 'mean-of-three' }), 6500],
    ['third near neither asks for adjudication', scored([score('blind', 1, 3000), score('blind', 2, 7000), score('third', 3, 5100)]), null],
    ['adjudication is final', scored([score('blind', 1, 3000), score('blind', 2, 7000), score('third', 3, 5100), score('adjudication', 4, 4200)]), 4200],
    ['an adjudication after a review finding ends an agreement', scored([score('blind', 1, 6000), score('blind', 2, 6000), score('adjudication', 3, 9000)]), 9000],
    ['one sheet names a fatal item: third', scored([score('blind', 1, 6000, ['F1']), score('blind', 2, 6000)]), null],
    ['a third sides with the fatal item', scored([score('blind', 1, 6000, ['F0']), score('blind', 2, 6000), score('third', 3, 6000, ['F0'])]), 0],
    ['a fatal item that the bank does not know cannot be read', scored([score('blind', 1, 6000, ['F9']), score('blind', 2, 6000, ['F9'])]), null],
    ['no tolerance, equal scores, not inclusive', scored([score('blind', 1, 6000), score('blind', 2, 6000)], { tolerance: 0, inclusive: false }), 6000],
    ['a tolerance with decimals', scored([score('blind', 1, 1000), score('blind', 2, 1333)], { tolerance: 333.3 }), 1167],
    ['a panel of three waits for its third', scored([score('blind', 1, 6000), score('blind', 2, 6000)], { scorers: 3 }), null],
    ['the later adjudication counts', scored([score('blind', 1, 3000), score('blind', 2, 7000), score('adjudication', 5, 4300), score('adjudication', 4, 4200)]), 4300],
    ['a sheet is added again from its lines', scored([{ ...score('blind', 1, 6000), total: 9900 }, score('blind', 2, 6000)]), 6000],
  ];
  test.each(cases)('%s', (_, actual, expected) => expect(actual).toBe(expected));
});

describe('agreement', () => {
  test('the two agree on any consistent marks, to the last hundredth', () => {
    fc.assert(
      fc.property(anyMarks, (marks) => {
        const { first, second } = both(marks, plan({ candidateIds: everyone(marks) }));
        expect(compare(first, second).filter((c) => !c.agrees)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('the lines of a path add up to its part', () => {
    fc.assert(
      fc.property(anyMarks, (marks) => {
        for (const { part, path } of computeFirst(marks, plan({ candidateIds: everyone(marks) }))) {
          if (!path || part !== 'practical') continue;
          expect(path.children.filter((c) => c.counts).reduce((sum, c) => sum + c.points, 0)).toBe(path.points);
        }
      }),
    );
  });

  test('violations only ever take, never below 0, and touch nobody else', () => {
    fc.assert(
      fc.property(anyMarks, (marks) => {
        const p = plan({ candidateIds: everyone(marks) });
        const without = computeFirst({ ...marks, violations: undefined }, p);
        computeFirst(marks, p).forEach((score, i) => {
          const before = without[i];
          if (score.voided) return expect(score).toMatchObject({ status: 'scored', points: 0 });
          if (!marks.violations?.some((v) => v.candidateId === score.candidateId)) return expect(score).toEqual(before);
          const taken = marks.violations.filter((v) => v.candidateId === score.candidateId && v.part === score.part).reduce((sum, v) => sum + v.deductHundredths, 0);
          return expect(score.points).toBe(typeof before?.points === 'number' ? Math.max(0, before.points - taken) : null);
        });
      }),
    );
  });

  test('a planted fault is found, at the candidate and part where it is, and nowhere else', () => {
    fc.assert(
      fc.property(anyMarks, fc.nat(), fc.constantFrom(...FAULTS), (marks, pick, fault) => {
        const victim = marks[fault.part][pick % Math.max(1, marks[fault.part].length)]?.candidateId;
        fc.pre(victim !== undefined);
        // Marks of a part that is void do not count, so a fault in them cannot.
        fc.pre(!marks.violations?.some((v) => v.candidateId === victim && (v.voids === 'all' || (v.voids === 'part' && v.part === fault.part))));
        const spoilt = fault.plant(structuredClone(marks) as Writable<RoundMarks>, victim as string);
        fc.pre(spoilt !== null);
        const p = plan({ candidateIds: everyone(marks) });
        const differing = compare(computeFirst(spoilt as RoundMarks, p), computeSecond(spoilt as RoundMarks, p)).filter((c) => !c.agrees);
        expect(differing.map((c) => [c.candidateId, c.part])).toEqual([[victim, fault.part]]);
      }),
      { numRuns: 300 },
    );
  });

  test('one hundredth in one of sixty candidates is found', () => {
    const ids = Array.from({ length: 60 }, (_, i) => `c${i}`);
    const marks = marksOf({ practical: ids.map((candidateId) => ({ candidateId, tasks: [task(candidateId === 'c41' ? 7001 : 7000, { scores: [score('blind', 1, 7000), score('blind', 2, 7000)] })] })) });
    const p = plan({ candidateIds: ids, parts: ['practical'] });
    expect(compare(computeFirst(marks, p), computeSecond(marks, p)).filter((c) => !c.agrees)).toEqual([
      { candidateId: 'c41', part: 'practical', firstStatus: 'scored', secondStatus: 'scored', first: 7001, second: 7000, difference: -1, at: ['task'], agrees: false },
    ]);
  });

  test.each([
    ['a hundredth that the weight rounds away', marksOf({ practical: [{ candidateId: C, tasks: [task(6001, { weightPercent: 40, name: '铺床', scores: [score('blind', 1, 6000), score('blind', 2, 6000)] }), task(6000, { weightPercent: 60 })] }] }), 'practical', ['铺床']],
    ['two wrong entries that cancel out', marksOf({ theory: [{ candidateId: C, attemptId: 'a', questions: [question(1, true, { awarded: 0 }), question(2, false, { awarded: 100 }), question(3, true)] }] }), 'theory', ['1', '2']],
  ] as const)('%s', (_, marks, part, at) => {
    const { first, second } = both(marks, plan({ parts: [part] }));
    expect(first[0]?.points).toBe(second[0]?.points);
    expect(compare(first, second)).toMatchObject([{ agrees: false, difference: 0, at }]);
  });

  test('the two computations share no code', () => {
    const imports = (file: string): string[] =>
      [...readFileSync(join(__dirname, file), 'utf8').matchAll(/^import (?!type)[^;]*from '([^']+)'/gm)].map((m) => m[1] as string);
    const shared = imports('compute-first.ts').filter((i) => imports('compute-second.ts').includes(i));
    expect(shared).toEqual([]);
  });
});

type Writable<T> = T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T;

/** Faults of the kinds that a recheck may find: a missed question, a wrong sum, a wrong entry. */
const FAULTS: { part: 'theory' | 'practical'; plant: (marks: Writable<RoundMarks>, victim: string) => Writable<RoundMarks> | null }[] = [
  {
    part: 'theory',
    plant: (marks, victim) => {
      const q = marks.theory.find((t) => t.candidateId === victim)?.questions[0];
      if (!q) return null;
      q.awarded = q.awarded === 0 ? q.points : 0;
      return marks;
    },
  },
  {
    part: 'practical',
    plant: (marks, victim) => {
      const t = marks.practical.find((p) => p.candidateId === victim)?.tasks.find((x) => x.fatalEffect !== 'task_zero' && x.weightPercent >= 30);
      if (!t || t.final === null) return null;
      t.final = t.final > 9990 ? t.final - 4 : t.final + 4;
      return marks;
    },
  },
  {
    part: 'practical',
    plant: (marks, victim) => {
      const t = marks.practical.find((p) => p.candidateId === victim)?.tasks[0];
      if (!t) return null;
      t.scores = t.scores.slice(0, 1);
      return marks;
    },
  },
  {
    part: 'practical',
    plant: (marks, victim) => {
      const t = marks.practical.find((p) => p.candidateId === victim)?.tasks;
      if (!t?.[0] || t.some((x) => x.fatalEffect === 'fail_part')) return null;
      t[0].fatalEffect = 'fail_part';
      return marks;
    },
  },
];
