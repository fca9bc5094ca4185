import { newId } from '@kaowu/kernel';
import { staffActor, testDatabase, TestClock, type TestDatabase } from '@kaowu/platform/testing';
import { Journal } from './journal';
import { VerifyChain } from './verify-chain';

const actor = staffActor(newId(), ['officer']);
let t: TestDatabase;
let journal: Journal;
let verify: VerifyChain;

beforeEach(async () => {
  t = await testDatabase();
  journal = new Journal(t.db, new TestClock());
  verify = new VerifyChain(t.db);
});
afterEach(() => t.stop());

const act = (id: string) => journal.record(actor, { action: 'session.opened', subject: { type: 'account', id }, reason: '测试', data: { n: 1.5, 名: 'x' } });

/** As someone would who has the database's own password: with the guard switched off. */
const tamper = (sql: string) => t.db.query(`ALTER TABLE journal_entry DISABLE TRIGGER ALL; ${sql}; ALTER TABLE journal_entry ENABLE TRIGGER ALL`);

describe('the journal', () => {
  it('chains entries of transactions that run at once into one unbroken line', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, i) => act(String(i))));
    expect(await verify.run()).toMatchObject({ ok: true, entries: 40, firstBad: null });
  });

  it('leaves nothing of an act that was undone', async () => {
    await act('kept');
    await expect(t.db.tx(async () => { await act('undone'); throw new Error('no'); })).rejects.toThrow('no');
    expect(await verify.run()).toMatchObject({ ok: true, entries: 1 });
  });

  it('refuses to change or remove entries', async () => {
    await act('1');
    await expect(t.db.query(`UPDATE journal_entry SET reason = 'other'`)).rejects.toThrow('never changed');
    await expect(t.db.query('DELETE FROM journal_entry')).rejects.toThrow('never changed');
  });

  it.each([
    ['an altered reason', `UPDATE journal_entry SET reason = 'other' WHERE seq = 3`, { seq: 3, fault: 'hash' }],
    ['altered data', `UPDATE journal_entry SET data = '{"n": 2}' WHERE seq = 2`, { seq: 2, fault: 'hash' }],
    ['a removed entry', 'DELETE FROM journal_entry WHERE seq = 2', { seq: 2, fault: 'gap' }],
    ['a removed tail', 'DELETE FROM journal_entry WHERE seq = 5', { seq: 5, fault: 'gap' }],
    ['a changed head', `UPDATE journal_head SET hash = repeat('a', 64)`, { seq: 5, fault: 'head' }],
  ])('names the first bad entry after %s', async (_name, sql, firstBad) => {
    for (let i = 0; i < 5; i++) await act(String(i));
    await tamper(sql);
    expect(await verify.run()).toMatchObject({ ok: false, firstBad });
  });
});
