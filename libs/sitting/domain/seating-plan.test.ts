import fc from 'fast-check';
import { planSeating, type OpenPlace, type Sitter } from './seating-plan';
import { canMoveTo, canTakeSeat } from './seat-rules';

const grid = (rooms: number, rows: number, columns: number, turns = 1): OpenPlace[] =>
  Array.from({ length: turns }, (_, t) => t + 1).flatMap((turn) =>
    Array.from({ length: rooms }, (_, r) => `room${r + 1}`).flatMap((roomId) =>
      Array.from({ length: rows * columns }, (_, i) => ({
        placeId: `${roomId}-${i}`, roomId, row: Math.floor(i / columns) + 1, column: (i % columns) + 1, turn,
      }))));

const people = (count: number, employers: number): Sitter[] =>
  Array.from({ length: count }, (_, i) => ({ candidateId: `c${String(i).padStart(3, '0')}`, employer: `单位${i % employers}` }));

const options = (seed = 'a', partial = false) => ({ seed, partial });

function value(decision: ReturnType<typeof planSeating>) {
  if (!decision.ok) throw new Error(decision.problem.code);
  return decision.value;
}

describe('seating everybody at once', () => {
  it('gives the same plan for the same seed, whatever the order of the people, and another for another seed', () => {
    const plan = value(planSeating(people(20, 4), grid(2, 4, 4), options('x')));
    expect(value(planSeating([...people(20, 4)].reverse(), grid(2, 4, 4), options('x')))).toEqual(plan);
    expect(value(planSeating(people(20, 4), grid(2, 4, 4), options('y'))).seats).not.toEqual(plan.seats);
  });

  it('opens no room more than it needs', () => {
    const plan = value(planSeating(people(16, 16), grid(3, 4, 4), options()));
    expect(new Set(plan.seats.map((s) => s.place.roomId))).toEqual(new Set(['room1']));
  });

  it('parts people of one employer where it can: half and half on a chess board', () => {
    const plan = value(planSeating(people(16, 2), grid(1, 4, 4), options()));
    expect(plan.sameEmployerNeighbours).toBeLessThanOrEqual(2);
    expect(value(planSeating(people(24, 6), grid(1, 5, 7), options())).sameEmployerNeighbours).toBe(0);
  });

  it('tells how many pairs it could not part', () => {
    expect(value(planSeating(people(4, 1), grid(1, 2, 2), options())).sameEmployerNeighbours).toBe(4);
  });

  it('refuses too few places, unless a part may stay for another session', () => {
    const short = planSeating(people(5, 5), grid(1, 2, 2), options());
    expect(short).toEqual({ ok: false, problem: { code: 'seat.places-short', params: { candidates: 5, places: 4 } } });
    expect(value(planSeating(people(5, 5), grid(1, 2, 2), options('a', true))).seats).toHaveLength(4);
    expect(planSeating(people(5, 5), [], options('a', true)).ok).toBe(false);
    expect(planSeating([], grid(1, 2, 2), options())).toEqual({ ok: false, problem: { code: 'seat.nobody' } });
  });

  it('uses stations turn after turn', () => {
    const plan = value(planSeating(people(14, 14), grid(1, 1, 6, 3), options()));
    expect([1, 2, 3].map((turn) => plan.seats.filter((s) => s.place.turn === turn).length)).toEqual([6, 6, 2]);
  });

  it('never gives a place twice nor seats a person twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 8 }), fc.string({ minLength: 1 }), (count, employers, seed) => {
        const { seats } = value(planSeating(people(count, employers), grid(2, 4, 5), options(seed)));
        expect(new Set(seats.map((s) => s.candidateId)).size).toBe(count);
        expect(new Set(seats.map((s) => `${s.place.placeId}/${s.place.turn}`)).size).toBe(count);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a seat by hand', () => {
  const place = { label: '01', kind: 'seat' as const, available: true };
  const wish = { eligibility: 'confirmed' as const, place, turn: 1, turns: 1 };
  it.each([
    ['a free seat', {}, 'ok'],
    ['somebody not confirmed', { eligibility: 'checked' as const }, 'seat.not-confirmed'],
    ['a place elsewhere', { place: null }, 'seat.place-unknown'],
    ['a turn too many', { turn: 2 }, 'seat.turn-unknown'],
    ['a place out of order', { place: { ...place, available: false } }, 'seat.place-unavailable'],
    ['a spare', { place: { ...place, kind: 'spare' as const } }, 'seat.spare-kept'],
  ])('%s', (_name, change, expected) => {
    const decision = canTakeSeat({ ...wish, ...change });
    expect(decision.ok ? 'ok' : decision.problem.code).toBe(expected);
  });

  it.each([
    ['to a spare', { place: { ...place, kind: 'spare' as const } }, 'ok'],
    ['after the session is closed', { closed: true }, 'sitting-session.closed'],
    ['to the same place', { toPlaceId: 'a' }, 'seat.same-place'],
    ['to a place out of order', { place: { ...place, available: false } }, 'seat.place-unavailable'],
    ['to a place elsewhere', { place: null }, 'seat.place-unknown'],
  ])('a move %s', (_name, change, expected) => {
    const decision = canMoveTo({ closed: false, fromPlaceId: 'a', toPlaceId: 'b', place, ...change });
    expect(decision.ok ? 'ok' : decision.problem.code).toBe(expected);
  });
});
