import type { RawScore, RoundMarks, TaskMarks, TheoryQuestion } from '../domain/marks';

/** A theory question answered right or wrong: single choice, one point, unless told otherwise. */
export function question(no: number, right: boolean, over: Partial<TheoryQuestion> = {}): TheoryQuestion {
  const points = over.points ?? 100;
  return { no, type: 'single', points, awarded: right ? points : 0, response: [right ? 'A' : 'B'], key: ['A'], ...over };
}

/** A paper of `of` one-point questions, the first `right` of them answered right. */
export const paper = (candidateId: string, right: number, of = 100): RoundMarks['theory'][number] => ({
  candidateId,
  attemptId: candidateId,
  questions: Array.from({ length: of }, (_, i) => question(i + 1, i < right)),
});

/** A raw score whose criteria add up to its total; F0 makes it 0, F1 fails the part. */
export const score = (kind: RawScore['kind'], seq: number, total: number, fatal: string[] = []): RawScore => ({
  kind, seq, fatal,
  total: fatal.includes('F0') ? 0 : total,
  criteria: [{ code: 'C1', points: Math.floor(total / 2) }, { code: 'C2', points: total - Math.floor(total / 2) }],
});

/** A task of 100 points and the whole weight, two blind scores that agree. */
export const task = (final: number | null, over: Partial<TaskMarks> = {}): TaskMarks => ({
  taskVersionId: 'task',
  fullPoints: 10_000,
  weightPercent: 100,
  scores: [score('blind', 1, final ?? 0), score('blind', 2, final ?? 0)],
  final,
  tolerance: 500,
  inclusive: true,
  tie: 'adjudicate',
  fatalItems: [{ code: 'F0', effect: 'task_zero' }, { code: 'F1', effect: 'fail_part' }],
  fatalEffect: null,
  ...over,
});

/** Marks of a round, empty unless told otherwise. */
export const marksOf = (over: Partial<RoundMarks> = {}): RoundMarks => ({ roundId: 'round', theory: [], practical: [], missing: [], ...over });
