import { canOpenScoring, canScoreNow } from './beginning';
import { mayChangeMarks } from './counted';

const planned = new Date('2026-11-28T01:00:00Z');
const at = (clock: string): Date => new Date(`2026-11-28T${clock}Z`);
const said = (d: ReturnType<typeof canScoreNow>): unknown => (d.ok ? true : [d.problem.code, d.problem.params]);

describe('opening the scoring of a session planned for 09:00', () => {
  it.each([
    ['an hour before', at('00:00:00'), false, ['marking.before-plan', { planned: '2026-11-28 09:00', minutes: 60 }]],
    ['a second more than half an hour before', at('00:29:59'), false, ['marking.before-plan', { planned: '2026-11-28 09:00', minutes: 31 }]],
    ['half an hour before', at('00:30:00'), false, true],
    ['at its time', at('01:00:00'), false, true],
    ['later', at('03:00:00'), false, true],
    ['an hour before, on purpose', at('00:00:00'), true, true],
  ])('%s', (_name, now, early, expected) => expect(said(canOpenScoring(planned, now, early))).toEqual(expected));
});

describe('scoring a work whose turn is planned for 09:00', () => {
  it.each([
    ['a second before', at('00:59:59'), null, ['score.before-start', { planned: '2026-11-28 09:00', minutes: 1 }]],
    ['at its time', at('01:00:00'), null, true],
    ['before it, in a session that was opened early on purpose', at('00:10:00'), at('00:05:00'), true],
  ])('%s', (_name, now, openedEarlyAt, expected) => expect(said(canScoreNow(planned, openedEarlyAt, now))).toEqual(expected));
});

describe('changing a mark', () => {
  it.each([
    ['no run counts it', null, false, true],
    ['run 2 counts it', 2, false, ['marking.counted', { no: 2 }]],
    ['run 2 counts it and an objection to it was upheld', 2, true, true],
  ])('%s', (_name, runNo, corrected, expected) => expect(said(mayChangeMarks(runNo, corrected))).toEqual(expected));
});
