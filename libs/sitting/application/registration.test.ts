import { type CallOf, type RouteContract, sittingRoutes, type OccupationKey } from '@kaowu/contracts';
import { readSheet, systemActor, writeWorkbook } from '@kaowu/platform';
import { HttpClient } from '../../../apps/cli/client/http-client';
import { TestClock } from '../../../test/support';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { codeOf } from '../../../test/support/refusal';
import { seedAccounts } from '../../../seeds/accounts';
import { NURSERY, seedCatalogue } from '../../../seeds/catalogue';
import { seedPeople } from '../../../seeds/people';
import { demoCandidates, type DemoCandidate } from '../../../seeds/sitting/candidates';
import { staffClient } from '../../../test/support/staff';

const clock = new TestClock(new Date('2026-11-20T01:00:00Z'));
const people = new Map<string, HttpClient>();
let instance: TestInstance;

beforeAll(async () => {
  instance = await startInstance({ clock });
  const ctx = { app: instance.nest, db: instance.db, vault: instance.vault, clock, actor: systemActor('seed'), say: () => undefined };
  await seedAccounts(ctx);
  await seedCatalogue(ctx);
  await seedPeople(ctx);
  for (const login of ['officer', 'officer2', 'district', 'invigilator1', 'writer']) {
    people.set(login, await staffClient(instance, login));
  }
});
afterAll(() => instance.stop());

const as = (login: string): HttpClient => {
  const client = people.get(login);
  if (!client) throw new Error(`nobody signed in as ${login}`);
  return client;
};

const refusedWith = <R extends RouteContract>(login: string, route: R, call: CallOf<R>): Promise<string> => codeOf(as(login).call(route, call));

const entry = (change: { name?: string; key?: OccupationKey; districtCode?: string; from?: string; to?: string } = {}) => ({
  name: '保育师五级十一月', key: { ...NURSERY, level: '5' as const }, districtCode: '110108', from: '2026-11-20', to: '2026-11-21',
  parts: ['theory' as const, 'practical' as const], ...change,
});

let serial = 0;
async function announcedRound(): Promise<string> {
  const round = await as('officer').call(sittingRoutes.openRound, { body: entry({ name: `批次 ${++serial}` }) });
  await as('officer').call(sittingRoutes.announceRound, { params: { roundId: round.id }, body: { text: '现接受报名，材料由本机构审核。' } });
  return round.id;
}

const HEADINGS = ['姓名', '证件号码', '性别', '工作单位', '培训机构', '手机', '申报条件'];
async function workbook(rows: readonly DemoCandidate[]): Promise<Blob> {
  const bytes = await writeWorkbook([{
    name: '考生', columns: HEADINGS.map((heading) => ({ heading })),
    rows: rows.map((p) => [p.name, p.idNumber, p.sex, p.employer, p.trainingBody, p.phone, p.condition]),
  }]);
  return new Blob([bytes as Uint8Array<ArrayBuffer>]);
}

async function registered(count: number): Promise<{ roundId: string; ids: string[] }> {
  const roundId = await announcedRound();
  await as('officer').call(sittingRoutes.importCandidates, { params: { roundId }, body: {}, file: await workbook(demoCandidates(1, count)) });
  const page = await as('officer').call(sittingRoutes.listCandidates, { params: { roundId }, query: {} });
  return { roundId, ids: page.rows.map((row) => row.id) };
}

