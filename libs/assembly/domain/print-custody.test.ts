import type { CustodyFigures, CustodyStep } from '@kaowu/contracts';
import { canCloseFinding, canPrint, canPrintKey, decideAuthorisation, decideStep, needsTwo, nextSteps, type EnvelopeNow, type StepSaid } from './print-custody';
import { copiesByForm, copyCode, envelopeCode, paperOfCopy, planEnvelopes } from './print-plan';

const OPENS = new Date('2026-11-28T01:00:00Z');
const ENDS = new Date('2026-11-28T02:30:00Z');
const rules = { twoPersonSteps: ['counted', 'sealed'] as CustodyStep[], opensAt: OPENS, endsAt: ENDS };
const before = (at: Date): Date => new Date(at.getTime() - 1);
const envelope = (step: CustodyStep | null, over: Partial<EnvelopeNow> = {}): EnvelopeNow => ({
  code: '0001-01', copies: 30, step, sealNo: 'F-7', issued: true, awaited: null, openFindings: 0, ...over,
});
const say = (step: CustodyStep, figures: CustodyFigures = {}, over: Partial<StepSaid> = {}): StepSaid => ({
  step, actorId: 'a', witnessId: 'b', figures, discrepancy: null, ...over,
});
const outcome = (now: EnvelopeNow, said: StepSaid, at = ENDS, ended = false): string => {
  const decided = decideStep(now, said, rules, ended, at);
  return decided.ok ? decided.value.map(({ kind, expected, found }) => `${kind} ${expected}/${found}`).join() || 'granted' : decided.problem.code;
};

describe('a step of custody', () => {
  it.each<[string, EnvelopeNow, StepSaid, string]>([
    ['printed, all there', envelope(null), say('printed', { copies: 30 }), 'granted'],
    ['printed before papers were handed out', envelope(null, { issued: false }), say('printed', { copies: 30 }), 'custody.not-printed'],
    ['printed without a number', envelope(null), say('printed'), 'custody.figure-needed'],
    ['counted before it is printed', envelope(null), say('counted', { copies: 30 }), 'custody.wrong-step'],
    ['counted, one missing', envelope('printed'), say('counted', { copies: 29 }), 'custody.count-differs'],
    ['counted, one too many', envelope('printed'), say('counted', { copies: 31 }), 'custody.count-differs'],
    ['counted, one missing and explained', envelope('printed'), say('counted', { copies: 29 }, { discrepancy: '卡纸损毁一份' }), 'count 30/29'],
    ['counted alone', envelope('printed'), say('counted', { copies: 30 }, { witnessId: null }), 'custody.witness-needed'],
    ['counted with oneself', envelope('printed'), say('counted', { copies: 30 }, { witnessId: 'a' }), 'custody.same-person'],
    ['packed alone, which the rules let', envelope('counted'), say('packed', {}, { witnessId: null }), 'granted'],
    ['sealed without a number', envelope('packed'), say('sealed'), 'custody.figure-needed'],
    ['sealed', envelope('packed', { sealNo: null }), say('sealed', { sealNo: 'F-7' }), 'granted'],
    ['handed over', envelope('sealed'), say('handed_over'), 'granted'],
    ['handed over while the seal is to be confirmed', envelope('sealed', { awaited: { id: 'b', name: '乙' } }), say('handed_over'), 'custody.awaiting-witness'],
    ['received', envelope('handed_over'), say('received', { sealNo: 'F-7' }), 'granted'],
    ['received with another seal', envelope('handed_over'), say('received', { sealNo: 'F-8' }), 'custody.seal-differs'],
    ['received with another seal, explained', envelope('handed_over'), say('received', { sealNo: 'F-8' }, { discrepancy: '途中换签' }), 'seal F-7/F-8'],
    ['opened alone', envelope('received'), say('opened', { sealNo: 'F-7', copies: 30 }, { witnessId: null }), 'custody.witness-needed'],
    ['opened', envelope('received'), say('opened', { sealNo: 'F-7', copies: 30 }), 'granted'],
    ['opened with both wrong, explained', envelope('received'), say('opened', { sealNo: 'x', copies: 28 }, { discrepancy: '袋破' }), 'count 30/28,seal F-7/x'],
    ['returned, adding up', envelope('opened'), say('returned', { used: 27, unused: 2, spoiled: 1 }), 'granted'],
    ['returned, one short', envelope('opened'), say('returned', { used: 27, unused: 2, spoiled: 0 }), 'custody.count-differs'],
    ['returned unopened', envelope('received'), say('returned', { used: 0, unused: 30, spoiled: 0 }), 'granted'],
    ['returned without the spoiled', envelope('opened'), say('returned', { used: 30, unused: 0 }), 'custody.figure-needed'],
    ['destroyed with an open finding', envelope('returned', { openFindings: 1 }), say('destroyed'), 'custody.findings-open'],
    ['destroyed alone', envelope('returned'), say('destroyed', {}, { witnessId: null }), 'custody.witness-needed'],
    ['destroyed', envelope('returned'), say('destroyed'), 'granted'],
    ['anything after that', envelope('destroyed'), say('printed', { copies: 30 }), 'custody.wrong-step'],
  ])('%s', (_name, now, said, expected) => expect(outcome(now, said)).toBe(expected));

  it('opens nothing before the exam and destroys nothing before its end, at the instant', () => {
    const opened = say('opened', { sealNo: 'F-7', copies: 30 });
    expect([outcome(envelope('received'), opened, before(OPENS)), outcome(envelope('received'), opened, OPENS)]).toEqual(['custody.too-early', 'granted']);
    expect([outcome(envelope('returned'), say('destroyed'), before(ENDS)), outcome(envelope('returned'), say('destroyed'), ENDS)]).toEqual(['custody.too-early', 'granted']);
  });

  it('leaves only destruction once the set is void, at any time, and nothing of what was never printed', () => {
    expect([outcome(envelope('packed'), say('sealed', { sealNo: 'x' }), OPENS, true), outcome(envelope('packed'), say('destroyed'), before(OPENS), true)]).toEqual(['custody.wrong-step', 'granted']);
    expect([nextSteps({ step: null, awaited: null }, true), nextSteps({ step: null, awaited: null }, false)]).toEqual([[], ['printed']]);
  });

  it('always takes two people where a paper is opened or ended', () =>
    expect((['printed', 'counted', 'opened', 'destroyed'] as const).map((step) => needsTwo(step, { twoPersonSteps: ['counted'] }))).toEqual([false, true, true, true]));
});

