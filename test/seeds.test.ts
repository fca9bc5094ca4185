import { identityRoutes, sittingRoutes } from '@kaowu/contracts';
import { HttpClient } from '../apps/cli/client/http-client';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, seedDemo } from '../seeds';
import { startInstance, type TestInstance } from './support/instance';

let instance: TestInstance;
beforeAll(async () => void (instance = await startInstance({ seeded: true })), 120_000);
afterAll(() => instance.stop());

describe('the demonstration body', () => {
  it.each(DEMO_ACCOUNTS.filter((a) => a.login !== '—').map((a) => [a.login]))('%s can sign in', async (login) => {
    const client = new HttpClient(instance.url);
    expect((await client.call(identityRoutes.signIn, { body: { login, password: DEMO_PASSWORD } })).account.login).toBe(login);
  });

  it('has a round with seated candidates that can be played today', async () => {
    const client = new HttpClient(instance.url);
    client.token = (await client.call(identityRoutes.signIn, { body: { login: 'officer', password: DEMO_PASSWORD } })).token;
    const { rounds } = await client.call(sittingRoutes.listRounds);
    expect(rounds.length).toBeGreaterThan(0);
    const { sessions } = await client.call(sittingRoutes.listSessions, { query: {} });
    expect(sessions.map((s) => s.mode).sort()).toEqual(['practical', 'theory']);
    expect(sessions.every((s) => s.candidates > 0)).toBe(true);
  });

  it('is the same after seeding twice', async () => {
    const count = async () => (await instance.db.query<{ n: string }>(`SELECT (SELECT count(*) FROM item) + (SELECT count(*) FROM candidate) + (SELECT count(*) FROM account) + (SELECT count(*) FROM paper_set) AS n`))[0]?.n;
    const before = await count();
    await seedDemo(instance, () => undefined);
    expect(await count()).toBe(before);
  });
});
