import ExcelJS from 'exceljs';
import { certificatesRoutes as routes, resultsRoutes, type Post } from '@kaowu/contracts';
import { Accounts } from '@kaowu/identity';
import { systemActor } from '@kaowu/platform';
import { HttpClient, ProblemReply } from '../../../apps/cli/client/http-client';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { insertBody, insertPassed, type PassedFixture } from '../testing/passed-fixture';
import { staffClient } from '../../../test/support/staff';

const password = 'a-long-password';
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());

let instance: TestInstance;
let officer: HttpClient;
let head: HttpClient;
let inspector: HttpClient;
let public_: HttpClient;
let round: PassedFixture;

const signedIn = async (post: Post): Promise<HttpClient> => {
  await instance.nest.get(Accounts).create(systemActor('test'), { login: post, name: post, password, posts: [post], reason: '测试' });
  return staffClient(instance, post);
};

const refused = async (work: Promise<unknown>) => {
  try {
    await work;
  } catch (error) {
    if (error instanceof ProblemReply) return error.problem;
    throw error;
  }
  throw new Error('was granted');
};

beforeAll(async () => {
  instance = await startInstance();
  [officer, head, inspector] = [await signedIn('officer'), await signedIn('head'), await signedIn('external_inspector')];
  public_ = new HttpClient(instance.url);
  await insertBody(instance.db);
  round = await insertPassed(instance.db, instance.vault, ['甲一', '乙二', '丙三']);
}, 60_000);
afterAll(() => instance.stop());

describe('from the passed list to a verified certificate, over HTTP', () => {
  it('files, accepts and issues, each by who may', async () => {
    const checklist = await inspector.call(routes.checklist, { params: { roundId: round.roundId } });
    expect(checklist).toMatchObject({ passed: 2, batch: null });
    expect(await refused(head.call(routes.file, { body: { roundId: round.roundId, issueOn: today } }))).toMatchObject({ code: 'access.denied', status: 403 });
    expect(await refused(public_.call(routes.batches))).toMatchObject({ code: 'access.sign-in-needed', status: 401 });
    const batch = await officer.call(routes.file, { body: { roundId: round.roundId, issueOn: today } });
    const params = { batchId: batch.id };
    expect(await refused(officer.call(routes.accept, { params, body: { receiptNo: 'R', acceptedOn: today } }))).toMatchObject({ code: 'request.invalid', field: 'body.receiptNo' });
    await officer.call(routes.accept, { params, body: { receiptNo: '回执-1', acceptedOn: today } });
    expect(await refused(officer.call(routes.issue, { params, body: { reason: '核发' } }))).toMatchObject({ code: 'access.denied' });
    expect(await head.call(routes.issue, { params, body: { reason: '同意核发' } })).toMatchObject({ state: 'issued', receiptNo: '回执-1' });
  });

  it('shows staff masked numbers only; the workbook and the print are for the officer', async () => {
    const { rows } = await inspector.call(routes.certificates, { query: { search: '甲' } });
    expect(rows.map((r) => [r.name, r.state])).toEqual([['甲一', 'issued']]);
    expect(JSON.stringify(rows)).not.toContain(round.people[0]?.idNumber);
    const id = rows[0]?.id ?? '';
    const batchId = rows[0]?.batchId ?? '';
    expect(await refused(inspector.call(routes.workbook, { params: { batchId } }))).toMatchObject({ code: 'access.denied' });
    expect(await refused(inspector.call(routes.print, { params: { certificateId: id } }))).toMatchObject({ code: 'access.denied' });
    expect((await inspector.call(routes.preview, { params: { certificateId: id } })).type).toBe('application/pdf');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await (await officer.call(routes.workbook, { params: { batchId } })).arrayBuffer());
    expect(book.worksheets[0]?.getRow(2).getCell(4).value).toBe(round.people[0]?.idNumber);
  });

  it('verifies for anybody by number and name, forgiving spaces and small letters', async () => {
    const { rows } = await officer.call(routes.certificates);
    const c = rows.find((r) => r.name === '甲一');
    const number = (c?.number ?? '').toLowerCase().replace(/^(.{4})/, '$1 ');
    expect(await public_.call(routes.verify, { params: { number }, query: { name: '甲一' } })).toMatchObject({ answer: 'valid', details: { direction: '--' } });
    expect(await public_.call(routes.verify, { params: { number } })).toMatchObject({ answer: 'ask-name', details: null });
    const problem = await refused(public_.call(routes.verify, { params: { number }, query: { name: '乙二' } }));
    expect(problem).toMatchObject({ code: 'certificate.not-verified', status: 404, zh: expect.any(String), en: expect.any(String) });
    expect(await refused(public_.call(routes.verify, { params: { number: 'X1' }, query: { name: '甲一' } }))).toMatchObject({ code: 'certificate.number-malformed' });
  });

  it('slows the guessing of names', async () => {
    const { rows } = await officer.call(routes.certificates);
    const number = rows.find((r) => r.name === '乙二')?.number ?? '';
    for (let i = 0; i < 20; i++) await refused(public_.call(routes.verify, { params: { number }, query: { name: `猜${i}` } }));
    expect(await refused(public_.call(routes.verify, { params: { number }, query: { name: '乙二' } }))).toMatchObject({ status: 429 });
  });
});

describe('the public board, over HTTP', () => {
  it('shows lists and notices to anybody, and nothing that needs an account', async () => {
    await officer.call(resultsRoutes.publishNotice, { body: { kind: 'fees', title: '收费标准', text: '', fees: [{ item: '理论考试', unit: '人次', cents: 12_000 }] } });
    const board = await public_.call(resultsRoutes.board);
    expect(board.notices).toMatchObject([{ kind: 'fees', fees: [{ cents: 12_000 }] }]);
    expect(board.publications).toMatchObject([{ open: false, superseded: false }]);
    expect(await refused(public_.call(resultsRoutes.rounds))).toMatchObject({ status: 401 });
    expect(await refused(public_.call(resultsRoutes.ownResult, { body: { ticketNo: 'T0001', idNumber: '110101199003070011' } }))).toMatchObject({ code: 'results.not-found-public', status: 404 });
  });

  it('lets the inspector read and not act', async () => {
    expect((await inspector.call(resultsRoutes.rounds)).rows[0]?.run).toMatchObject({ state: 'issued' });
    expect(await refused(inspector.call(resultsRoutes.compute, { params: { roundId: round.roundId }, body: { reason: '再算' } }))).toMatchObject({ code: 'access.denied' });
    expect(await refused(inspector.call(resultsRoutes.reviewQueue, { params: { runId: round.runId } }))).toMatchObject({ code: 'access.denied' });
  });
});
