import { assemblyRoutes, bankRoutes, identityRoutes, NO_CONSTRAINTS, oversightRoutes, WAITING_KINDS, type ReplyOf, type SearchKind } from '@kaowu/contracts';
import { Sessions } from '@kaowu/identity';
import { HttpClient } from '../../../apps/cli/client/http-client';
import { seedId } from '../../../seeds/ids';
import { DEMO_CANDIDATES, SITTING_IDS } from '../../../seeds/sitting';
import { ASSEMBLY_IDS, SEEDED_BLUEPRINTS } from '../../../seeds/assembly';
import { BANK_IDS } from '../../../seeds/bank';
import { startInstance, type TestInstance } from '../../../test/support/instance';

type Waiting = ReplyOf<typeof oversightRoutes.waiting>;

let instance: TestInstance;
const clients = new Map<string, HttpClient>();

beforeAll(async () => void (instance = await startInstance({ seeded: true })), 120_000);
afterAll(() => instance.stop());

async function as(login: string): Promise<HttpClient> {
  const known = clients.get(login);
  if (known) return known;
  const { token } = await instance.nest.get(Sessions).open('staff', seedId(`person:${login}`), 60);
  const client = new HttpClient(instance.url, token);
  clients.set(login, client);
  return client;
}

const find = async (login: string, q: string) => (await (await as(login)).call(oversightRoutes.search, { query: { q } })).hits;
const kinds = async (login: string, q: string): Promise<SearchKind[]> => [...new Set((await find(login, q)).map((hit) => hit.kind))];
const waiting = async (login: string): Promise<Waiting> => (await as(login)).call(oversightRoutes.waiting);
const candidate = () => DEMO_CANDIDATES[0] as (typeof DEMO_CANDIDATES)[number];

describe('the search box', () => {
  it('finds a candidate by name, by ticket number and by its last digits, and leads to the page', async () => {
    const byName = (await find('officer', candidate().name)).filter((hit) => hit.kind === 'candidate');
    expect(byName.length).toBeGreaterThan(0);
    const row = await instance.db.one<{ ticket_no: string }>('SELECT ticket_no FROM candidate WHERE ticket_no IS NOT NULL AND round_id = $1 ORDER BY ticket_no LIMIT 1', [SITTING_IDS.round]);
    const ticket = row?.ticket_no ?? '';
    const expected = { kind: 'candidate', path: `/rounds/${SITTING_IDS.round}?tab=candidates&search=${ticket}` };
    expect(await find('officer', ticket)).toMatchObject([expected]);
    expect(await find('officer', ticket.slice(-6))).toContainEqual(expect.objectContaining(expected));
  });

  it('shows no whole ID number', async () => {
    for (const hit of await find('officer', candidate().name)) expect(`${hit.title} ${hit.sub}`).not.toMatch(/\d{17}[\dX]/);
  });

  it.each([
    ['an invigilator finds no items, papers, staff or certificates', 'invigilator1', '1', ['item', 'paper-set', 'person', 'certificate']],
    ['an invigilator finds no staff', 'invigilator1', '考评', ['person']],
    ['a writer finds no candidates, seats, rounds or sessions', 'writer', '保育师', ['candidate', 'seat', 'session', 'round', 'person']],
    ['an examiner finds nothing at all', 'examiner2', '1', ['person', 'candidate', 'seat', 'session', 'round', 'item', 'paper-set', 'certificate']],
    ['a platform officer finds staff but no candidates', 'platform', '王', ['candidate', 'seat', 'session', 'round', 'item', 'paper-set', 'certificate']],
  ] as const)('%s', async (_name, login, q, never) => {
    const found = await kinds(login, q);
    expect(found.filter((kind) => (never as readonly string[]).includes(kind))).toEqual([]);
  });

  it('a writer finds an item by its serial and a paper set by its name', async () => {
    expect(await find('writer', '#12')).toContainEqual(expect.objectContaining({ kind: 'item', title: '#12', path: expect.stringMatching(/^\/bank\/tables\/[\w-]+\?item=/) as string }));
    const set = await instance.db.one<{ name: string }>('SELECT name FROM paper_set WHERE id = $1', [ASSEMBLY_IDS.nurserySet]);
    expect(await find('writer', set?.name ?? '')).toContainEqual(expect.objectContaining({ kind: 'paper-set', path: `/papers/${ASSEMBLY_IDS.nurserySet}` }));
  });

  it('finds a seat by its room and label, and who sits there', async () => {
    const seats = (await find('chief', '第一机房 01')).filter((hit) => hit.kind === 'seat');
    expect(seats[0]).toMatchObject({ title: expect.stringContaining('第一机房 01') as string, path: `/sessions/${SITTING_IDS.theory}#seats` });
  });

  it('a wildcard stands for itself', async () => {
    expect(await find('head', '%')).toEqual([]);
    expect(await find('head', '_')).toEqual([]);
  });

  it('answers within 50 ms in the middle', async () => {
    const times: number[] = [];
    for (let i = 0; i < 15; i++) {
      const from = performance.now();
      await find('head', ['王', '00', '保育', '第一'][i % 4] as string);
      times.push(performance.now() - from);
    }
    expect(times.sort((a, b) => a - b)[7]).toBeLessThan(50);
  });
});

