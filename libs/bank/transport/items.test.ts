import { bankRoutes, type ItemDraft, type ItemView } from '@kaowu/contracts';
import { Accounts } from '@kaowu/identity';
import { VerifyChain } from '@kaowu/journal';
import { Clock, newId } from '@kaowu/kernel';
import { systemActor } from '@kaowu/platform';
import { HttpClient } from '../../../apps/cli/client/http-client';
import { DEMO_PASSWORD, seedAccounts } from '../../../seeds/accounts';
import { BANK_IDS, seedBank } from '../../../seeds/bank';
import { seedCatalogue } from '../../../seeds/catalogue';
import type { SeedContext } from '../../../seeds/context';
import { seedId } from '../../../seeds/ids';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { codeOf } from '../../../test/support/refusal';
import { Bank } from '../application/bank';
import { staffClients } from '../../../test/support/staff';

let instance: TestInstance;
let writer: HttpClient;
let writer2: HttpClient;
let reviewer: HttpClient;
let head: HttpClient;
let both: HttpClient;
let officer: HttpClient;

const REASON = '测试';
const tableId = BANK_IDS.theoryTable;

beforeAll(async () => {
  instance = await startInstance();
  const ctx: SeedContext = { app: instance.nest, db: instance.db, vault: instance.vault, clock: instance.nest.get(Clock), actor: systemActor('seed'), say: () => undefined };
  await seedAccounts(ctx);
  await ctx.app.get(Accounts).create(ctx.actor, { id: seedId('person:both'), login: 'both', name: '两岗', password: DEMO_PASSWORD, posts: ['writer', 'item_reviewer'], reason: REASON });
  await seedCatalogue(ctx);
  await seedBank(ctx);
  [writer, writer2, reviewer, head, both, officer] = await staffClients(instance, 'writer', 'writer2', 'reviewer', 'head', 'both', 'officer');
});
afterAll(() => instance.stop());

const draft = (more: Partial<ItemDraft> = {}): ItemDraft => ({
  type: 'single', stem: `新题 ${newId()}`, options: [{ id: 'A', text: '甲' }, { id: 'B', text: '乙' }], key: ['A'], explanation: '', elementCode: 'A-A-A-001', difficulty: 0.65, ...more,
});
const versionOf = (view: ItemView): string => view.versions[0]?.id ?? '';
const stateOf = (view: ItemView): string | undefined => view.versions[0]?.state;
const write = (client = writer, more: Partial<ItemDraft> = {}): Promise<ItemView> => client.call(bankRoutes.createItem, { body: { ...draft(more), tableId } });
const bulk = (...versionIds: string[]) => ({ body: { versionIds, reason: REASON } });
const firstRefusal = (outcome: { refused: { code: string }[] }): string => outcome.refused[0]?.code ?? 'done';
const entries = async (action: string): Promise<number> =>
  Number((await instance.db.one<{ n: string }>('SELECT count(*) AS n FROM journal_entry WHERE action = $1', [action]))?.n);

/** Writes and brings an item into the bank. */
async function approved(more: Partial<ItemDraft> = {}): Promise<ItemView> {
  const view = await write(writer, more);
  await writer.call(bankRoutes.submitItems, bulk(versionOf(view)));
  await reviewer.call(bankRoutes.reviewItems, { body: { ...bulk(versionOf(view)).body, verdict: 'pass' } });
  await head.call(bankRoutes.approveItems, bulk(versionOf(view)));
  return view;
}