describe('opening a round', () => {
  it('is refused outside the filed scope, district and dates, each with its reason (D12, D41)', async () => {
    const open = (change: Parameters<typeof entry>[0]) => refusedWith('officer', sittingRoutes.openRound, { body: entry(change) });
    const codes = [
      await open({ districtCode: '110101' }),
      await open({ key: { ...NURSERY, level: '2' } }),
      await open({ key: { ...NURSERY, code: '4-10-01-99' } }),
      await open({ from: '2031-01-05', to: '2031-01-06' }),
      await open({ from: '2026-11-19' }),
      await open({ to: '2026-11-19' }),
    ];
    expect(codes).toEqual([
      'filing.district-not-filed', 'round.review-missing', 'round.offer-unknown', 'filing.expired', 'round.date-past', 'round.dates-reversed',
    ]);
    expect(await instance.db.query('SELECT 1 FROM round')).toEqual([]);
  });

  it('freezes the rule set, and stands in the journal', async () => {
    const round = await as('officer').call(sittingRoutes.openRound, { body: entry() });
    expect(round).toMatchObject({ state: 'planned', occupationName: '保育师', counts: { submitted: 0 } });
    const row = await instance.db.one<{ minutes: number }>("SELECT (rule_values -> 'room' ->> 'lateEntryMinutes')::int AS minutes FROM round WHERE id = $1", [round.id]);
    expect(row?.minutes).toBe(15);
    const journal = await instance.db.query<{ actor_name: string }>("SELECT actor_name FROM journal_entry WHERE action = 'round.opened' AND subject_id = $1", [round.id]);
    expect(journal.map((j) => j.actor_name)).toEqual(['陈考务']);
    expect(await refusedWith('officer', sittingRoutes.openRound, { body: entry() })).toBe('round.name-taken');
  });

  it('needs the permission', async () => {
    expect(await refusedWith('writer', sittingRoutes.openRound, { body: entry() })).toBe('access.denied');
    expect(await refusedWith('district', sittingRoutes.listRounds, {})).toBe('granted');
  });

  it('shows announced rounds to the public and planned ones to nobody outside', async () => {
    const roundId = await announcedRound();
    const shown = await new HttpClient(instance.url).call(sittingRoutes.publicRounds, {});
    expect(shown.rounds.map((r) => r.id)).toContain(roundId);
    expect(shown.rounds.every((r) => r.state !== 'planned')).toBe(true);
  });
});

