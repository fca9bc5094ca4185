import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ONE_FORM, type Aim, type Block, type Rule, type SelectionProblem } from '@kaowu/assembly';

/** Where the reference problems lie beside a working copy; tests and benches pass over them where they are absent. */
export const REFERENCE = join(process.cwd(), '..', 'shared', 'data', 'assembly');
export const hasReference = existsSync(REFERENCE);

type Row = Readonly<Record<string, string>>;

function csv(problem: string, file: string): Row[] {
  const cells = (line: string): string[] =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) => (cell ?? '').replace(/^"|"$/g, '').replaceAll('""', '"'));
  const [head, ...lines] = readFileSync(join(REFERENCE, problem, file), 'utf8').trim().split(/\r?\n/);
  const names = cells(head ?? '').map((name) => name.toUpperCase());
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, i) => [names[i] ?? '', cell])));
}

/** The recorded optimum of a problem. */
export const optimumOf = (problem: string): number =>
  (JSON.parse(readFileSync(join(REFERENCE, problem, 'expected.json'), 'utf8')) as { optimum: number }).optimum;

/** Reads the conditions that occur in the files: `A == "x"`, `A == 1`, `!is.na(A)`, `A %in% c("x", "y")`. */
function meets(row: Row, condition: string): boolean {
  if (condition === '') return true;
  const filled = /^!is\.na\((\w+)\)$/.exec(condition);
  if (filled) return (row[filled[1] ?? ''] ?? '') !== '';
  const [, name = '', , list, word] = /^([\w.]+) (==|%in%) (?:c\((.*)\)|"?([^"]*)"?)$/.exec(condition) ?? [];
  if (name === '') throw new Error(`unknown condition ${condition}`);
  const allowed = list === undefined ? [word] : [...list.matchAll(/"([^"]*)"/g)].map(([, entry]) => entry);
  return allowed.includes(row[name]);
}

const every = (items: readonly Row[]): number[] => items.map((_, i) => i);
const aim = (items: readonly Row[], on: readonly number[], column: string, target = 1): Aim => ({
  on, weights: on.map((i) => Number(items[i]?.[column])), target, scale: 1,
});

/** The problems of TestDesign: a table of constraints over item attributes and the information of each item. */
function testDesign(problem: string, name: string, size: number): SelectionProblem {
  const items = csv(problem, `itemattrib_${name}_${size}.csv`);
  const information = csv(problem, `${name}_info.csv`);
  const rules = csv(problem, `constraints_${name}_${size}.csv`).flatMap((row): Rule[] => {
    if (row['ONOFF'] === 'OFF' || row['TYPE'] === 'Order') return [];
    const on = every(items).filter((i) => meets(items[i] as Row, row['CONDITION'] ?? ''));
    const [lower, upper] = row['TYPE'] === 'Enemy' ? [0, 1] : [Number(row['LB']), Number(row['UB'])];
    return [{ group: row['CONSTRAINT_ID'] ?? '', on, weights: null, lower, upper }];
  });
  const aims = [['INFO_-1', 1], ['INFO_0', name === 'bayes' ? 1.5 : 1], ['INFO_1', name === 'bayes' ? 1.2 : 1]] as const;
  const on = every(items);
  const objective: SelectionProblem['objective'] = problem.endsWith('maximin')
    ? { kind: 'highest-floor', aims: aims.map(([column, target]) => aim(information, on, column, target)) }
    : { kind: 'most', on, weights: aim(information, on, 'INFO_0').weights };
  return { things: items.length, rules, objective, blocks: ONE_FORM };
}

/** The minimal example of eatATA: one form of ten items, or two of ten with four, three and three of each format. */
function eatata(forms: 1 | 2): SelectionProblem {
  const items = csv(forms === 1 ? 'eatata-mini' : 'eatata-mini-2forms', 'items_mini.csv');
  const on = every(items);
  const time = (lower: number, upper: number): Rule => ({ group: 'time', on, weights: aim(items, on, 'TIME').weights, lower, upper });
  const count = (format: string, exactly: number): Rule => ({
    group: format, on: on.filter((i) => items[i]?.['FORMAT'] === format), weights: null, lower: exactly, upper: exactly,
  });
  const information = aim(items, on, 'IIF_0');
  const blocks: readonly Block[] = [{ times: 1, whole: true }, { times: 1, whole: true }];
  return forms === 1
    ? { things: items.length, rules: [{ group: 'items', on, weights: null, lower: 10, upper: 10 }, time(475, 485)], objective: { kind: 'most', on, weights: information.weights }, blocks: ONE_FORM }
    : { things: items.length, rules: [count('mc', 4), count('open', 3), count('order', 3), time(400, 440)], objective: { kind: 'highest-floor', aims: [information] }, blocks };
}

/** Every reference problem by name. */
export const REFERENCE_PROBLEMS: Readonly<Record<string, () => SelectionProblem>> = {
  'bayes-maxinfo0': () => testDesign('bayes-maxinfo0', 'bayes', 320),
  'bayes-maximin': () => testDesign('bayes-maximin', 'bayes', 320),
  'fatigue-maxinfo0': () => testDesign('fatigue-maxinfo0', 'fatigue', 95),
  'fatigue-maximin': () => testDesign('fatigue-maximin', 'fatigue', 95),
  'eatata-mini': () => eatata(1),
  'eatata-mini-2forms': () => eatata(2),
};
