import type { BlueprintSpec } from '@kaowu/contracts';
import { draws, type Allocation, type Supply } from './allocate';
import { constraintsOf } from './demands';

/**
 * Moves questions that the bank cannot supply to other ranges of the same section, as long as no range has more or
 * fewer than its share by the blueprint's tolerance. Ranges whose exact share was rounded down most come first.
 */
export function shiftWithin(blueprint: BlueprintSpec, allocation: Allocation, supply: Supply): Allocation {
  const tolerance = constraintsOf(blueprint).rangeTolerance;
  if (tolerance === 0) return allocation;
  const { ranges, totals } = allocation;
  const counts = allocation.counts.map((row) => [...row]);
  const inRange = (r: number): number => counts.reduce((sum, row) => sum + (row[r] ?? 0), 0);
  const slack = (s: number, r: number): number => {
    const type = blueprint.sections[s]?.type;
    const taken = blueprint.sections.reduce((sum, section, other) => sum + (section.type === type ? counts[other]?.[r] ?? 0 : 0), 0);
    return type === undefined ? 0 : supply(type, r) - taken;
  };
  blueprint.sections.forEach((section, s) => {
    const row = counts[s] as number[];
    ranges.forEach((_, from) => {
      while (slack(s, from) < 0 && (row[from] ?? 0) > 0 && inRange(from) > (totals[from] ?? 0) - tolerance) {
        const to = ranges
          .map((range, r) => ({ r, owed: (allocation.quotas[s]?.[r] ?? 0) - (row[r] ?? 0), open: draws(section, range) && slack(s, r) > 0 && inRange(r) < (totals[r] ?? 0) + tolerance }))
          .filter(({ r, open }) => open && r !== from)
          .sort((a, b) => b.owed - a.owed || a.r - b.r)[0];
        if (!to) return;
        row[from] = (row[from] ?? 0) - 1;
        row[to.r] = (row[to.r] ?? 0) + 1;
      }
    });
  });
  return { ...allocation, counts };
}
