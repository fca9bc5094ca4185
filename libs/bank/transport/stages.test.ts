import { bankRoutes, oversightRoutes, type ItemView, type WorkflowDefinition } from '@kaowu/contracts';
import { newId } from '@kaowu/kernel';
import { HttpClient } from '../../../apps/cli/client/http-client';
import { BANK_IDS } from '../../../seeds/bank';
import { staffActor } from '../../../test/support';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { codeOf } from '../../../test/support/refusal';
import { Bank } from '../application/bank';
import { MoveItems } from '../application/move-items';
import { lockInForce } from '../persistence/workflow';
import { SHIPPED, STAGES } from '../testing/workflows';
import { staffClients } from '../../../test/support/staff';

let instance: TestInstance;
let writer: HttpClient;
let reviewer: HttpClient;
let head: HttpClient;
const reason = '测试';
const tableId = BANK_IDS.theoryTable;
const colleague = staffActor(newId(), ['item_reviewer'], '程审题');
const CRITERIA = { fitsElement: true, keyRight: true, wording: true, difficulty: true };

const activated = async (next: WorkflowDefinition): Promise<void> => {
  const { rows } = await head.call(bankRoutes.workflowVersions);
  const draft = await head.call(bankRoutes.saveWorkflowDraft, { body: { baseNumber: rows[0]?.number ?? 0, ...next, note: '' } });
  await reviewer.call(bankRoutes.activateWorkflow, { params: { id: draft.id }, body: { reason } });
};

beforeAll(async () => {
  instance = await startInstance({ seeded: true });
  [writer, reviewer, head] = await staffClients(instance, 'writer', 'reviewer', 'head');
  await activated(STAGES);
});
afterAll(() => instance.stop());

const bulk = (id: string) => ({ body: { versionIds: [id], reason } });
const versionOf = (view: ItemView): string => view.versions[0]?.id ?? '';
let made = 0;
const drafted = async (): Promise<ItemView> =>
  writer.call(bankRoutes.createItem, { body: { tableId, type: 'single', stem: `环节题 ${++made}`, options: [{ id: 'A', text: '甲' }, { id: 'B', text: '乙' }], key: ['A'], explanation: '', elementCode: 'A-A-A-001', difficulty: 0.65 } });
const submitted = async (): Promise<{ view: ItemView; id: string }> => {
  const view = await drafted();
  await writer.call(bankRoutes.submitItems, bulk(versionOf(view)));
  return { view, id: versionOf(view) };
};
const pass = (id: string) => reviewer.call(bankRoutes.reviewItems, { body: { ...bulk(id).body, verdict: 'pass', criteria: CRITERIA } });
const colleaguePasses = (id: string) => instance.nest.get(MoveItems).review(colleague, [id], { verdict: 'pass', reason, criteria: CRITERIA });
const forward = (id: string) => reviewer.call(bankRoutes.forwardItems, bulk(id));
const approve = (id: string) => head.call(bankRoutes.approveItems, bulk(id));
const came = async (outcome: Promise<{ refused: { code: string }[] }>): Promise<string> => (await outcome).refused[0]?.code ?? 'done';
const where = (id: string) => instance.db.one<{ status: string; state: string }>('SELECT status, state FROM item_version WHERE id = $1', [id]);
const drawable = async (id: string): Promise<boolean> => (await instance.nest.get(Bank).pool(tableId)).some((p) => p.versionId === id);
const inSecond = async (): Promise<{ view: ItemView; id: string }> => {
  const item = await submitted();
  await pass(item.id);
  await colleaguePasses(item.id);
  expect(await came(forward(item.id))).toBe('done');
  return item;
};
const card = async (itemId: string, status: string) => (await head.call(bankRoutes.boardCards, { query: { tableId, status, limit: 200 } })).rows.find((c) => c.itemId === itemId);