describe('printing', () => {
  const run = { state: 'ordered' as const, printFrom: OPENS, setVoid: false };
  const given = (people: string[], person: string, at = OPENS, over = {}): string => {
    const decided = decideAuthorisation({ ...run, ...over }, people, person, at);
    return decided.ok ? decided.value : decided.problem.code;
  };
  const may = (decided: { ok: boolean; problem?: { code: string } }): string => (decided.ok ? 'granted' : decided.problem?.code ?? '');

  it('is authorised by two different people, not before its time', () => {
    expect([given([], 'a', before(OPENS)), given([], 'a'), given(['a'], 'a'), given(['a'], 'b')]).toEqual(['print-run.too-early', 'given', 'print-run.same-person', 'authorised']);
    expect([given([], 'a', OPENS, { setVoid: true }), given([], 'a', OPENS, { state: 'authorised' })]).toEqual(['print-run.wrong-state', 'print-run.wrong-state']);
  });

  it('opens papers only when authorised, and keys only when the exam has opened', () => {
    const authorised = { ...run, state: 'authorised' as const };
    expect([may(canPrint(run)), may(canPrint(authorised)), may(canPrint({ ...authorised, setVoid: true }))]).toEqual(['print-run.not-authorised', 'granted', 'print-run.wrong-state']);
    expect([may(canPrintKey(run, OPENS, OPENS)), may(canPrintKey(authorised, OPENS, before(OPENS))), may(canPrintKey(authorised, OPENS, OPENS))]).toEqual(['print-run.not-authorised', 'paper.not-open-yet', 'granted']);
  });

  it('numbers copies through its envelopes, forms in turn', () => {
    const planned = planEnvelopes([{ label: '一考场', copies: 5 }, { label: '备用', copies: 2 }], 2, 6);
    expect(planned.ok && planned.value).toEqual([{ no: 1, label: '一考场', firstCopy: 1, copies: 5 }, { no: 2, label: '备用', firstCopy: 6, copies: 2 }]);
    expect([1, 2, 3, 6].map((copy) => paperOfCopy(copy, 2))).toEqual([1, 2, 1, 2]);
    expect([copiesByForm({ firstCopy: 1, copies: 5 }, 2), copiesByForm({ firstCopy: 6, copies: 2 }, 2), copiesByForm({ firstCopy: 1, copies: 5 }, null)]).toEqual([[3, 2], [1, 1], []]);
    expect([envelopeCode(7, 3), copyCode(7, 12)]).toEqual(['0007-03', '0007-0012']);
  });

  it('makes no more copies than papers where every paper is another one', () =>
    expect([6, 7].map((copies) => planEnvelopes([{ label: '一', copies }], null, 6).ok)).toEqual([true, false]));

  it.each<[string, boolean, string[], string, string]>([
    ['by another', false, ['a', 'b'], 'c', 'granted'], ['by who recorded the step', false, ['a', 'b'], 'a', 'custody.own-finding'],
    ['by the witness', false, ['a', 'b'], 'b', 'custody.own-finding'], ['twice', true, ['a', 'b'], 'c', 'custody.finding-closed'],
  ])('a finding is settled %s', (_name, closed, people, person, expected) => expect(may(canCloseFinding({ closed, people }, person))).toBe(expected));
});
