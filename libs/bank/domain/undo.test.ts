import { itemActKind, type ItemActKind } from '@kaowu/contracts';
import { STAGES } from '../testing/workflows';
import { decideUndo, UNDO_HOURS, type DoneAct, type SinceAct } from './undo';

const AT = new Date('2026-05-01T08:00:00Z');
const later = (hours: number, ms = 0): Date => new Date(AT.getTime() + hours * 3_600_000 + ms);
const WAY: Record<ItemActKind, readonly [string, string]> = {
  submit: ['draft', 'in_review'], withdraw: ['in_review', 'draft'], pass: ['in_review', 'in_review'], forward: ['in_review', 'second'], return: ['in_review', 'draft'], approve: ['in_review', 'approved'],
  retire: ['approved', 'retired'], keep: ['approved', 'approved'], calibrate: ['approved', 'approved'], assign: ['in_review', 'in_review'],
};
const done = (act: ItemActKind): DoneAct => ({ act, actorId: 'who', actorName: '某人', at: AT, fromStatus: WAY[act][0], toStatus: WAY[act][1], replacedStatus: null });
const since = (act: ItemActKind, more: Partial<SinceAct> = {}): SinceAct => ({
  state: act === 'approve' ? 'approved' : 'in_review', status: WAY[act][1], undone: false, moved: false, judged: false, revised: false, drawn: false, signed: false, tableRetired: false, ...more,
});
const outcome = (act: ItemActKind, more: Partial<SinceAct> = {}, person = 'who', now = later(1)): string => {
  const decision = decideUndo(STAGES.statuses, done(act), since(act, more), person, now);
  return decision.ok ? decision.value.code : decision.problem.code;
};

test.each(itemActKind.options)('%s is taken back by who did it while nothing rests on it', (act) => expect(outcome(act)).toBe(WAY[act][0]));
test.each(itemActKind.options)('%s is not taken back by another, twice, or late', (act) => {
  expect(outcome(act, {}, 'other')).toBe('undo.not-yours');
  expect(outcome(act, { undone: true })).toBe('undo.done-already');
  expect(outcome(act, {}, 'who', later(UNDO_HOURS))).toBe(WAY[act][0]);
  expect(outcome(act, {}, 'who', later(UNDO_HOURS, 1))).toBe('undo.too-late');
});

const RESTS: readonly [string, Partial<SinceAct>, Partial<Record<ItemActKind, string>>][] = [
  ['papers were drawn', { drawn: true }, { approve: 'undo.drawn-since', calibrate: 'undo.drawn-since' }],
  ['the head signed', { signed: true }, { approve: 'undo.signed-since' }],
  ['a verdict was given', { judged: true }, { submit: 'undo.judged-since', forward: 'undo.judged-since', assign: 'undo.judged-since' }],
  ['the table was retired', { tableRetired: true }, { retire: 'element-table.retired-already' }],
  ['a newer version was written', { revised: true }, Object.fromEntries(itemActKind.options.filter((a) => a !== 'keep' && a !== 'calibrate').map((a) => [a, 'undo.revised-since']))],
  ['another step was taken and taken back', { moved: true }, Object.fromEntries(itemActKind.options.filter((a) => a !== 'keep' && a !== 'calibrate').map((a) => [a, 'undo.moved-on']))],
];
test.each(RESTS.flatMap(([what, more, refused]) => itemActKind.options.map((act) => [act, what, more, refused[act] ?? WAY[act][0]] as const)))('%s when %s', (act, _, more, expected) => {
  expect(outcome(act, more)).toBe(expected);
});

test('a pass on which the version was approved stands', () => expect(outcome('pass', { state: 'approved', status: 'approved', moved: true })).toBe('undo.approved-since'));
test('what is in another state by now has moved on', () => expect(outcome('retire', { state: 'replaced', status: 'replaced' })).toBe('undo.moved-on'));
test('keeping and calibrating are taken back in whatever state the version is', () => {
  expect(outcome('keep', { state: 'retired', status: 'retired', moved: true, revised: true })).toBe('retired');
});
test('what has no status to go back to stays, itself or the version that it put out of use', () => {
  const back = (part: Partial<DoneAct>, act: ItemActKind = 'approve'): string => {
    const decision = decideUndo(STAGES.statuses, { ...done(act), ...part }, since(act), 'who', later(1));
    return decision.ok ? decision.value.code : decision.problem.code;
  };
  expect([back({ fromStatus: 'second' }), back({ fromStatus: 'third' })]).toEqual(['second', 'undo.status-gone']);
  expect([back({ replacedStatus: 'approved' }), back({ replacedStatus: 'on_trial' })]).toEqual(['in_review', 'undo.status-gone']);
});