describe('three stages from draft to the bank', () => {
  it('each asks for its own reviews, and only the last leads into the bank', async () => {
    const { id } = await submitted();
    expect([await came(forward(id)), await came(approve(id))]).toEqual(['version.review-missing', 'version.act-refused']);
    await pass(id);
    expect(await came(forward(id))).toBe('version.reviews-too-few');
    await colleaguePasses(id);
    expect(await came(writer.call(bankRoutes.submitItems, bulk(id)))).toBe('version.act-refused');
    expect(await came(forward(id))).toBe('done');
    expect(await where(id)).toEqual({ status: 'second', state: 'in_review' });
    expect([await came(approve(id)), await drawable(id)]).toEqual(['version.review-missing', false]);
    await pass(id);
    expect(await came(approve(id))).toBe('done');
    expect(await where(id)).toEqual({ status: 'approved', state: 'approved' });
    expect(await drawable(id)).toBe(true);
  });

  it('the board has their columns, and a card says what its stage waits for', async () => {
    const { view, id } = await inSecond();
    const { columns } = await head.call(bankRoutes.itemBoard, { query: { tableId } });
    expect(columns.map((c) => [c.status, c.state])).toEqual([['draft', 'draft'], ['in_review', 'in_review'], ['second', 'in_review'], ['approved', 'approved'], ['retired', 'retired']]);
    const { statuses } = await head.call(bankRoutes.workflow);
    expect(statuses.map((s) => [s.zh, s.en, s.reviews])).toEqual([['草稿', 'Draft', 0], ['初审中', 'First review', 2], ['复审中', 'Second review', 1], ['已入库', 'Approved', 0], ['已停用', 'Retired', 0], ['已被新版取代', 'Replaced', 0]]);
    expect([await card(view.id, 'in_review'), (await card(view.id, 'second'))?.passes]).toEqual([undefined, 0]);
    expect(await reviewer.call(bankRoutes.discussion, { params: { id: view.id } })).toMatchObject({ passes: 0, reviewsNeeded: 1 });
    const listed = async (query: object) => (await reviewer.call(bankRoutes.items, { query: { tableId, limit: 200, ...query } })).rows.filter((r) => r.versionId === id).map((r) => r.status);
    expect([await listed({ status: 'second' }), await listed({ status: 'in_review' }), await listed({ state: 'in_review' }), await listed({ status: 'no_more' })]).toEqual([['second'], [], ['second'], []]);
    expect((await reviewer.call(bankRoutes.item, { params: { id: view.id } })).reviews.map((r) => r.status)).toEqual(['in_review', 'in_review']);
  });

  it('what is sent back is reviewed anew', async () => {
    const { id } = await inSecond();
    await reviewer.call(bankRoutes.reviewItems, { body: { ...bulk(id).body, verdict: 'return' } });
    expect(await where(id)).toEqual({ status: 'in_review', state: 'in_review' });
    expect(await came(forward(id))).toBe('version.review-missing');
  });

  it('a request for a review is void once the stage is left', async () => {
    const reviewerId = (await head.call(bankRoutes.reviewers)).rows.find((r) => r.name === '唐审题')?.id ?? '';
    const ask = (id: string) => came(head.call(bankRoutes.assignReview, { body: { versionIds: [id], reviewerId, dueOn: '2099-12-31', reason } }));
    const { view, id } = await submitted();
    expect([await ask(id), await ask(id)]).toEqual(['done', 'assignment.exists']);
    await colleaguePasses(id);
    await instance.nest.get(MoveItems).review(staffActor(newId(), ['item_reviewer'], '第三人'), [id], { verdict: 'pass', reason, criteria: CRITERIA });
    await forward(id);
    const open = async () => (await reviewer.call(bankRoutes.reviewAssignments, { query: { mine: 'true' } })).rows.filter((r) => r.versionId === id).map((r) => r.status);
    expect([await open(), (await card(view.id, 'second'))?.assigned]).toEqual([[], []]);
    expect([await ask(id), await open()]).toEqual(['done', ['second']]);
  });

  it('an item waits for a reviewer again in every stage', async () => {
    const waits = async () => (await reviewer.call(oversightRoutes.waiting)).items.find((i) => i.kind === 'item.review')?.count ?? 0;
    const before = await waits();
    const { id } = await submitted();
    expect(await waits()).toBe(before + 1);
    await pass(id);
    expect(await waits()).toBe(before);
    await colleaguePasses(id);
    await forward(id);
    expect(await waits()).toBe(before + 1);
  });

  it('moving on is taken back until the next stage has judged', async () => {
    const { id } = await submitted();
    await pass(id);
    await colleaguePasses(id);
    const undo = (actId: string | null) => came(reviewer.call(bankRoutes.undoItemAct, { params: { id: actId ?? '' }, body: { reason } }));
    expect(await undo((await forward(id)).actId)).toBe('done');
    expect(await where(id)).toEqual({ status: 'in_review', state: 'in_review' });
    const { actId } = await forward(id);
    await pass(id);
    expect(await undo(actId)).toBe('undo.judged-since');
  });

  it('the journal tells where an item went, by the names of that day', async () => {
    const { view } = await inSecond();
    const entry = await instance.db.one<{ data: string }>(`SELECT data::text AS data FROM journal_entry WHERE action = 'item.forwarded' AND subject_id = $1`, [view.id]);
    expect(JSON.parse(entry?.data ?? '{}')).toMatchObject({ to: { zh: '复审中', en: 'Second review' } });
  });

  it('practical tasks go the same way', async () => {
    const { rows } = await writer.call(bankRoutes.tasks, { query: { tableId: BANK_IDS.practicalTable } });
    const task = await writer.call(bankRoutes.task, { params: { id: rows[0]?.id ?? '' } });
    const revised = await writer.call(bankRoutes.reviseTask, { params: { id: task.id }, body: { ...task.content, name: `${task.name}（改）`, rangeCodes: task.rangeCodes, weightHundredths: task.weightHundredths, baseVersion: task.version } });
    const params = { id: revised.versionId };
    await writer.call(bankRoutes.moveTask, { params, body: { act: 'submit', reason } });
    await reviewer.call(bankRoutes.reviewTask, { params, body: { verdict: 'pass', reason } });
    expect(await codeOf(reviewer.call(bankRoutes.forwardTask, { params, body: { reason } }))).toBe('version.reviews-too-few');
    await instance.db.query(
      `INSERT INTO practical_task_review (id, version_id, writer_id, reviewer_id, reviewer_name, verdict, reason, at, status) SELECT gen_random_uuid(), id, writer_id, $2, $3, 'pass', 'x', now(), status FROM practical_task_version WHERE id = $1`,
      [revised.versionId, colleague.id, colleague.name]);
    expect(await reviewer.call(bankRoutes.forwardTask, { params, body: { reason } })).toMatchObject({ status: 'second', state: 'in_review' });
    expect(await codeOf(head.call(bankRoutes.decideTask, { params, body: { act: 'approve', reason } }))).toBe('version.review-missing');
    await reviewer.call(bankRoutes.reviewTask, { params, body: { verdict: 'pass', reason } });
    expect(await head.call(bankRoutes.decideTask, { params, body: { act: 'approve', reason } })).toMatchObject({ status: 'approved', approvedVersion: revised.version });
  });
});

