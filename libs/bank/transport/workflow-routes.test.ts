import { bankRoutes, type ItemSums, type ItemView } from '@kaowu/contracts';
import { RecordStatistics } from '@kaowu/bank';
import { systemActor } from '@kaowu/platform';
import { HttpClient } from '../../../apps/cli/client/http-client';
import { BANK_IDS } from '../../../seeds/bank';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { codeOf } from '../../../test/support/refusal';
import { Bank } from '../application/bank';
import { STATUSES, STEPS } from '../testing/workflows';
import { staffClients } from '../../../test/support/staff';

let instance: TestInstance;
let writer: HttpClient;
let reviewer: HttpClient;
let head: HttpClient;
let reviewerId: string;
const REASON = '测试';
const tableId = BANK_IDS.theoryTable;
const DAY = '2099-12-31';

beforeAll(async () => {
  instance = await startInstance({ seeded: true });
  [writer, reviewer, head] = await staffClients(instance, 'writer', 'reviewer', 'head');
  reviewerId = (await writer.call(bankRoutes.reviewers)).rows.find((r) => r.name === '唐审题')?.id ?? '';
});
afterAll(() => instance.stop());

const bulk = (...versionIds: string[]) => ({ body: { versionIds, reason: REASON } });
const versionOf = (view: ItemView): string => view.versions[0]?.id ?? '';
let made = 0;
const inReview = async (): Promise<ItemView> => {
  const view = await writer.call(bankRoutes.createItem, { body: { tableId, type: 'single', stem: `看板题 ${++made}`, options: [{ id: 'A', text: '甲' }, { id: 'B', text: '乙' }], key: ['A'], explanation: '', elementCode: 'A-A-A-001', difficulty: 0.65 } });
  await writer.call(bankRoutes.submitItems, bulk(versionOf(view)));
  return view;
};
const pass = (view: ItemView) => reviewer.call(bankRoutes.reviewItems, { body: { ...bulk(versionOf(view)).body, verdict: 'pass', criteria: { fitsElement: true, keyRight: true, wording: true, difficulty: true } } });
const approve = async (view: ItemView): Promise<string> => (await head.call(bankRoutes.approveItems, bulk(versionOf(view)))).refused[0]?.code ?? 'done';
const card = async (view: ItemView, client = head) => (await client.call(bankRoutes.boardCards, { query: { tableId, status: 'in_review', limit: 200 } })).rows.find((c) => c.itemId === view.id);

describe('the workflow as data', () => {
  it('is what the desk reads, with the numbers of the rule set', async () => {
    const { statuses, steps } = await writer.call(bankRoutes.workflow);
    expect(statuses.map(({ reviews: _, judges: __, ...status }) => status)).toEqual(STATUSES);
    expect(statuses.map((s) => s.reviews)).toEqual([0, 1, 0, 0, 0]);
    expect(new Set(steps)).toEqual(new Set(STEPS));
  });

  it('a step that is taken away cannot be done, without a change of code', async () => {
    const view = await inReview();
    await instance.db.query(`DELETE FROM workflow_step WHERE act = 'withdraw'`);
    expect((await writer.call(bankRoutes.withdrawItems, bulk(versionOf(view)))).refused.map((r) => r.code)).toEqual(['version.act-refused']);
    await instance.db.query(`INSERT INTO workflow_step (from_status, act, to_status, done_by) VALUES ('in_review', 'withdraw', 'draft', 'writer')`);
    expect((await writer.call(bankRoutes.withdrawItems, bulk(versionOf(view)))).done).toEqual([versionOf(view)]);
  });
});

describe('comments', () => {
  it('stand in threads, sealed, and hold up approval until they are settled by who may', async () => {
    const view = await inReview();
    await pass(view);
    const say = (client: HttpClient, threadId: string | null, text: string) => client.call(bankRoutes.addComment, { params: { id: view.id }, body: { threadId, text } });
    const [thread] = (await say(reviewer, null, '选项乙也说得通，泄密探针')).threads;
    const id = thread?.id ?? '';
    expect(await approve(view)).toBe('version.threads-open');
    expect((await card(view))?.openThreads).toBe(1);
    expect((await say(writer, id, '已改')).threads[0]?.comments.map((c) => [c.author, c.text])).toEqual([['唐审题', '选项乙也说得通，泄密探针'], ['梁命题', '已改']]);
    const raw = await instance.db.one<{ content: Buffer }>('SELECT content FROM item_comment WHERE id = $1', [id]);
    expect(raw?.content.toString('utf8')).not.toContain('泄密探针');
    const settle = (client: HttpClient) => client.call(bankRoutes.settleThread, { params: { id } });
    expect(await codeOf(settle(head))).toBe('comment.not-yours');
    expect((await settle(writer)).threads[0]?.settledBy).toBe('梁命题');
    expect([await codeOf(settle(reviewer)), await codeOf(say(reviewer, id, '再说一句')), await codeOf(say(reviewer, view.id, '没有这条'))]).toEqual(['comment.thread-settled', 'comment.thread-settled', 'comment.thread-unknown']);
    expect(await approve(view)).toBe('done');
  });
});

