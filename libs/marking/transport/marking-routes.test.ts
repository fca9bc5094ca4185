import { randomUUID } from 'node:crypto';
import { markingRoutes, type RouteContract, type WireProblem } from '@kaowu/contracts';
import { Sessions } from '@kaowu/identity';
import { Sittings } from '@kaowu/sitting';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { seedId } from '../../../seeds/ids';
import { MARKING_IDS } from '../../../seeds/marking';
import { DEMO_CANDIDATES, demoTicket, SITTING_IDS } from '../../../seeds/sitting';
import { MarkingDay, sheetOf } from '../testing/marking-day';
import type { PerformanceRow } from '../persistence/performance-rows';

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly json: Record<string, unknown> & WireProblem;
}

let instance: TestInstance;
let day: MarkingDay;
const tokens = new Map<string, string>();

beforeAll(async () => {
  instance = await startInstance({ seeded: true });
  day = new MarkingDay(instance.nest, SITTING_IDS.practical, MARKING_IDS.group, (login) => seedId(`person:${login}`));
});
afterAll(() => instance.stop());

/** Calls a route over HTTP as a person (by id), or as nobody. */
async function call(who: string | null, route: RouteContract, params: Record<string, string> = {}, body?: unknown): Promise<Answer> {
  const headers: Record<string, string> = {};
  if (who !== null) {
    if (!tokens.has(who)) tokens.set(who, (await instance.nest.get(Sessions).open('staff', who, 60)).token);
    headers['authorization'] = `Bearer ${tokens.get(who)}`;
  }
  if (body !== undefined) headers['content-type'] = 'application/json';
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');
  const response = await fetch(`${instance.url}${path}`, { method: route.method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, type, text, json: (type.includes('json') ? JSON.parse(text) : {}) as Answer['json'] };
}

const person = (login: string): string => seedId(`person:${login}`);
const inSession = { sessionId: SITTING_IDS.practical };
const codes = (answer: Answer): string[] => (answer.json.details ?? []).map((d) => d.code);

describe('groups, over HTTP', () => {
  test('names everybody who may examine, and for the others all reasons in both languages', async () => {
    const { json } = await call(person('officer'), markingRoutes.examinerChoices, inSession);
    const examiners = json['examiners'] as { personId: string; refusals: { code: string; zh: string; en: string }[] }[];
    const reasons = (login: string): string[] => [...new Set(examiners.find((e) => e.personId === person(login))?.refusals.map((r) => r.code))];
    expect(reasons('examiner5')).toEqual([]);
    expect(reasons('examiner6')).toEqual(['examiner.recused-employer']);
    expect(reasons('examiner7')).toContain('examiner.card-lapsed');
    expect(reasons('examiner2')).toEqual(['examiner.other-duty']);
    expect(examiners.flatMap((e) => e.refusals).every((r) => r.zh.length > 3 && r.en.length > 3)).toBe(true);
    expect(JSON.stringify(json)).not.toContain(DEMO_CANDIDATES[0]?.name);
  });

  test('refuses a group with every fault of it and of its members', async () => {
    const body = { name: '第二考评组', memberIds: [person('examiner6'), person('examiner7')], leaderId: person('examiner5') };
    const answer = await call(person('officer'), markingRoutes.formGroup, inSession, body);
    expect(answer.status).toBe(422);
    expect(answer.type).toContain('application/problem+json');
    expect(codes(answer)).toEqual(expect.arrayContaining(['group.too-small', 'group.even', 'group.leader-not-member', 'examiner.recused-employer', 'examiner.card-lapsed']));
  });

  test('only the officer forms groups and opens; examiners and nobody are refused', async () => {
    expect((await call(person('examiner1'), markingRoutes.openMarking, inSession, {})).status).toBe(403);
    expect((await call(null, markingRoutes.openMarking, inSession, {})).status).toBe(401);
  });
});

describe('scoring, over HTTP', () => {
  let work: PerformanceRow;
  let scorers: string[];

  beforeAll(async () => {
    await call(person('officer'), markingRoutes.openMarking, inSession, { early: '测试：不等计划时间' });
    await call(person('examiner1'), markingRoutes.signBriefing, { groupId: MARKING_IDS.group }, { note: '评分标准已逐项交底' });
    work = (await day.performances())[0] as PerformanceRow;
    scorers = (await day.scorers(work.id)).map((s) => s.examiner_id);
  });

  const submit = async (who: string, points: number, total = points): Promise<Answer> =>
    call(who, markingRoutes.recordScore, { performanceId: work.id }, { clientKey: randomUUID(), sheet: sheetOf(await day.task(work), points), total });

  test('the examiner’s queue and sheet carry codes and stations, and no person', async () => {
    const [queue, one] = [
      await call(scorers[0] as string, markingRoutes.myMarking),
      await call(scorers[0] as string, markingRoutes.myPerformance, { performanceId: work.id }),
    ];
    const seatings = await instance.nest.get(Sittings).seatings(SITTING_IDS.practical);
    for (const { text } of [queue, one]) {
      for (const s of seatings) {
        expect(text).not.toContain(s.candidateName);
        expect(text).not.toContain(s.ticketNo);
        expect(text).not.toContain(s.candidateId);
        expect(text).not.toContain(s.id);
      }
    }
    expect(one.json['row']).toMatchObject({ code: work.code, station: work.station, state: 'todo' });
  });

  test('an incomplete sheet is refused criterion by criterion, and nothing is stored', async () => {
    const task = await day.task(work);
    const sheet = { criteria: task.criteria.slice(1).map((c) => ({ code: c.code, points: c.points + 1 })), fatal: [{ code: 'NONE' }] };
    const answer = await call(scorers[0] as string, markingRoutes.recordScore, { performanceId: work.id }, { clientKey: randomUUID(), sheet, total: 0 });
    expect(answer.status).toBe(422);
    expect(new Set(codes(answer))).toEqual(new Set(['score.criterion-missing', 'score.criterion-out-of-range', 'score.fatal-unknown']));
    expect(answer.json.details?.every((d) => d.field)).toBe(true);
    expect((await submit(scorers[0] as string, 6000, 6001)).json.details?.[0]?.code).toBe('score.total-differs');
    expect(await day.db.one('SELECT count(*)::int AS n FROM blind_score')).toEqual({ n: 0 });
  });

  test('whoever is not assigned is told that there is no such work', async () => {
    expect(await submit(person('examiner5'), 6000)).toMatchObject({ status: 404, json: { code: 'score.not-assigned' } });
    expect((await call(person('examiner5'), markingRoutes.myPerformance, { performanceId: work.id })).status).toBe(404);
    expect((await call(person('mreviewer'), markingRoutes.myMarking)).status).toBe(403);
  });

  test('the leader sees nothing of a pair before both are in, then both side by side', async () => {
    const disagreements = async (): Promise<{ performanceId: string; scores: unknown[] }[]> =>
      (await call(person('examiner1'), markingRoutes.leadGroup, { groupId: MARKING_IDS.group })).json['disagreements'] as never;
    expect(await submit(scorers[0] as string, 4000)).toMatchObject({ status: 200, json: { total: 4000 } });
    expect(await disagreements()).toEqual([]);
    await submit(scorers[1] as string, 9000);
    const [item] = await disagreements();
    const third = (await day.scorers(work.id)).find((s) => s.kind === 'third');
    const owes = third?.examiner_id === person('examiner1');
    expect(item?.performanceId).toBe(work.id);
    expect(item?.scores).toHaveLength(owes ? 0 : 2);
    expect((await call(person('examiner2'), markingRoutes.leadGroup, { groupId: MARKING_IDS.group })).json.code).toBe('group.not-leader');
  });

  test('officers and the monitor see who has submitted, never a score', async () => {
    const { text } = await call(person('officer'), markingRoutes.performances, inSession);
    expect(/"(total|points|criteria|sheet)"|:(4000|9000)\b/.test(text)).toBe(false);
    const monitor = await call(person('officer'), markingRoutes.markingMonitor, inSession);
    expect(monitor.json).toMatchObject({ pairs: 1, agreedPairs: 0, thirdRatePercent: 0 });
    expect((await call(person('officer'), markingRoutes.scoreSheetPdf, { performanceId: work.id })).json.code).toBe('scores.hidden');
  });

  test('the examiner’s own sheet comes as a PDF', async () => {
    const answer = await call(scorers[0] as string, markingRoutes.mySheetPdf, { performanceId: work.id });
    expect(answer).toMatchObject({ status: 200, type: 'application/pdf' });
    expect(answer.text.startsWith('%PDF-')).toBe(true);
  });

  test('a candidate finds the examiners by ticket and ID number and asks for recusal; scoring stops for that pair', async () => {
    const ticket = await demoTicket({ db: instance.db, vault: instance.vault }, 3);
    const proof = { ticketNo: ticket?.ticketNo, idNumber: ticket?.idNumber };
    const shown = await call(null, markingRoutes.candidateExaminers, {}, proof);
    expect((shown.json['sessions'] as { examiners: unknown[] }[])[0]?.examiners).toHaveLength(3);
    expect((await call(null, markingRoutes.candidateExaminers, {}, { ...proof, idNumber: DEMO_CANDIDATES[5]?.idNumber })).status).toBe(404);
    const seat = (await instance.nest.get(Sittings).seatings(SITTING_IDS.practical)).find((s) => s.candidateName === ticket?.name);
    const own = (await day.performances()).filter((p) => p.candidate_id === seat?.candidateId);
    const target = own[0] as PerformanceRow;
    const [first] = await day.scorers(target.id);
    const examinerId = first?.examiner_id as string;
    const asked = await call(null, markingRoutes.candidateRecusal, {}, { ...proof, sessionId: SITTING_IDS.practical, examinerId, reason: '曾在同一单位工作' });
    expect(asked.status).toBe(200);
    const body = { clientKey: randomUUID(), sheet: sheetOf(await day.task(target), 6000), total: 6000 };
    const blocked = await call(examinerId, markingRoutes.recordScore, { performanceId: target.id }, body);
    expect(codes(blocked)).toEqual(['examiner.recused-asked']);
    const { json } = await call(person('officer'), markingRoutes.recusals, inSession);
    const [request] = json['recusals'] as { id: string }[];
    const granted = await call(person('officer'), markingRoutes.decideRecusal, { recusalId: request?.id ?? '' }, { outcome: 'granted', reason: '情况属实' });
    expect(granted.json).toMatchObject({ state: 'granted' });
    for (const p of own) expect((await day.scorers(p.id)).map((s) => s.examiner_id)).not.toContain(examinerId);
  });

  test('guessing the number of a ticket is stopped after ten tries', async () => {
    const guess = (i: number) => call(null, markingRoutes.candidateExaminers, {}, { ticketNo: 'guessed-ticket', idNumber: DEMO_CANDIDATES[i]?.idNumber });
    for (let i = 0; i < 10; i++) expect((await guess(i)).json.code).toBe('candidate.not-found');
    expect((await guess(10)).json.code).toBe('sign-in.locked');
  });
});
