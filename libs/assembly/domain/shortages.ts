import { ITEM_TYPES, type BankShortage, type BlueprintSpec, type ItemType, type Problem } from '@kaowu/contracts';
import type { Allocation, Supply } from './allocate';

/** What the bank lacks for an allocation, by range and type, in the order of the two-way table. */
export function shortagesOf(blueprint: BlueprintSpec, allocation: Allocation, supply: Supply): BankShortage[] {
  const types = [...new Set(blueprint.sections.map(({ type }) => type))];
  return allocation.ranges.flatMap((range, r) =>
    types.flatMap((type) => {
      const needed = neededOf(blueprint, allocation, type, r);
      const available = supply(type, r);
      return needed > available ? [{ rangeCode: range.code, rangeName: range.name, type, needed, available }] : [];
    }),
  );
}

const neededOf = (blueprint: BlueprintSpec, { counts }: Allocation, type: ItemType, range: number): number =>
  blueprint.sections.reduce((sum, section, s) => sum + (section.type === type ? counts[s]?.[range] ?? 0 : 0), 0);

/** The refusal of a draw that the bank cannot fill, with a detail for each place. */
export function shortProblem(shortages: readonly BankShortage[]): Problem {
  return {
    code: 'blueprint.short',
    params: { missing: shortages.reduce((sum, s) => sum + s.needed - s.available, 0), places: shortages.length },
    details: shortages.map(({ rangeCode, rangeName, type, needed, available }) => ({
      code: 'blueprint.short-cell',
      params: { range: rangeCode, rangeName, type: ITEM_TYPES[type].zh, needed, available },
    })),
  };
}
