import { assemblyRoutes, sittingRoutes, type CallOf, type RouteContract, type SeatingSignal } from '@kaowu/contracts';
import { LiveBus, systemActor } from '@kaowu/platform';
import { drawSet } from '../../../apps/cli/client/draw-set';
import { HttpClient } from '../../../apps/cli/client/http-client';
import { TestClock } from '../../../test/support';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { codeOf } from '../../../test/support/refusal';
import { seedAccounts } from '../../../seeds/accounts';
import { ASSEMBLY_IDS, seedAssembly } from '../../../seeds/assembly';
import { seedBank } from '../../../seeds/bank';
import { seedCatalogue } from '../../../seeds/catalogue';
import { seedId } from '../../../seeds/ids';
import { seedPeople } from '../../../seeds/people';
import { seedSitting, SITTING_IDS } from '../../../seeds/sitting';
import { staffClient } from '../../../test/support/staff';

const THEORY_AT = new Date('2026-11-20T01:35:00Z');
const clock = new TestClock(new Date('2026-11-20T01:02:03Z'));
const people = new Map<string, HttpClient>();
const signals: SeatingSignal[] = [];
let instance: TestInstance;

beforeAll(async () => {
  instance = await startInstance({ clock });
  const ctx = { app: instance.nest, db: instance.db, vault: instance.vault, clock, actor: systemActor('seed'), say: () => undefined };
  for (const seed of [seedAccounts, seedCatalogue, seedPeople, seedBank, seedAssembly, seedSitting]) await seed(ctx);
  for (const login of ['officer', 'invigilator1', 'invigilator2', 'chief']) {
    people.set(login, await staffClient(instance, login));
  }
  instance.nest.get(LiveBus).subscribe<SeatingSignal>('seating', (signal) => signals.push(signal));
});
afterAll(() => instance.stop());

const as = (login: string): HttpClient => {
  const client = people.get(login);
  if (!client) throw new Error(`nobody signed in as ${login}`);
  return client;
};

const refusedWith = <R extends RouteContract>(login: string, route: R, call: CallOf<R>): Promise<string> => codeOf(as(login).call(route, call));

