import type { PracticalSpec, Problem, TaskGroup } from '@kaowu/contracts';
import { digestOf, grant, refuse, seededRandom, type Decision } from '@kaowu/kernel';

/** The algorithm that draws tasks; a change of what it yields is another one. */
export const PRACTICAL_ALGORITHM = 'practical-1';

const WHOLE = 10_000;

/** What each task of a group brings, in hundredths of a percent; null where its weight cannot be shared evenly. */
export const shareOf = ({ weightHundredths, take }: Pick<TaskGroup, 'weightHundredths' | 'take'>): number | null =>
  weightHundredths % take === 0 ? weightHundredths / take : null;

/**
 * Whether the groups make a paper: weights sum to 100 % (rules.md, Element table: 必考, n选一 with weight), no group takes
 * more tasks than it has, its weight can be shared evenly by them, no task stands in two groups, every task is approved. Problems: practical.weights,
 * practical.take, practical.uneven, practical.task-twice, practical.task-unknown.
 */
export function checkPractical({ groups }: Pick<PracticalSpec, 'groups'>, approved: ReadonlySet<string>): Decision<true, Problem> {
  const sum = groups.reduce((all, group) => all + group.weightHundredths, 0);
  if (sum !== WHOLE) return refuse({ code: 'practical.weights', params: { sum: sum / 100 } });
  const greedy = groups.find((group) => group.take > group.taskVersionIds.length);
  if (greedy) return refuse({ code: 'practical.take', params: { group: greedy.title, take: greedy.take, tasks: greedy.taskVersionIds.length } });
  const uneven = groups.find((group) => shareOf(group) === null);
  if (uneven) return refuse({ code: 'practical.uneven', params: { group: uneven.title, take: uneven.take, weight: uneven.weightHundredths / 100 } });
  const all = groups.flatMap((group) => group.taskVersionIds);
  if (new Set(all).size !== all.length) return refuse({ code: 'practical.task-twice' });
  return all.every((id) => approved.has(id)) ? grant(true) : refuse({ code: 'practical.task-unknown' });
}

/** The tasks of paper `no`, group by group: the same seed gives the same tasks for ever. Part of practical-1. */
export function drawTasks(groups: readonly TaskGroup[], setSeed: string, no: number): string[][] {
  return groups.map((group, g) => {
    if (group.take >= group.taskVersionIds.length) return [...group.taskVersionIds];
    const drawn = seededRandom(`${setSeed}:practical:${no}:${g}`).sample([...group.taskVersionIds].sort(), group.take);
    return group.taskVersionIds.filter((id) => drawn.includes(id));
  });
}

/** Digest of what a paper is: its place, its tasks, and the seed, so that it cannot be guessed from the few tasks there are. */
export const practicalDigest = (no: number, tasks: readonly (readonly string[])[], setSeed: string): string => digestOf({ no, tasks, seed: setSeed });

/** Digest of a set. */
export const practicalSetDigest = (spec: PracticalSpec, digests: readonly string[]): string => digestOf({ algorithm: PRACTICAL_ALGORITHM, spec, papers: digests });

/** Least and most minutes that a paper can take. */
export function minutesOf(groups: readonly TaskGroup[], minutes: ReadonlyMap<string, number>): { readonly least: number; readonly most: number } {
  const sums = groups.map(({ take, taskVersionIds }) => {
    const sorted = taskVersionIds.map((id) => minutes.get(id) ?? 0).sort((a, b) => a - b);
    const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
    return { least: sum(sorted.slice(0, take)), most: sum(sorted.slice(-take)) };
  });
  return { least: sums.reduce((all, { least }) => all + least, 0), most: sums.reduce((all, { most }) => all + most, 0) };
}

/** The parts of a preparation note 准备通知单: what the venue sets up, what candidates bring. What names neither is the venue's. */
export function preparationParts(text: string): { readonly venue: string[]; readonly candidate: string[] } {
  const parts = { venue: [] as string[], candidate: [] as string[] };
  let now: 'venue' | 'candidate' = 'venue';
  for (const line of text.split(/\r?\n/)) {
    const head = /^\s*[【[（(]?(考场|场地|考点|考生)(?:准备)?[】\])）]?(?:准备)?\s*[:：]?\s*/.exec(line);
    if (head && /准备|[:：]/.test(head[0])) now = head[1] === '考生' ? 'candidate' : 'venue';
    const rest = (head && /准备|[:：]/.test(head[0]) ? line.slice(head[0].length) : line).trim();
    if (rest !== '') parts[now].push(rest);
  }
  return parts;
}