describe('the way of an item', () => {
  it('goes from draft through review to the pool, and its content is sealed on the way', async () => {
    const view = await write(writer, { stem: ' 泄密探针 <b>粗</b>\u200B ' });
    expect([view.content.stem, stateOf(view), view.acts]).toEqual(['泄密探针 <b>粗</b>', 'draft', ['submit']]);
    const raw = await instance.db.one<{ content: Buffer }>('SELECT content FROM item_version WHERE id = $1', [versionOf(view)]);
    expect(raw?.content.toString('utf8')).not.toContain('泄密探针');
    await writer.call(bankRoutes.submitItems, bulk(versionOf(view)));
    expect(firstRefusal(await head.call(bankRoutes.approveItems, bulk(versionOf(view))))).toBe('version.review-missing');
    await reviewer.call(bankRoutes.reviewItems, { body: { ...bulk(versionOf(view)).body, verdict: 'pass', criteria: { fitsElement: true, keyRight: true, wording: true, difficulty: false } } });
    await head.call(bankRoutes.approveItems, bulk(versionOf(view)));
    const pool = await instance.nest.get(Bank).pool(tableId);
    expect(pool.find((p) => p.itemId === view.id)).toMatchObject({ versionId: versionOf(view), type: 'single', difficulty: 0.65, enemies: [] });
    const after = await head.call(bankRoutes.item, { params: { id: view.id } });
    expect(after.reviews).toMatchObject([{ verdict: 'pass', criteria: { difficulty: false } }]);
    expect(after.versions[0]).toMatchObject({ state: 'approved', approver: '郑负责', writer: '梁命题' });
  });

  it('is returned with a reason, revised and submitted again; the old draft stays as it was', async () => {
    const view = await write();
    await writer.call(bankRoutes.submitItems, bulk(versionOf(view)));
    expect(await codeOf(writer.call(bankRoutes.reviseItem, { params: { id: view.id }, body: { ...draft(), baseVersion: 1 } }))).toBe('version.under-review');
    await reviewer.call(bankRoutes.reviewItems, { body: { ...bulk(versionOf(view)).body, verdict: 'return', reason: '答案不唯一' } });
    const revised = await writer.call(bankRoutes.reviseItem, { params: { id: view.id }, body: { ...draft({ key: ['B'] }), baseVersion: 1 } });
    expect(revised.versions.map((v) => [v.version, v.state])).toEqual([[2, 'draft'], [1, 'replaced']]);
    expect(revised.reviews).toMatchObject([{ version: 1, verdict: 'return', reason: '答案不唯一' }]);
    const first = await writer.call(bankRoutes.itemVersion, { params: { id: versionOf(view) } });
    expect(first.content.key).toEqual(['A']);
  });

  it('a pass before a return no longer counts', async () => {
    const view = await write();
    await writer.call(bankRoutes.submitItems, bulk(versionOf(view)));
    await reviewer.call(bankRoutes.reviewItems, { body: { ...bulk(versionOf(view)).body, verdict: 'pass' } });
    await both.call(bankRoutes.reviewItems, { body: { ...bulk(versionOf(view)).body, verdict: 'return' } });
    await writer.call(bankRoutes.submitItems, bulk(versionOf(view)));
    expect(firstRefusal(await head.call(bankRoutes.approveItems, bulk(versionOf(view))))).toBe('version.review-missing');
  });

  it('nobody judges what they wrote, not even an earlier version', async () => {
    const own = await write(both);
    await both.call(bankRoutes.submitItems, bulk(versionOf(own)));
    expect(firstRefusal(await both.call(bankRoutes.reviewItems, { body: { ...bulk(versionOf(own)).body, verdict: 'pass' } }))).toBe('version.reviewer-is-writer');
    await both.call(bankRoutes.withdrawItems, bulk(versionOf(own)));
    const second = await writer2.call(bankRoutes.reviseItem, { params: { id: own.id }, body: { ...draft(), baseVersion: 1 } });
    await writer2.call(bankRoutes.submitItems, bulk(versionOf(second)));
    await reviewer.call(bankRoutes.reviewItems, { body: { ...bulk(versionOf(second)).body, verdict: 'pass' } });
    expect(firstRefusal(await both.call(bankRoutes.approveItems, bulk(versionOf(second))))).toBe('version.reviewer-is-writer');
    expect((await head.call(bankRoutes.approveItems, bulk(versionOf(second)))).done).toEqual([versionOf(second)]);
  });

  it('an approved version stays in the pool until its revision is approved', async () => {
    const view = await approved();
    const revised = await writer.call(bankRoutes.reviseItem, { params: { id: view.id }, body: { ...draft(), baseVersion: 1 } });
    const inPool = async () => (await instance.nest.get(Bank).pool(tableId)).find((p) => p.itemId === view.id)?.versionId;
    expect(await inPool()).toBe(versionOf(view));
    await writer.call(bankRoutes.submitItems, bulk(versionOf(revised)));
    await reviewer.call(bankRoutes.reviewItems, { body: { ...bulk(versionOf(revised)).body, verdict: 'pass' } });
    await head.call(bankRoutes.approveItems, bulk(versionOf(revised)));
    expect(await inPool()).toBe(versionOf(revised));
    const [before] = await instance.nest.get(Bank).contents([versionOf(view)]);
    expect(before?.version).toBe(1);
    await head.call(bankRoutes.retireItems, bulk(versionOf(revised)));
    expect(await inPool()).toBeUndefined();
  });

  it('saving what stands already makes no version', async () => {
    const view = await write();
    const same = await writer.call(bankRoutes.reviseItem, { params: { id: view.id }, body: { ...view.content, elementCode: 'A-A-A-001', difficulty: 0.65, baseVersion: 1 } });
    expect(same.versions).toHaveLength(1);
  });

  it('of two revisions at once one wins and the other is told', async () => {
    const view = await write();
    const revise = () => codeOf(writer.call(bankRoutes.reviseItem, { params: { id: view.id }, body: { ...draft(), baseVersion: 1 } }));
    expect((await Promise.all([revise(), revise(), revise()])).sort()).toEqual(['granted', 'version.stale', 'version.stale']);
  });

  it('a bulk act does what it may and names the rest', async () => {
    const [mine, other] = [await write(writer), await write(writer2)];
    const outcome = await writer.call(bankRoutes.submitItems, bulk(versionOf(mine), versionOf(other), newId()));
    expect(outcome.done).toEqual([versionOf(mine)]);
    expect(outcome.refused.map((r) => r.code).sort()).toEqual(['version.not-writer', 'version.unknown']);
  });
});

