import { invigilationRoutes, type CallOf, type Post, type RouteContract } from '@kaowu/contracts';
import { newId } from '@kaowu/kernel';
import { Sessions } from '@kaowu/identity';
import { HttpClient, ProblemReply } from '../../../apps/cli/client/http-client';
import { insertExam, type MadeExam } from '../../../bench/support/exam-room';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { RULES } from '../../sitting/testing/rules';

let instance: TestInstance;
let exam: MadeExam;
let chief: HttpClient;
let invigilator: HttpClient;

const clientOf = async (id: string): Promise<HttpClient> =>
  new HttpClient(instance.url, (await instance.nest.get(Sessions).open('staff', id, 600)).token);

/** Somebody with a post who is not on duty anywhere. */
async function staffWith(post: Post): Promise<HttpClient> {
  const id = newId();
  await instance.db.query(`INSERT INTO account (id, login, name, password_hash, created_at) VALUES ($1, $2, '路人', '-', now())`, [id, `staff-${id}`]);
  await instance.db.query('INSERT INTO account_post (account_id, post, since) VALUES ($1, $2, now())', [id, post]);
  return clientOf(id);
}

async function codeOf<R extends RouteContract>(client: HttpClient, route: R, call: CallOf<R>): Promise<string> {
  try {
    await client.call(route, call);
    return 'none';
  } catch (error) {
    return error instanceof ProblemReply ? error.problem.code : String(error);
  }
}

beforeAll(async () => {
  instance = await startInstance();
  exam = await insertExam(instance.db, { rooms: 1, perRoom: 2, startedAt: new Date(Date.now() - 5 * 60_000), ruleValues: RULES });
  chief = await clientOf(exam.chiefId);
  invigilator = await clientOf(exam.invigilatorId);
});

afterAll(() => instance.stop());

describe('the checklist of the day', () => {
  const call = (stepId: string) => ({ params: { sessionId: exam.sessionId, stepId } });

  test('is driven by the manual, keeps its version, and says who did what', async () => {
    const list = await chief.call(invigilationRoutes.checklist, { params: { sessionId: exam.sessionId } });
    expect(list.version).toBe(2);
    // What is left of the time is told before the end, however long the paper is.
    const due = (text: string): number => Date.parse(list.steps.find((s) => s.text.startsWith(text))?.dueAt ?? '');
    expect(due('确认全部收卷') - due('提醒剩余时间')).toBe(15 * 60_000);
    const [first, second] = list.steps;
    const marked = await chief.call(invigilationRoutes.markStep, { ...call(first?.id ?? ''), body: { note: '三台备用机完好' } });
    expect(marked.steps[0]?.done).toMatchObject({ byName: '周主考', note: '三台备用机完好' });
    expect(await codeOf(invigilator, invigilationRoutes.markStep, { ...call(first?.id ?? ''), body: {} })).toBe('checklist.done-already');
    expect(await codeOf(invigilator, invigilationRoutes.unmarkStep, { ...call(second?.id ?? ''), body: { reason: '误点' } })).toBe('checklist.not-done');

    const officer = await staffWith('officer');
    const steps = [{ phase: 'before', minutes: -30, text: '核验入场' }] as const;
    const next = await officer.call(invigilationRoutes.publishManual, { body: { title: '考务工作手册', source: '本机构 2026 年第 2 版', steps: [...steps], reason: '年度修订' } });
    expect(next).toMatchObject({ version: 3, steps: [{ no: 1, text: '核验入场' }] });
    const kept = await chief.call(invigilationRoutes.unmarkStep, { ...call(first?.id ?? ''), body: { reason: '误点' } });
    expect(kept).toMatchObject({ version: 2 });
    expect(kept.steps[0]?.done).toBeNull();
  });

  test('is marked by those on duty only, and the manual is published by operations only', async () => {
    const list = await chief.call(invigilationRoutes.checklist, { params: { sessionId: exam.sessionId } });
    const stranger = await staffWith('invigilator');
    expect(await codeOf(stranger, invigilationRoutes.markStep, { ...call(list.steps[0]?.id ?? ''), body: {} })).toBe('checklist.not-on-duty');
    expect(await codeOf(chief, invigilationRoutes.markStep, { ...call(exam.sessionId), body: {} })).toBe('checklist.step-unknown');
    expect(await codeOf(chief, invigilationRoutes.publishManual, { body: { title: '手册', source: '来源', steps: [{ phase: 'before', minutes: 0, text: '步骤' }], reason: '试试' } })).toBe('access.denied');
  });
});
