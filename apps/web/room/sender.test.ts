import fc from 'fast-check';
import { EMPTY_OUTBOX, enqueue, type Outbox } from './outbox';
import { Sender, type SenderDesk } from './sender';
import type { AnswerEvent, BatchReply } from './types';

const refusal = (e: AnswerEvent, code: string) => ({ n: e.n, epoch: e.epoch, code, zh: '', en: '' });

/** A server that answers each delivery by the next step of a script; after the script it saves everything. */
function server(script: ((events: readonly AnswerEvent[]) => BatchReply | 'gone' | 'lost-reply')[]) {
  let box: Outbox = { ...EMPTY_OUTBOX, epoch: 1 };
  const held = new Map<number, AnswerEvent>();
  const told: string[] = [];
  const saveAll = (events: readonly AnswerEvent[]): BatchReply => {
    for (const e of events) held.set(e.n, e);
    return { saved: events.map((e) => ({ n: e.n, epoch: e.epoch, seq: e.n, savedAt: '2026-11-20T01:00:00.000Z' })), refused: [] };
  };
  const desk: SenderDesk = {
    box: () => box,
    keep: (next) => (box = next),
    deliver: async (events) => {
      await Promise.resolve();
      const step = script.shift();
      const answer = step ? step(events) : saveAll(events);
      if (answer === 'lost-reply') saveAll(events);
      if (answer === 'gone' || answer === 'lost-reply') throw new Error('network');
      for (const s of answer.saved) held.set(s.n, events.find((e) => e.n === s.n) as AnswerEvent);
      return answer;
    },
    saved: (events) => told.push(...events.map((e) => `saved ${e.n}`)),
    reached: (yes) => told.push(yes ? 'up' : 'down'),
    stopped: (code) => told.push(code),
    wait: () => new Promise((r) => setImmediate(r)),
  };
  const sender = new Sender(desk);
  const act = (questionNo: number, pick: string): void => {
    box = enqueue(box, { kind: 'answer', questionNo, response: [pick], clientAt: 0 });
    sender.kick();
  };
  const settled = async (): Promise<void> => {
    for (let i = 0; i < 200; i++) await new Promise((r) => setImmediate(r));
  };
  return { act, settled, sender, held, told, saveAll, box: () => box };
}

describe('the sender', () => {
  it('sends and forgets what is confirmed', async () => {
    const s = server([]);
    s.act(1, 'A');
    s.act(2, 'B');
    await s.settled();
    expect(s.box().pending).toEqual([]);
    expect([...s.held.keys()]).toEqual([1, 2]);
  });

  it('tries again while the server is gone, and repeats harmlessly after a lost reply', async () => {
    const s = server([() => 'gone', () => 'gone', () => 'lost-reply']);
    s.act(1, 'A');
    await s.settled();
    expect(s.box().pending).toEqual([]);
    expect(s.told).toEqual(['down', 'down', 'down', 'up', 'saved 1']);
  });

  it('waits in a pause until the exam goes on', async () => {
    const s = server([(events) => ({ saved: [], refused: events.map((e) => refusal(e, 'attempt.paused')) })]);
    s.act(1, 'A');
    await s.settled();
    expect(s.box().pending.length).toBe(1);
    s.sender.kick();
    await s.settled();
    expect(s.box().pending).toEqual([]);
  });

  it('keeps what it has when another machine took over, and says so', async () => {
    const s = server([(events) => ({ saved: [], refused: events.map((e) => refusal(e, 'attempt.moved')) })]);
    s.act(1, 'A');
    await s.settled();
    expect(s.box().pending.length).toBe(1);
    expect(s.told).toContain('attempt.moved');
  });

  it('does not hide what came too late', async () => {
    const s = server([(events) => ({ saved: [], refused: events.map((e) => refusal(e, 'attempt.time-over')) })]);
    s.act(7, 'A');
    await s.settled();
    expect(s.box()).toMatchObject({ pending: [], refused: [{ questionNo: 7 }] });
    expect(s.told).toContain('attempt.time-over');
  });

  it('one refused event does not hold up the others', async () => {
    const s = server([(events) => ({ saved: events.slice(1).map((e) => ({ n: e.n, epoch: 1, seq: 1, savedAt: '2026-11-20T01:00:00.000Z' })), refused: [refusal(events[0] as AnswerEvent, 'answer.no-question')] })]);
    s.act(999, 'A');
    s.act(2, 'B');
    await s.settled();
    expect(s.box()).toMatchObject({ pending: [], refused: [{ questionNo: 999 }] });
  });

  it('gives a taken number a new one', async () => {
    const s = server([(events) => ({ saved: [], refused: events.map((e) => refusal(e, 'answer.number-used')) })]);
    s.act(1, 'A');
    await s.settled();
    expect([...s.held.keys()]).toEqual([2]);
  });

  it('whatever the network does, every act arrives, and nothing is forgotten before it is confirmed', async () => {
    const step = fc.constantFrom('ok', 'gone', 'lost-reply', 'busy', 'first-only');
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.integer({ min: 1, max: 15 }), async (steps, acts) => {
      const s: ReturnType<typeof server> = server(steps.map((kind) => (events) => {
        if (kind === 'gone' || kind === 'lost-reply') return kind;
        if (kind === 'busy') return { saved: [], refused: events.map((e) => refusal(e, 'server.busy')) };
        return s.saveAll(kind === 'first-only' ? events.slice(0, 1) : events);
      }));
      for (let i = 1; i <= acts; i++) {
        s.act(i, 'A');
        if (i % 3 === 0) await new Promise((r) => setImmediate(r));
      }
      await s.settled();
      expect(s.box().pending).toEqual([]);
      expect([...s.held.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: acts }, (_, i) => i + 1));
    }), { numRuns: 40 });
  });
});
