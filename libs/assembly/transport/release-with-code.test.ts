import { TOTP } from 'otpauth';
import { assemblyRoutes as routes, identityRoutes, journalRoutes } from '@kaowu/contracts';
import { newId } from '@kaowu/kernel';
import { drawSet } from '../../../apps/cli/client/draw-set';
import { HttpClient } from '../../../apps/cli/client/http-client';
import { DEMO_PASSWORD } from '../../../seeds/accounts';
import { ASSEMBLY_IDS } from '../../../seeds/assembly';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { ShiftedClock } from '../../../test/support/room-day';
import { codeOf } from '../../../test/support/refusal';
import { Papers } from '../application/papers';

const clock = new ShiftedClock();
let instance: TestInstance;

beforeAll(async () => void (instance = await startInstance({ seeded: true, clock })), 120_000);
afterAll(() => instance.stop());

async function signedIn(login: string): Promise<HttpClient> {
  const client = new HttpClient(instance.url);
  client.token = (await client.call(identityRoutes.signIn, { body: { login, password: DEMO_PASSWORD } })).token;
  return client;
}

it('who has a second factor releases papers by a fresh code; who has none by the sign-in', async () => {
  const [officer, head, custodian] = [await signedIn('officer'), await signedIn('head'), await signedIn('custodian')];
  const { secret } = await head.call(identityRoutes.beginSecondFactor, { body: { password: DEMO_PASSWORD } });
  const device = new TOTP({ secret });
  const code = () => device.generate({ timestamp: clock.now().getTime() });
  const enrolment = code();
  await head.call(identityRoutes.confirmSecondFactor, { body: { code: enrolment } });
  const set = await drawSet(officer, { blueprintVersionId: ASSEMBLY_IDS.nurseryVersion, name: '启封须验证', count: 2, reason: '本批次' });
  await instance.nest.get(Papers).reserve(set.id, { sessionId: newId(), opensAt: new Date(clock.now().getTime() - 1000) });
  const release = (client: HttpClient, given?: string) =>
    client.call(routes.releasePaperSet, { params: { id: set.id }, body: { reason: '启封', ...(given === undefined ? {} : { code: given }) } });

  expect(await codeOf(release(head))).toBe('factor.code-needed');
  expect(await codeOf(release(head, '000000'))).toBe('factor.code-wrong');
  expect(await codeOf(release(head, enrolment))).toBe('factor.code-used');
  clock.forward(1);
  expect(await release(head, code())).toMatchObject({ state: 'sealed', releases: 1 });
  expect((await release(custodian)).state).toBe('released');
  const { rows } = await head.call(journalRoutes.list, { query: { subjectType: 'paper-set', subjectId: set.id, action: 'paper-set' } });
  expect(rows.filter((e) => e.action.includes('release')).map((e) => e.data?.['factor'])).toEqual(['password', 'totp']);
});
