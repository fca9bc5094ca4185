import type { WorkflowStep } from '@kaowu/contracts';

/** A step as one edits it, with a key that stays while its fields change. */
export interface EditedStep extends WorkflowStep {
  readonly key: number;
}

/** What names a step: its state and its act. */
export const nameOf = ({ from, act }: Pick<WorkflowStep, 'from' | 'act'>): string => `${from} ${act}`;

/** The steps without their keys, each demand in one order, so that the same steps are the same. */
export const plainSteps = (steps: readonly (WorkflowStep & { readonly key?: number })[]): WorkflowStep[] => steps.map(({ from, act, to, by, demands }) => ({ from, act, to, by, demands: [...demands].sort() }));

/** What two sets of steps differ in, by state and act. */
export interface StepChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: WorkflowStep | null;
  readonly after: WorkflowStep | null;
}

const order = (steps: readonly WorkflowStep[]): ReadonlyMap<string, WorkflowStep> => new Map(plainSteps(steps).map((s) => [nameOf(s), s]));

/** What came, went and changed from one set of steps to another. */
export function stepChanges(before: readonly WorkflowStep[], after: readonly WorkflowStep[]): StepChange[] {
  const [old, now] = [order(before), order(after)];
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((name): StepChange[] => {
    const [was, is] = [old.get(name) ?? null, now.get(name) ?? null];
    if (was && is) return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ kind: 'changed', before: was, after: is }];
    return [{ kind: is ? 'added' : 'removed', before: was, after: is }];
  });
}