describe('a trace', () => {
  const trace = async (login: string, type: string, id: string, query = {}) =>
    (await as(login)).call(oversightRoutes.trace, { params: { type, id }, query });

  it('tells from a session on everything that was done, in the order of the journal, with names', async () => {
    const told = await trace('head', 'session', SITTING_IDS.theory, { limit: 200 });
    expect(told.subject).toMatchObject({ type: 'session', name: expect.any(String) as string, path: `/sessions/${SITTING_IDS.theory}` });
    expect(told.entries.map((e) => e.seq)).toEqual([...told.entries.map((e) => e.seq)].sort((a, b) => a - b));
    expect(told.entries.map((e) => e.action)).toEqual(expect.arrayContaining(['sitting-session.planned', 'seats.given', 'paper-set.drawn']));
    expect(told.related).toContainEqual(expect.objectContaining({ type: 'paper-set', path: `/papers/${ASSEMBLY_IDS.nurserySet}` }));
  });

  it('tells of the thing alone when asked, and the newest first', async () => {
    const told = await trace('head', 'session', SITTING_IDS.theory, { related: 'false', newestFirst: 'true' });
    expect(new Set(told.entries.map((e) => `${e.subjectType}/${e.subjectId}`))).toEqual(new Set([`session/${SITTING_IDS.theory}`]));
    expect(told.entries.map((e) => e.seq)).toEqual([...told.entries.map((e) => e.seq)].sort((a, b) => b - a));
  });

  it('pages through all entries, each once', async () => {
    const whole = await trace('head', 'round', SITTING_IDS.round, { limit: 200 });
    const first = await trace('head', 'round', SITTING_IDS.round, { limit: 5 });
    const second = await trace('head', 'round', SITTING_IDS.round, { limit: 5, offset: 5 });
    expect([...first.entries, ...second.entries].map((e) => e.seq)).toEqual(whole.entries.slice(0, 10).map((e) => e.seq));
    expect(first.total).toBe(whole.total);
  });

  it('from a candidate leads to seats and decisions', async () => {
    const row = await instance.db.one<{ id: string }>('SELECT candidate_id AS id FROM seating WHERE session_id = $1 LIMIT 1', [SITTING_IDS.theory]);
    const told = await trace('inspector', 'candidate', row?.id ?? '', { limit: 200 });
    expect(new Set(told.related.map((r) => r.type))).toContain('seating');
    expect(told.entries.every((e) => e.subjectType !== 'candidate' || e.subjectId === row?.id)).toBe(true);
  });

  it('from an account tells also what its holder did', async () => {
    const officer = seedId('person:officer');
    const told = await trace('head', 'account', officer, { limit: 200 });
    expect(told.entries.some((e) => e.actorId === officer && e.subjectId !== officer)).toBe(true);
    expect(told.entries.every((e) => e.actorId === officer || e.subjectId === officer)).toBe(true);
  });

  it('names to a platform officer no candidate, and to nobody without the journal anything', async () => {
    const told = await trace('platform', 'session', SITTING_IDS.theory, { limit: 200 });
    expect([told.subject, ...told.related].filter((s) => s.name !== null && !['account', 'person'].includes(s.type))).toEqual([]);
    await expect(trace('officer', 'session', SITTING_IDS.theory)).rejects.toThrow('access.denied');
  });

  it('of what is not known is empty, whatever the id looks like', async () => {
    expect(await trace('head', 'session', "x'; --")).toMatchObject({ total: 0, entries: [], related: [] });
  });
});

