import { identityRoutes, journalRoutes, SERVER_TIME_HEADER } from '@kaowu/contracts';
import { Accounts } from '@kaowu/identity';
import { newId } from '@kaowu/kernel';
import { systemActor } from '@kaowu/platform';
import { HttpClient } from '../apps/cli/client/http-client';
import { startInstance, type TestInstance } from './support/instance';

let instance: TestInstance;
const personId = newId();

beforeAll(async () => {
  instance = await startInstance();
  const accounts = instance.nest.get(Accounts);
  await accounts.create(systemActor('test'), { id: personId, login: 'inspector', name: '督导', password: 'a-long-password', posts: ['inspector'], reason: '测试' });
});
afterAll(() => instance.stop());

const raw = (path: string, init: RequestInit = {}) => fetch(instance.url + path, init);

describe('every request', () => {
  it.each([
    ['an unknown address', '/api/nothing', {}, 404, 'route.unknown'],
    ['a route without a session', '/api/journal', {}, 401, 'access.sign-in-needed'],
    ['a body that is no JSON', '/api/session', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }, 400, 'request.malformed'],
    ['a body that does not fit', '/api/session', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }, 422, 'request.invalid'],
    ['a wrong password', '/api/session', { method: 'POST', body: '{"login":"inspector","password":"x"}', headers: { 'content-type': 'application/json' } }, 401, 'sign-in.wrong'],
    ['a page of another site', '/api/session', { method: 'POST', body: '{"login":"inspector","password":"a-long-password"}', headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example' } }, 403, 'access.cross-site'],
  ])('is refused with a typed problem: %s', async (_name, path, init, status, code) => {
    const response = await raw(path, init as RequestInit);
    const problem = (await response.json()) as { code: string; zh: string; en: string };
    expect({ status: response.status, code: problem.code }).toEqual({ status, code });
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(problem.zh).toBeTruthy();
    expect(JSON.stringify(problem)).not.toMatch(/node_modules|\.ts:/);
  });
});

it('every reply of the interface tells the time of the server, a refusal too', async () => {
  const before = Date.now();
  const replies = await Promise.all([raw('/api/session'), raw('/api/nothing'), raw('/api/journal')]);
  const told = replies.map((reply) => Number(reply.headers.get(SERVER_TIME_HEADER)));
  for (const at of told) expect(at >= before && at <= Date.now()).toBe(true);
});

describe('a session', () => {
  it('opens, tells who it is, allows what the post allows and nothing else, and closes', async () => {
    const client = new HttpClient(instance.url);
    expect(await client.call(identityRoutes.session)).toBeNull();
    const opened = await client.call(identityRoutes.signIn, { body: { login: 'INSPECTOR', password: 'a-long-password' } });
    client.token = opened.token;
    expect(await client.call(identityRoutes.session)).toMatchObject({ account: { id: personId }, posts: ['inspector'] });
    expect((await client.call(journalRoutes.list)).rows[0]).toMatchObject({ action: 'session.opened', actorId: personId });
    await expect(client.call(identityRoutes.accounts)).rejects.toThrow('access.denied');
    expect(await client.call(journalRoutes.verify)).toMatchObject({ ok: true });
    await client.call(identityRoutes.signOut);
    await expect(client.call(journalRoutes.list)).rejects.toThrow('access.sign-in-needed');
  });

  it('is locked out after ten failures from one machine', async () => {
    const client = new HttpClient(instance.url);
    const tries = Array.from({ length: 10 }, () => client.call(identityRoutes.signIn, { body: { login: 'nobody', password: 'x' } }));
    for (const result of await Promise.allSettled(tries)) expect(result.status).toBe('rejected');
    await expect(client.call(identityRoutes.signIn, { body: { login: 'nobody', password: 'x' } })).rejects.toThrow('sign-in.locked');
  });
});

it('the interface is described for people and for programs', async () => {
  expect((await raw('/api/docs')).status).toBe(200);
  const document = (await (await raw('/api/docs-json')).json()) as { paths: Record<string, unknown> };
  expect(Object.keys(document.paths)).toContain('/api/session');
  expect((await raw('/api/events')).status).toBe(200);
});
