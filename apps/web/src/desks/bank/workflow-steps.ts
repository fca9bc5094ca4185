import { versionAct, versionState, type StatusMove, type VersionState, type WorkflowDefinition, type WorkflowStatus, type WorkflowStep } from '@kaowu/contracts';

/** A step as one edits it, with a key that stays while its fields change. */
export interface EditedStep extends WorkflowStep {
  readonly key: number;
}

/** A workflow as one edits it. */
export interface Edited {
  readonly statuses: readonly WorkflowStatus[];
  readonly steps: readonly EditedStep[];
  readonly moves: readonly StatusMove[];
}

/** What names a step: its status and its act. */
export const nameOf = ({ from, act }: Pick<WorkflowStep, 'from' | 'act'>): string => `${from} ${act}`;

/** The steps without their keys, each demand in one order and numbers only where something is demanded, so that the same steps are the same. */
export const plainSteps = (steps: readonly (WorkflowStep & { readonly key?: number })[]): WorkflowStep[] => steps.map(({ from, act, to, by, demands, reviews, judges }) => ({
  from, act, to, by, demands: [...demands].sort(), reviews: demands.includes('passes') ? reviews : null, judges: demands.includes('estimates') ? judges : null,
}));

/** The workflow as it is sent. */
export const plain = ({ statuses, steps, moves }: Edited | WorkflowDefinition): WorkflowDefinition => ({ statuses: [...statuses], steps: plainSteps(steps), moves: [...moves] });

/** The workflow as one begins to edit it, its steps in the order of the board. What an earlier version merged is done. */
export function edited({ statuses, steps }: WorkflowDefinition, moves: readonly StatusMove[]): Edited {
  const place = ({ from, act }: WorkflowStep): number => statuses.findIndex((s) => s.code === from) * versionAct.options.length + versionAct.options.indexOf(act);
  return { statuses, steps: [...steps].sort((a, b) => place(a) - place(b)).map((step, key) => ({ ...step, key })), moves };
}

const nextKey = (steps: readonly EditedStep[]): number => Math.max(0, ...steps.map((s) => s.key)) + 1;

/** A step more, from and to where one most likely wants it. */
export function withStep(of: Edited): Edited {
  const [from, to] = (['in_review', 'retired'] as const).map((standing) => of.statuses.find((s) => s.standing === standing)?.code ?? '');
  return { ...of, steps: [...of.steps, { key: nextKey(of.steps), from: from ?? '', act: 'retire', to: to ?? '', by: 'anyone', demands: [], reviews: null, judges: null }] };
}

/**
 * A stage of review more, before what is in the bank, with what every stage has: a pass that stays and a return to the
 * first draft. Its code is one that no version of the workflow had, so that old verdicts never count in it.
 */
export function withStatus(of: Edited, usedCodes: ReadonlySet<string>): Edited {
  let n = 1;
  while (usedCodes.has(`stage_${n}`) || of.statuses.some((s) => s.code === `stage_${n}`)) n += 1;
  const code = `stage_${n}`;
  const before = of.statuses.findIndex((s) => versionState.options.indexOf(s.standing) >= versionState.options.indexOf('approved'));
  const at = before < 0 ? of.statuses.length : before;
  const first = of.statuses.find((s) => s.standing === 'draft')?.code ?? '';
  const key = nextKey(of.steps);
  const common = { from: code, by: 'not-writers', demands: [], reviews: null, judges: null } as const;
  return {
    ...of,
    statuses: [...of.statuses.slice(0, at), { code, zh: '', en: '', standing: 'in_review' }, ...of.statuses.slice(at)],
    steps: [...of.steps, { ...common, key, act: 'pass', to: code, demands: [] }, { ...common, key: key + 1, act: 'return', to: first, demands: [] }],
  };
}

/** Without a status, and without the steps from and to it. */
export const withoutStatus = (of: Edited, code: string): Edited => ({
  statuses: of.statuses.filter((s) => s.code !== code), steps: of.steps.filter((s) => s.from !== code && s.to !== code), moves: of.moves.filter((m) => m.to !== code),
});

