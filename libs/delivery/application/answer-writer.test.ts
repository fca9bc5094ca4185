import { Client } from 'pg';
import fc from 'fast-check';
import type { Database } from '@kaowu/platform';
import { testDatabase, type TestDatabase } from '@kaowu/platform/testing';
import { ARRIVAL_GRACE_MS } from '../persistence/answer-statement';
import { eventsOf } from '../persistence/answer-rows';
import { insertAttempts } from '../testing/attempts';
import { AnswerWriter, type AnswerToWrite, type WriteOutcome } from './answer-writer';
import { VerifyAnswers } from './verify-answers';

const START = Date.UTC(2026, 10, 20, 1, 0);

let test: TestDatabase;
let db: Database;
let writer: AnswerWriter;

beforeAll(async () => {
  test = await testDatabase();
  db = test.db;
  writer = new AnswerWriter(test.url, { answerWriters: 3 });
});

afterAll(async () => {
  await writer.beforeApplicationShutdown();
  await test.stop();
});

const attempt = async (options: Partial<Parameters<typeof insertAttempts>[2]> = {}): Promise<string> =>
  ((await insertAttempts(db, 1, { startedAt: new Date(START), ...options }))[0] as { attemptId: string }).attemptId;

const event = (attemptId: string, n: number, over: Partial<AnswerToWrite> = {}): AnswerToWrite => ({
  attemptId, n, epoch: 1, kind: 'answer', questionNo: n, response: ['A'], clientAtMs: START + n, receivedAtMs: START + 1000 + n, ...over,
});

const verdictOf = async (given: AnswerToWrite): Promise<string> => (await writer.save(given)).verdict;

