import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleSetEntry, type FilingEntry, type OccupationKey, type ProblemCode } from '@kaowu/contracts';
import { Journal, journalMigrations, VerifyChain } from '@kaowu/journal';
import { platformMigrations, Refusal } from '@kaowu/platform';
import { databaseWith, staffActor, TestClock, type TestDatabase } from '../../../test/support';
import { catalogueMigrations } from '../persistence/migrations';
import { findStandards } from '../persistence/standard-rows';
import { AddFiling } from './add-filing';
import { AddRuleSet } from './add-rule-set';
import { Catalogue } from './catalogue';
import { CloseFiling } from './close-filing';
import { EnterWeights } from './enter-weights';
import { Filing } from './filing';
import { ImportEditions } from './import-editions';
import { ImportWeights } from './import-weights';
import { Organisation } from './organisation';
import { RuleSets } from './rule-sets';
import { SetEditionDates } from './set-edition-dates';

const seed = (name: string): Buffer => readFileSync(join(__dirname, '../../../seeds/catalogue', name));
const officer = staffActor('0199a000-0000-7000-8000-000000000001', ['officer']);
const clock = new TestClock(new Date('2026-11-20T01:00:00Z'));

let test: TestDatabase;
let journal: Journal;
let catalogue: Catalogue;
let importer: ImportEditions;
let ruleSets: RuleSets;
let filing: Filing;
let receipts: AddFiling;

beforeAll(async () => {
  test = await databaseWith([...platformMigrations, ...journalMigrations, ...catalogueMigrations]);
  journal = new Journal(test.db, clock);
  catalogue = new Catalogue(test.db);
  importer = new ImportEditions(test.db, journal, clock);
  ruleSets = new RuleSets(test.db, clock);
  filing = new Filing(test.db, clock);
  receipts = new AddFiling(test.db, journal, catalogue, ruleSets, filing);
});
afterAll(() => test.stop());

const refusedWith = async (work: Promise<unknown>): Promise<ProblemCode | 'granted'> => {
  try {
    await work;
    return 'granted';
  } catch (error) {
    if (error instanceof Refusal) return error.problem.code;
    throw error;
  }
};
const entries = async (action: string): Promise<number> =>
  Number((await test.db.one<{ n: string }>('SELECT count(*) AS n FROM journal_entry WHERE action = $1', [action]))?.n);
const jsonBytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

const nursery: OccupationKey = { edition: 'RESELECT-42', code: '4-10-01-03', direction: '', level: '5' };

describe('the importer of lists (step 1 of the exam day)', () => {
  it('a dry run tells the counts and the difference, and writes nothing', async () => {
    const report = await importer.run(officer, seed('catalogue.json'), { dryRun: true });
    expect(report.editions.map((e) => [e.edition, e.outcome, e.occupations, e.offers])).toEqual([
      ['BJ-2022-8', 'imported', 20, 137],
      ['RESELECT-42', 'imported', 42, 194],
    ]);
    expect(report.editions[1]?.difference?.recoded).toHaveLength(4);
    expect(await catalogue.editions()).toEqual([]);
    expect(await entries('catalogue.edition-imported')).toBe(0);
  });

  it('imports both lists, once, in the journal', async () => {
    await Promise.all([importer.run(officer, seed('catalogue.json'), { dryRun: false }), importer.run(officer, seed('catalogue.json'), { dryRun: false })]);
    const again = await importer.run(officer, seed('catalogue.json'), { dryRun: false });
    expect(again.editions.map((e) => e.outcome)).toEqual(['unchanged', 'unchanged']);
    expect((await catalogue.editions()).map((e) => [e.edition, e.directions, e.offers])).toEqual([['BJ-2022-8', 20, 137], ['RESELECT-42', 0, 194]]);
    expect(await entries('catalogue.edition-imported')).toBe(2);
  });

  it('finds an offer by its whole key only', async () => {
    expect(await catalogue.findOffer(nursery)).toEqual({ key: nursery, occupationName: '保育师', listTitle: '遴选职业（工种）汇总表' });
    expect(await catalogue.findOffer({ ...nursery, edition: 'BJ-2022-8' })).toBeNull();
    expect(await catalogue.findOffer({ ...nursery, level: 'S' })).toBeNull();
    const recoded = { edition: 'BJ-2022-8', code: '4-04-05-04', direction: '建筑工程', level: '3' } as const;
    expect((await catalogue.findOffer(recoded))?.occupationName).toBe('建筑信息模型技术员');
    expect(await catalogue.findOffer({ ...recoded, level: '5' })).toBeNull();
  });

  it('tells the difference of two registered lists as of their files', async () => {
    const difference = await catalogue.difference('BJ-2022-8', 'RESELECT-42');
    expect(difference.recoded.map((r) => `${r.name} ${r.fromCode} → ${r.toCode}`)).toEqual([
      '互联网营销师 4-01-02-07 → 4-01-06-02',
      '无人机驾驶员 4-99-00-00 → 4-02-04-06',
      '工业机器人系统操作员 6-30-99-00 → 6-31-07-03',
      '工业机器人系统运维员 6-31-01-10 → 6-31-07-01',
    ]);
    expect(await refusedWith(catalogue.difference('BJ-2022-8', 'X'))).toBe('catalogue.edition-unknown');
  });

  it('refuses a registered list with other content, and wrong files whole', async () => {
    const changed = JSON.parse(seed('catalogue.json').toString()) as { lists: { title: string; id: string }[] };
    changed.lists = changed.lists.map((l) => (l.id === 'BJ-2022-8' ? { ...l, title: '另一份' } : { ...l, id: 'NEW' }));
    expect(await refusedWith(importer.run(officer, jsonBytes(changed), { dryRun: false }))).toBe('catalogue.edition-differs');
    expect((await catalogue.editions()).map((e) => e.edition)).toEqual(['BJ-2022-8', 'RESELECT-42']);
    expect(await refusedWith(importer.run(officer, new TextEncoder().encode('{'), { dryRun: false }))).toBe('file.unreadable');
    expect(await refusedWith(importer.run(officer, jsonBytes({ lists: [{ id: 'Y' }] }), { dryRun: false }))).toBe('request.invalid');
  });

  it('a registered list cannot be altered even by SQL', async () => {
    await expect(test.db.query("UPDATE catalogue_offer SET level = '1' WHERE code = '4-10-01-03'")).rejects.toThrow(/never changes/);
    await expect(test.db.query("DELETE FROM catalogue_occupation WHERE code = '4-10-01-03'")).rejects.toThrow(/never changes/);
  });

  it('its days can be set', async () => {
    const dates = new SetEditionDates(test.db, journal, catalogue);
    const reason = '按通知登记';
    expect(await dates.run(officer, 'RESELECT-42', { effectiveFrom: '2025-01-01', effectiveTo: null, reason })).toMatchObject({ effectiveFrom: '2025-01-01', effectiveTo: null });
    expect(await refusedWith(dates.run(officer, 'RESELECT-42', { effectiveFrom: '2025-01-02', effectiveTo: '2025-01-01', reason }))).toBe('catalogue.dates-reversed');
  });
});