describe('what is refused', () => {
  it.each([
    ['a question without key', draft({ key: [] }), 'request.invalid'],
    ['an element that the table lacks', draft({ elementCode: 'Z-Z-Z-999' }), 'item.element-unknown'],
    ['difficulty over 1', draft({ difficulty: 1.2 }), 'request.invalid'],
  ])('%s', async (_, body, code) => expect(await codeOf(writer.call(bankRoutes.createItem, { body: { ...body, tableId } }))).toBe(code));

  it('theory items in a practical table', async () => {
    expect(await codeOf(writer.call(bankRoutes.createItem, { body: { ...draft(), tableId: BANK_IDS.practicalTable } }))).toBe('element-table.wrong-mode');
  });

  it('whoever has no part in the bank', async () => {
    expect(await codeOf(officer.call(bankRoutes.items, { query: { tableId } }))).toBe('access.denied');
    expect(await codeOf(reviewer.call(bankRoutes.createItem, { body: { ...draft(), tableId } }))).toBe('access.denied');
    expect(await codeOf(writer.call(bankRoutes.approveItems, bulk(newId())))).toBe('access.denied');
  });

  it.each([
    ['changing a version', `UPDATE item_version SET digest = repeat('0', 64) WHERE state = 'approved'`, 'never changed'],
    ['removing a version', 'DELETE FROM item_version', 'never changed'],
    ['changing a review', `UPDATE item_review SET reason = 'x'`, 'never changed'],
    ['a reviewer who is the writer', `INSERT INTO item_review (id, version_id, writer_id, reviewer_id, reviewer_name, verdict, reason, at, status)
      SELECT gen_random_uuid(), id, writer_id, writer_id, 'x', 'pass', 'x', now(), status FROM item_version LIMIT 1`, 'check constraint'],
    ['a standing that its status has not', `UPDATE item_version SET state = 'retired' WHERE state = 'draft'`, 'item_version_status'],
    ['a status that the workflow has not', `UPDATE item_version SET status = 'held' WHERE state = 'draft'`, 'item_version_status'],
    ['an approver who is the writer', `UPDATE item_version SET state = 'approved', approver_id = writer_id, approver_name = 'x', approved_at = now() WHERE state = 'draft'`, 'check constraint'],
  ])('%s, by the database itself', async (_, sql, message) => {
    await expect(instance.db.query(sql)).rejects.toThrow(message);
  });
});

