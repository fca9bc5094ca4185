import fc from 'fast-check';
import { chainHash, chainStart, chainText, verifyChain, type ChainedEvent } from './answer-chain';

const ATTEMPT = '0198c0de-0000-7000-8000-000000000001';

const draft = fc.record({
  epoch: fc.integer({ min: 1, max: 4 }),
  n: fc.integer({ min: 1, max: 5000 }),
  kind: fc.constantFrom('answer' as const, 'flag' as const),
  questionNo: fc.integer({ min: 1, max: 200 }),
  response: fc.array(fc.string({ maxLength: 20 }), { maxLength: 4 }).map((r) => JSON.stringify(r)),
  clientAtMs: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  receivedAtMs: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  stale: fc.boolean(),
});

function chainOf(drafts: Omit<ChainedEvent, 'attemptId' | 'seq' | 'hash'>[]): ChainedEvent[] {
  let hash = chainStart(ATTEMPT);
  return drafts.map((d, i) => {
    const event = { attemptId: ATTEMPT, seq: i + 1, ...d };
    hash = chainHash(hash, chainText(event));
    return { ...event, hash };
  });
}

const headOf = (events: ChainedEvent[]) => ({ seq: events.length, hash: events.at(-1)?.hash ?? chainStart(ATTEMPT) });

describe('an answer chain', () => {
  it('verifies as written', () => {
    fc.assert(fc.property(fc.array(draft, { maxLength: 30 }), (drafts) => {
      const events = chainOf(drafts);
      expect(verifyChain(ATTEMPT, events, headOf(events))).toEqual({ ok: true, headSeq: events.length, headHash: headOf(events).hash });
    }));
  });

  it('names the event that was altered', () => {
    fc.assert(fc.property(fc.array(draft, { minLength: 1, maxLength: 20 }), fc.nat(), fc.constantFrom('response', 'receivedAtMs', 'n', 'stale', 'questionNo'), (drafts, pick, field) => {
      const events = chainOf(drafts);
      const i = pick % events.length;
      const event = events[i] as ChainedEvent;
      const altered: Record<string, unknown> = {
        response: event.response === '["A"]' ? '["B"]' : '["A"]',
        receivedAtMs: event.receivedAtMs + 1, n: event.n + 1, stale: !event.stale, questionNo: event.questionNo + 1,
      };
      const changed = events.with(i, { ...event, [field]: altered[field] } as ChainedEvent);
      expect(verifyChain(ATTEMPT, changed, headOf(events))).toEqual({ ok: false, firstBadSeq: i + 1, fault: 'hash' });
    }));
  });

  it('names the place of an event taken out, and a tail cut off', () => {
    const events = chainOf(fc.sample(draft, { numRuns: 5, seed: 1 }));
    const head = headOf(events);
    expect(verifyChain(ATTEMPT, events.filter((e) => e.seq !== 3), head)).toEqual({ ok: false, firstBadSeq: 3, fault: 'gap' });
    expect(verifyChain(ATTEMPT, events.slice(0, 4), head)).toEqual({ ok: false, firstBadSeq: 5, fault: 'head' });
    expect(verifyChain(ATTEMPT, [], head)).toEqual({ ok: false, firstBadSeq: 1, fault: 'head' });
  });

  it('does not verify under another attempt', () => {
    const events = chainOf(fc.sample(draft, { numRuns: 2, seed: 2 }));
    expect(verifyChain('0198c0de-0000-7000-8000-000000000002', events, headOf(events))).toMatchObject({ ok: false, firstBadSeq: 1 });
  });
});