describe('venues and places (D36, D37)', () => {
  const venue = { name: '朝阳考点', districtCode: '110105', address: '朝阳路 1 号', tenureKind: 'leased' as const, tenureUntil: '2027-12-31' };

  it('are registered with their tenure, laid out, and counted; a place out of order is no seat', async () => {
    const { id } = await as('officer').call(sittingRoutes.addVenue, { body: venue });
    const params = { venueId: id };
    const body = { name: '一机房', kind: 'computer' as const, rows: 2, columns: 3, spares: 1 };
    const room = await as('officer').call(sittingRoutes.addRoom, { params, body });
    expect(room.places.map((p) => p.label)).toEqual(['01', '02', '03', '04', '05', '备1']);
    const change = (placeId: string, available: boolean, spare = false) =>
      as('officer').call(sittingRoutes.changePlace, { params: { roomId: room.id, placeId }, body: { available, spare, reason: '显示器损坏' } });
    expect(await change(room.places[0]?.id ?? '', false)).toMatchObject({ available: false, unavailableReason: '显示器损坏' });
    expect(await change(room.places[1]?.id ?? '', true, true)).toMatchObject({ kind: 'spare' });
    const listed = (await as('officer').call(sittingRoutes.listVenues, {})).venues.find((v) => v.id === id);
    expect(listed?.rooms).toMatchObject([{ seats: 3, spares: 2, unavailable: 1 }]);
    expect(await refusedWith('officer', sittingRoutes.addRoom, { params, body })).toBe('room.name-taken');
    expect(await refusedWith('officer', sittingRoutes.addRoom, { params, body: { ...body, name: '二机房', spares: 6 } })).toBe('room.spares-exceed');
  });

  it('are drawn anew: places keep their ids, two change cells, a drawing on an old version is refused with who was faster', async () => {
    const { id } = await as('officer').call(sittingRoutes.addVenue, { body: { ...venue, name: '绘图考点' } });
    const room = await as('officer').call(sittingRoutes.addRoom, { params: { venueId: id }, body: { name: '一机房', kind: 'computer', rows: 1, columns: 3, spares: 1 } });
    expect(room).toMatchObject({ rows: 1, columns: 3, version: 1, fixtures: [] });
    const [first, second, spare] = room.places;
    if (!first || !second || !spare) throw new Error('three places');
    const params = { roomId: room.id };
    const body = {
      version: 1, rows: 2, columns: 4,
      places: [{ ...first, column: 2 }, { ...second, column: 1 }, { ...spare, row: 2, column: 4 }, { id: null, label: '03', row: 2, column: 1, kind: 'seat' as const }],
      fixtures: [{ kind: 'door' as const, row: 0, column: 4 }, { kind: 'camera' as const, row: 0, column: 0 }],
    };
    expect(await refusedWith('invigilator1', sittingRoutes.drawRoom, { params, body })).toBe('access.denied');
    const drawn = await as('officer').call(sittingRoutes.drawRoom, { params, body });
    expect(drawn).toMatchObject({ rows: 2, columns: 4, version: 2, fixtures: [{ kind: 'camera', row: 0, column: 0 }, { kind: 'door', row: 0, column: 4 }] });
    expect(drawn.places.map((p) => [p.label, p.row, p.column])).toEqual([['02', 1, 1], ['01', 1, 2], ['03', 2, 1], ['备1', 2, 4]]);
    expect(drawn.places.find((p) => p.label === '01')?.id).toBe(first.id);
    expect(await refusedWith('officer2', sittingRoutes.drawRoom, { params, body })).toBe('room.plan-changed');
    expect(await refusedWith('officer2', sittingRoutes.drawRoom, { params, body: { ...body, version: 2, fixtures: [{ kind: 'door', row: 1, column: 3 }] } })).toBe('room.door-in-room');
    const entry = await instance.db.one<{ data: { version: number; added: number } }>("SELECT data FROM journal_entry WHERE action = 'room.drawn' AND subject_id = $1", [room.id]);
    expect(entry?.data).toMatchObject({ version: 2, added: 1, changed: 3, removed: 0, cameras: 1 });
  });

  it('are refused with a name that is taken, a district that is none, or a lease without end', async () => {
    const add = (change: object) => refusedWith('officer', sittingRoutes.addVenue, { body: { ...venue, ...change } });
    expect([await add({}), await add({ name: '别处', districtCode: '999999' }), await add({ name: '别处', tenureUntil: null })])
      .toEqual(['venue.name-taken', 'venue.district-unknown', 'request.invalid']);
  });
});

