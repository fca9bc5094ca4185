import type { AssessmentMode, PathNode, Settlement } from '@kaowu/contracts';
import { ABSENT } from './marks';
import type { ComputationPlan, RawScore, ReviewMarks, RoundMarks, TaskMarks, TheoryQuestion, Violation } from './marks';
import type { ExplainedScore, ScoreLine } from './part-score';

/**
 * The first computation (统分): adds what marking awarded and settled on, part by part, and keeps the path of every
 * point. Each part is out of 100. A theory paper's awarded points are added; a task brings `final × weight / full`,
 * rounded half up to a hundredth, so that the printed lines add up to the printed total; a review is the panel's mean. Violations
 * come last: they take points off the finished part or make it void. Nothing here is shared with the second computation (D28).
 */
export function computeFirst(marks: RoundMarks, plan: ComputationPlan): ExplainedScore[] {
  const theory = new Map(marks.theory.map((t) => [t.candidateId, t.questions]));
  const practical = new Map(marks.practical.map((p) => [p.candidateId, p.tasks]));
  const review = new Map((marks.review ?? []).map((r) => [r.candidateId, r]));
  const gaps = new Map(marks.missing.map((m) => [`${m.candidateId} ${m.mode}`, m.reason]));
  const earned = (candidateId: string, part: AssessmentMode): ExplainedScore => {
    const gap = gaps.get(`${candidateId} ${part}`);
    if (gap !== undefined) return withoutScore(candidateId, part, gap);
    return scored(candidateId, part, {
      theory: () => theoryPath(theory.get(candidateId)),
      practical: () => practicalPath(practical.get(candidateId)),
      review: () => reviewPath(review.get(candidateId), plan.panel),
    }[part]());
  };
  return plan.candidateIds.flatMap((candidateId) => {
    const violations = (marks.violations ?? []).filter((v) => v.candidateId === candidateId);
    return plan.parts.map((part) => penalised(earned(candidateId, part), violations));
  });
}

/** A path, or the short code of what is missing. */
type Outcome = { readonly path: PathNode; readonly failedByFatal: boolean; readonly lines: readonly ScoreLine[] } | string;

const FULL = 10_000;

function scored(candidateId: string, part: AssessmentMode, outcome: Outcome): ExplainedScore {
  if (typeof outcome === 'string') return withoutScore(candidateId, part, outcome);
  const { path, failedByFatal } = outcome;
  return { candidateId, part, status: 'scored', points: path.points, failedByFatal, voided: false, lines: outcome.lines, gap: null, path };
}

const withoutScore = (candidateId: string, part: AssessmentMode, gap: string): ExplainedScore => ({
  candidateId,
  part,
  status: gap === ABSENT ? 'absent' : 'missing',
  points: null,
  failedByFatal: false,
  voided: false,
  lines: [],
  gap: gap === ABSENT ? null : gap,
  path: null,
});

/** A part after the candidate's violations: void, or less by each deduction, down to 0 and no further. */
function penalised(score: ExplainedScore, violations: readonly Violation[]): ExplainedScore {
  const voiding = violations.filter((v) => v.voids === 'all' || (v.voids === 'part' && v.part === score.part));
  const deducting = violations.filter((v) => v.part === score.part && v.deductHundredths > 0);
  if (voiding.length > 0) return voidedBy(score, voiding, deducting);
  if (score.points === null || score.path === null || deducting.length === 0) return score;
  let left = score.points;
  const nodes = deducting.map((v): PathNode => {
    const taken = Math.min(left, v.deductHundredths);
    left -= taken;
    return violationNode('deduction', v, 0 - taken);
  });
  const lines = deducting.map((v) => ({ label: v.reference, points: -v.deductHundredths }));
  return { ...score, points: left, lines: [...score.lines, ...lines], path: { ...score.path, points: left, children: [...score.path.children, ...nodes] } };
}

/** A void part: nothing that was earned or taken counts any more, and marks that were never given are not missed. */
function voidedBy({ candidateId, part, path }: ExplainedScore, voiding: readonly Violation[], deducting: readonly Violation[]): ExplainedScore {
  const evidence = [...(path?.children ?? []), ...deducting.filter((v) => !voiding.includes(v)).map((v) => violationNode('deduction', v, -v.deductHundredths))];
  const children = [...evidence.map((node) => ({ ...node, counts: false })), ...voiding.map((v) => violationNode('void', v, 0))];
  return {
    candidateId, part, status: 'scored', points: 0, failedByFatal: false, voided: true, lines: [], gap: null,
    path: { kind: 'part', label: part, points: 0, full: FULL, counts: true, children },
  };
}

const violationNode = (kind: 'deduction' | 'void', v: Violation, points: number): PathNode => ({
  kind, label: `${v.zh} · ${v.reference}`, labelEn: `${v.en} · ${v.reference}`, points, full: null, counts: true, children: [],
});