test('an act waits for a workflow that is being put in force, and goes by it', async () => {
  const { id } = await submitted();
  const acted = await instance.db.tx(async () => {
    await lockInForce(instance.db);
    await instance.db.query(`DELETE FROM workflow_step WHERE act = 'withdraw'`);
    const asked = came(writer.call(bankRoutes.withdrawItems, bulk(id)));
    expect(await Promise.race([asked, new Promise((tell) => { setTimeout(() => tell('waits'), 300); })])).toBe('waits');
    return { asked };
  });
  expect(await acted.asked).toBe('version.act-refused');
  await instance.db.query(`INSERT INTO workflow_step (from_status, act, to_status, done_by) VALUES ('in_review', 'withdraw', 'draft', 'writer')`);
});

describe('a stage is removed', () => {
  it('not while anything is in it, unless another takes it over; then that is journalled item by item', async () => {
    const { view, id } = await inSecond();
    const { stranded } = await head.call(bankRoutes.checkWorkflow, { body: SHIPPED });
    const [{ n }] = await instance.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM item_version WHERE status = 'second'`) as [{ n: number }];
    expect(stranded).toMatchObject([{ code: 'second', zh: '复审中', en: 'Second review', removed: true, movedTo: null, items: n, tasks: 0 }]);
    expect(await codeOf(activated(SHIPPED))).toBe('workflow.unsound');
    expect(await where(id)).toEqual({ status: 'second', state: 'in_review' });
    await activated({ ...SHIPPED, moves: [{ from: 'second', to: 'in_review' }] });
    expect(await where(id)).toEqual({ status: 'in_review', state: 'in_review' });
    const entries = await instance.db.query<{ subject_id: string }>(`SELECT subject_id FROM journal_entry WHERE action = 'item.status-merged'`);
    expect(entries).toHaveLength(n);
    expect(entries.map((e) => e.subject_id)).toContain(view.id);
    // Its two passes were given in this very stage and count here again; those of the removed one would not.
    expect(await came(approve(id))).toBe('done');
  });

  it('by the database itself', async () => {
    await expect(instance.db.query(`DELETE FROM workflow_step; DELETE FROM workflow_status WHERE code = 'approved'`)).rejects.toThrow('item_version_status');
  });

  it('a way back into it is gone', async () => {
    await activated(STAGES);
    const { id } = await inSecond();
    const back = await reviewer.call(bankRoutes.reviewItems, { body: { ...bulk(id).body, verdict: 'return' } });
    await activated({ ...SHIPPED, moves: [{ from: 'second', to: 'in_review' }] });
    expect(await came(reviewer.call(bankRoutes.undoItemAct, { params: { id: back.actId ?? '' }, body: { reason } }))).toBe('undo.status-gone');
  });
});
