import type { AssessmentMode } from '@kaowu/contracts';
import { ZERO, distance, fraction, minus, nearest, order, over, plus, times, wholeNumber } from './fraction';
import type { Fraction } from './fraction';
import type { ComputationPlan, FatalEffect, RawScore, RoundMarks, TaskMarks, TheoryQuestion, Violation } from './marks';
import type { PartScore, ScoreLine } from './part-score';

/**
 * The second computation: starts from what candidates answered and what examiners wrote down, and trusts neither the
 * awarded points nor the settled scores. It grades each closed question against the key, adds each score sheet again
 * from its criteria, settles two blind scores, third and adjudication again by the rule (rules.md, Marking), and
 * weighs with exact fractions. It walks mark by mark and fills a ledger, then incident by incident and amends it; a
 * candidate without an entry is missing.
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
    note(review.candidateId, 'review', mean ? { value: mean, fatal: false, lines: [] } : GAP);
  }
  for (const gap of marks.missing) note(gap.candidateId, gap.mode, gap.reason === 'absent' ? AWAY : GAP);
  for (const violation of marks.violations ?? []) {
    for (const part of plan.parts) {
      const before = ledger.get(`${part}:${violation.candidateId}`) ?? GAP;
      note(violation.candidateId, part, amend(before, violation, part === violation.part));
    }
  }

  const found: PartScore[] = [];
  for (const candidateId of plan.candidateIds) {
    for (const part of plan.parts) found.push(asPartScore(candidateId, part, ledger.get(`${part}:${candidateId}`) ?? GAP));
  }
  return found;
}

/** What the ledger holds for one part of one candidate. */
type Entry = { readonly value: Fraction; readonly fatal: boolean; readonly lines: readonly ScoreLine[] } | 'gap' | 'away' | 'void';
const GAP = 'gap';
const AWAY = 'away';
const VOID = 'void';

const HUNDRED_POINTS = fraction(10_000);

function asPartScore(candidateId: string, part: AssessmentMode, entry: Entry): PartScore {
  if (entry === AWAY) return { candidateId, part, status: 'absent', points: null, failedByFatal: false, voided: false, lines: [], gap: null };
  if (entry === VOID) return { candidateId, part, status: 'scored', points: 0, failedByFatal: false, voided: true, lines: [], gap: null };
  if (entry === GAP) return { candidateId, part, status: 'missing', points: null, failedByFatal: false, voided: false, lines: [], gap: 'second' };
  const { value, fatal, lines } = entry;
  return { candidateId, part, status: 'scored', points: wholeNumber(nearest(value)), failedByFatal: fatal, voided: false, lines, gap: null };
}

/** An entry after one violation, which happened in this part (`here`) or in another. What is void stays void. */
function amend(entry: Entry, violation: Violation, here: boolean): Entry {
  switch (violation.voids) {
    case 'all':
      return VOID;
    case 'part':
      return here ? VOID : entry;
    case 'none': {
      if (!here || violation.deductHundredths === 0 || typeof entry === 'string') return entry;
      const rest = minus(entry.value, fraction(violation.deductHundredths));
      const lines = [...entry.lines, { label: violation.reference, points: -violation.deductHundredths }];
      return { ...entry, value: order(rest, ZERO) < 0 ? ZERO : rest, lines };
    }
    default:
      return violation.voids satisfies never;
  }
}

const CHOICES: ReadonlySet<string> = new Set(['single', 'multiple', 'true_false']);

function gradePaper(questions: readonly TheoryQuestion[]): Entry {
  let got = ZERO;
  let possible = ZERO;
  const lines: ScoreLine[] = [];
  for (const question of questions) {
    const worth = gradeQuestion(question);
    possible = plus(possible, fraction(question.points));
    got = plus(got, worth);
    lines.push({ label: `${question.no}`, points: wholeNumber(worth) });
  }
  return possible.num === 0n ? GAP : { value: over(times(got, HUNDRED_POINTS), possible), fatal: false, lines };
}

/** What an answer is worth by the key; a question that needed a person, or that two people corrected, counts as they gave it. */
function gradeQuestion(question: TheoryQuestion): Fraction {
  if (question.corrected !== undefined) return fraction(question.corrected);
  if (CHOICES.has(question.type)) return choseRight(question) ? fraction(question.points) : ZERO;
  if (question.type === 'fill_in') return filledRight(question) ? fraction(question.points) : ZERO;
  return fraction(question.awarded);
}

/** All of the key and nothing else; order and repetition do not matter. An empty key is never answered right. */
function choseRight({ response, key }: TheoryQuestion): boolean {
  const chosen = new Set(response);
  const right = new Set(key);
  if (right.size === 0 || chosen.size !== right.size) return false;
  for (const option of chosen) if (!right.has(option)) return false;
  return true;
}

