import type { Database } from '@kaowu/platform';
import { bankRoutes, type InputOf, type ItemSums } from '@kaowu/contracts';
import { RecordStatistics } from '@kaowu/bank';
import { systemActor } from '@kaowu/platform';
import type { HttpClient } from '../../../apps/cli/client/http-client';
import { BANK_IDS } from '../../../seeds/bank';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { codeOf } from '../../../test/support/refusal';
import { retirementFlags, type RetirementRule } from '../domain/item-statistics';
import { countItems, listItems } from './item-list';
import { tableTotals } from './statistics';
import { staffClient } from '../../../test/support/staff';

let instance: TestInstance;
let db: Database;
let reviewer: HttpClient;
let versions: { id: string; item_id: string; serial: number }[];
const tableId = BANK_IDS.theoryTable;
const RULE: RetirementRule = { minResponses: 30, facilityAtLeastPercent: 30, facilityAtMostPercent: 90, discriminationAtLeastHundredths: 20, seenAtMost: 500 };
const ROUND = '0199a000-0000-7000-8000-00000000000';

/** Sums whose facility is right / responses and whose discrimination is `r`. */
function sumsOf(versionId: string, responses: number, right: number, r: number): ItemSums {
  const ofScore = right - (right * right) / responses;
  const [rest, restSquared] = [responses / 2, responses / 2];
  const ofRest = restSquared - (rest * rest) / responses;
  return { versionId, sessions: 1, responses, omitted: 0, score: right, scoreSquared: right, rest, restSquared, product: (right * rest) / responses + r * Math.sqrt(ofScore * ofRest), options: [] };
}
const record = (round: number, sums: ItemSums[]) => instance.nest.get(RecordStatistics).run(systemActor('test'), `${ROUND}${round}`, sums);

beforeAll(async () => {
  instance = await startInstance({ seeded: true });
  db = instance.db;
  reviewer = await staffClient(instance, 'reviewer');
  await db.query('DELETE FROM item_statistic_total');
  await db.query('DELETE FROM item_statistic');
  versions = await db.query(`SELECT v.id, v.item_id, i.serial FROM item_version v JOIN item i ON i.id = v.item_id WHERE v.table_id = $1 AND v.state = 'approved' ORDER BY i.serial LIMIT 8`, [tableId]);
  const id = (n: number): string => versions[n]?.id ?? '';
  await record(1, [
    sumsOf(id(0), 100, 29, 0.5), sumsOf(id(1), 100, 30, 0.19), sumsOf(id(2), 100, 90, 0.2), sumsOf(id(3), 100, 91, 0.4), sumsOf(id(4), 29, 2, -0.3), sumsOf(id(5), 501, 250, 0.35), sumsOf(id(6), 500, 500, 0),
  ]);
});
afterAll(() => instance.stop());

const serials = async (query: Partial<InputOf<typeof bankRoutes.items>['query']>): Promise<number[]> => {
  const filter = { tableId, state: 'approved' as const, ...query };
  const rows = await listItems(db, filter, RULE, { after: 0, offset: 0, limit: 10_000, words: null });
  expect(await countItems(db, filter, RULE)).toBe(rows.length);
  const places = versions.map((v) => v.serial);
  return rows.map((r) => places.indexOf(r.serial)).filter((place) => place >= 0);
};

test.each([
  ['facility from, with its edge', { facilityFrom: 0.9 }, [2, 3, 6]],
  ['facility to, with its edge', { facilityTo: 0.3 }, [0, 1, 4]],
  ['both bounds', { facilityFrom: 0.3, facilityTo: 0.9 }, [1, 2, 5]],
  ['discrimination from; one that nobody or everybody had right has none', { discriminationFrom: 0.35 }, [0, 3, 5]],
  ['discrimination to', { discriminationTo: 0 }, [4]],
  ['seen at least, with its edge', { seenAtLeast: 500 }, [5, 6]],
  ['seen at least, one more', { seenAtLeast: 501 }, [5]],
  ['several together', { facilityTo: 0.3, seenAtLeast: 100 }, [0, 1]],
  ['bounds that contradict', { facilityFrom: 0.5, facilityTo: 0.4 }, []],
  ['flagged', { flagged: true }, [0, 1, 3, 5, 6]],
  ['flagged and bounded', { flagged: true, facilityFrom: 0.5 }, [3, 6]],
  ['never used with a bound is nothing', { neverUsed: true, seenAtLeast: 1 }, []],
] as const)('%s', async (_, query, expected) => expect(await serials(query)).toEqual(expected));