describe('what waits', () => {
  it.each(['officer', 'district', 'custodian', 'head', 'chief', 'reviewer', 'examiner1', 'mreviewer', 'areviewer', 'platform'])(
    'to %s only what they may do', async (login) => {
      const permissions = (await (await as(login)).call(identityRoutes.session))?.permissions ?? [];
      const { items } = await waiting(login);
      expect(items.filter((item) => !permissions.includes(WAITING_KINDS[item.kind].permission))).toEqual([]);
    });

  it('counts candidates that another has checked for the confirmation, not those one has checked oneself', async () => {
    const count = async () => (await waiting('district')).items.find((item) => item.kind === 'eligibility.confirm')?.count ?? 0;
    const { db } = instance;
    const one = await db.one<{ id: string }>('SELECT id FROM candidate WHERE round_id = $1 LIMIT 1', [SITTING_IDS.nextRound]);
    await db.query(`UPDATE round SET state = 'announced', announcement = '公告' WHERE id = $1`, [SITTING_IDS.nextRound]);
    const check = (by: string) => db.query(`UPDATE candidate SET eligibility = 'checked', checked_by = $2, confirmed_by = NULL, ticket_no = NULL WHERE id = $1`, [one?.id, seedId(`person:${by}`)]);
    await check('district');
    const without = await count();
    await check('officer');
    expect(await count()).toBe(without + 1);
  });

  it('tells the head of a blueprint that another drew up, and of a bank that changed since it was signed', async () => {
    const [officer, head] = [await as('officer'), await as('head')];
    const of = async (kind: string) => (await waiting('head')).items.find((item) => item.kind === kind);
    expect(await of('blueprint.approve')).toBeUndefined();
    const drawn = await officer.call(assemblyRoutes.createBlueprint, { body: { ...SEEDED_BLUEPRINTS.nursery, sections: SEEDED_BLUEPRINTS.nursery.sections.map((s) => ({ ...s, ranges: [...s.ranges] })), title: '待签发', constraints: NO_CONSTRAINTS } });
    expect(await of('blueprint.approve')).toMatchObject({ count: 1, path: `/blueprints/${drawn.blueprintId}` });
    await head.call(assemblyRoutes.approveBlueprint, { params: { id: drawn.id }, body: { reason: '可行' } });
    expect(await of('blueprint.approve')).toBeUndefined();
    await head.call(bankRoutes.signOffBank, { params: { id: BANK_IDS.theoryTable }, body: { reason: '质量合格' } });
    const before = (await of('bank.sign-off'))?.count ?? 0;
    await instance.db.query(`UPDATE item_version SET changed_at = now() + interval '1 minute' WHERE id = (SELECT id FROM item_version WHERE table_id = $1 AND state = 'approved' LIMIT 1)`, [BANK_IDS.theoryTable]);
    expect((await of('bank.sign-off'))?.count).toBe(before + 1);
  });

  it('tells an invigilator of the sessions of their duty only, an officer of all near', async () => {
    const near = (await waiting('officer')).sessions.map((s) => s.id);
    for (const { id } of (await waiting('invigilator1')).sessions) expect(near).toContain(id);
    expect((await waiting('examiner1')).sessions).toEqual([]);
  });
});
