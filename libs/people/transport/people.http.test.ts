import { peopleRoutes as routes } from '@kaowu/contracts';
import { Accounts } from '@kaowu/identity';
import { systemActor, writeWorkbook } from '@kaowu/platform';
import { HttpClient, ProblemReply } from '../../../apps/cli/client/http-client';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { Persons } from '../application/persons';
import { STAFF_COLUMNS } from '../domain/staff-sheet';
import { staffClients } from '../../../test/support/staff';

const password = 'a-long-password';
let instance: TestInstance;
let officer: HttpClient;
let examiner: HttpClient;
let examinerId: string;

beforeAll(async () => {
  instance = await startInstance();
  const accounts = instance.nest.get(Accounts);
  await accounts.create(systemActor('test'), { login: 'officer', name: '考务', password, posts: ['officer'], reason: '测试' });
  examinerId = (await accounts.create(systemActor('test'), { login: 'examiner', name: '考评', password, posts: ['examiner'], reason: '测试' })).id;
  const entry = { name: '考评', sex: null, employer: '示范中心', trainingBody: null, engagement: null, idNumber: '110101199003070011' };
  await instance.nest.get(Persons).add(systemActor('test'), entry, examinerId);
  [officer, examiner] = await staffClients(instance, 'officer', 'examiner');
}, 60_000);
afterAll(() => instance.stop());

const refused = async (work: Promise<unknown>) => {
  try {
    await work;
  } catch (error) {
    if (error instanceof ProblemReply) return error.problem;
    throw error;
  }
  throw new Error('was granted');
};

describe('the staff register over HTTP', () => {
  it('no answer carries an ID number, its lookup or its seal', async () => {
    for (const path of ['/api/people', `/api/people/${examinerId}`]) {
      const text = await (await fetch(instance.url + path, { headers: { authorization: `Bearer ${officer.token ?? ''}` } })).text();
      expect(text).toContain('110***********0011');
      expect(text).not.toMatch(/199003070011|lookup|sealed/i);
    }
  });

  it('an examiner sees the own record only, and declares a relation there', async () => {
    expect(await refused(examiner.call(routes.listPeople, { query: {} }))).toMatchObject({ code: 'access.denied', status: 403 });
    expect(await refused(examiner.call(routes.getPerson, { params: { personId: examinerId } }))).toMatchObject({ code: 'access.denied' });
    expect((await examiner.call(routes.myRecord)).name).toBe('考评');
    const after = await examiner.call(routes.declareMyRelation, { body: { kind: 'relative', withIdNumber: '11010519491231002X', withName: '某考生' } });
    expect(after.relations).toMatchObject([{ kind: 'relative', withName: '某考生', withIdNumberMasked: '110***********002X', own: true }]);
    const entry = await instance.db.one<{ data: { byThePerson: boolean } }>("SELECT data FROM journal_entry WHERE action = 'relation.declared'");
    expect(entry?.data.byThePerson).toBe(true);
  });

  it('the template comes back filled, with wrong cells named', async () => {
    expect((await officer.call(routes.staffTemplate)).size).toBeGreaterThan(1000);
    const cells: Readonly<Record<string, string>> = { name: '吴导入', idNumber: '510104189401210213', employer: '示范中心', posts: '主考、厨师' };
    const bytes = await writeWorkbook([{ name: '名册', columns: STAFF_COLUMNS.map((c) => ({ heading: c.headings[0] ?? '' })), rows: [STAFF_COLUMNS.map((c) => cells[c.key] ?? '')] }]);
    const file = new Blob([new Uint8Array(bytes)]);
    const report = await officer.call(routes.importStaff, { body: { dryRun: 'true', mode: 'good-rows' }, file });
    expect(report).toMatchObject({ dryRun: true, rows: 1, added: 0, wrong: [{ sheet: '名册', row: 2, column: 'E', code: 'cell.invalid' }] });
    expect(await refused(officer.call(routes.importStaff, { body: { dryRun: 'false' }, file }))).toMatchObject({ code: 'file.rows-invalid', status: 422, details: [{ row: 2, column: 'E' }] });
  });

  it('a form that does not fit is refused with its field', async () => {
    const body = { name: '', sex: null, employer: '示范中心', trainingBody: null, engagement: null, idNumber: null };
    expect(await refused(officer.call(routes.addPerson, { body }))).toMatchObject({ code: 'request.invalid', field: 'body.name' });
    expect(await refused(officer.call(routes.addPerson, { body: { ...body, name: '甲', idNumber: '110101199003070012' } }))).toMatchObject({ code: 'person.id-number-check', field: 'body.idNumber' });
    expect(await refused(officer.call(routes.getPerson, { params: { personId: '0199a000-0000-7000-8000-00000000ffff' } }))).toMatchObject({ code: 'person.unknown', status: 404 });
  });

  it('posts that nobody holds are listed too', async () => {
    expect((await officer.call(routes.listPosts)).filter((p) => p.holders.length === 0).length).toBeGreaterThan(10);
  });
});
