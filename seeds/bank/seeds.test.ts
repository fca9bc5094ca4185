import { Bank } from '@kaowu/bank';
import { Clock } from '@kaowu/kernel';
import { systemActor } from '@kaowu/platform';
import { startInstance, type TestInstance } from '../../test/support/instance';
import { seedAccounts } from '../accounts';
import { seedCatalogue } from '../catalogue';
import type { SeedContext } from '../context';
import { BANK_IDS, seedBank } from '.';

let instance: TestInstance;
let ctx: SeedContext;
let bank: Bank;

beforeAll(async () => {
  instance = await startInstance();
  ctx = { app: instance.nest, db: instance.db, vault: instance.vault, clock: instance.nest.get(Clock), actor: systemActor('seed'), say: () => undefined };
  bank = instance.nest.get(Bank);
  await seedAccounts(ctx);
  await seedCatalogue(ctx);
  await seedBank(ctx);
});
afterAll(() => instance.stop());

const count = async (table: string): Promise<number> => Number((await instance.db.one<{ n: string }>(`SELECT count(*) AS n FROM ${table}`))?.n);

describe('seeds of the bank', () => {
  it('seed twice and change nothing the second time', async () => {
    const tables = ['element_table', 'element', 'item', 'item_version', 'item_review', 'practical_task_version', 'bank_sign_off', 'journal_entry'];
    const before = await Promise.all(tables.map(count));
    await seedBank(ctx);
    expect(await Promise.all(tables.map(count))).toEqual(before);
    expect(before.slice(2, 4)).toEqual([386 + 397, 386 + 397]);
  });

  it('every tier-3 range can fill a paper of 60 single, 20 multiple and 20 true-or-false by weight, with items to spare', async () => {
    const { ranges, elements } = await bank.elementTable(BANK_IDS.theoryTable);
    const pool = await bank.pool(BANK_IDS.theoryTable);
    expect(elements.length).toBeGreaterThanOrEqual(60);
    expect(pool).toHaveLength(385);
    for (const { code, weightHundredths } of ranges.filter((r) => r.tier === 3)) {
      const held = (type: string): number => pool.filter((p) => p.type === type && p.elementCode.startsWith(`${code}-`)).length;
      const share = weightHundredths / 10_000;
      expect([code, held('single') >= 80 * share + 5]).toEqual([code, true]);
      expect([code, held('multiple') >= 20 * share + 1]).toEqual([code, true]);
      expect([code, held('true_false') >= 20 * share + 2]).toEqual([code, true]);
    }
    expect(new Set(pool.map((p) => p.elementCode)).size).toBe(elements.length);
  });

  it('the radio pool has an item in each of its 35 groups', async () => {
    const { ranges } = await bank.elementTable(BANK_IDS.radioTable);
    const pool = await bank.pool(BANK_IDS.radioTable);
    expect(pool).toHaveLength(397);
    const groups = ranges.filter((r) => r.tier === 3);
    expect(groups).toHaveLength(35);
    expect(groups.every((g) => pool.some((p) => p.elementCode.startsWith(`${g.code}-`)))).toBe(true);
  });

  it('three practical tasks of 100 points each weigh 100 percent together', async () => {
    const tasks = await bank.tasks(BANK_IDS.practicalTable);
    expect(tasks.map((t) => [t.code, t.fullPoints, t.taskVersionId])).toEqual(['P01', 'P02', 'P03'].map((code) => [code, 10_000, BANK_IDS.taskVersion(code)]));
    expect(tasks.reduce((sum, t) => sum + t.weightPercent, 0)).toBe(100);
    expect(tasks.every((t) => t.criteria.length >= 8 && t.fatalItems.length > 0)).toBe(true);
  });

  it('the question without its pictures is not drawn', async () => {
    const versions = (await bank.pool(BANK_IDS.theoryTable)).map((p) => p.versionId);
    expect((await bank.contents(versions)).some((c) => c.options.some((o) => o.text.includes('image-only')))).toBe(false);
  });
});
