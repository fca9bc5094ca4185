import { assemblyRoutes as routes, journalRoutes, type CallOf, type PracticalSetView, type RouteContract } from '@kaowu/contracts';
import { HttpClient } from '../../../apps/cli/client/http-client';
import { BANK_IDS } from '../../../seeds/bank';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { ShiftedClock } from '../../../test/support/room-day';
import { codeOf } from '../../../test/support/refusal';
import { staffClient } from '../../../test/support/staff';

type Login = 'officer' | 'head' | 'custodian' | 'inspector';
const clock = new ShiftedClock();
let instance: TestInstance;
const clients = new Map<Login, HttpClient>();
const as = (login: Login): HttpClient => clients.get(login) as HttpClient;

beforeAll(async () => {
  instance = await startInstance({ seeded: true, clock });
  for (const login of ['officer', 'head', 'custodian', 'inspector'] as const) {
    clients.set(login, await staffClient(instance, login));
  }
}, 120_000);
afterAll(() => instance.stop());

const refused = <R extends RouteContract>(login: Login, route: R, call: CallOf<R>): Promise<string> => codeOf(as(login).call(route, call));

describe('practical papers', () => {
  let tasks: string[];
  let set: PracticalSetView;
  const command = (over: object = {}) => ({
    body: {
      name: '操作技能第一场', elementTableId: BANK_IDS.practicalTable, drawBy: 'candidate' as const, count: 24, reason: '本批次',
      opensAt: new Date(clock.now().getTime() + 2 * 3_600_000).toISOString(),
      groups: [
        { title: '必考', take: 1, taskVersionIds: [tasks[0] ?? ''], weightHundredths: 4500 },
        { title: '二选一', take: 1, taskVersionIds: [tasks[1] ?? '', tasks[2] ?? ''], weightHundredths: 5500 },
      ], ...over,
    },
  });
  const pdf = (document: 'notice-venue' | 'notice-candidate' | 'tasks' | 'score-sheets', no?: number) =>
    ({ params: { id: set.id }, body: { document, reason: '备考', ...(no === undefined ? {} : { no }) } });

  it('are drawn from approved tasks by groups whose weights make the whole, and tell no draw while sealed', async () => {
    const { rows } = await as('officer').call(routes.practicalTables);
    tasks = (rows.find(({ id }) => id === BANK_IDS.practicalTable)?.tasks ?? []).map(({ taskVersionId }) => taskVersionId);
    expect(tasks.length).toBeGreaterThanOrEqual(3);
    expect(await refused('officer', routes.drawPractical, command({ groups: [{ title: '一', take: 1, taskVersionIds: [tasks[0]], weightHundredths: 9000 }] }))).toBe('practical.weights');
    expect(await refused('officer', routes.drawPractical, command({ opensAt: new Date(clock.now().getTime() - 1).toISOString() }))).toBe('practical.too-late');
    expect(await refused('inspector', routes.drawPractical, command())).toBe('access.denied');
    set = await as('officer').call(routes.drawPractical, command());
    expect(set).toMatchObject({ state: 'sealed', papers: 24, draws: null, minutes: { least: 35, most: 40 }, releasesNeeded: 2 });
    expect(set.awaited.map(({ name }) => name).sort()).toEqual(['何保管', '郑负责']);
    const rowsInClear = await instance.db.query<{ text: string }>('SELECT row_to_json(p)::text AS text FROM practical_paper p WHERE set_id = $1', [set.id]);
    expect(rowsInClear.some(({ text }) => tasks.some((id) => text.includes(id)))).toBe(false);
  });

  it('give preparation notices at once, task sheets and score forms only after two releases', async () => {
    for (const document of ['notice-venue', 'notice-candidate'] as const) {
      expect(Buffer.from(await (await as('officer').call(routes.practicalDocument, pdf(document))).arrayBuffer()).subarray(0, 5).toString()).toBe('%PDF-');
    }
    expect(await refused('officer', routes.practicalDocument, pdf('tasks'))).toBe('paper.not-released');
    expect(await refused('officer', routes.practicalDocument, pdf('score-sheets', 1))).toBe('paper.not-released');
    const release = { params: { id: set.id }, body: { reason: '开考前启封' } };
    expect(await refused('head', routes.releasePractical, release)).toBe('paper-set.too-early');
    clock.forward(61);
    expect(await refused('head', routes.releasePractical, release)).toBe('granted');
    expect(await refused('head', routes.releasePractical, release)).toBe('paper-set.same-person');
    expect(await refused('officer', routes.practicalDocument, pdf('tasks'))).toBe('paper.not-released');
    set = await as('custodian').call(routes.releasePractical, release);
    expect(set.state).toBe('released');
    for (const document of ['tasks', 'score-sheets'] as const) {
      const file = Buffer.from(await (await as('officer').call(routes.practicalDocument, pdf(document, 2))).arrayBuffer());
      expect(file.byteLength).toBeGreaterThan(10_000);
    }
    expect(await refused('officer', routes.practicalDocument, pdf('tasks', 99))).toBe('record.not-found');
  });

  it('draw each alternative for some, the obligatory task for all, and prove it again from the seed', async () => {
    const draws = set.draws ?? [];
    expect(draws).toHaveLength(24);
    expect(draws.every(({ tasks: drawn }) => drawn.length === 2 && drawn[0]?.taskVersionId === tasks[0])).toBe(true);
    expect(new Set(draws.map(({ tasks: drawn }) => drawn[1]?.taskVersionId))).toEqual(new Set([tasks[1], tasks[2]]));
    expect(await as('inspector').call(routes.replayPractical, { params: { id: set.id } })).toEqual({ papers: 24, matching: 24, digestMatches: true });
    const { rows } = await as('head').call(journalRoutes.list, { query: { subjectType: 'practical-set', subjectId: set.id } });
    expect(rows.map(({ action }) => action.split('.')[1]).filter((a) => a !== 'document-issued')).toEqual(['replayed', 'released', 'release-given', 'drawn']);
  });

  it('may be drawn once for a whole session', async () => {
    const one = await as('officer').call(routes.drawPractical, command({ drawBy: 'session', name: '整场抽签' }));
    expect(one.papers).toBe(1);
    await expect(instance.db.query(`UPDATE practical_set SET state = 'released', released_at = now() WHERE id = $1`, [one.id])).rejects.toThrow('two people');
  });
});
