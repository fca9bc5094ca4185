import type { AssessmentMode } from '@kaowu/contracts';
import { ZERO, distance, fraction, nearest, order, over, plus, times, wholeNumber } from './fraction';
import type { Fraction } from './fraction';
import type { ComputationPlan, RawScore, RoundMarks, TaskMarks, TheoryQuestion } from './marks';
import type { PartScore } from './part-score';

/**
 * The second computation: starts from what candidates answered and what examiners wrote down, and trusts neither the
 * awarded points nor the settled scores. It grades each closed question against the key, adds each score sheet again
 * from its criteria, settles two blind scores, third and adjudication again by the rule (rules.md, Marking), and
 * weighs with exact fractions. It walks mark by mark and fills a ledger; a candidate without an entry is missing.
 */
export function computeSecond(marks: RoundMarks, plan: ComputationPlan): PartScore[] {
  const ledger = new Map<string, Entry>();
  const note = (candidateId: string, part: AssessmentMode, entry: Entry): void => {
    ledger.set(`${part}:${candidateId}`, entry);
  };
  for (const paper of marks.theory) note(paper.candidateId, 'theory', gradePaper(paper.questions));
  for (const work of marks.practical) note(work.candidateId, 'practical', weighTasks(work.tasks, plan.panel));
  for (const review of marks.review ?? []) {
    const mean = panelScore(review.scores.map((s) => fraction(s.total)), plan.panel);
    note(review.candidateId, 'review', mean ? { value: mean, fatal: false } : GAP);
  }
  for (const gap of marks.missing) note(gap.candidateId, gap.mode, gap.reason === 'absent' ? AWAY : GAP);

  const found: PartScore[] = [];
  for (const candidateId of plan.candidateIds) {
    for (const part of plan.parts) found.push(asPartScore(candidateId, part, ledger.get(`${part}:${candidateId}`) ?? GAP));
  }
  return found;
}

/** What the ledger holds for one part of one candidate. */
type Entry = { readonly value: Fraction; readonly fatal: boolean } | 'gap' | 'away';
const GAP = 'gap';
const AWAY = 'away';

const HUNDRED_POINTS = fraction(10_000);

function asPartScore(candidateId: string, part: AssessmentMode, entry: Entry): PartScore {
  if (entry === AWAY) return { candidateId, part, status: 'absent', points: null, failedByFatal: false, gap: null };
  if (entry === GAP) return { candidateId, part, status: 'missing', points: null, failedByFatal: false, gap: 'second' };
  return { candidateId, part, status: 'scored', points: wholeNumber(nearest(entry.value)), failedByFatal: entry.fatal, gap: null };
}

const CLOSED_TYPES: ReadonlySet<string> = new Set(['single', 'multiple', 'true_false']);

function gradePaper(questions: readonly TheoryQuestion[]): Entry {
  let got = ZERO;
  let possible = ZERO;
  for (const question of questions) {
    possible = plus(possible, fraction(question.points));
    if (!CLOSED_TYPES.has(question.type)) got = plus(got, fraction(question.awarded));
    else if (answeredRight(question)) got = plus(got, fraction(question.points));
  }
  return possible.num === 0n ? GAP : { value: over(times(got, HUNDRED_POINTS), possible), fatal: false };
}

/** All of the key and nothing else; order and repetition do not matter. An empty key is never answered right. */
function answeredRight({ response, key }: TheoryQuestion): boolean {
  const chosen = new Set(response);
  const right = new Set(key);
  if (right.size === 0 || chosen.size !== right.size) return false;
  for (const option of chosen) if (!right.has(option)) return false;
  return true;
}

function weighTasks(tasks: readonly TaskMarks[], panel: ComputationPlan['panel']): Entry {
  let sum = ZERO;
  let weights = ZERO;
  let fatal = false;
  for (const task of tasks) {
    const settled = settle(task, panel);
    if (!settled || task.fullPoints <= 0) return GAP;
    const weight = times(fraction(task.weightPercent), fraction(100));
    weights = plus(weights, weight);
    const value = task.fatalEffect === 'task_zero' ? ZERO : nearest(settled);
    sum = plus(sum, nearest(over(times(value, weight), fraction(task.fullPoints))));
    fatal ||= task.fatalEffect === 'fail_part';
  }
  return tasks.length > 0 && order(weights, HUNDRED_POINTS) === 0 ? { value: sum, fatal } : GAP;
}

/** The task's score by the rule from the raw sheets, null while a sheet that the rule asks for is missing. */
function settle(task: TaskMarks, panel: ComputationPlan['panel']): Fraction | null {
  const sheets = { blind: [] as Fraction[], third: [] as Fraction[], adjudication: [] as Fraction[] };
  for (const score of [...task.scores].sort((a, b) => a.seq - b.seq)) sheets[score.kind].push(readdSheet(score));
  const [one, two] = sheets.blind;
  if (!one || !two) return null;
  if (sheets.blind.length > 2) return panelScore(sheets.blind, panel);
  const tolerance = fraction(task.tolerance);
  const near = (a: Fraction, b: Fraction): boolean => {
    const by = order(distance(a, b), tolerance);
    return by < 0 || (task.inclusive && by === 0);
  };
  if (near(one, two)) return meanOf([one, two]);
  const three = sheets.third.at(-1);
  if (!three) return null;
  const nearerToOne = order(distance(three, one), distance(three, two));
  if (nearerToOne < 0 && near(three, one)) return meanOf([one, three]);
  if (nearerToOne > 0 && near(three, two)) return meanOf([two, three]);
  if (nearerToOne === 0 && near(three, one) && task.tie === 'mean-of-three') return meanOf([one, two, three]);
  return sheets.adjudication.at(-1) ?? null;
}

/** The sheet added again from its lines; a sheet without lines counts as written. */
const readdSheet = (score: RawScore): Fraction =>
  score.criteria.length === 0 ? fraction(score.total) : score.criteria.reduce((sum, c) => plus(sum, fraction(c.points)), ZERO);

const meanOf = (values: readonly Fraction[]): Fraction => over(values.reduce(plus, ZERO), fraction(values.length));

/** Mean of a panel, without one highest and one lowest where the rule set trims and three or more scored. */
function panelScore(scores: readonly Fraction[], panel: ComputationPlan['panel']): Fraction | null {
  if (scores.length === 0) return null;
  if (panel === 'mean' || scores.length < 3) return meanOf(scores);
  return meanOf([...scores].sort(order).slice(1, -1));
}
