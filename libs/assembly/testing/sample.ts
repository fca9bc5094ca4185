import type { BlueprintSpec, ItemType } from '@kaowu/contracts';
import { digestOf, seededRandom } from '@kaowu/kernel';
import type { ItemText } from '../domain/compose';
import type { SupplyItem, WeightedRange } from '../domain/ranges';

/** Made-up identifiers that look like identifiers, the same every time. */
const uuid = (group: number, n: number): string => `00000000-0000-4000-8${group.toString(16).padStart(3, '0')}-${n.toString(16).padStart(12, '0')}`;

/** A made-up bank for tests and benchmarks. */
export interface SampleBank {
  readonly table: WeightedRange[];
  readonly pool: SupplyItem[];
  readonly texts: ReadonlyMap<string, ItemText>;
}

/** A table of 2 × 3 × 2 ranges whose weights are whole percents. */
export function sampleTable(): WeightedRange[] {
  const leaf = [[10, 5], [5, 5], [3, 2], [15, 10], [12, 8], [15, 10]];
  const rows: WeightedRange[] = [];
  ['A', 'B'].forEach((one, i) => {
    const twos = leaf.slice(i * 3, i * 3 + 3);
    const weight = (percents: readonly number[]): number => percents.reduce((a, b) => a + b, 0) * 100;
    rows.push({ code: one, tier: 1, name: `${one} 鉴定范围`, weightHundredths: weight(twos.flat()) });
    twos.forEach((pair, j) => {
      const two = `${one}-${'ABC'[j]}`;
      rows.push({ code: two, tier: 2, name: `${two} 鉴定范围`, weightHundredths: weight(pair) });
      pair.forEach((percent, k) => {
        const three = `${two}-${'AB'[k]}`;
        rows.push({ code: three, tier: 3, name: `${three} 鉴定范围`, weightHundredths: percent * 100 });
      });
    });
  });
  return rows;
}

/** A pool of `size` items: seven single choice, one multiple choice and two true/false of each ten, a few enemies. */
export function sampleBank(size: number, seed = 'sample'): SampleBank {
  const random = seededRandom(seed);
  const table = sampleTable();
  const leaves = table.filter((range) => range.tier === 3);
  const kinds: ItemType[] = ['single', 'single', 'true_false', 'single', 'single', 'multiple', 'single', 'single', 'true_false', 'single'];
  const texts = new Map<string, ItemText>();
  const pool = Array.from({ length: size }, (_, n): SupplyItem => {
    const type = kinds[Math.floor(n / leaves.length) % kinds.length] as ItemType;
    const element = `${(leaves[n % leaves.length] as WeightedRange).code}-${String(1 + random.below(20)).padStart(3, '0')}`;
    const item = { itemId: uuid(1, n), versionId: uuid(2, n), type, elementCode: element, difficulty: (35 + random.below(56)) / 100 };
    const options = type === 'true_false' ? [] : ['甲', '乙', '丙', '丁'].map((text, i) => ({ id: 'ABCD'[i] as string, text: `${text}${n}` }));
    const key = type === 'true_false' ? [random.below(2) ? 'true' : 'false'] : random.sample(['A', 'B', 'C', 'D'], type === 'single' ? 1 : 3).sort();
    const text: ItemText = { versionId: item.versionId, type, stem: `第 ${n} 题，以下说法正确的是（ ）。`, options, key };
    texts.set(item.versionId, text);
    return { ...item, digest: digestOf(text), enemies: n % 29 === 0 && n > 0 ? [uuid(1, n - 12)] : [] };
  });
  return { table, pool, texts };
}

/** The same bank with importance letters, and stimulus sets of three among its single-choice items. */
export function richBank(size: number, seed = 'sample'): SampleBank {
  const bank = sampleBank(size, seed);
  const singles = new Map<string, number>();
  const pool = bank.pool.map((item, n): SupplyItem => {
    const importance = n % 10 < 6 ? 'X' : n % 10 < 9 ? 'Y' : 'Z';
    const range = item.elementCode.slice(0, 5);
    const nth = singles.get(range) ?? 0;
    if (item.type === 'single') singles.set(range, nth + 1);
    const stimulus = item.type === 'single' && item.enemies.length === 0 && nth % 12 < 3 ? { stimulusId: `stimulus ${range} ${Math.floor(nth / 12)}` } : {};
    return { ...item, importance, ...stimulus };
  });
  return { ...bank, pool };
}

/** 80 single choice and 20 true/false of one point each, by the second tier. */
export const sampleBlueprint = (over: Partial<BlueprintSpec> = {}): BlueprintSpec => ({
  title: '理论知识试卷',
  elementTableId: uuid(3, 1),
  tier: 2,
  sections: [
    { title: '单项选择题', type: 'single', count: 80, pointsEach: 100, ranges: [] },
    { title: '判断题', type: 'true_false', count: 20, pointsEach: 100, ranges: [] },
  ],
  difficulty: { target: 0.65, tolerance: 0.02 },
  durationMinutes: 90,
  ...over,
});