test('never used are all the others', async () => {
  const all = await countItems(db, { tableId, state: 'approved' }, null);
  expect(await countItems(db, { tableId, state: 'approved', neverUsed: true }, null)).toBe(all - 7);
  expect(await serials({ neverUsed: true })).toEqual([7]);
});

test('without a rule nothing is flagged', async () => {
  expect(await countItems(db, { tableId, flagged: true }, null)).toBe(0);
});

test('flagged is what the rule says of each row, one by one', async () => {
  const rows = await tableTotals(db, tableId);
  const proposed = rows.filter((r) => retirementFlags(r, RULE).length > 0 && r.state === 'approved' && r.kept_by === null).map((r) => r.serial);
  const listed = await listItems(db, { tableId, flagged: true }, RULE, { after: 0, offset: 0, limit: 10_000, words: null });
  expect(listed.map((r) => r.serial)).toEqual(proposed);
});

test('what a person kept is flagged again once newer answers come', async () => {
  const kept = versions[0]?.id ?? '';
  await db.query(`INSERT INTO item_kept (id, version_id, responses, kept_by, kept_name, reason, at) VALUES (gen_random_uuid(), $1, 100, 'x', 'x', '看过', now())`, [kept]);
  expect(await serials({ flagged: true })).toEqual([1, 3, 5, 6]);
  await record(2, [sumsOf(kept, 1, 0, 0)]);
  expect(await serials({ flagged: true })).toEqual([0, 1, 3, 5, 6]);
  // A round that is handed up again without the item takes its answers away.
  await record(2, []);
  expect(await serials({ flagged: true })).toEqual([1, 3, 5, 6]);
  expect(await db.one('SELECT responses, rounds FROM item_statistic_total WHERE version_id = $1', [kept])).toEqual({ responses: 100, rounds: 1 });
});

test('a new version is judged by the figures of the one that was answered, which the line names', async () => {
  const [first] = versions;
  const newer = await db.one<{ id: string }>(
    `INSERT INTO item_version (id, item_id, table_id, version, type, element_code, difficulty, content, digest, state, status, writer_id, writer_name, made_at, changed_at)
     SELECT gen_random_uuid(), item_id, table_id, version + 1, type, element_code, difficulty, content, digest, 'draft', 'draft', writer_id, writer_name, now(), now() FROM item_version WHERE id = $1 RETURNING id`, [first?.id]);
  const line = async () => (await reviewer.call(bankRoutes.items, { query: { tableId, serial: first?.serial, facilityTo: 0.29 } })).rows[0];
  expect(await line()).toMatchObject({ state: 'draft', figures: { version: 1, responses: 100, facility: 0.29, discrimination: 0.5 } });
  await record(3, [sumsOf(newer?.id ?? '', 40, 8, 0.1)]);
  expect(await line()).toMatchObject({ state: 'draft', figures: { version: 2, responses: 40, facility: 0.2 } });
  await record(3, []);
});

test('the route takes texts, and refuses bounds that are none', async () => {
  const ask = (query: object) => reviewer.call(bankRoutes.items, { query: { tableId, ...query } as never });
  expect((await ask({ facilityFrom: '0.91', state: 'approved' })).rows.map((r) => r.figures?.facility)).toEqual([0.91, 1]);
  expect((await ask({ neverUsed: 'true', state: 'approved', limit: 1 })).rows[0]?.figures).toBeNull();
  expect((await ask({ neverUsed: 'false', seenAtLeast: '501' })).rows.map((r) => r.serial)).toEqual([versions[5]?.serial]);
  for (const wrong of [{ facilityFrom: '1.1' }, { discriminationTo: '-2' }, { seenAtLeast: '0' }, { seenAtLeast: '2.5' }, { flagged: 'perhaps' }]) expect(await codeOf(ask(wrong))).toBe('request.invalid');
});
