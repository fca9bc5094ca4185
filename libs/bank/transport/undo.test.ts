import { bankRoutes, type ItemActRow, type ItemView } from '@kaowu/contracts';
import { RecordStatistics } from '@kaowu/bank';
import { VerifyChain } from '@kaowu/journal';
import { systemActor } from '@kaowu/platform';
import { HttpClient } from '../../../apps/cli/client/http-client';
import { BANK_IDS } from '../../../seeds/bank';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { codeOf } from '../../../test/support/refusal';
import { Bank } from '../application/bank';
import { staffClients } from '../../../test/support/staff';

let instance: TestInstance;
let writer: HttpClient;
let reviewer: HttpClient;
let head: HttpClient;
let writer2: HttpClient;
const REASON = '测试';
const tableId = BANK_IDS.theoryTable;

beforeAll(async () => {
  instance = await startInstance({ seeded: true });
  [writer, reviewer, head, writer2] = await staffClients(instance, 'writer', 'reviewer', 'head', 'writer2');
});
afterAll(() => instance.stop());

const bulk = (...versionIds: string[]) => ({ body: { versionIds, reason: REASON } });
let made = 0;
const text = () => ({ type: 'single' as const, stem: `撤销题 ${++made}`, options: [{ id: 'A', text: '甲' }, { id: 'B', text: '乙' }], key: ['A'], explanation: '', elementCode: 'A-A-A-001', difficulty: 0.65 });
const newest = (view: ItemView): string => view.versions[0]?.id ?? '';
const draft = async (): Promise<ItemView> => writer.call(bankRoutes.createItem, { body: { tableId, ...text() } });
const act = {
  submit: (...ids: string[]) => writer.call(bankRoutes.submitItems, bulk(...ids)),
  withdraw: (...ids: string[]) => writer.call(bankRoutes.withdrawItems, bulk(...ids)),
  pass: (...ids: string[]) => reviewer.call(bankRoutes.reviewItems, { body: { ...bulk(...ids).body, verdict: 'pass' } }),
  return: (...ids: string[]) => reviewer.call(bankRoutes.reviewItems, { body: { ...bulk(...ids).body, verdict: 'return' } }),
  approve: (...ids: string[]) => head.call(bankRoutes.approveItems, bulk(...ids)),
  retire: (...ids: string[]) => head.call(bankRoutes.retireItems, bulk(...ids)),
};
type Act = keyof typeof act;
const BY: Record<Act, () => HttpClient> = { submit: () => writer, withdraw: () => writer, pass: () => reviewer, return: () => reviewer, approve: () => head, retire: () => head };

/** A version that went this way, and the last act on it. */
async function gone(...way: Act[]): Promise<{ view: ItemView; id: string; actId: string }> {
  const view = await draft();
  const id = newest(view);
  let actId = '';
  for (const step of way) {
    const outcome = await act[step](id);
    expect(outcome.refused).toEqual([]);
    actId = outcome.actId ?? '';
  }
  return { view, id, actId };
}
const undo = (client: HttpClient, actId: string) => client.call(bankRoutes.undoItemAct, { params: { id: actId }, body: { reason: REASON } });
const codeOfUndo = async (client: HttpClient, actId: string): Promise<string> => (await undo(client, actId)).refused[0]?.code ?? 'done';
const state = async (id: string): Promise<string | undefined> => (await instance.db.one<{ state: string }>('SELECT state FROM item_version WHERE id = $1', [id]))?.state;
const recent = async (client: HttpClient, actId: string): Promise<ItemActRow | undefined> => (await client.call(bankRoutes.itemActs, { params: { id: tableId } })).rows.find((r) => r.id === actId);

describe('each act is taken back by who did it', () => {
  test.each<[Act[], string]>([
    [['submit'], 'draft'], [['submit', 'withdraw'], 'in_review'], [['submit', 'pass'], 'in_review'], [['submit', 'return'], 'in_review'], [['submit', 'pass', 'approve'], 'in_review'],
    [['submit', 'pass', 'approve', 'retire'], 'approved'], [['retire'], 'draft'],
  ])('%s', async (way, before) => {
    const { id, actId } = await gone(...way);
    const last = way.at(-1) as Act;
    // A colleague may do the act and yet not take another's back; who may not do it is refused before.
    const own = last === 'submit' || last === 'withdraw';
    const other = own ? writer2 : writer;
    expect(own ? await codeOfUndo(other, actId) : await codeOf(undo(other, actId))).toBe(own ? 'undo.not-yours' : 'access.denied');
    expect(await recent(other, actId)).toMatchObject({ undoable: 0, undone: 0, refused: [{ code: 'undo.not-yours', count: 1 }] });
    expect(await recent(BY[last](), actId)).toMatchObject({ act: last, undoable: 1, undone: 0, refused: [] });
    expect(await undo(BY[last](), actId)).toMatchObject({ actId: null, done: [id], refused: [] });
    expect(await state(id)).toBe(before);
    expect(await codeOfUndo(BY[last](), actId)).toBe('undo.done-already');
    expect(await recent(BY[last](), actId)).toMatchObject({ undoable: 0, undone: 1, refused: [] });
  });
});

