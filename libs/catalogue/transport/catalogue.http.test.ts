import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueRoutes as routes, type OccupationKey } from '@kaowu/contracts';
import { Accounts } from '@kaowu/identity';
import { systemActor } from '@kaowu/platform';
import { HttpClient, ProblemReply } from '../../../apps/cli/client/http-client';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { staffClients } from '../../../test/support/staff';

const seed = (name: string): Buffer => readFileSync(join(__dirname, '../../../seeds/catalogue', name));
const password = 'a-long-password';
const nursery: OccupationKey = { edition: 'RESELECT-42', code: '4-10-01-03', direction: '', level: '5' };

let instance: TestInstance;
let head: HttpClient;
let officer: HttpClient;
let examiner: HttpClient;

beforeAll(async () => {
  instance = await startInstance();
  const accounts = instance.nest.get(Accounts);
  for (const post of ['head', 'officer', 'examiner'] as const) {
    await accounts.create(systemActor('test'), { login: post, name: post, password, posts: [post], reason: '测试' });
  }
  [head, officer, examiner] = await staffClients(instance, 'head', 'officer', 'examiner');
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

describe('catalogue over HTTP', () => {
  it('the lists come in by upload, first dry, and all eight grades are told', async () => {
    const file = new Blob([new Uint8Array(seed('catalogue.json'))]);
    expect((await officer.call(routes.importEditions, { body: { dryRun: 'true' }, file })).editions).toHaveLength(2);
    expect(await officer.call(routes.listEditions)).toEqual([]);
    await officer.call(routes.importEditions, { body: { dryRun: 'false' }, file });
    expect((await officer.call(routes.listEditions)).map((e) => e.offers)).toEqual([137, 194]);
    expect((await officer.call(routes.listGrades)).map((g) => g.level)).toEqual(['0', '5', '4', '3', '2', '1', 'S', 'C']);
    const difference = await officer.call(routes.editionDifference, { query: { from: 'BJ-2022-8', to: 'RESELECT-42' } });
    expect(difference.recoded.map((r) => r.name)).toEqual(['互联网营销师', '无人机驾驶员', '工业机器人系统操作员', '工业机器人系统运维员']);
  });

  it('a wrong file is refused with its places in both languages', async () => {
    const wrong = new Blob([JSON.stringify({ lists: [{ id: 'X', title: 'x', occupations: [{ seq: 1, code: '4-01-01-01', name: '甲', offers: [{ level: 5, grade: '四级/中级工' }] }] }] })]);
    const problem = await refused(officer.call(routes.importEditions, { body: { dryRun: 'false' }, file: wrong }));
    expect(problem).toMatchObject({ code: 'catalogue.file-invalid', status: 422, details: [{ field: 'lists.0.occupations.0.offers.0.grade', zh: expect.stringContaining('四级'), en: expect.any(String) }] });
  });

  it('organisation, rule set, filing; then a round is allowed or refused with the reason', async () => {
    const reason = '首次登记';
    expect(await refused(officer.call(routes.getOrganisation))).toMatchObject({ code: 'organisation.not-registered', status: 409 });
    const body = {
      name: '示范职业技能评价中心', creditCode: '52110000500020001T', bodyType: 'S' as const, bodyCode: '0001', provinceCode: '11', siteSerial: '000001',
      filingNo: 'B-1', districtCode: '110108', address: '', telephone: '', reason,
    };
    await head.call(routes.saveOrganisation, { body });
    await officer.call(routes.addRuleSet, { body: { ...(JSON.parse(seed('rule-set.default.json').toString()) as object), reason } as never });
    await head.call(routes.addFiling, { body: { receiptNo: 'R-1', validFrom: '2026-01-01', validTo: '2028-12-31', lines: [{ key: nursery, districts: ['110108'] }], reason } });
    const ask = (over: object) => officer.call(routes.checkFiling, { body: { key: nursery, districtCode: '110108', from: '2026-11-20', to: '2026-11-20', ...over } });
    expect(await ask({})).toMatchObject({ allowed: true, problem: null });
    expect(await ask({ districtCode: '110105' })).toMatchObject({ allowed: false, scopeId: null, problem: { code: 'filing.district-not-filed', zh: expect.stringContaining('110105') } });
  });

  it('who may not, is refused', async () => {
    expect(await refused(examiner.call(routes.listEditions))).toMatchObject({ code: 'access.denied', status: 403 });
    expect(await refused(officer.call(routes.addFiling, { body: {} as never }))).toMatchObject({ code: 'access.denied' });
    expect(await refused(new HttpClient(instance.url).call(routes.getOrganisation))).toMatchObject({ code: 'access.sign-in-needed', status: 401 });
    expect((await examiner.call(routes.getOrganisation)).name).toBe('示范职业技能评价中心');
  });
});
