import fc from 'fast-check';
import type { RoundMarks, TaskMarks, TheoryQuestion } from '../domain/marks';
import { score } from './marks-builder';

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

/** A round of one to five candidates with complete, consistent marks; now and then a part was not attended. */
export const anyMarks: fc.Arbitrary<RoundMarks> = fc
  .array(
    fc.record({
      questions: fc.integer({ min: 1, max: 30 }).chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => anyQuestion(i + 1)))),
      tasks: anyTasks,
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
    };
  });
