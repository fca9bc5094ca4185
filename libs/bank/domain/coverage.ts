import { itemType, type CoverageRow, type ItemType, type OccupationKey } from '@kaowu/contracts';

/** What one element table in force holds. */
export interface TableHoldings {
  readonly key: OccupationKey;
  readonly occupationName: string;
  readonly mode: 'theory' | 'practical';
  readonly points: number;
  readonly tasks: number;
  readonly items: Readonly<Partial<Record<ItemType, number>>>;
}

const noItems = (): Record<ItemType, number> => Object.fromEntries(itemType.options.map((type) => [type, 0])) as Record<ItemType, number>;

/**
 * The lines of the re-selection form (R form four; D17): per occupation and level the number of points, theory items
 * and practical items, theory and practical tables joined. The order of the first table of each is kept.
 */
export function coverageRows(tables: readonly TableHoldings[]): CoverageRow[] {
  const rows = new Map<string, CoverageRow>();
  for (const { key, occupationName, mode, points, tasks, items } of tables) {
    const name = JSON.stringify([key.edition, key.code, key.direction, key.level]);
    const row = rows.get(name) ?? { key, occupationName, theoryPoints: 0, practicalPoints: 0, theoryItems: 0, practicalItems: 0, theoryItemsByType: noItems() };
    rows.set(name, row);
    if (mode === 'practical') {
      row.practicalPoints += points;
      row.practicalItems += tasks;
      continue;
    }
    row.theoryPoints += points;
    for (const type of itemType.options) {
      row.theoryItemsByType[type] += items[type] ?? 0;
      row.theoryItems += items[type] ?? 0;
    }
  }
  return [...rows.values()];
}