describe('the answer journal in the database', () => {
  it('numbers, chains and counts as the rules in code do', async () => {
    const id = await attempt();
    const outcomes = await Promise.all([
      writer.save(event(id, 1)),
      writer.save(event(id, 2, { response: ['B', 'C'] })),
      writer.save(event(id, 3, { questionNo: 1, response: [] })),
      writer.save(event(id, 4, { kind: 'flag', questionNo: 2, response: ['1'] })),
      writer.save(event(id, 5, { response: ['换行\n与“引号”\\ \u0000 é 😀'] })),
    ]);
    expect(outcomes.map((o) => [o.verdict, o.seq])).toEqual([1, 2, 3, 4, 5].map((n) => ['saved', n]));
    expect(outcomes.at(-1)?.answered).toBe(2);
    expect(await new VerifyAnswers(db).run({ attemptId: id })).toEqual({ ok: true, attempts: 1, events: 5, firstBad: null });
  });

  it('answers a repeat with its first place, and writes nothing', async () => {
    const id = await attempt();
    const first = await writer.save(event(id, 1));
    await writer.save(event(id, 2));
    const again = await writer.save(event(id, 1, { clientAtMs: START + 99, receivedAtMs: START + 50_000 }));
    expect(again).toMatchObject({ verdict: 'duplicate', seq: first.seq, savedAtMs: first.savedAtMs });
    expect((await eventsOf(db, id)).length).toBe(2);
  });

  it('answers a repeat even after the end and after the hand-in', async () => {
    const id = await attempt({ minutes: 10 });
    await writer.save(event(id, 1));
    const later = START + 60 * 60_000;
    expect(await verdictOf(event(id, 1, { receivedAtMs: later }))).toBe('duplicate');
    await db.query(`UPDATE attempt SET state = 'forced', closed_by = 'time', handed_in_at = now(), receipt_digest = 'x', receipt_code = id::text WHERE id = $1`, [id]);
    expect(await verdictOf(event(id, 1, { receivedAtMs: later }))).toBe('duplicate');
    expect(await verdictOf(event(id, 2))).toBe('closed');
  });

  it('does not take another answer under a number that is used', async () => {
    const id = await attempt();
    await writer.save(event(id, 1));
    expect(await verdictOf(event(id, 1, { response: ['B'] }))).toBe('number-used');
    expect(await verdictOf(event(id, 1, { questionNo: 2 }))).toBe('number-used');
  });

  it('the same event twice at once is one event', async () => {
    const id = await attempt();
    const both = await Promise.all([writer.save(event(id, 1)), writer.save(event(id, 1))]);
    expect(both.map((o) => o.seq)).toEqual([1, 1]);
    expect((await eventsOf(db, id)).length).toBe(1);
  });

  it('takes an answer up to the end and its grace, by the time of arrival', async () => {
    const id = await attempt({ minutes: 10 });
    const end = START + 10 * 60_000;
    expect(await verdictOf(event(id, 1, { receivedAtMs: end - 1 }))).toBe('saved');
    expect(await verdictOf(event(id, 2, { receivedAtMs: end + ARRIVAL_GRACE_MS - 1 }))).toBe('saved');
    expect(await verdictOf(event(id, 3, { receivedAtMs: end + ARRIVAL_GRACE_MS }))).toBe('late');
    expect(await verdictOf(event(id, 4, { receivedAtMs: end + 1, clientAtMs: 0 }))).toBe('saved');
  });

  it('refuses what does not fit the attempt, and says why', async () => {
    const id = await attempt({ questions: 5 });
    expect(await verdictOf(event(id, 1, { questionNo: 5 }))).toBe('saved');
    expect(await verdictOf(event(id, 2, { questionNo: 6 }))).toBe('no-question');
    expect(await verdictOf(event(id, 3, { epoch: 2 }))).toBe('epoch-unknown');
    expect(await verdictOf(event('0198c0de-0000-7000-8000-00000000dead', 1))).toBe('unknown');
    await db.query('UPDATE attempt SET paused = true, deadline_at = NULL WHERE id = $1', [id]);
    expect(await verdictOf(event(id, 4, { questionNo: 1 }))).toBe('paused');
    const waiting = await attempt();
    await db.query(`UPDATE attempt SET state = 'waiting', started_at = NULL WHERE id = $1`, [waiting]);
    expect(await verdictOf(event(waiting, 1))).toBe('not-started');
  });

  it('keeps what a left machine still sends as evidence, and does not count it', async () => {
    const id = await attempt({ epoch: 1 });
    await writer.save(event(id, 1, { questionNo: 7, response: ['A'] }));
    await db.query('UPDATE attempt SET epoch = 2, last_n = 0 WHERE id = $1', [id]);
    expect(await verdictOf(event(id, 1, { questionNo: 7, response: ['A'] }))).toBe('duplicate');
    expect(await writer.save(event(id, 2, { questionNo: 8 }))).toMatchObject({ verdict: 'stale', seq: 2 });
    expect(await writer.save(event(id, 2, { questionNo: 8 }))).toMatchObject({ verdict: 'stale', seq: 2 });
    expect(await verdictOf(event(id, 1, { epoch: 2, questionNo: 9 }))).toBe('saved');
    expect((await eventsOf(db, id)).map((e) => [e.epoch, e.n, e.stale])).toEqual([[1, 1, false], [1, 2, true], [2, 1, false]]);
    expect(await new VerifyAnswers(db).run({ attemptId: id })).toMatchObject({ ok: true, events: 3 });
  });

  it('counts right when a resend overtakes', async () => {
    const id = await attempt();
    await writer.save(event(id, 5, { questionNo: 1, response: [] }));
    expect(await verdictOf(event(id, 4, { questionNo: 1, response: ['A'] }))).toBe('saved');
    await writer.save(event(id, 3, { questionNo: 2, response: ['A'] }));
    expect(await new VerifyAnswers(db).run({ attemptId: id })).toMatchObject({ ok: true });
    const row = await db.one<{ n: number }>('SELECT bit_count(answered)::int AS n FROM attempt WHERE id = $1', [id]);
    expect(row?.n).toBe(1);
  });

  it('one bad row does not fail its neighbours', async () => {
    const [good, bad] = [await attempt(), await attempt()];
    const all = await Promise.allSettled([writer.save(event(good, 1)), writer.save(event(bad, 0, { questionNo: 1 })), writer.save(event(good, 2))]);
    expect(all.map((r) => r.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await eventsOf(db, good)).length).toBe(2);
  });

  it('two writers on two processes keep one chain', async () => {
    const other = new AnswerWriter(test.url, { answerWriters: 2 });
    try {
      const ids = (await insertAttempts(db, 4, { startedAt: new Date(START) })).map((a) => a.attemptId);
      const all: Promise<WriteOutcome>[] = [];
      for (let n = 1; n <= 60; n++) for (const id of ids) all.push((n % 2 ? writer : other).save(event(id, n, { questionNo: (n % 20) + 1 })));
      // The same events once more through the other process: repeats.
      for (let n = 1; n <= 60; n++) for (const id of ids) all.push((n % 2 ? other : writer).save(event(id, n, { questionNo: (n % 20) + 1 })));
      const outcomes = await Promise.all(all);
      expect(outcomes.every((o) => o.verdict === 'saved' || o.verdict === 'duplicate')).toBe(true);
      for (const id of ids) {
        expect(await new VerifyAnswers(db).run({ attemptId: id })).toMatchObject({ ok: true, events: 60 });
      }
    } finally {
      await other.beforeApplicationShutdown();
    }
  });

  it('whatever is sent in whatever order, the journal verifies and holds each acknowledged event', async () => {
    const step = fc.record({ n: fc.integer({ min: 1, max: 12 }), epoch: fc.integer({ min: 1, max: 3 }), questionNo: fc.integer({ min: 1, max: 6 }), pick: fc.subarray(['A', 'B', 'C']), flag: fc.boolean() });
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
      const id = await attempt({ epoch: 2 });
      const sent = steps.map((s, i) => event(id, s.n, { epoch: s.epoch, questionNo: s.questionNo, response: s.flag ? ['1'] : s.pick, kind: s.flag ? 'flag' : 'answer', receivedAtMs: START + i }));
      const outcomes = await Promise.all(sent.map((e) => writer.save(e)));
      expect(await new VerifyAnswers(db).run({ attemptId: id })).toMatchObject({ ok: true });
      const held = new Map((await eventsOf(db, id)).map((e) => [`${e.epoch}:${e.n}`, e]));
      outcomes.forEach((o, i) => {
        if (o.seq === null || o.verdict === 'number-used') return;
        const given = sent[i] as AnswerToWrite;
        expect(held.get(`${given.epoch}:${given.n}`)).toMatchObject({ seq: o.seq, response: JSON.stringify(given.response), questionNo: given.questionNo });
      });
    }), { numRuns: 20 });
  });

  it('says so when an event is altered, taken out, or a head is moved', async () => {
    const altered = async (sql: string): Promise<unknown> => {
      const id = await attempt();
      for (let n = 1; n <= 4; n++) await writer.save(event(id, n));
      const client = new Client({ connectionString: test.url });
      await client.connect();
      // What an intruder with the database's own rights would do.
      await client.query('SET session_replication_role = replica');
      await client.query(sql, [id]);
      await client.end();
      return (await new VerifyAnswers(db).run({ attemptId: id })).firstBad;
    };
    expect(await altered(`UPDATE answer_event SET response = '["D"]' WHERE attempt_id = $1 AND seq = 3`)).toMatchObject({ seq: 3, fault: 'hash' });
    expect(await altered(`DELETE FROM answer_event WHERE attempt_id = $1 AND seq = 2`)).toMatchObject({ seq: 2, fault: 'gap' });
    expect(await altered(`DELETE FROM answer_event WHERE attempt_id = $1 AND seq = 4`)).toMatchObject({ seq: 4, fault: 'head' });
    expect(await altered(`UPDATE attempt SET answered = ''::bytea WHERE id = $1`)).toMatchObject({ fault: 'answered' });
  });

  it('the table itself refuses changes', async () => {
    await expect(db.query('DELETE FROM answer_event')).rejects.toThrow('never changed');
    await expect(db.query('UPDATE answer_event SET stale = true')).rejects.toThrow('never changed');
  });

  it('finishes what has arrived before it stops, and takes nothing after', async () => {
    const own = new AnswerWriter(test.url, { answerWriters: 1 });
    const id = await attempt();
    const pending = Promise.all(Array.from({ length: 50 }, (_, i) => own.save(event(id, i + 1))));
    await own.beforeApplicationShutdown();
    expect((await pending).every((o) => o.verdict === 'saved')).toBe(true);
    await expect(own.save(event(id, 99))).rejects.toMatchObject({ problem: { code: 'server.busy' } });
  });
});