describe('estimates', () => {
  it('are hidden from who has yet to judge, and each judge’s latest counts', async () => {
    const view = await inReview();
    const give = (client: HttpClient, estimate: number) => client.call(bankRoutes.estimateItem, { params: { id: versionOf(view) }, body: { estimate } });
    expect((await writer.call(bankRoutes.discussion, { params: { id: view.id } })).estimates).toMatchObject({ judges: 0, mean: null });
    await instance.db.query(
      `INSERT INTO item_estimate (id, version_id, writer_id, judge_id, judge_name, estimate, at) SELECT gen_random_uuid(), id, writer_id, 'other', '另一位', 0.4, now() FROM item_version WHERE id = $1`, [versionOf(view)]);
    expect((await reviewer.call(bankRoutes.discussion, { params: { id: view.id } })).estimates).toEqual({ judges: 1, mean: null, deviation: null, own: null, estimates: [] });
    await give(reviewer, 0.9);
    expect((await give(reviewer, 0.6)).estimates).toMatchObject({ judges: 2, mean: 0.5, deviation: 0.141, own: 0.6 });
    expect(await instance.db.one('SELECT count(*)::int AS n FROM item_estimate WHERE version_id = $1', [versionOf(view)])).toEqual({ n: 3 });
    expect(await codeOf(give(writer, 0.5))).toBe('access.denied');
    await pass(view);
    await approve(view);
    expect(await codeOf(give(reviewer, 0.5))).toBe('version.not-in-review');
  });
});

describe('assignments', () => {
  it('ask a reviewer by a day, are done by the verdict, and tell what is overdue', async () => {
    const [a, b] = [await inReview(), await inReview()];
    const ask = (more: object = {}) => head.call(bankRoutes.assignReview, { body: { versionIds: [versionOf(a), versionOf(b)], reviewerId, dueOn: DAY, reason: REASON, ...more } });
    expect([await codeOf(ask({ reviewerId: 'nobody' })), await codeOf(ask({ dueOn: '2020-01-01' }))]).toEqual(['assignment.reviewer-unknown', 'assignment.due-past']);
    expect((await ask()).done).toHaveLength(2);
    expect((await ask()).refused.map((r) => r.code)).toEqual(['assignment.exists', 'assignment.exists']);
    expect(await codeOf(writer.call(bankRoutes.assignReview, { body: { versionIds: [versionOf(a)], reviewerId, dueOn: DAY, reason: REASON } }))).toBe('access.denied');
    await pass(a);
    expect((await card(a))?.assigned).toMatchObject([{ reviewer: '唐审题', dueOn: DAY, done: true }]);
    const open = async (query: object) => (await reviewer.call(bankRoutes.reviewAssignments, { query })).rows.filter((r) => [a.id, b.id].includes(r.itemId)).map((r) => [r.itemId, r.overdue]);
    expect(await open({ mine: 'true' })).toEqual([[b.id, false]]);
    await instance.db.query('ALTER TABLE review_assignment DISABLE TRIGGER ALL');
    await instance.db.query(`UPDATE review_assignment SET due_on = '2020-01-01'`);
    await instance.db.query('ALTER TABLE review_assignment ENABLE TRIGGER ALL');
    expect(await open({ overdue: 'true' })).toEqual([[b.id, true]]);
    const { rows } = await head.call(bankRoutes.reviewerPace);
    expect(rows.find((r) => r.reviewerId === reviewerId)).toMatchObject({ late: 1, open: 1, overdue: 1 });
    expect((await head.call(bankRoutes.reviewerPaceWorkbook)).size).toBeGreaterThan(1000);
    await writer.call(bankRoutes.withdrawItems, bulk(versionOf(b)));
    expect(await open({})).toEqual([]);
  });
});