describe('nothing is taken back on which something rests', () => {
  test.each<[string, Act[], Act[], string]>([
    ['a submission after a verdict', ['submit'], ['pass'], 'undo.judged-since'],
    ['a pass after the approval', ['submit', 'pass'], ['approve'], 'undo.approved-since'],
    ['a return after it was submitted again', ['submit', 'return'], ['submit'], 'undo.moved-on'],
    ['an approval after the retirement', ['submit', 'pass', 'approve'], ['retire'], 'undo.moved-on'],
    ['a return after it was submitted and returned again', ['submit', 'return'], ['submit', 'return'], 'undo.moved-on'],
  ])('%s', async (_, way, then, code) => {
    const { id, actId } = await gone(...way);
    for (const step of then) expect((await act[step](id)).refused).toEqual([]);
    expect(await codeOfUndo(BY[way.at(-1) as Act](), actId)).toBe(code);
  });

  test('a later act that was taken back itself stands in nobody’s way', async () => {
    const { id, actId } = await gone('submit', 'pass', 'approve');
    await undo(head, (await act.retire(id)).actId ?? '');
    expect(await codeOfUndo(head, actId)).toBe('done');
  });

  test('an approval after papers were drawn, or a revision was begun', async () => {
    const one = await gone('submit', 'pass', 'approve');
    await writer.call(bankRoutes.reviseItem, { params: { id: one.view.id }, body: { ...text(), baseVersion: 1 } });
    expect(await codeOfUndo(head, one.actId)).toBe('undo.revised-since');
    const two = await gone('submit', 'pass', 'approve');
    await instance.nest.get(Bank).noteDraw(tableId, [], new Date());
    expect(await codeOfUndo(head, two.actId)).toBe('undo.drawn-since');
    expect(await state(two.id)).toBe('approved');
  });

  test('an approval while papers are being drawn with its item: the draw that came first is waited for', async () => {
    const { id, actId } = await gone('submit', 'pass', 'approve');
    const undone = await instance.db.tx(async () => {
      await instance.nest.get(Bank).noteDraw(tableId, [id], new Date());
      const asked = codeOfUndo(head, actId);
      expect(await Promise.race([asked, new Promise((tell) => { setTimeout(() => tell('waits'), 300); })])).toBe('waits');
      return { asked };
    });
    expect([await undone.asked, await state(id)]).toEqual(['undo.drawn-since', 'approved']);
  });

  test('an approval that was taken back while papers were being drawn lets none of them be sealed', async () => {
    const { id, actId } = await gone('submit', 'pass', 'approve');
    expect(await codeOfUndo(head, actId)).toBe('done');
    await expect(instance.db.tx(() => instance.nest.get(Bank).noteDraw(tableId, [id], new Date()))).rejects.toMatchObject({ problem: { code: 'pool.changed', params: { count: 1 } } });
    const three = await gone('submit', 'pass', 'approve');
    expect(await codeOfUndo(head, three.actId)).toBe('done');
  });

  test('after the head signed for the table', async () => {
    const { actId } = await gone('submit', 'pass', 'approve');
    await head.call(bankRoutes.signOffBank, { params: { id: tableId }, body: { reason: REASON } });
    expect(await codeOfUndo(head, actId)).toBe('undo.signed-since');
  });

  test('a day later', async () => {
    const { actId } = await gone('submit');
    await instance.db.query('ALTER TABLE item_act DISABLE TRIGGER ALL');
    await instance.db.query(`UPDATE item_act SET at = at - interval '25 hours' WHERE id = $1`, [actId]);
    await instance.db.query('ALTER TABLE item_act ENABLE TRIGGER ALL');
    expect(await codeOfUndo(writer, actId)).toBe('undo.too-late');
    expect(await recent(writer, actId)).toBeUndefined();
  });
});

