import { idNumberFault } from '@kaowu/kernel';
import { Filing, RuleSets } from '@kaowu/catalogue';
import { People } from '@kaowu/people';
import { systemActor } from '@kaowu/platform';
import { TestClock } from '../../test/support';
import { startInstance, type TestInstance } from '../../test/support/instance';
import { seedAccounts } from '../accounts';
import { NURSERY, seedCatalogue } from '../catalogue';
import type { SeedContext } from '../context';
import { seedId } from '../ids';
import { DEMO_CANDIDATE_EMPLOYER, demoIdNumber, seedPeople } from '.';
import { STAFF } from './staff';

const clock = new TestClock(new Date('2026-11-20T01:00:00Z'));
let instance: TestInstance;
let ctx: SeedContext;

beforeAll(async () => {
  instance = await startInstance({ clock });
  ctx = { app: instance.nest, db: instance.db, vault: instance.vault, clock, actor: systemActor('seed'), say: () => undefined };
  await seedAccounts(ctx);
});
afterAll(() => instance.stop());

const count = async (table: string): Promise<number> => Number((await instance.db.one<{ n: string }>(`SELECT count(*) AS n FROM ${table}`))?.n);

describe('seeds of catalogue and people', () => {
  it('seed twice and change nothing the second time', async () => {
    await seedCatalogue(ctx);
    await seedPeople(ctx);
    const tables = ['catalogue_offer', 'standard_weight', 'rule_set', 'filing_scope', 'person', 'staff_post', 'qualification', 'training', 'relation', 'journal_entry'];
    const before = await Promise.all(tables.map(count));
    await seedCatalogue(ctx);
    await seedPeople(ctx);
    expect(await Promise.all(tables.map(count))).toEqual(before);
    expect(before[4]).toBe(STAFF.length);
  });

  it('the round of the demonstration is within the filing', async () => {
    const filing = ctx.app.get(Filing);
    const round = { key: NURSERY, districtCode: '110108', from: '2026-11-20', to: '2026-11-21' };
    expect(await filing.check(round)).toMatchObject({ ok: true });
    expect(await filing.check({ ...round, districtCode: '110101' })).toMatchObject({ ok: false });
  });

  it('the examiners can be assigned but for one with a relation and one with a lapsed card', async () => {
    const { values } = await ctx.app.get(RuleSets).current('2026-11-20');
    const dossiers = await ctx.app.get(People).dossiers([1, 2, 3, 4, 5, 6, 7].map((n) => seedId(`person:examiner${n}`)));
    expect(dossiers.map((d) => d.qualifications.some((q) => q.kind === 'examiner' && q.validTo >= '2028-01-01'))).toEqual([true, true, true, true, true, true, false]);
    expect(dossiers.map((d) => d.relations.some((r) => r.withEmployer === DEMO_CANDIDATE_EMPLOYER))).toEqual([false, false, false, false, false, true, false]);
    expect(dossiers.every((d) => d.lastTrainingOn === '2026-10-11' && d.posts.includes('examiner'))).toBe(true);
    expect(values.staffing.trainingEveryDays).toBeGreaterThanOrEqual(40);
  });

  it('the numbers of the demonstration are sound and differ', () => {
    const numbers = STAFF.map((_, i) => demoIdNumber(i + 1));
    expect(numbers.map(idNumberFault).filter((f) => f !== null)).toEqual([]);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});