describe('importing candidates', () => {
  const run = async (roundId: string, rows: readonly DemoCandidate[], body: { dryRun?: boolean; onProblems?: 'refuse' | 'take-good' } = {}) =>
    as('officer').call(sittingRoutes.importCandidates, { params: { roundId }, body, file: await workbook(rows) });
  const stored = async (roundId: string): Promise<number> =>
    (await instance.db.one<{ n: number }>('SELECT count(*)::int AS n FROM candidate WHERE round_id = $1', [roundId]))?.n ?? -1;

  it('takes all or nothing, or the good rows, and names each wrong cell', async () => {
    const roundId = await announcedRound();
    const [a, b, c] = demoCandidates(1, 3) as [DemoCandidate, DemoCandidate, DemoCandidate];
    const rows = [a, { ...b, idNumber: '110101188103030020' }, { ...c, idNumber: a.idNumber, sex: a.sex }, { ...c, name: '' }];
    const looked = await run(roundId, rows, { dryRun: true });
    expect(looked).toMatchObject({ rows: 4, good: 1, taken: 0, dryRun: true });
    expect(looked.problems.map((p) => `${p.sheet} ${p.column}${p.row} ${p.code}`)).toEqual([
      '考生 B3 candidate.id-number', '考生 B4 candidate.doubled-in-file', '考生 A5 cell.missing',
    ]);
    expect(looked.problems[0]?.zh).toMatch(/证件号码不正确/);
    expect(await refusedWith('officer', sittingRoutes.importCandidates, { params: { roundId }, body: {}, file: await workbook(rows) })).toBe('file.rows-invalid');
    expect(await stored(roundId)).toBe(0);
    expect(await run(roundId, rows, { onProblems: 'take-good' })).toMatchObject({ good: 1, taken: 1 });
    expect(await run(roundId, [a], { dryRun: true })).toMatchObject({ good: 0, problems: [{ code: 'candidate.already-in-round' }] });
  });

  it('finds barred persons until the bar is lifted (D10)', async () => {
    const roundId = await announcedRound();
    const [person] = demoCandidates(50, 1) as [DemoCandidate];
    const bar = await as('officer').call(sittingRoutes.addBar, {
      body: { name: person.name, idNumber: person.idNumber, ground: 'false-papers', from: '2026-01-10', reason: '提供虚假材料' },
    });
    expect(bar).toMatchObject({ until: '2029-01-09', idNumberMasked: expect.stringMatching(/^110\*+\d{3}[\dX]$/) });
    expect((await run(roundId, [person], { dryRun: true })).problems.map((p) => p.code)).toEqual(['candidate.barred']);
    await as('officer').call(sittingRoutes.liftBar, { params: { barId: bar.id }, body: { reason: '复核后撤销' } });
    expect(await run(roundId, [person], { dryRun: true })).toMatchObject({ good: 1, problems: [] });
  });

  it('is refused before the announcement and for what is no spreadsheet', async () => {
    const round = await as('officer').call(sittingRoutes.openRound, { body: entry({ name: `批次 ${++serial}` }) });
    const call = async (file: Blob) => refusedWith('officer', sittingRoutes.importCandidates, { params: { roundId: round.id }, body: {}, file });
    expect(await call(await workbook(demoCandidates(1, 1)))).toBe('round.step-not-open');
    expect(await call(new Blob(['PK not a workbook']))).toBe('file.unreadable');
  });

  it('skips the sample row of its own template, which is no candidate', async () => {
    const roundId = await announcedRound();
    const file = await as('officer').call(sittingRoutes.candidateTemplate, {});
    expect(await refusedWith('officer', sittingRoutes.importCandidates, { params: { roundId }, body: { dryRun: true }, file })).toBe('candidate.no-rows');
  });

  it('settles two imports of one file at once: everybody is in once', async () => {
    const roundId = await announcedRound();
    const rows = demoCandidates(60, 4);
    const call = async () => run(roundId, rows, { onProblems: 'take-good' });
    const reports = await Promise.all([call(), call()]);
    expect(reports.map((r) => r.taken).sort()).toEqual([0, 4]);
    expect(await stored(roundId)).toBe(4);
  });

  it('exports the list with masked numbers, and it is no template for formulas', async () => {
    const { roundId } = await registered(2);
    const file = await as('district').call(sittingRoutes.exportCandidates, { params: { roundId }, query: { eligibility: 'submitted' } });
    const sheet = await readSheet(new Uint8Array(await file.arrayBuffer()), [{ key: 'name', headings: ['姓名'] }, { key: 'number', headings: ['证件号码'] }]);
    expect(sheet.rows.map((r) => r.cells['name'])).toEqual(demoCandidates(1, 2).map((c) => c.name));
    expect(sheet.rows.every((r) => /^110\*{11}/.test(r.cells['number'] ?? ''))).toBe(true);
  });

  it('shows masked numbers only, and finds by name, employer and the end of the number', async () => {
    const { roundId } = await registered(5);
    const [one] = demoCandidates(1, 1) as [DemoCandidate];
    for (const search of [one.name, one.idNumber.slice(-4)]) {
      const page = await as('officer').call(sittingRoutes.listCandidates, { params: { roundId }, query: { search } });
      expect(page.rows.map((r) => r.name)).toEqual([one.name]);
      expect(JSON.stringify(page)).not.toContain(one.idNumber);
      expect(JSON.stringify(page)).not.toContain(one.phone);
    }
    const page = await as('officer').call(sittingRoutes.listCandidates, { params: { roundId }, query: { search: '示例托育园', limit: 1 } });
    expect(page).toMatchObject({ total: 1 });
  });
});

