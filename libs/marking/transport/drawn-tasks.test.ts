import { assemblyRoutes, markingRoutes, sittingRoutes, type CallOf, type RouteContract } from '@kaowu/contracts';
import { HttpClient } from '../../../apps/cli/client/http-client';
import { BANK_IDS } from '../../../seeds/bank';
import { SITTING_IDS } from '../../../seeds/sitting';
import { codeOf } from '../../../test/support/refusal';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { ShiftedClock } from '../../../test/support/room-day';
import { Marks } from '../application/marks';
import { staffClient } from '../../../test/support/staff';

type Login = 'officer' | 'head' | 'custodian';
const clock = new ShiftedClock();
const clients = new Map<Login, HttpClient>();
const as = (login: Login): HttpClient => clients.get(login) as HttpClient;
const params = { sessionId: SITTING_IDS.practical };
const CANDIDATES = 24;
let instance: TestInstance;
let startsAt: string;
let tasks: string[];

beforeAll(async () => {
  instance = await startInstance({ seeded: true, clock });
  for (const login of ['officer', 'head', 'custodian'] as const) {
    clients.set(login, await staffClient(instance, login));
  }
  startsAt = (await as('officer').call(markingRoutes.markingSession, { params })).startsAt;
  const { rows } = await as('officer').call(assemblyRoutes.practicalTables);
  tasks = (rows.find(({ id }) => id === BANK_IDS.practicalTable)?.tasks ?? []).map(({ taskVersionId }) => taskVersionId);
}, 120_000);
afterAll(() => instance.stop());

const refused = <R extends RouteContract>(route: R, call: CallOf<R>): Promise<string> => codeOf(as('officer').call(route, call));
const draw = (over: { count?: number; opensAt?: string } = {}) => as('officer').call(assemblyRoutes.drawPractical, {
  body: {
    name: '操作技能', elementTableId: BANK_IDS.practicalTable, drawBy: 'candidate', count: CANDIDATES, opensAt: startsAt, reason: '本批次',
    groups: [
      { title: '必考', take: 1, taskVersionIds: [tasks[0] ?? ''], weightHundredths: 4450 },
      { title: '二选一', take: 1, taskVersionIds: [tasks[1] ?? '', tasks[2] ?? ''], weightHundredths: 5550 },
    ], ...over,
  },
});
const plan = (practicalSetId: string) => ({ params, body: { scorers: 2, tasks: [], practicalSetId } });

describe('the draw of a set of practical papers is the plan', () => {
  let setId: string;

  it('takes a set that has a paper for everybody and opens in time, and no tasks beside it', async () => {
    expect(await refused(markingRoutes.savePlan, plan((await draw({ count: CANDIDATES - 1 })).id))).toBe('marking.set-short');
    expect(await refused(markingRoutes.savePlan, plan((await draw({ opensAt: new Date(Date.parse(startsAt) + 1).toISOString() })).id))).toBe('marking.set-late');
    setId = (await draw()).id;
    expect(await refused(markingRoutes.savePlan, { params, body: { ...plan(setId).body, tasks: [{ taskVersionId: tasks[0] ?? '', weightPercent: 100 }] } })).toBe('request.invalid');
    const { sets } = await as('officer').call(markingRoutes.planChoices, { params });
    expect(sets.map(({ id }) => id)).toContain(setId);
    const view = await as('officer').call(markingRoutes.savePlan, plan(setId));
    expect(view.practicalSet).toMatchObject({ id: setId, state: 'sealed', papers: CANDIDATES, tasks: 3 });
    expect(view.plan.map(({ weightPercent }) => weightPercent)).toEqual([44.5, 55.5, 55.5]);
  });

  it('belongs to one session', async () => {
    const later = await as('officer').call(sittingRoutes.planSession, {
      params: { roundId: SITTING_IDS.round },
      body: { name: '补考', mode: 'practical', startsAt: new Date(Date.parse(startsAt) + 5 * 3_600_000).toISOString(), durationMinutes: 20, turns: 1, changeMinutes: 0, roomIds: [SITTING_IDS.hall] },
    });
    expect(await refused(markingRoutes.savePlan, { ...plan(setId), params: { sessionId: later.id } })).toBe('marking.set-taken');
  });

  it('opens only when two people have released it', async () => {
    expect(await refused(markingRoutes.openMarking, { params, body: { early: '测试' } })).toBe('marking.set-sealed');
    clock.forward((Date.parse(startsAt) - clock.now().getTime()) / 60_000 - 10);
    for (const login of ['head', 'custodian'] as const) await as(login).call(assemblyRoutes.releasePractical, { params: { id: setId }, body: { reason: '开考前启封' } });
    const { counts } = await as('officer').call(markingRoutes.openMarking, { params, body: { early: '测试' } });
    expect(counts.works).toBe(CANDIDATES * 2);
  });

  it('gives everybody the tasks of the paper at their place, weights of the whole', async () => {
    const { draws } = await as('officer').call(assemblyRoutes.practicalSet, { params: { id: setId } });
    const { performances } = await as('officer').call(markingRoutes.performances, { params, query: {} });
    const { plan: planned } = await as('officer').call(markingRoutes.markingSession, { params });
    const versionOf = new Map(planned.map(({ no, taskVersionId }) => [no, taskVersionId]));
    const papers = new Map<number, string[]>();
    for (const { paperNo, taskNo } of performances) papers.set(paperNo ?? 0, [...(papers.get(paperNo ?? 0) ?? []), versionOf.get(taskNo) ?? '']);
    expect([...papers].sort(([a], [b]) => a - b).map(([no, drawn]) => ({ no, drawn: drawn.sort() })))
      .toEqual(draws?.map(({ no, tasks: drawn }) => ({ no, drawn: drawn.map(({ taskVersionId }) => taskVersionId).sort() })));
    const turns = performances.filter(({ taskNo }) => taskNo === 1).sort((a, b) => (a.paperNo ?? 0) - (b.paperNo ?? 0)).map(({ turn }) => turn);
    expect(turns).toEqual([...turns].sort((a, b) => a - b));
    const { practical } = await instance.nest.get(Marks, { strict: false }).ofRound(SITTING_IDS.round);
    expect(practical).toHaveLength(CANDIDATES);
    for (const { tasks: own } of practical) expect(own.reduce((sum, { weightPercent }) => sum + weightPercent, 0)).toBe(100);
  });
});
