import type { AssessmentMode } from '@kaowu/contracts';
import { checkSessionPlan, type RoomChoice, type SessionFrame } from './session-plan';
import { sessionInterval, turnInterval } from './turns';
import { layOutRoom } from './room-layout';
import { ticketNumber } from './ticket-number';

const frame: SessionFrame = { parts: ['theory', 'practical'], districtCode: '110108', from: '2026-11-20', to: '2026-11-21' };
const computer: RoomChoice = { name: '一机房', kind: 'computer', venueName: '示范考点', districtCode: '110108', tenureUntil: null };
const at = (text: string, change = {}) => ({ startsAtMs: Date.parse(text), durationMinutes: 90, turns: 1, changeMinutes: 0, ...change });

describe('a session keeps to its round', () => {
  it.each<[string, AssessmentMode, ReturnType<typeof at>, RoomChoice[], string]>([
    ['theory in a computer room', 'theory', at('2026-11-20T09:00:00+08:00'), [computer], 'ok'],
    ['no room yet', 'theory', at('2026-11-20T09:00:00+08:00'), [], 'ok'],
    ['first minute of the first day', 'theory', at('2026-11-20T00:00:00+08:00'), [], 'ok'],
    ['a minute before the first day', 'theory', at('2026-11-19T23:59:00+08:00'), [], 'sitting-session.outside-round'],
    ['ends on the last day', 'theory', at('2026-11-21T22:00:00+08:00'), [], 'ok'],
    ['ends after the last day', 'theory', at('2026-11-21T22:31:00+08:00'), [], 'sitting-session.outside-round'],
    ['a part that the round lacks', 'review', at('2026-11-20T09:00:00+08:00'), [], 'sitting-session.part-missing'],
    ['theory in two turns', 'theory', at('2026-11-20T09:00:00+08:00', { turns: 2 }), [], 'sitting-session.one-turn'],
    ['practical in two turns', 'practical', at('2026-11-20T09:00:00+08:00', { turns: 2 }), [{ ...computer, kind: 'practical' }], 'ok'],
    ['practical in a computer room', 'practical', at('2026-11-20T09:00:00+08:00'), [computer], 'room.wrong-kind'],
    ['theory in a practical hall', 'theory', at('2026-11-20T09:00:00+08:00'), [{ ...computer, kind: 'practical' }], 'room.wrong-kind'],
    ['a venue in another district (D41)', 'theory', at('2026-11-20T09:00:00+08:00'), [{ ...computer, districtCode: '110105' }], 'venue.other-district'],
    ['a lease that ends the day before', 'theory', at('2026-11-20T09:00:00+08:00'), [{ ...computer, tenureUntil: '2026-11-19' }], 'venue.tenure-expired'],
    ['a lease that ends that day', 'theory', at('2026-11-20T09:00:00+08:00'), [{ ...computer, tenureUntil: '2026-11-20' }], 'ok'],
  ])('%s', (_name, mode, plan, rooms, expected) => {
    const decision = checkSessionPlan(frame, mode, plan, rooms);
    expect(decision.ok ? 'ok' : decision.problem.code).toBe(expected);
  });
});

describe('turns', () => {
  it('follow each other with a change between', () => {
    const plan = { startsAtMs: 0, durationMinutes: 20, turns: 4, changeMinutes: 10 };
    expect([1, 2, 4].map((turn) => turnInterval(plan, turn).startMs / 60_000)).toEqual([0, 30, 90]);
    expect(sessionInterval(plan).endMs / 60_000).toBe(110);
  });
});

describe('laying a room out', () => {
  it('numbers along the rows and keeps the last places spare', () => {
    const plan = layOutRoom('computer', { rows: 2, columns: 3, spares: 2 });
    expect(plan.ok && plan.value.map((p) => `${p.row}/${p.column} ${p.kind} ${p.label}`)).toEqual([
      '1/1 seat 01', '1/2 seat 02', '1/3 seat 03', '2/1 seat 04', '2/2 spare 备1', '2/3 spare 备2',
    ]);
  });
  it('names stations', () => {
    const plan = layOutRoom('practical', { rows: 1, columns: 2, spares: 0 });
    expect(plan.ok && plan.value.map((p) => `${p.kind} ${p.label}`)).toEqual(['station 工位1', 'station 工位2']);
  });
  it.each([[5, true], [6, false]])('with %i spares of 6: %s', (spares, fits) =>
    expect(layOutRoom('computer', { rows: 2, columns: 3, spares }).ok).toBe(fits));
});

describe('ticket numbers', () => {
  it.each([[2026, 1, 7, '2600010007'], [2030, 12, 1234, '3000121234'], [2026, 12345, 1, '26123450001']] as const)(
    'of %i, round %i, candidate %i is %s', (year, round, candidate, no) => expect(ticketNumber(year, round, candidate)).toBe(no));
});
