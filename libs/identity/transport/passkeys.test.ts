import { identityRoutes as routes, journalRoutes } from '@kaowu/contracts';
import { newId } from '@kaowu/kernel';
import { systemActor } from '@kaowu/platform';
import { HttpClient } from '../../../apps/cli/client/http-client';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { ShiftedClock } from '../../../test/support/room-day';
import { codeOf } from '../../../test/support/refusal';
import { Accounts } from '../application/accounts';
import { SecondFactors } from '../application/second-factors';
import { SoftAuthenticator, type Odd } from '../testing/soft-authenticator';

const PASSWORD = 'a-long-password';
const clock = new ShiftedClock();
let instance: TestInstance;
let made = 0;

beforeAll(async () => void (instance = await startInstance({ clock })));
afterAll(() => instance.stop());

interface Person {
  readonly id: string;
  readonly login: string;
  readonly client: HttpClient;
}
async function person(post: 'inspector' | 'platform' | 'head' = 'inspector'): Promise<Person> {
  const [id, login] = [newId(), `person${++made}`];
  await instance.nest.get(Accounts).create(systemActor('test'), { id, login, name: `人员${made}`, password: PASSWORD, posts: [post], reason: '测试' });
  const client = new HttpClient(instance.url);
  client.token = (await client.call(routes.signIn, { body: { login, password: PASSWORD } })).token;
  return { id, login, client };
}
const begin = async (client: HttpClient) => (await client.call(routes.beginPasskey, { body: { password: PASSWORD } })).options;
async function enrolled(client: HttpClient, name = '办公室电脑'): Promise<SoftAuthenticator> {
  const device = new SoftAuthenticator(instance.url);
  await client.call(routes.addPasskey, { body: { name, answer: device.make(await begin(client)) } });
  return device;
}
async function signIn(device: SoftAuthenticator, odd: Odd = {}) {
  const client = new HttpClient(instance.url);
  const { options } = await client.call(routes.beginPasskeySignIn);
  const view = await client.call(routes.passkeySignIn, { body: { answer: device.prove(options, odd) } });
  client.token = view.token;
  return { client, view };
}