/** Waits until a background reaction has done its part. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('it did not come about');
}

const theory = { params: { sessionId: SITTING_IDS.theory } };
const MATCH = { faceMatches: true, documentsMatch: true, seatMatches: true };
const detail = (sessionId: string = SITTING_IDS.theory) => as('officer').call(sittingRoutes.sessionDetail, { params: { sessionId } });
const board = (login = 'chief') => as(login).call(sittingRoutes.checkInBoard, theory);
const plan = (change: object = {}) => ({
  params: { roundId: SITTING_IDS.round },
  body: { name: '加场', mode: 'theory' as const, startsAt: '2026-11-21T01:00:00Z', durationMinutes: 90, roomIds: [SITTING_IDS.roomTwo], ...change },
});

describe('the staff plan', () => {
  const planOf = async (from: string, to: string) => (await as('officer').call(sittingRoutes.dutyPlan, { query: { from, to } })).sessions;

  it('names everybody on duty in the days asked for, and how many a room needs', async () => {
    const sessions = await planOf('2026-11-20', '2026-11-20');
    expect(sessions.map((s) => [s.sessionId, s.chief?.name, s.rooms.map((r) => [r.name, r.needed, r.invigilators.length])])).toEqual([
      [SITTING_IDS.theory, '孙主考', [['第一机房', 2, 2]]], [SITTING_IDS.practical, '孙主考', [['实操考场', 0, 2]]],
    ]);
    expect(sessions.flatMap((s) => s.rooms.flatMap((r) => r.invigilators.flatMap((i) => i.problems)))).toEqual([]);
    expect(await planOf('2026-11-21', '2026-11-22')).toEqual([]);
  });

  it('tells what was right once and is not now: a training that ran out, a chief in two sessions', async () => {
    const training = seedId('person:invigilator2');
    await instance.db.query("UPDATE training SET held_on = held_on - 200 WHERE person_id = $1", [training]);
    const later = await as('officer').call(sittingRoutes.planSession, plan({ name: '同时段', startsAt: '2026-11-20T02:00:00Z', roomIds: [SITTING_IDS.roomTwo] }));
    await as('officer').call(sittingRoutes.assignStaff, { params: { sessionId: later.id }, body: { chiefId: seedId('person:chief'), rooms: [] } });
    const [theory] = (await planOf('2026-11-20', '2026-11-20')).filter((s) => s.sessionId === SITTING_IDS.theory);
    expect(theory?.chief?.problems.map((p) => p.code)).toEqual(['duty.overlap']);
    expect(theory?.rooms[0]?.invigilators.flatMap((i) => i.problems.map((p) => [i.personId, p.code]))).toEqual([[training, 'duty.training-overdue']]);
    await instance.db.query("UPDATE training SET held_on = held_on + 200 WHERE person_id = $1", [training]);
    await as('officer').call(sittingRoutes.assignStaff, { params: { sessionId: later.id }, body: { chiefId: null, rooms: [] } });
    await as('officer').call(sittingRoutes.changeSession, { params: { sessionId: later.id }, body: { name: '同时段', startsAt: '2026-11-22T02:00:00Z', durationMinutes: 90, roomIds: [] } });
    const pdf = await as('officer').call(sittingRoutes.dutyPlanPdf, { query: { from: '2026-11-20', to: '2026-11-20' } });
    expect(Buffer.from(await pdf.arrayBuffer()).subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('planning a session', () => {
  it('takes a room for its time: another session at that time is refused, right after it is not', async () => {
    expect(await refusedWith('officer', sittingRoutes.planSession, plan({ startsAt: '2026-11-20T02:00:00Z', roomIds: [SITTING_IDS.roomOne] }))).toBe('room.taken');
    expect(await refusedWith('officer', sittingRoutes.planSession, plan({ name: '紧接', startsAt: '2026-11-20T03:05:00Z', roomIds: [SITTING_IDS.roomOne] }))).toBe('granted');
  });

  it('keeps to the days of the round', async () =>
    expect(await refusedWith('officer', sittingRoutes.planSession, plan({ startsAt: '2026-11-27T01:00:00Z' }))).toBe('sitting-session.outside-round'));

  it('says what is not ready and refuses to be ready until it is mended', async () => {
    const session = await as('officer').call(sittingRoutes.planSession, plan());
    expect(session.openPoints.map((p) => p.code)).toEqual(['ready.nobody-seated', 'ready.no-chief', 'ready.no-papers']);
    expect(await refusedWith('officer', sittingRoutes.markReady, { params: { sessionId: session.id } })).toBe('sitting-session.points-open');
    expect(await refusedWith('officer', sittingRoutes.seatAll, { params: { sessionId: session.id }, body: {} })).toBe('seat.nobody');
    expect(await refusedWith('officer', sittingRoutes.attachPaperSet, { params: { sessionId: session.id }, body: { paperSetId: ASSEMBLY_IDS.nurserySet } }))
      .toBe('sitting-session.paper-taken');
  });
});

describe('seating', () => {
  it('settles two sessions of one part that seat at once: everybody has one seat', async () => {
    const made = await Promise.all(['甲', '乙'].map((name, i) =>
      as('officer').call(sittingRoutes.planSession, plan({ name, mode: 'practical', startsAt: `2026-11-2${2 + i}T01:00:00Z`, roomIds: [SITTING_IDS.hall], durationMinutes: 20, turns: 4 }))));
    // The seeded candidates have their practical seats; a fresh part is made by taking those back.
    await as('officer').call(sittingRoutes.backToPlanning, { params: { sessionId: SITTING_IDS.practical }, body: { reason: '重新安排' } });
    await as('officer').call(sittingRoutes.clearSeats, { params: { sessionId: SITTING_IDS.practical }, body: { reason: '重新安排' } });
    const outcomes = await Promise.all(made.map(({ id }) => refusedWith('officer', sittingRoutes.seatAll, { params: { sessionId: id }, body: {} })));
    expect(outcomes.sort()).toEqual(['granted', 'seat.nobody']);
    const [count] = await instance.db.query<{ n: number; people: number }>("SELECT count(*)::int AS n, count(DISTINCT candidate_id)::int AS people FROM seating WHERE mode = 'practical'");
    expect(count).toEqual({ n: 24, people: 24 });
    for (const { id } of made) await as('officer').call(sittingRoutes.clearSeats, { params: { sessionId: id }, body: { reason: '复原' } });
    await as('officer').call(sittingRoutes.seatAll, { params: { sessionId: SITTING_IDS.practical }, body: { seed: 'demo' } });
  });

  it('by hand moves a seated candidate, and refuses spares and taken seats', async () => {
    const seats = (await as('officer').call(sittingRoutes.listSeatings, { params: { sessionId: SITTING_IDS.practical } })).seatings;
    const [one, two] = seats as [typeof seats[number], typeof seats[number]];
    const seat = (candidateId: string, placeId: string, turn = 1) =>
      refusedWith('officer', sittingRoutes.seatByHand, { params: { sessionId: SITTING_IDS.practical }, body: { candidateId, placeId, turn } });
    expect(await seat(one.candidateId, two.placeId, two.turn)).toBe('seat.taken');
    expect(await seat(one.candidateId, one.placeId, 5)).toBe('seat.turn-unknown');
    expect(await seat(one.candidateId, one.placeId, one.turn)).toBe('granted');
  });
});

describe('the seeded session', () => {
  it('is ready, with two invigilators for 24 and papers that open at its start', async () => {
    const session = await detail();
    expect(session).toMatchObject({ state: 'ready', candidates: 24, blocking: 0, durationMinutes: 90, paperSet: { state: 'sealed', opensAt: THEORY_AT.toISOString() } });
    expect(session.staffedRooms).toMatchObject([{ candidates: 24, invigilatorsNeeded: 2, invigilators: [{ name: '周监考' }, { name: '钱监考' }] }]);
  });

  it('loses papers that are voided, says so, and takes others', async () => {
    const session = await as('officer').call(sittingRoutes.planSession, plan({ name: '泄题', startsAt: '2026-11-22T05:00:00Z', roomIds: [SITTING_IDS.roomTwo] }));
    const draw = () => drawSet(as('officer'), { blueprintVersionId: ASSEMBLY_IDS.nurseryVersion, name: '备用', count: 1, reason: '本场次' });
    const [leaked, other] = [await draw(), await draw()];
    const attach = (paperSetId: string) => as('officer').call(sittingRoutes.attachPaperSet, { params: { sessionId: session.id }, body: { paperSetId } });
    expect((await attach(leaked.id)).openPoints.map((p) => p.code)).not.toContain('ready.no-papers');
    await as('officer').call(assemblyRoutes.voidPaperSet, { params: { id: leaked.id }, body: { reason: '试卷泄露' } });
    await until(async () => (await detail(session.id)).paperSet === null);
    expect((await detail(session.id)).openPoints.map((p) => p.code)).toContain('ready.no-papers');
    expect((await attach(other.id)).paperSet).toMatchObject({ id: other.id, state: 'sealed' });
  });

  it('keeps enough staff while it is ready (D22)', async () => {
    const rooms = [{ roomId: SITTING_IDS.roomOne, invigilatorIds: [seedId('person:invigilator1')] }];
    expect(await refusedWith('officer', sittingRoutes.assignStaff, { ...theory, body: { chiefId: seedId('person:chief'), rooms } })).toBe('sitting-session.points-open');
    expect((await detail()).staffedRooms[0]?.invigilators).toHaveLength(2);
  });

  it('refuses staff without the post, twice, or on duty elsewhere', async () => {
    const other = (await as('officer').call(sittingRoutes.planSession, plan({ name: '同时', startsAt: '2026-11-20T02:00:00Z' }))).id;
    const assign = (chiefId: string | null, ids: string[], roomId: string = SITTING_IDS.roomTwo) =>
      refusedWith('officer', sittingRoutes.assignStaff, { params: { sessionId: other }, body: { chiefId, rooms: [{ roomId, invigilatorIds: ids }] } });
    const [one, officer, chief] = ['invigilator1', 'officer', 'chief'].map((login) => seedId(`person:${login}`)) as [string, string, string];
    expect(await assign(null, [officer])).toBe('duty.wrong-post');
    expect(await assign(null, [one, one])).toBe('duty.doubled');
    expect(await assign(null, [one])).toBe('duty.elsewhere');
    expect(await assign(null, [], SITTING_IDS.hall)).toBe('granted');
    expect(await assign(chief, [])).toBe('granted');
    const choices = await as('officer').call(sittingRoutes.staffChoices, { params: { sessionId: other } });
    expect(choices.invigilators.map((c) => [c.name, c.problem])).toEqual([['周监考', null], ['钱监考', null], ['秦监考', null], ['尤监考', null]]);
  });

  it('prints tickets, sign-in sheets and labels', async () => {
    for (const [route, call] of [
      [sittingRoutes.ticketsPdf, { params: { roundId: SITTING_IDS.round } }], [sittingRoutes.signInSheetPdf, theory], [sittingRoutes.seatLabelsPdf, theory],
    ] as const) {
      const pdf = Buffer.from(await (await as('officer').call(route, call as never) as unknown as Blob).arrayBuffer());
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect(pdf.byteLength).toBeGreaterThan(10_000);
    }
    expect(await refusedWith('invigilator1', sittingRoutes.ticketsPdf, { params: { roundId: SITTING_IDS.round } })).toBe('access.denied');
  });
});

describe('check-in', () => {
  const checkIn = (login: string, seatingId: string, match = MATCH) =>
    refusedWith(login, sittingRoutes.checkIn, { params: { seatingId }, body: match });

  it('is for those on duty, after a full match, once; the first begins the round', async () => {
    const [first, second] = (await board('invigilator1')).rows;
    if (!first || !second) throw new Error('an empty board');
    expect(await checkIn('invigilator1', first.id, { ...MATCH, faceMatches: false })).toBe('checkin.no-match');
    expect(await checkIn('invigilator1', first.id)).toBe('granted');
    expect(await checkIn('invigilator2', first.id)).toBe('checkin.already');
    expect((await as('officer').call(sittingRoutes.roundDetail, { params: { roundId: SITTING_IDS.round } })).round.state).toBe('running');
    expect(signals.at(-1)).toEqual({ sessionId: SITTING_IDS.theory, seatingId: first.id, change: 'checked-in' });
    expect(await refusedWith('officer', sittingRoutes.checkIn, { params: { seatingId: second.id }, body: MATCH })).toBe('access.denied');
    expect(await refusedWith('officer', sittingRoutes.backToPlanning, { ...theory, body: { reason: '想重排' } })).toBe('sitting-session.begun');
  });

  it('settles two at once: one wins', async () => {
    const row = (await board()).rows[2];
    const outcomes = await Promise.all([checkIn('invigilator1', row?.id ?? ''), checkIn('invigilator2', row?.id ?? '')]);
    expect(outcomes.sort()).toEqual(['checkin.already', 'granted']);
  });

  it('can be undone with a reason while people are let in', async () => {
    const row = (await board()).rows[3];
    const call = { params: { seatingId: row?.id ?? '' }, body: { reason: '误点' } };
    expect(await refusedWith('chief', sittingRoutes.undoCheckIn, call)).toBe('checkin.not-checked-in');
    expect(await checkIn('chief', row?.id ?? '')).toBe('granted');
    expect(await as('chief').call(sittingRoutes.undoCheckIn, call)).toMatchObject({ checkedInAt: null });
    const entry = await instance.db.one<{ reason: string }>("SELECT reason FROM journal_entry WHERE action = 'seating.check-in-undone'");
    expect(entry?.reason).toBe('误点');
  });

  it('moves people to a free place, spares too, never onto somebody', async () => {
    const { rows, free } = await board();
    const [one, two] = rows as [typeof rows[number], typeof rows[number]];
    const spare = free.find((f) => f.kind === 'spare');
    const move = (seatingId: string, placeId: string, placeBroken = false) =>
      refusedWith('invigilator1', sittingRoutes.moveSeating, { params: { seatingId }, body: { placeId, reason: '显示器故障', placeBroken } });
    expect(await move(one.id, two.placeId)).toBe('seat.taken');
    expect(await move(one.id, one.placeId)).toBe('seat.same-place');
    expect(await move(one.id, spare?.placeId ?? '', true)).toBe('granted');
    const after = await board();
    expect(after.rows.find((r) => r.id === one.id)).toMatchObject({ placeLabel: spare?.label, checkedInAt: one.checkedInAt });
    expect(after.free.some((f) => f.placeId === one.placeId)).toBe(false);
    expect(await move(two.id, one.placeId)).toBe('seat.place-unavailable');
    expect(signals.at(-1)?.change).toBe('moved');
  });

  it('ends at the late entry limit; who did not come is absent, and may come back by the undo only', async () => {
    const waiting = (await board()).rows.filter((r) => r.checkedInAt === null);
    const late = waiting[0]?.id ?? '';
    expect(await refusedWith('chief', sittingRoutes.markAbsent, { ...theory, body: { seatingIds: [late] } })).toBe('checkin.not-started');
    clock.set(new Date(THEORY_AT.getTime() + 15 * 60_000 - 1));
    expect(await as('chief').call(sittingRoutes.markAbsent, { ...theory, body: { seatingIds: [late] } })).toEqual({ marked: [late] });
    expect(await checkIn('chief', late)).toBe('granted');
    expect((await board()).rows.find((r) => r.id === late)).toMatchObject({ absent: false });
    clock.set(new Date(THEORY_AT.getTime() + 15 * 60_000));
    expect(await checkIn('chief', waiting[1]?.id ?? '')).toBe('checkin.too-late');
    expect(await refusedWith('chief', sittingRoutes.undoCheckIn, { params: { seatingId: late }, body: { reason: '误点' } })).toBe('checkin.stands');
    const { marked } = await as('chief').call(sittingRoutes.markAbsent, { ...theory, body: {} });
    expect(marked).toHaveLength(waiting.length - 1);
    expect(await as('chief').call(sittingRoutes.markAbsent, { ...theory, body: {} })).toEqual({ marked: [] });
    expect(await detail()).toMatchObject({ absent: waiting.length - 1, checkedIn: 24 - waiting.length + 1 });
    const undone = await as('chief').call(sittingRoutes.undoAbsent, { params: { seatingId: marked[0] ?? '' }, body: { reason: '登记有误' } });
    expect(undone.absent).toBe(false);
  });

  it('shows an invigilator only the sessions and rooms on duty', async () => {
    const mine = await as('invigilator1').call(sittingRoutes.myCheckIns, {});
    expect(mine.sessions.map((s) => s.name)).toEqual(['理论知识第一场']);
    const other = (await as('officer').call(sittingRoutes.listSessions, { query: {} })).sessions.find((s) => s.name === '加场');
    expect(await refusedWith('invigilator1', sittingRoutes.checkInBoard, { params: { sessionId: other?.id ?? '' } })).toBe('checkin.not-on-duty');
  });
});

describe('the database', () => {
  it('keeps one place for one person and one seat in each part', async () => {
    const [a, b] = await instance.db.query<{ id: string; place_id: string; candidate_id: string }>(
      'SELECT id, place_id, candidate_id FROM seating WHERE session_id = $1 AND absent_at IS NULL LIMIT 2', [SITTING_IDS.theory]);
    await expect(instance.db.query('UPDATE seating SET place_id = $2 WHERE id = $1', [a?.id, b?.place_id])).rejects.toThrow('seating_place');
    await expect(instance.db.query('UPDATE seating SET candidate_id = $2 WHERE id = $1', [a?.id, b?.candidate_id])).rejects.toThrow(/seating_(candidate|once)/);
  });
});