describe('standards and weights (D2)', () => {
  it('imports what sums to 100 % and names the rest, once', async () => {
    const weights = new ImportWeights(test.db, journal);
    const first = await weights.run(officer, seed('skill-weights.json'), { dryRun: false });
    expect(first.standardsAdded).toBeGreaterThanOrEqual(41);
    expect(first.leftOut.length).toBeGreaterThan(0);
    const again = await weights.run(officer, seed('skill-weights.json'), { dryRun: false });
    expect([again.standardsAdded, await entries('catalogue.weights-imported')]).toEqual([0, 1]);
    const [standard] = await findStandards(test.db, { edition: 'RESELECT-42', code: '4-10-01-03' });
    expect(standard?.tables.find((t) => t.level === '5')?.rows.reduce((n, r) => n + r.weightHundredths, 0)).toBe(10_000);
    expect((await catalogue.occupations('RESELECT-42')).find((o) => o.code === '4-10-01-03')?.standardEdition).toBe('2021');
  });

  it('takes theory weights from a person and refuses what is not 100 %', async () => {
    const enter = new EnterWeights(test.db, journal);
    const [standard] = await findStandards(test.db, { code: '4-10-01-03' });
    const entry = (basic: number) => ({
      mode: 'theory' as const, level: '5' as const, source: '保育师国家职业技能标准 2021', reason: '按标准登记',
      rows: [{ name: '基本要求', weightHundredths: basic }, { name: '相关知识', weightHundredths: 7000 }],
    });
    const after = await enter.run(officer, standard?.id ?? '', entry(3000));
    expect(after.tables.find((t) => t.mode === 'theory')?.rows).toHaveLength(2);
    expect(await refusedWith(enter.run(officer, standard?.id ?? '', entry(2999)))).toBe('standard.weights-not-100');
    await expect(test.db.query("UPDATE standard_weight SET weight_hundredths = 1 WHERE mode = 'theory' AND seq = 0")).rejects.toThrow(/sum to/);
  });
});

describe('rule sets', () => {
  const entry = (over: object = {}) => ruleSetEntry.parse({ ...(JSON.parse(seed('rule-set.default.json').toString()) as object), reason: '出厂默认', ...over });

  it('none is in force before one is registered; then the one of the day; versions never change', async () => {
    const add = new AddRuleSet(test.db, journal, clock);
    expect(await refusedWith(ruleSets.current('2026-11-20'))).toBe('rule-set.none-in-force');
    const first = await add.run(officer, entry({ effectiveFrom: '2024-01-01' }));
    expect(await refusedWith(add.run(officer, entry({ effectiveFrom: '2024-01-01' })))).toBe('rule-set.unchanged');
    const { values } = await ruleSets.get(first);
    const second = await add.run(officer, entry({ effectiveFrom: '2027-01-01', values: { ...values, room: { ...values.room, lateEntryMinutes: 0 } } }));
    expect([(await ruleSets.current('2026-12-31')).id, (await ruleSets.current('2027-01-01')).id]).toEqual([first, second]);
    expect(await ruleSets.list()).toMatchObject([
      { id: second, version: 2, current: false, changes: [{ path: 'room.lateEntryMinutes', from: '15', to: '0' }] },
      { id: first, version: 1, current: true, changes: [] },
    ]);
    await expect(test.db.query('UPDATE rule_set SET version = 9')).rejects.toThrow(/never changes/);
  });
});