describe('statistics of released rounds', () => {
  const round = '0199a000-0000-7000-8000-000000000001';
  const sums = (versionId: string, more: Partial<ItemSums> = {}): ItemSums => ({
    versionId, sessions: 1, responses: 4, omitted: 0, score: 2, scoreSquared: 2, rest: 1.75, restSquared: 1.3125, product: 1.5,
    options: [{ id: 'A', chosen: 2, rest: 1.5 }, { id: 'B', chosen: 1, rest: 0 }], ...more,
  });
  const record = (roundId: string, list: ItemSums[]) => instance.nest.get(RecordStatistics).run(systemActor('test'), roundId, list);

  it('make facility, discrimination and options; a repeat changes nothing, another round adds', async () => {
    const view = await inReview();
    await pass(view);
    await approve(view);
    const id = versionOf(view);
    await record(round, [sums(id)]);
    await record(round, [sums(id)]);
    const read = async () => (await reviewer.call(bankRoutes.itemStatistics, { params: { id: view.id } })).versions[0];
    expect(await read()).toMatchObject({ responses: 4, rounds: 1, facility: 0.5, discrimination: 0.8452, options: [{ id: 'A', right: true, chosen: 2, discrimination: 0.8452 }, { id: 'B', right: false, chosen: 1, discrimination: -0.6831 }] });
    await record('0199a000-0000-7000-8000-000000000002', [sums(id, { score: 4, scoreSquared: 4, product: 1.75 })]);
    // In the second round all were right: it adds answers and rests, and nothing to the covariance: 0.625 / √(1 · 1.09375).
    expect(await read()).toMatchObject({ responses: 8, rounds: 2, facility: 0.75, discrimination: 0.5976 });
    const map = await reviewer.call(bankRoutes.coverageMap, { params: { id: tableId } });
    expect(map.cells.find((c) => c.code === 'A-A-A-001')?.seenMost).toBe(8);
  });

  it('propose to retire; a person keeps or adopts the observed difficulty, and the pool draws by it', async () => {
    const view = await inReview();
    await pass(view);
    await approve(view);
    const id = versionOf(view);
    await record('0199a000-0000-7000-8000-000000000003', [sums(id, { responses: 400, score: 20, scoreSquared: 20, rest: 175, restSquared: 131.25, product: 14, options: [] })]);
    const proposals = async () => (await head.call(bankRoutes.tableStatistics, { params: { id: tableId }, query: { proposed: 'true' } })).rows.map((r) => [r.versionId, r.flags]);
    expect(await proposals()).toEqual([[id, ['too-hard']]]);
    expect((await head.call(bankRoutes.calibrateItems, bulk(id))).done).toEqual([id]);
    const pool = await instance.nest.get(Bank).pool(tableId);
    expect(pool.find((p) => p.versionId === id)?.difficulty).toBe(0.05);
    expect((await head.call(bankRoutes.item, { params: { id: view.id } })).versions[0]?.difficulty).toBe(0.65);
    expect((await head.call(bankRoutes.keepItems, bulk(id))).done).toEqual([id]);
    expect(await proposals()).toEqual([]);
    await record('0199a000-0000-7000-8000-000000000004', [sums(id)]);
    expect(await proposals()).toEqual([[id, ['too-hard']]]);
    expect((await head.call(bankRoutes.tableStatisticsWorkbook, { params: { id: tableId } })).size).toBeGreaterThan(1000);
  });

  it('too few answers are no difficulty, and only who approves concludes', async () => {
    const view = await inReview();
    expect((await head.call(bankRoutes.calibrateItems, bulk(versionOf(view)))).refused.map((r) => r.code)).toEqual(['version.no-statistics']);
    await record('0199a000-0000-7000-8000-000000000005', [sums(versionOf(view))]);
    expect((await head.call(bankRoutes.calibrateItems, bulk(versionOf(view)))).refused.map((r) => r.code)).toEqual(['version.no-statistics']);
    expect(await codeOf(writer.call(bankRoutes.keepItems, bulk(versionOf(view))))).toBe('access.denied');
  });
});

it('the heat map leaves as a workbook', async () => {
  expect((await writer.call(bankRoutes.coverageMapWorkbook, { params: { id: tableId } })).size).toBeGreaterThan(1000);
});