describe('a passkey', () => {
  it('is added against the password, named, and signs in without name or password', async () => {
    const { id, client } = await person();
    expect(await codeOf(client.call(routes.beginPasskey, { body: { password: 'wrong' } }))).toBe('password.wrong');
    const device = await enrolled(client);
    const { view } = await signIn(device);
    expect(view).toMatchObject({ account: { id }, factor: 'passkey', secondFactor: true });
    expect((await client.call(routes.passkeys)).rows).toMatchObject([{ name: '办公室电脑', usedAt: expect.any(String) as string }]);
    const head = await person('head');
    const { rows } = await head.client.call(journalRoutes.list, { query: { subjectType: 'account', subjectId: id } });
    expect(rows.map(({ action }) => action)).toEqual(['session.opened', 'passkey.added', 'session.opened', 'account.created']);
  });

  test.each<[string, Odd, string]>([
    ['of another origin', { origin: 'https://evil.example' }, 'passkey.refused'],
    ['of this name on another scheme', { origin: 'https://localhost' }, 'passkey.refused'],
    ['for another site', { rpId: 'evil.example' }, 'passkey.refused'],
    ['whose holder was not recognised', { verified: false }, 'passkey.refused'],
  ])('is not taken where the answer is %s', async (_name, odd, code) => {
    const { client } = await person();
    const device = await enrolled(client);
    expect(await codeOf(signIn(device, odd))).toBe(code);
    expect(await codeOf(client.call(routes.addPasskey, { body: { name: '另一把', answer: new SoftAuthenticator(instance.url).make(await begin(client), odd) } }))).toBe(code);
    expect(await codeOf(signIn(device))).toBe('granted');
  });

  it('answers a challenge once, within five minutes, and only the one that it was given for', async () => {
    const { client } = await person();
    const device = await enrolled(client);
    const ask = async () => (await client.call(routes.beginPasskeySignIn)).options;
    const options = await ask();
    expect(await codeOf(client.call(routes.passkeySignIn, { body: { answer: device.prove(options) } }))).toBe('granted');
    expect(await codeOf(client.call(routes.passkeySignIn, { body: { answer: device.prove(options) } }))).toBe('passkey.stale');
    const late = await ask();
    clock.forward(5.1);
    expect(await codeOf(client.call(routes.passkeySignIn, { body: { answer: device.prove(late) } }))).toBe('passkey.stale');
    const own = (await client.call(routes.beginPasskeyCode)).options;
    expect(await codeOf(client.call(routes.passkeySignIn, { body: { answer: device.prove(own) } }))).toBe('passkey.stale');
    const other = await person();
    expect(await codeOf(other.client.call(routes.addPasskey, { body: { name: '别人的', answer: device.make(await begin(client)) } }))).toBe('passkey.stale');
  });

  it('that counts backwards was copied, and is refused', async () => {
    const { client } = await person();
    const device = await enrolled(client);
    await signIn(device, { counter: 9 });
    expect(await codeOf(signIn(device, { counter: 9 }))).toBe('passkey.refused');
    expect(await codeOf(signIn(device, { counter: 10 }))).toBe('granted');
  });

  it('earns a code for one act of weight, for two minutes', async () => {
    const { id, client } = await person();
    const factors = instance.nest.get(SecondFactors);
    expect(await factors.demandFresh(id)).toBe('password');
    expect(await codeOf(client.call(routes.beginPasskeyCode))).toBe('passkey.none');
    const device = await enrolled(client);
    await expect(factors.demandFresh(id)).rejects.toMatchObject({ problem: { code: 'factor.code-needed' } });
    await expect(factors.demandFresh(id, 'ABCDE-FGH23')).rejects.toMatchObject({ problem: { code: 'factor.code-wrong' } });
    const code = async () => (await client.call(routes.passkeyCode, { body: { answer: device.prove((await client.call(routes.beginPasskeyCode)).options) } })).code;
    const first = await code();
    expect(await factors.demandFresh(id, first)).toBe('passkey');
    await expect(factors.demandFresh(id, first)).rejects.toMatchObject({ problem: { code: 'factor.code-wrong' } });
    const second = await code();
    clock.forward(2.1);
    await expect(factors.demandFresh(id, second)).rejects.toMatchObject({ problem: { code: 'factor.code-wrong' } });
    // Signing in by password asks for none of it: who lost the passkey can still remove it.
    expect(await factors.demand(id, undefined)).toBe('password');
  });

  it('is removed by its owner against the password, or taken by who manages accounts, and by nobody else', async () => {
    const [one, other, manager] = [await person(), await person(), await person('platform')];
    const [lost, kept] = [await enrolled(one.client, '手机'), await enrolled(one.client, '电脑')];
    const [first, second] = (await one.client.call(routes.passkeys)).rows;
    const remove = (client: HttpClient, id = first?.id ?? '', password = PASSWORD) => codeOf(client.call(routes.removePasskey, { params: { id }, body: { password } }));
    expect(await remove(one.client, first?.id, 'wrong')).toBe('password.wrong');
    expect(await remove(other.client)).toBe('record.not-found');
    expect(await codeOf(other.client.call(routes.takePasskey, { params: { accountId: one.id, id: first?.id ?? '' }, body: { reason: '遗失' } }))).toBe('access.denied');
    expect((await manager.client.call(routes.passkeysOf, { params: { accountId: one.id } })).rows.map(({ name }) => name)).toEqual(['手机', '电脑']);
    await manager.client.call(routes.takePasskey, { params: { accountId: one.id, id: first?.id ?? '' }, body: { reason: '手机遗失' } });
    expect(await codeOf(signIn(lost))).toBe('passkey.refused');
    expect(await codeOf(signIn(kept))).toBe('granted');
    expect(await remove(one.client, second?.id)).toBe('granted');
    expect(await codeOf(signIn(kept))).toBe('passkey.refused');
  });

  it('of a disabled account opens nothing', async () => {
    const [one, manager] = [await person(), await person('platform')];
    const device = await enrolled(one.client);
    await manager.client.call(routes.setDisabled, { params: { accountId: one.id }, body: { disabled: true, reason: '离职' } });
    expect(await codeOf(signIn(device))).toBe('passkey.refused');
  });

  it('is asked for so often from one address and no more, until an answer comes or five minutes are over', async () => {
    const { client } = await person();
    const device = await enrolled(client);
    const rows = async () => Number((await instance.db.one<{ n: string }>('SELECT count(*) AS n FROM passkey_challenge'))?.n);
    const ask = () => client.call(routes.beginPasskeySignIn);
    clock.forward(5.1);
    const { options } = await ask();
    // What was over is gone with the next asking.
    expect(await rows()).toBe(1);
    for (let n = 2; n <= 60; n++) await ask();
    expect(await codeOf(ask())).toBe('passkey.asked-often');
    expect(await rows()).toBe(60);
    // One is answered: there is room for one.
    expect(await codeOf(client.call(routes.passkeySignIn, { body: { answer: device.prove(options) } }))).toBe('granted');
    expect(await codeOf(ask())).toBe('granted');
    expect(await codeOf(ask())).toBe('passkey.asked-often');
    // Who is signed in is not held up, and has one challenge for each purpose.
    for (let n = 0; n < 3; n++) expect(await codeOf(client.call(routes.beginPasskeyCode))).toBe('granted');
    expect(await rows()).toBe(61);
    clock.forward(5.1);
    expect(await codeOf(ask())).toBe('granted');
    expect(await rows()).toBe(1);
  });
});
