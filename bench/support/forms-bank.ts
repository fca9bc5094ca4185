import type { BlueprintSpec } from '@kaowu/contracts';
import { seededRandom, sha256 } from '@kaowu/kernel';
import type { SupplyItem, WeightedRange } from '@kaowu/assembly';

const uuid = (name: string): string => sha256(name).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

/** A bank of 2,000 items over 60 ranges, with importance letters, enemies and stimulus sets, and a blueprint of 160 questions. */
export function formsBank(size: number): { table: WeightedRange[]; pool: SupplyItem[]; blueprint: BlueprintSpec } {
  const random = seededRandom('forms');
  const codes = [...'ABCDEFGHIJ'].flatMap((one) => [...'ABCDEF'].map((two) => `${one}-${two}`));
  const table: WeightedRange[] = [
    ...[...'ABCDEFGHIJ'].map((code): WeightedRange => ({ code, tier: 1, name: code, weightHundredths: 1000 })),
    ...codes.map((code, i): WeightedRange => ({ code, tier: 2, name: code, weightHundredths: i % 6 === 0 ? 165 : 167 })),
  ];
  const pool = Array.from({ length: size }, (_, n): SupplyItem => ({
    itemId: uuid(`f${n}`), versionId: uuid(`fv${n}`), type: n % 5 === 0 ? 'true_false' : 'single',
    elementCode: `${codes[n % codes.length] ?? ''}-A-${String(1 + random.below(30)).padStart(3, '0')}`,
    difficulty: (35 + random.below(56)) / 100, digest: sha256(`${n}`), importance: (['X', 'X', 'X', 'Y', 'Z'] as const)[random.below(5)] ?? 'X',
    enemies: n % 40 === 0 && n > 0 ? [uuid(`f${n - 7}`)] : [],
    ...(n % 25 === 3 || n % 25 === 4 || n % 25 === 6 ? { stimulusId: `stimulus ${Math.floor(n / 25)}` } : {}),
  }));
  const blueprint: BlueprintSpec = {
    title: '理论知识试卷', elementTableId: uuid('table'), tier: 2, durationMinutes: 120, difficulty: { target: 0.625, tolerance: 0.02 },
    sections: [
      { title: '单项选择题', type: 'single', count: 128, pointsEach: 100, ranges: [] },
      { title: '判断题', type: 'true_false', count: 32, pointsEach: 100, ranges: [] },
    ],
    constraints: {
      rangeTolerance: 1,
      importance: [{ importance: 'X', minPercent: 55, maxPercent: 65 }, { importance: 'Y', minPercent: 15, maxPercent: 25 }, { importance: 'Z', minPercent: 15, maxPercent: 25 }],
      difficultyBands: [{ from: 0, to: 0.5, minPercent: 20, maxPercent: 30 }, { from: 0.8, to: 1, minPercent: 12, maxPercent: 22 }],
      expectedTime: { secondsByType: { single: 40, true_false: 20 }, minMinutes: 80, maxMinutes: 110 },
      mustHave: [], mustNot: [], enemies: [], maxOverlap: 0, earlier: null, exposure: null, wholeStimuli: true,
      information: informationTargets(pool),
    },
  };
  return { table, pool, blueprint };
}

/** Targets at five abilities that a paper of average items would meet: hit by all forms, they are parallel. */
function informationTargets(pool: readonly SupplyItem[]): NonNullable<BlueprintSpec['constraints']>['information'] {
  return [-2, -1, 0, 1, 2].map((ability) => {
    const mean = pool.reduce((sum, { difficulty }) => {
      const p = 1 / (1 + Math.exp(-ability - Math.log(difficulty / (1 - difficulty))));
      return sum + p * (1 - p);
    }, 0) / pool.length;
    return { ability, target: Math.round(mean * 160 * 100) / 100, tolerancePercent: 2 };
  });
}