describe('reading in clear', () => {
  it('is journalled, list and item alike', async () => {
    const [opened, listed] = [await entries('item.opened'), await entries('items.listed')];
    const page = await reviewer.call(bankRoutes.items, { query: { tableId, type: 'multiple', state: 'approved', under: 'A-A', limit: 5 } });
    expect([page.total, page.rows.map((r) => r.type)]).toEqual([3, ['multiple', 'multiple', 'multiple']]);
    await reviewer.call(bankRoutes.item, { params: { id: page.rows[0]?.id ?? '' } });
    expect([await entries('item.opened'), await entries('items.listed')]).toEqual([opened + 1, listed + 1]);
  });

  it('a list finds what is under a range, in a state, by number', async () => {
    const returned = await writer.call(bankRoutes.items, { query: { tableId, state: 'draft', serial: 374 } });
    expect(returned.rows).toMatchObject([{ serial: 374, state: 'draft' }]);
    expect((await writer.call(bankRoutes.items, { query: { tableId, under: 'B-A-B', limit: 200 } })).rows.every((r) => r.elementCode.startsWith('B-A-B-'))).toBe(true);
    const board = await writer.call(bankRoutes.itemBoard, { query: { tableId } });
    expect(board.columns.map((c) => c.state)).toEqual(['draft', 'in_review', 'approved', 'retired']);
  });

  it('leaves a chain that verifies', async () => {
    expect(await instance.nest.get(VerifyChain).run()).toMatchObject({ ok: true });
  });
});

describe('enemies', () => {
  it('hold both ways and within a table', async () => {
    const [a, b] = [await approved(), await approved()];
    const set = (enemyIds: string[]) => writer.call(bankRoutes.setEnemies, { params: { id: a.id }, body: { enemyIds, reason: REASON } });
    await set([b.id]);
    const pool = await instance.nest.get(Bank).pool(tableId);
    expect([a, b].map((x) => pool.find((p) => p.itemId === x.id)?.enemies)).toEqual([[b.id], [a.id]]);
    expect(await codeOf(set([a.id]))).toBe('item.enemy-of-itself');
    expect(await codeOf(set([newId()]))).toBe('item.other-table');
    expect((await set([])).enemies).toEqual([]);
  });
});

describe('expected time', () => {
  it('goes with a version into the pool; with another time it is another version of the same question', async () => {
    const view = await approved({ seconds: 45 });
    const seconds = async () => (await instance.nest.get(Bank).pool(tableId)).find((p) => p.itemId === view.id)?.seconds;
    expect([view.content.seconds, await seconds()]).toEqual([45, 45]);
    const { elementCode, difficulty } = view.versions[0] ?? { elementCode: '', difficulty: 0 };
    const revise = (more: object) => writer.call(bankRoutes.reviseItem, { params: { id: view.id }, body: { ...view.content, elementCode, difficulty, baseVersion: 1, ...more } });
    expect((await revise({})).versions).toHaveLength(1);
    const next = await revise({ seconds: 60 });
    expect([next.versions.length, next.content.seconds, next.versions[0]?.digest]).toEqual([2, 60, view.versions[0]?.digest]);
    expect(await seconds()).toBe(45);
    for (const wrong of [0, 7201, 1.5]) expect(await codeOf(write(writer, { seconds: wrong }))).toBe('request.invalid');
    expect(JSON.stringify(await instance.nest.get(Bank).contents([versionOf(view)]))).not.toContain('seconds');
  });
});
