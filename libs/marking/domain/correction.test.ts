import { canDecideMark, canProposeMark, canSendToAdjudication, isCorrected } from './correction';

const said = (d: ReturnType<typeof canProposeMark>): unknown => d.ok || d.problem.code;
const theory = { part: 'theory', closed: false } as const;
const practical = { part: 'practical', closed: false } as const;
const question = { points: 100, awarded: 0 };

test.each([
  ['full points', theory, { scope: 'question', awarded: 100 }, true],
  ['a hundredth more than the question is worth', theory, { scope: 'question', awarded: 101 }, 'correction.out-of-range'],
  ['less than nothing', theory, { scope: 'question', awarded: -1 }, 'correction.out-of-range'],
  ['what it has', theory, { scope: 'question', awarded: 0 }, 'correction.same'],
  ['full points for all who had it', theory, { scope: 'version' }, true],
  ['after a run counted the correction', { ...theory, closed: true }, { scope: 'question', awarded: 100 }, 'correction.closed'],
  ['for an objection to the practical part', practical, { scope: 'question', awarded: 100 }, 'correction.other-part'],
] as const)('a mark proposed: %s', (_name, correction, mark, expected) => expect(said(canProposeMark(correction, question, mark))).toBe(expected));

test.each([
  ['by somebody else', { state: 'proposed', proposedBy: 'a' }, true],
  ['by who proposed it', { state: 'proposed', proposedBy: 'b' }, 'correction.own-proposal'],
  ['a second time', { state: 'confirmed', proposedBy: 'a' }, 'correction.decided-already'],
] as const)('a mark decided %s', (_name, proposal, expected) => expect(said(canDecideMark(proposal, 'b'))).toBe(expected));

test.each([
  ['a final work of the candidate', practical, { state: 'final', belongs: true }, true],
  ['a work that is judged already', practical, { state: 'adjudication', belongs: true }, 'correction.work-open'],
  ['a work of another', practical, { state: 'final', belongs: false }, 'correction.other-part'],
  ['for an objection to theory', theory, { state: 'final', belongs: true }, 'correction.other-part'],
  ['after a run counted the correction', { ...practical, closed: true }, { state: 'final', belongs: true }, 'correction.closed'],
] as const)('judged again: %s', (_name, correction, work, expected) => expect(said(canSendToAdjudication(correction, work))).toBe(expected));

test.each([[0, 0, false], [1, 0, true], [1, 1, false]])('%i recorded, %i waiting: corrected %s', (recorded, waiting, expected) =>
  expect(isCorrected({ recorded, waiting })).toBe(expected));