describe('eligibility', () => {
  const decide = (login: string, stage: 'checkEligibility' | 'confirmEligibility', roundId: string, candidateIds: string[], outcome: 'pass' | 'refuse' = 'pass') =>
    as(login).call(sittingRoutes[stage], { params: { roundId }, body: { candidateIds, outcome, reason: outcome === 'pass' ? '' : '年限证明不符' } });

  it('goes from the body to the district and back, keeping every decision', async () => {
    const { roundId, ids } = await registered(3);
    const [a, b, c] = ids as [string, string, string];
    expect(await decide('officer', 'checkEligibility', roundId, [a, b])).toMatchObject({ done: [a, b], notDone: [] });
    expect(await decide('district', 'confirmEligibility', roundId, [a, c])).toMatchObject({
      done: [a], notDone: [{ candidateId: c, code: 'eligibility.not-awaiting-confirmation' }],
    });
    await decide('district', 'confirmEligibility', roundId, [b], 'refuse');
    await as('officer').call(sittingRoutes.reopenEligibility, { params: { roundId }, body: { candidateIds: [b], reason: '补交证明' } });
    const history = await as('officer').call(sittingRoutes.eligibilityHistory, { params: { candidateId: b } });
    expect(history.candidate.eligibility).toBe('submitted');
    expect(history.decisions.map((d) => `${d.stage} ${d.outcome} ${d.decidedBy}`)).toEqual(['check pass 陈考务', 'confirm refuse 区确认员', 'reopen reopen 陈考务']);
  });

  it('is not for the wrong desk, and a refusal needs its reason', async () => {
    const { roundId, ids } = await registered(1);
    const call = { params: { roundId }, body: { candidateIds: ids, outcome: 'pass' as const } };
    expect(await refusedWith('officer', sittingRoutes.confirmEligibility, call)).toBe('access.denied');
    expect(await refusedWith('district', sittingRoutes.checkEligibility, call)).toBe('access.denied');
    expect(await refusedWith('officer', sittingRoutes.checkEligibility, { params: { roundId }, body: { candidateIds: ids, outcome: 'refuse' } })).toBe('request.invalid');
  });

  it('never lets one person decide both stages, not even in the database (D15)', async () => {
    const { ids } = await registered(1);
    await expect(instance.db.query("UPDATE candidate SET eligibility = 'confirmed', checked_by = 'x', confirmed_by = 'x' WHERE id = $1", [ids[0]])).rejects.toThrow('candidate_two_people');
  });

  it('is frozen with the list, which needs everybody decided (D9)', async () => {
    const { roundId, ids } = await registered(2);
    const confirm = { params: { roundId }, body: { reason: '名单核对无误' } };
    expect(await refusedWith('officer', sittingRoutes.confirmRound, confirm)).toBe('round.undecided');
    await decide('officer2', 'checkEligibility', roundId, ids);
    await decide('district', 'confirmEligibility', roundId, ids.slice(0, 1));
    await decide('district', 'confirmEligibility', roundId, ids.slice(1), 'refuse');
    expect(await as('officer').call(sittingRoutes.confirmRound, confirm)).toMatchObject({ state: 'confirmed', counts: { confirmed: 1, refused: 1 } });
    expect(await refusedWith('officer', sittingRoutes.reopenEligibility, { params: { roundId }, body: { candidateIds: ids, reason: '想再看看' } })).toBe('round.step-not-open');
    const left = await as('officer').call(sittingRoutes.roundDetail, { params: { roundId } });
    expect(left.openPoints.map((p) => p.zh)).toEqual(['“理论知识”还没有场次', '“操作技能”还没有场次']);
  });
});