/** With a status again as it is in force, and the steps from and to it. Nothing is merged out of it then. */
export function restored(of: Edited, present: WorkflowDefinition, code: string): Edited {
  const at = present.statuses.findIndex((s) => s.code === code);
  const back = present.statuses[at];
  if (!back) return of;
  const statuses = [...of.statuses.slice(0, at), back, ...of.statuses.slice(at)];
  const there = new Set(statuses.map((s) => s.code));
  const names = new Set(of.steps.map(nameOf));
  const steps = present.steps.filter((s) => (s.from === code || s.to === code) && there.has(s.from) && there.has(s.to) && !names.has(nameOf(s)));
  const key = nextKey(of.steps);
  return { statuses, steps: [...of.steps, ...steps.map((step, i) => ({ ...step, key: key + i }))], moves: of.moves.filter((m) => m.from !== code) };
}

/** With the status that takes over what is in a removed one, or without any. */
export const merging = (of: Edited, from: string, to: string | null): Edited => ({ ...of, moves: [...of.moves.filter((m) => m.from !== from), ...(to === null ? [] : [{ from, to }])] });

/** A status one place earlier (-1) or later (1) on the board. */
export function moved(of: Edited, code: string, by: -1 | 1): Edited {
  const at = of.statuses.findIndex((s) => s.code === code);
  const other = of.statuses[at + by];
  const one = of.statuses[at];
  if (!one || !other) return of;
  return { ...of, statuses: of.statuses.map((s, i) => (i === at ? other : i === at + by ? one : s)) };
}

/** What two sets of steps differ in, by status and act. */
export interface StepChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: WorkflowStep | null;
  readonly after: WorkflowStep | null;
}

/** What two sets of statuses differ in, by code. */
export interface StatusChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: WorkflowStatus | null;
  readonly after: WorkflowStatus | null;
}

/** What came, went and changed of things that have names. */
function changes<T>(names: readonly string[], before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): { kind: StepChange['kind']; before: T | null; after: T | null }[] {
  return [...new Set(names)].flatMap((name): ReturnType<typeof changes<T>> => {
    const [was, is] = [before.get(name) ?? null, after.get(name) ?? null];
    if (was && is) return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ kind: 'changed', before: was, after: is }];
    return [{ kind: is ? 'added' : 'removed', before: was, after: is }];
  });
}

const byName = (steps: readonly WorkflowStep[]): ReadonlyMap<string, WorkflowStep> => new Map(plainSteps(steps).map((s) => [nameOf(s), s]));

/** What came, went and changed from one set of steps to another. */
export function stepChanges(before: readonly WorkflowStep[], after: readonly WorkflowStep[]): StepChange[] {
  const [old, now] = [byName(before), byName(after)];
  return changes([...old.keys(), ...now.keys()].sort(), old, now);
}

const sameStatus = ({ code, zh, en, standing }: WorkflowStatus): WorkflowStatus => ({ code, zh, en, standing });
const byCode = (statuses: readonly WorkflowStatus[]): ReadonlyMap<string, WorkflowStatus> => new Map(statuses.map((s) => [s.code, sameStatus(s)]));

/** What came, went and was renamed from one set of statuses to another. */
export function statusChanges(before: readonly WorkflowStatus[], after: readonly WorkflowStatus[]): StatusChange[] {
  const [old, now] = [byCode(before), byCode(after)];
  return changes([...old.keys(), ...now.keys()], old, now);
}

/** Whether statuses that are in both stand in another order. */
export function reordered(before: readonly WorkflowStatus[], after: readonly WorkflowStatus[]): boolean {
  const common = (of: readonly WorkflowStatus[], other: readonly WorkflowStatus[]): string => of.map((s) => s.code).filter((code) => other.some((s) => s.code === code)).join(' ');
  return common(before, after) !== common(after, before);
}

/** Whether two workflows differ in anything. */
export const differs = (before: WorkflowDefinition, after: Edited): boolean =>
  stepChanges(before.steps, after.steps).length > 0 || statusChanges(before.statuses, after.statuses).length > 0 || reordered(before.statuses, after.statuses)
  || JSON.stringify(before.moves) !== JSON.stringify(after.moves);

/** The standings that a new status may have: what is replaced has one status alone. */
export const CHOSEN_STANDINGS: readonly VersionState[] = versionState.options.filter((standing) => standing !== 'replaced');
