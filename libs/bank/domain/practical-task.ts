import type { Problem, ProblemDetail, TaskBody } from '@kaowu/contracts';
import { digestOf, formatPoints, grant, pointsFromHundredths, refuse, sumPoints, type Decision } from '@kaowu/kernel';
import { plainText } from './plain-text';

/** The form in which tasks are stored. */
export const TASK_FORMAT = 1;

/** A task with all its texts cleaned to plain text. */
export function cleanTask(raw: TaskBody): TaskBody {
  return {
    name: plainText(raw.name),
    minutes: raw.minutes,
    instructions: plainText(raw.instructions),
    preparation: plainText(raw.preparation),
    fullPoints: raw.fullPoints,
    criteria: raw.criteria.map((c) => ({
      code: plainText(c.code), name: plainText(c.name), requirement: plainText(c.requirement), standard: plainText(c.standard), points: c.points,
      steps: c.steps.map((s) => ({ code: plainText(s.code), text: plainText(s.text) })),
    })),
    fatalItems: raw.fatalItems.map((f) => ({ code: plainText(f.code), text: plainText(f.text), effect: f.effect })),
  };
}

/**
 * Whether a task can be scored as written (rules.md, Papers: 评分记录表 with 配分, 否定项): the criteria's points sum to
 * the full points (`task.points-sum`), codes of criteria, of steps under a criterion and of fatal items are unique
 * (`task.code-duplicate`), and its ranges are in the element table (`task.range-unknown`).
 */
export function decideTask(task: TaskBody, rangeCodes: readonly string[], knownRanges: ReadonlySet<string>): Decision<TaskBody, Problem> {
  const sum = sumPoints(task.criteria.map((c) => pointsFromHundredths(c.points)));
  const details: ProblemDetail[] = [
    ...(sum === task.fullPoints ? [] : [{ code: 'task.points-sum', field: 'criteria', params: { sum: formatPoints(sum), expected: formatPoints(pointsFromHundredths(task.fullPoints)) } }]),
    ...repeatedCodes('criteria', task.criteria),
    ...task.criteria.flatMap((c) => repeatedCodes(`criteria.${c.code}.steps`, c.steps)),
    ...repeatedCodes('fatalItems', task.fatalItems),
    ...rangeCodes.filter((code) => !knownRanges.has(code)).map((code) => ({ code: 'task.range-unknown', field: 'rangeCodes', params: { code } })),
  ];
  return details.length === 0 ? grant(task) : refuse({ code: 'request.invalid', field: details[0]?.field, details });
}

function repeatedCodes(field: string, list: readonly { readonly code: string }[]): ProblemDetail[] {
  return list.filter(({ code }, i) => list.findIndex((other) => other.code === code) !== i).map(({ code }) => ({ code: 'task.code-duplicate', field, params: { code } }));
}

/** The stored document of a task. */
export const storedTask = (task: TaskBody): { format: number } & TaskBody => ({ format: TASK_FORMAT, ...task });

/** Digest of a task's canonical form. */
export const taskDigest = (task: TaskBody): string => digestOf(storedTask(task));