describe('organisation and filing (step 2, D12, D41, D59)', () => {
  const particulars = {
    name: '示范职业技能评价中心', creditCode: '52110000500020001T', bodyType: 'S' as const, bodyCode: '0001', provinceCode: '11', siteSerial: '000001',
    filingNo: '京人社备 2026-001', districtCode: '110108', address: '', telephone: '', reason: '首次登记',
  };
  const entry = (over: Partial<FilingEntry> = {}): FilingEntry => ({
    receiptNo: 'R-1', validFrom: '2025-03-01', validTo: '2028-02-29', reason: '回执',
    lines: (['5', '4', '3'] as const).map((level) => ({ key: { ...nursery, level }, districts: ['110108', '110105'] })),
    ...over,
  });

  it('the organisation is registered once and corrected after, with a sound credit code', async () => {
    const organisation = new Organisation(test.db, journal);
    expect(await refusedWith(organisation.get())).toBe('organisation.not-registered');
    const { id } = await organisation.save(officer, particulars);
    expect(await organisation.save(officer, { ...particulars, telephone: '010-0000' })).toMatchObject({ id, telephone: '010-0000' });
    expect(await refusedWith(organisation.save(officer, { ...particulars, creditCode: '52110000500020001U' }))).toBe('organisation.credit-code-check');
    expect(await refusedWith(organisation.save(officer, { ...particulars, districtCode: '120101' }))).toBe('organisation.district-outside-province');
  });

  it('refuses lines that no list offers and too many occupations, wholly', async () => {
    const lines = [...entry().lines, { key: { ...nursery, direction: '托育' }, districts: ['110108'] }];
    expect(await refusedWith(receipts.run(officer, entry({ lines })))).toBe('catalogue.offer-unknown');
    const early = { validFrom: '2024-12-31', validTo: '2025-12-31' };
    expect(await refusedWith(receipts.run(officer, entry(early)))).toBe('catalogue.edition-not-in-force');
    const four = ['4-10-01-03', '4-10-01-05', '4-10-01-06', '4-03-02-02'].map((code) => ({ key: { ...nursery, code }, districts: ['110108'] }));
    expect(await refusedWith(receipts.run(officer, entry({ lines: four })))).toBe('filing.too-many-occupations');
    expect(await filing.list()).toEqual([]);
  });

  it('registers a receipt, and a round outside it is refused with the reason', async () => {
    const scopes = await receipts.run(officer, entry());
    expect(scopes.map((s) => [s.key.level, s.occupationName, s.state])).toEqual([['5', '保育师', 'in_force'], ['4', '保育师', 'in_force'], ['3', '保育师', 'in_force']]);
    const round = { key: nursery, districtCode: '110108', from: '2026-11-20', to: '2026-11-21' };
    expect(await filing.check(round)).toEqual({ ok: true, value: { scopeId: scopes[0]?.id } });
    const reasons = await Promise.all([
      filing.check({ ...round, key: { ...nursery, level: '2' } }),
      filing.check({ ...round, districtCode: '110101' }),
      filing.check({ ...round, to: '2028-03-01' }),
    ]);
    expect(reasons.map((r) => (r.ok ? 'ok' : r.problem.code))).toEqual(['filing.level-not-filed', 'filing.district-not-filed', 'filing.ends-before-round']);
  });

  it('knows a receipt again, and two at once do not both get in', async () => {
    expect(await refusedWith(receipts.run(officer, entry()))).toBe('filing.receipt-known');
    const add = (receiptNo: string) => refusedWith(receipts.run(officer, entry({ receiptNo, lines: [{ key: { ...nursery, level: '2' }, districts: ['110108'] }] })));
    const outcomes = await Promise.all([add('R-2'), add('R-3')]);
    expect(outcomes.filter((o) => o === 'granted')).toHaveLength(1);
  });

  it('a line that is ended early refuses rounds after its last day', async () => {
    const close = new CloseFiling(test.db, journal, clock);
    const line = (await filing.list()).find((s) => s.key.level === '3');
    const closed = await close.run(officer, line?.id ?? '', { lastDay: '2026-11-19', reason: '主动终止' });
    expect(closed).toMatchObject({ state: 'closed', daysLeft: 0, closedReason: '主动终止' });
    const round = { key: { ...nursery, level: '3' as const }, districtCode: '110108', from: '2026-11-20', to: '2026-11-20' };
    expect(await filing.check(round)).toMatchObject({ ok: false, problem: { code: 'filing.expired' } });
  });

  it('all of it stands in a journal that verifies', async () => {
    expect(await entries('filing.added')).toBe(2);
    expect(await entries('filing.closed')).toBe(1);
    expect(await new VerifyChain(test.db).run()).toMatchObject({ ok: true });
  });
});