/** One of the accepted texts, whatever its width and case. */
function filledRight({ response, key }: TheoryQuestion): boolean {
  const accepted = new Set(key.map((text) => text.normalize('NFKC').trim().toLowerCase()));
  return response.some((text) => accepted.has(text.normalize('NFKC').trim().toLowerCase()));
}

function weighTasks(tasks: readonly TaskMarks[], panel: ComputationPlan['panel']): Entry {
  let sum = ZERO;
  let weights = ZERO;
  let fatal = false;
  const lines: ScoreLine[] = [];
  for (const task of tasks) {
    const settled = settle(task, panel);
    if (!settled || task.fullPoints <= 0) return GAP;
    const weight = times(fraction(task.weightPercent), fraction(100));
    weights = plus(weights, weight);
    const whole = nearest(settled.total);
    sum = plus(sum, nearest(over(times(whole, weight), fraction(task.fullPoints))));
    lines.push({ label: task.name ?? task.taskVersionId, points: wholeNumber(whole) });
    fatal ||= settled.effect === 'fail_part';
  }
  return tasks.length > 0 && order(weights, HUNDRED_POINTS) === 0 ? { value: sum, fatal, lines } : GAP;
}

/** A sheet as it is added again: its total and the gravest fatal item on it ('' for none). */
interface Readded {
  readonly total: Fraction;
  readonly effect: FatalEffect | '';
}

/**
 * The task's score by the rule from the raw sheets; null while a sheet that the rule asks for is missing or one cannot
 * be read. Sheets agree when they name the same fatal effect and lie within the tolerance; adjudication ends all.
 */
function settle(task: TaskMarks, panel: ComputationPlan['panel']): Readded | null {
  const sheets: Record<RawScore['kind'], Readded[]> = { blind: [], third: [], adjudication: [] };
  for (const score of [...task.scores].sort((a, b) => a.seq - b.seq)) {
    const sheet = readd(score, task);
    if (!sheet) return null;
    sheets[score.kind].push(sheet);
  }
  // A task that has no sheet at all was not attempted while others were: it brings nothing.
  if (task.scores.length === 0 && task.final === 0) return { total: ZERO, effect: '' };
  const [one, two] = sheets.blind;
  if (!one || !two || sheets.blind.length < (task.scorers ?? 2)) return null;
  const ruling = sheets.adjudication.at(-1);
  if (ruling) return ruling;
  if (sheets.blind.length > 2) return settlePanel(sheets.blind, panel);
  if (agree(one, two, task)) return mixed([one, two]);
  const three = sheets.third[0];
  if (!three) return null;
  const [a, b] = [agree(one, three, task), agree(two, three, task)];
  if (!a && !b) return null;
  const nearer = a && b ? order(distance(one.total, three.total), distance(two.total, three.total)) : a ? -1 : 1;
  if (nearer !== 0) return mixed([nearer < 0 ? one : two, three]);
  return task.tie === 'mean-of-three' ? mixed([one, two, three]) : null;
}

function agree(a: Readded, b: Readded, task: TaskMarks): boolean {
  if (a.effect !== b.effect) return false;
  const apart = distance(a.total, b.total);
  const by = order(apart, fraction(task.tolerance));
  return apart.num === 0n || by < 0 || (task.inclusive && by === 0);
}

/** Lines added up, zero where a fatal item zeroes the task; a fatal item of unknown effect cannot be read. */
function readd(score: RawScore, task: TaskMarks): Readded | null {
  let effect: Readded['effect'] = '';
  let zero = false;
  for (const code of score.fatal) {
    const known = task.fatalItems?.find((item) => item.code === code);
    if (!known) return null;
    zero ||= known.effect === 'task_zero';
    if (effect !== 'fail_part') effect = known.effect;
  }
  const sum = score.criteria.length === 0 ? fraction(score.total) : score.criteria.reduce((s, c) => plus(s, fraction(c.points)), ZERO);
  return { total: zero ? ZERO : sum, effect };
}

const settlePanel = (sheets: readonly Readded[], panel: ComputationPlan['panel']): Readded | null => {
  const total = panelScore(sheets.map((s) => s.total), panel);
  const [first] = sheets;
  return total && first && sheets.every((s) => s.effect === first.effect) ? { total, effect: first.effect } : null;
};

/** Mean of sheets that agree on their fatal effect. */
const mixed = (sheets: readonly Readded[]): Readded => ({ total: meanOf(sheets.map((s) => s.total)), effect: sheets[0]?.effect ?? '' });

const meanOf = (values: readonly Fraction[]): Fraction => over(values.reduce(plus, ZERO), fraction(values.length));

/** Mean of a panel, without one highest and one lowest where the rule set trims and three or more scored. */
function panelScore(scores: readonly Fraction[], panel: ComputationPlan['panel']): Fraction | null {
  if (scores.length === 0) return null;
  if (panel === 'mean' || scores.length < 3) return meanOf(scores);
  return meanOf([...scores].sort(order).slice(1, -1));
}
