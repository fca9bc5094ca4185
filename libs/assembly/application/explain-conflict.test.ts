import { NO_CONSTRAINTS, type BlueprintConstraints, type BlueprintSpec, type ConflictReport } from '@kaowu/contracts';
import { richBank, sampleBlueprint } from '../testing/sample';
import type { SupplyItem } from '../domain/ranges';
import { explainConflict } from './explain-conflict';
import { SolverSession } from './solver/solver';

let solver: SolverSession;
beforeAll(() => void (solver = new SolverSession()));
afterAll(() => solver.close());

const bank = richBank(600);
const asking = (constraints: Partial<BlueprintConstraints>, over: Partial<BlueprintSpec> = {}): BlueprintSpec =>
  sampleBlueprint({ constraints: { ...NO_CONSTRAINTS, ...constraints }, ...over });

async function explain(blueprint: BlueprintSpec, pool: SupplyItem[] = bank.pool): Promise<ConflictReport | null> {
  const explained = await explainConflict(solver, { blueprint, table: bank.table, pool, leftOut: { mustNot: new Set(blueprint.constraints?.mustNot), worn: new Set() } });
  if (!explained.ok) throw new Error(JSON.stringify(explained.problem));
  return explained.value;
}
const blamed = (report: ConflictReport | null): string[] => (report?.constraints ?? []).map(({ zh }) => zh);

describe('the smallest conflict', () => {
  it('is none where a paper can be made', async () => {
    expect(await explain(asking({}))).toBeNull();
  });

  it('of a range without enough items is that range alone with its types, and the items that are missing', async () => {
    const pool = bank.pool.filter(({ elementCode }, i) => !elementCode.startsWith('A-C-') || i % 12 === 4).filter(
      ({ elementCode }, i, all) => !elementCode.startsWith('A-C-') || all.slice(0, i).filter((item) => item.elementCode.startsWith('A-C-')).length < 2);
    const report = await explain(asking({}), pool);
    expect(blamed(report)).toEqual(['鉴定范围 A-C A-C 鉴定范围 5 题']);
    expect(report?.mends.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect(report?.mends.every(({ rangeCode, difficulty, importance }) => rangeCode === 'A-C' && difficulty === null && importance === null)).toBe(true);
    expect(report?.proven).toBe(true);
  });

  it('of importance and difficulty names both, and mends with items that are both', async () => {
    const pool = bank.pool.map((item) => (item.importance === 'Z' ? { ...item, difficulty: 0.9 } : item));
    const report = await explain(asking({
      importance: [{ importance: 'Z', minPercent: 10, maxPercent: 12 }],
      difficultyBands: [{ from: 0.85, to: 1, minPercent: 0, maxPercent: 4 }],
    }), pool);
    expect(blamed(report)).toEqual(['重要程度 Z（辅助要素）占 10–12%（10–12 题）', '难度 0.85–1 的题占 0–4%（0–4 题）']);
    expect(report?.mends.reduce((sum, { count }) => sum + count, 0)).toBe(6);
    expect(report?.mends.every(({ importance, difficulty }) => importance === 'Z' && (difficulty?.to ?? 1) <= 0.85)).toBe(true);
  });

  it('of constraints that contradict each other says that no item can mend it', async () => {
    const report = await explain(asking({
      importance: [{ importance: 'X', minPercent: 60, maxPercent: 100 }, { importance: 'Y', minPercent: 60, maxPercent: 100 }],
    }));
    expect(blamed(report).filter((words) => words.startsWith('重要程度'))).toHaveLength(2);
    expect(report?.mends).toEqual([]);
  });

  it('of a must-have item that is forbidden names both', async () => {
    const id = bank.pool[3]?.itemId ?? '';
    const report = await explain(asking({ mustHave: [id], mustNot: [id] }));
    expect(blamed(report)).toEqual([expect.stringContaining('必选题 1'), '禁选题（1 道）']);
  });
});