const add = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Half up, for non-negative whole numbers. */
const divideHalfUp = (dividend: number, divisor: number): number => Math.floor((2 * dividend + divisor) / (2 * divisor));

const wholeHundredths = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;

function theoryPath(questions: readonly TheoryQuestion[] | undefined): Outcome {
  if (!questions || questions.length === 0) return 'no-attempt';
  if (!questions.every((q) => wholeHundredths(q.awarded) && wholeHundredths(q.points) && q.awarded <= q.points)) {
    return 'question-points';
  }
  const full = add(questions.map((q) => q.points));
  if (full === 0) return 'question-points';
  const groups = [...new Set(questions.map((q) => q.type))].map((type): PathNode => {
    const own = questions.filter((q) => q.type === type);
    return {
      kind: 'group', label: type, points: add(own.map((q) => q.awarded)), full: add(own.map((q) => q.points)), counts: true,
      children: own.map((q) => ({ kind: 'question', label: String(q.no), points: q.awarded, full: q.points, counts: true, children: [] })),
    };
  });
  const points = divideHalfUp(add(groups.map((g) => g.points)) * FULL, full);
  const lines = questions.map((q) => ({ label: String(q.no), points: q.awarded }));
  return { failedByFatal: false, lines, path: { kind: 'part', label: 'theory', points, full: FULL, counts: true, children: groups } };
}

function practicalPath(tasks: readonly TaskMarks[] | undefined): Outcome {
  if (!tasks || tasks.length === 0) return 'no-performance';
  const weights = tasks.map((t) => Math.round(t.weightPercent * 100));
  if (add(weights) !== FULL) return 'task-weights';
  if (tasks.some((t) => t.final === null)) return 'task-unsettled';
  if (!tasks.every((t) => wholeHundredths(t.final ?? -1) && t.fullPoints > 0 && (t.final ?? 0) <= t.fullPoints)) return 'task-points';
  const children = tasks.map((task, i) => taskPath(task, weights[i] ?? 0));
  return {
    failedByFatal: tasks.some((t) => t.fatalEffect === 'fail_part'),
    lines: children.map((c) => ({ label: c.label, points: c.children[0]?.points ?? 0 })),
    path: { kind: 'part', label: 'practical', points: add(children.map((c) => c.points)), full: FULL, counts: true, children },
  };
}

function taskPath(task: TaskMarks, weight: number): PathNode {
  const zeroed = task.fatalEffect === 'task_zero';
  const settledOn = zeroed ? 0 : (task.final ?? 0);
  const fatal = [...new Set(task.scores.flatMap((s) => s.fatal))];
  return {
    kind: 'task',
    label: task.name ?? task.taskVersionId,
    points: divideHalfUp(settledOn * weight, task.fullPoints),
    full: weight,
    counts: true,
    weight,
    settled: zeroed ? 'task-zero' : settlementOf(task.scores),
    ...(fatal.length > 0 ? { fatal } : {}),
    children: [
      { kind: 'group', label: 'final', points: settledOn, full: task.fullPoints, counts: false, children: [] },
      ...task.scores.map((s) => scorePath(s, task.fullPoints)),
    ],
  };
}

function settlementOf(scores: readonly RawScore[]): Settlement {
  if (scores.some((s) => s.kind === 'adjudication')) return 'adjudication';
  if (scores.some((s) => s.kind === 'third')) return 'third';
  const blind = scores.filter((s) => s.kind === 'blind').length;
  return blind > 2 ? 'panel-mean' : blind === 2 ? 'mean' : 'given';
}

const scorePath = (score: RawScore, full: number): PathNode => ({
  kind: 'score',
  label: `${score.kind} ${score.seq}`,
  points: score.total,
  full,
  counts: false,
  ...(score.fatal.length > 0 ? { fatal: [...score.fatal] } : {}),
  children: score.criteria.map((c) => ({ kind: 'criterion', label: c.code, points: c.points, full: null, counts: true, children: [] })),
});

function reviewPath(review: ReviewMarks | undefined, panel: ComputationPlan['panel']): Outcome {
  if (!review || review.scores.length === 0) return 'no-review';
  if (!review.scores.every((s) => wholeHundredths(s.total) && s.total <= FULL)) return 'review-points';
  const sorted = review.scores.map((s) => s.total).sort((a, b) => a - b);
  const trimmed = panel === 'trimmed-mean' && sorted.length > 2;
  const counted = trimmed ? sorted.slice(1, -1) : sorted;
  const points = divideHalfUp(add(counted), counted.length);
  return {
    failedByFatal: false,
    lines: [],
    path: {
      kind: 'part', label: 'review', points, full: FULL, counts: true, settled: trimmed ? 'panel-trimmed' : 'panel-mean',
      children: review.scores.map((s) => ({ kind: 'score', label: String(s.seq), points: s.total, full: FULL, counts: false, children: [] })),
    },
  };
}
