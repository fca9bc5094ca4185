import type { Problem, RuleSetChange, RuleSetEntry, RuleSetValues } from '@kaowu/contracts';
import { canonicalJson, grant, refuse, type Decision } from '@kaowu/kernel';

/** A version of a rule set as it was registered; it never changes, and plans keep the one they were made with. */
export interface RuleSet {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly source: string;
  readonly effectiveFrom: string;
  readonly values: RuleSetValues;
  readonly createdAt: Date;
}

/**
 * The rule set in force on a day: the one that took effect last by then; of several from the same day the one that was
 * registered last. Null where none is in force yet.
 */
export function ruleSetInForce(all: readonly RuleSet[], day: string): RuleSet | null {
  const begun = all.filter((r) => r.effectiveFrom <= day);
  return begun.reduce<RuleSet | null>((best, r) => (best === null || isLater(r, best) ? r : best), null);
}

function isLater(a: RuleSet, b: RuleSet): boolean {
  if (a.effectiveFrom !== b.effectiveFrom) return a.effectiveFrom > b.effectiveFrom;
  const difference = a.createdAt.getTime() - b.createdAt.getTime();
  return difference === 0 ? a.version > b.version : difference > 0;
}

function leaves(value: unknown, path: string, into: Map<string, string>): void {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [name, inner] of Object.entries(value)) leaves(inner, path === '' ? name : `${path}.${name}`, into);
  } else {
    into.set(path, canonicalJson(value));
  }
}

/** Every value that differs between two versions, by path in the order of the newer one, as JSON. */
export function ruleSetChanges(from: RuleSetValues, to: RuleSetValues): RuleSetChange[] {
  const before = new Map<string, string>();
  const after = new Map<string, string>();
  leaves(from, '', before);
  leaves(to, '', after);
  const paths = [...new Set([...after.keys(), ...before.keys()])];
  return paths
    .map((path) => ({ path, from: before.get(path) ?? null, to: after.get(path) ?? null }))
    .filter((c) => c.from !== c.to);
}

/**
 * Whether a new version may follow its predecessor (of the same code) among `all`: it may not take effect before it,
 * something must differ, and what is over is not judged anew: only the first of all may reach back before `today`.
 * Gives the version number. Problems: `rule-set.effective-too-early`, `rule-set.unchanged`, `rule-set.effective-past`.
 */
export function admitRuleSet(all: readonly RuleSet[], entry: RuleSetEntry, today: string): Decision<{ version: number }, Problem> {
  const previous = all.filter((r) => r.code === entry.code).reduce<RuleSet | null>((a, b) => (a && a.version > b.version ? a : b), null);
  if (previous && entry.effectiveFrom < previous.effectiveFrom) {
    return refuse({ code: 'rule-set.effective-too-early', params: { previous: previous.effectiveFrom }, field: 'body.effectiveFrom' });
  }
  const same =
    previous !== null && entry.effectiveFrom === previous.effectiveFrom && entry.source === previous.source && entry.title === previous.title &&
    ruleSetChanges(previous.values, entry.values).length === 0;
  if (same) return refuse({ code: 'rule-set.unchanged' });
  if (all.length > 0 && entry.effectiveFrom < today) return refuse({ code: 'rule-set.effective-past', params: { today }, field: 'body.effectiveFrom' });
  return grant({ version: (previous?.version ?? 0) + 1 });
}