describe('what comes back', () => {
  test('an approval taken back puts the former version in use again, and the approver is gone', async () => {
    const { view, id } = await gone('submit', 'pass', 'approve');
    const next = newest(await writer.call(bankRoutes.reviseItem, { params: { id: view.id }, body: { ...text(), baseVersion: 1 } }));
    await act.submit(next);
    await act.pass(next);
    const { actId } = await act.approve(next);
    expect([await state(id), await state(next)]).toEqual(['replaced', 'approved']);
    await undo(head, actId ?? '');
    expect([await state(id), await state(next)]).toEqual(['approved', 'in_review']);
    const { versions } = await head.call(bankRoutes.item, { params: { id: view.id } });
    expect(versions.map((v) => v.approver)).toEqual([null, '郑负责']);
    expect((await instance.nest.get(Bank).pool(tableId)).filter((p) => p.itemId === view.id).map((p) => p.versionId)).toEqual([id]);
  });

  test('a verdict taken back stays on record and counts no more; another one may be given', async () => {
    const { view, id, actId } = await gone('submit', 'pass');
    await undo(reviewer, actId);
    expect((await head.call(bankRoutes.item, { params: { id: view.id } })).reviews).toMatchObject([{ verdict: 'pass', undone: true }]);
    expect((await act.approve(id)).refused.map((r) => r.code)).toEqual(['version.review-missing']);
    expect((await act.return(id)).done).toEqual([id]);
    await act.submit(id);
    await act.pass(id);
    expect((await act.approve(id)).done).toEqual([id]);
  });

  test('an assignment, a keeping and an adopted difficulty', async () => {
    const { id } = await gone('submit');
    const reviewerId = (await writer.call(bankRoutes.reviewers)).rows.find((r) => r.name === '唐审题')?.id ?? '';
    const assigned = await head.call(bankRoutes.assignReview, { body: { versionIds: [id], reviewerId, dueOn: '2099-12-31', reason: REASON } });
    await undo(head, assigned.actId ?? '');
    expect((await reviewer.call(bankRoutes.reviewAssignments, { query: {} })).rows.filter((r) => r.versionId === id)).toEqual([]);
    const again = await head.call(bankRoutes.assignReview, { body: { versionIds: [id], reviewerId, dueOn: '2099-12-31', reason: REASON } });
    await act.pass(id);
    expect(await codeOfUndo(head, again.actId ?? '')).toBe('undo.judged-since');
    await act.approve(id);
    await instance.nest.get(RecordStatistics).run(systemActor('test'), '0199a000-0000-7000-8000-0000000000aa', [
      { versionId: id, sessions: 1, responses: 400, omitted: 0, score: 20, scoreSquared: 20, rest: 175, restSquared: 131.25, product: 14, options: [] },
    ]);
    const proposed = async (): Promise<boolean> => (await head.call(bankRoutes.tableStatistics, { params: { id: tableId }, query: { proposed: 'true', limit: 200 } })).rows.some((r) => r.versionId === id);
    const kept = await head.call(bankRoutes.keepItems, bulk(id));
    expect(await proposed()).toBe(false);
    await undo(head, kept.actId ?? '');
    expect(await proposed()).toBe(true);
    const difficulty = async () => (await instance.nest.get(Bank).pool(tableId)).find((p) => p.versionId === id)?.difficulty;
    const adopted = await head.call(bankRoutes.calibrateItems, bulk(id));
    expect(await difficulty()).toBe(0.05);
    await undo(head, adopted.actId ?? '');
    expect(await difficulty()).toBe(0.65);
  });

  test('of many those that may, and the others say why', async () => {
    const [a, b, c] = [newest(await draft()), newest(await draft()), newest(await draft())];
    const { actId } = await act.submit(a, b, c);
    await act.pass(b);
    expect(await recent(writer, actId ?? '')).toMatchObject({ versions: 3, undoable: 2, refused: [{ code: 'undo.judged-since', count: 1 }] });
    const outcome = await undo(writer, actId ?? '');
    expect([outcome.done.length, outcome.refused.map((r) => [r.id, r.code])]).toEqual([2, [[b, 'undo.judged-since']]]);
    expect(await Promise.all([a, b, c].map(state))).toEqual(['draft', 'in_review', 'draft']);
  });

  test('two at once: one is done, the other is told', async () => {
    const { actId } = await gone('submit');
    const codes = await Promise.all([codeOfUndo(writer, actId), codeOfUndo(writer, actId)]);
    expect(codes.sort()).toEqual(['done', 'undo.done-already']);
  });
});

test('history stands: the journal has both, its chain holds, and no record can be changed', async () => {
  const { view, actId } = await gone('submit', 'pass');
  await undo(reviewer, actId);
  const entries = await instance.db.query<{ action: string }>(`SELECT action FROM journal_entry WHERE subject_type = 'item' AND subject_id = $1 ORDER BY seq`, [view.id]);
  expect(entries.map((e) => e.action)).toEqual(['item.created', 'item.submitted', 'item.reviewed', 'item.act-undone']);
  expect((await instance.nest.get(VerifyChain).run()).ok).toBe(true);
  for (const table of ['item_act', 'item_act_version', 'item_act_undone']) await expect(instance.db.query(`DELETE FROM ${table}`)).rejects.toThrow('never changed');
});
