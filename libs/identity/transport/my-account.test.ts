import { TOTP } from 'otpauth';
import { identityRoutes, journalRoutes, type ReplyOf } from '@kaowu/contracts';
import { newId } from '@kaowu/kernel';
import { systemActor } from '@kaowu/platform';
import { HttpClient } from '../../../apps/cli/client/http-client';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { ShiftedClock } from '../../../test/support/room-day';
import { codeOf } from '../../../test/support/refusal';
import { Accounts } from '../application/accounts';

const PASSWORD = 'a-long-password';
const clock = new ShiftedClock();
let instance: TestInstance;
let made = 0;

beforeAll(async () => void (instance = await startInstance({ clock })));
afterAll(() => instance.stop());

/** A new account, so that the failures of one test do not lock out another. */
async function person(): Promise<{ id: string; login: string }> {
  const [id, login] = [newId(), `person${++made}`];
  await instance.nest.get(Accounts).create(systemActor('test'), { id, login, name: `人员${made}`, password: PASSWORD, posts: ['inspector'], reason: '测试' });
  return { id, login };
}

async function signIn(login: string, code?: string, password = PASSWORD): Promise<{ client: HttpClient; view: ReplyOf<typeof identityRoutes.signIn> }> {
  const client = new HttpClient(instance.url);
  const view = await client.call(identityRoutes.signIn, { body: { login, password, ...(code === undefined ? {} : { code }) } });
  client.token = view.token;
  return { client, view };
}

/** Enrols, and gives the device's codes. The clock moves on by a step, so that the next code is a new one. */
async function enrol(client: HttpClient): Promise<{ code: () => string; recovery: string[] }> {
  const { secret, qr } = await client.call(identityRoutes.beginSecondFactor, { body: { password: PASSWORD } });
  expect(Buffer.from(qr, 'base64').subarray(1, 4).toString()).toBe('PNG');
  const device = new TOTP({ secret });
  const code = () => device.generate({ timestamp: clock.now().getTime() });
  const { recoveryCodes } = await client.call(identityRoutes.confirmSecondFactor, { body: { code: code() } });
  clock.forward(1);
  return { code, recovery: recoveryCodes };
}

describe('a second factor', () => {
  it('counts only once its first code was shown', async () => {
    const { login } = await person();
    const { client } = await signIn(login);
    expect(await codeOf(client.call(identityRoutes.confirmSecondFactor, { body: { code: '000000' } }))).toBe('factor.not-begun');
    expect(await codeOf(client.call(identityRoutes.beginSecondFactor, { body: { password: 'wrong' } }))).toBe('password.wrong');
    await client.call(identityRoutes.beginSecondFactor, { body: { password: PASSWORD } });
    expect((await signIn(login)).view).toMatchObject({ factor: 'password', secondFactor: false });
  });

  it('is asked for at the sign-in, each code once', async () => {
    const { login } = await person();
    const { code, recovery } = await enrol((await signIn(login)).client);
    expect(recovery).toHaveLength(10);
    expect(await codeOf(signIn(login))).toBe('factor.code-needed');
    expect(await codeOf(signIn(login, undefined, 'wrong-password'))).toBe('sign-in.wrong');
    expect(await codeOf(signIn(login, '000000'))).toBe('factor.code-wrong');
    const shown = code();
    expect((await signIn(login, shown)).view).toMatchObject({ factor: 'totp', secondFactor: true });
    expect(await codeOf(signIn(login, shown))).toBe('factor.code-used');
  });

  it('one code at two machines at once opens one session', async () => {
    const { login } = await person();
    const { code } = await enrol((await signIn(login)).client);
    const shown = code();
    const outcomes = await Promise.all([codeOf(signIn(login, shown)), codeOf(signIn(login, shown)), codeOf(signIn(login, shown))]);
    expect(outcomes.filter((o) => o === 'granted')).toHaveLength(1);
  });

  it('gives way to each recovery code once, and new ones end the old', async () => {
    const { login } = await person();
    const { code, recovery } = await enrol((await signIn(login)).client);
    const { client, view } = await signIn(login, ` ${(recovery[0] as string).toLowerCase()} `);
    expect(view.factor).toBe('recovery');
    expect(await codeOf(signIn(login, recovery[0]))).toBe('factor.code-wrong');
    expect((await client.call(identityRoutes.myAccount)).secondFactor).toMatchObject({ recoveryLeft: 9 });
    const { recoveryCodes } = await client.call(identityRoutes.renewRecoveryCodes, { body: { code: code() } });
    expect(await codeOf(signIn(login, recovery[1]))).toBe('factor.code-wrong');
    expect((await signIn(login, recoveryCodes[0])).view.factor).toBe('recovery');
  });

  it('is locked after ten wrong codes, from wherever they come', async () => {
    const { login } = await person();
    const { code } = await enrol((await signIn(login)).client);
    for (let i = 0; i < 10; i++) expect(await codeOf(signIn(login, '000000'))).toBe('factor.code-wrong');
    expect(await codeOf(signIn(login, code()))).toBe('sign-in.locked');
    clock.forward(16);
    expect(await codeOf(signIn(login, code()))).toBe('granted');
  });

  it('is removed against password and code, or reset by the platform officer with a reason', async () => {
    const { login, id } = await person();
    const { client } = await signIn(login);
    const { code } = await enrol(client);
    expect(await codeOf(client.call(identityRoutes.beginSecondFactor, { body: { password: PASSWORD } }))).toBe('factor.enrolled');
    expect(await codeOf(client.call(identityRoutes.removeSecondFactor, { body: { password: 'wrong', code: code() } }))).toBe('password.wrong');
    await client.call(identityRoutes.removeSecondFactor, { body: { password: PASSWORD, code: code() } });
    expect((await signIn(login)).view.secondFactor).toBe(false);
    clock.forward(1);
    await enrol(client);
    const officer = newId();
    await instance.nest.get(Accounts).create(systemActor('test'), { id: officer, login: `officer${made}`, name: '专员', password: PASSWORD, posts: ['platform'], reason: '测试' });
    const { client: platform } = await signIn(`officer${made}`);
    expect(await codeOf(client.call(identityRoutes.resetSecondFactor, { params: { accountId: id }, body: { reason: '手机遗失' } }))).toBe('access.denied');
    expect(await platform.call(identityRoutes.resetSecondFactor, { params: { accountId: id }, body: { reason: '手机遗失' } })).toMatchObject({ secondFactor: false });
    expect(await codeOf(signIn(login))).toBe('granted');
  });

  it('leaves neither secret nor recovery code in the database or the journal', async () => {
    const { login, id } = await person();
    const { client } = await signIn(login);
    const { secret } = await client.call(identityRoutes.beginSecondFactor, { body: { password: PASSWORD } });
    const { recoveryCodes } = await client.call(identityRoutes.confirmSecondFactor, { body: { code: new TOTP({ secret }).generate({ timestamp: clock.now().getTime() }) } });
    const rows = JSON.stringify([
      await instance.db.query(`SELECT encode(secret_sealed, 'escape') AS s, account_id FROM second_factor WHERE account_id = $1`, [id]),
      await instance.db.query('SELECT * FROM recovery_code WHERE account_id = $1', [id]),
      await instance.db.query('SELECT * FROM journal_entry WHERE subject_id = $1', [id]),
    ]);
    for (const hidden of [secret, ...recoveryCodes, ...recoveryCodes.map((c) => c.replace('-', ''))]) expect(rows).not.toContain(hidden);
    expect((await client.call(journalRoutes.list, { query: { subjectId: id } })).rows.map((e) => e.action)).toContain('factor.enrolled');
  });
});

describe('one\'s own account', () => {
  it('changes its password against the present one, and all other sessions end', async () => {
    const { login } = await person();
    const [{ client: here }, { client: there }] = [await signIn(login), await signIn(login)];
    expect((await here.call(identityRoutes.myAccount)).sessions.map((s) => s.current)).toEqual([false, true]);
    const change = (present: string, next: string) => codeOf(here.call(identityRoutes.changePassword, { body: { present, next } }));
    expect(await change('wrong', 'another-password')).toBe('password.wrong');
    expect(await change(PASSWORD, PASSWORD)).toBe('password.same');
    expect(await change(PASSWORD, 'short')).toBe('request.invalid');
    expect(await change(PASSWORD, 'another-password')).toBe('granted');
    expect(await codeOf(there.call(identityRoutes.myAccount))).toBe('access.sign-in-needed');
    expect((await here.call(identityRoutes.myAccount)).sessions).toHaveLength(1);
    expect(await codeOf(signIn(login))).toBe('sign-in.wrong');
    expect(await codeOf(signIn(login, undefined, 'another-password'))).toBe('granted');
  });

  it('signs out everywhere else', async () => {
    const { login } = await person();
    const [{ client: here }, { client: there }] = [await signIn(login), await signIn(login)];
    expect(await here.call(identityRoutes.closeOtherSessions)).toEqual({ closed: 1 });
    expect(await codeOf(there.call(identityRoutes.myAccount))).toBe('access.sign-in-needed');
  });

  it('is no place to guess the password', async () => {
    const { login } = await person();
    const { client } = await signIn(login);
    const guess = () => codeOf(client.call(identityRoutes.changePassword, { body: { present: 'guess', next: 'another-password' } }));
    for (let i = 0; i < 10; i++) expect(await guess()).toBe('password.wrong');
    expect(await guess()).toBe('sign-in.locked');
  });
});

describe('a password that was forgotten', () => {
  it('is replaced by a temporary one that opens nothing but its own change', async () => {
    const admin = await adminClient();
    const { id, login } = await person();
    const { client: before } = await signIn(login);
    const reset = await admin.call(identityRoutes.resetPassword, { params: { accountId: id }, body: { reason: '本人当面申请' } });
    expect(reset.password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){2}$/);
    expect(await codeOf(before.call(identityRoutes.myAccount))).toBe('access.sign-in-needed');
    expect(await codeOf(signIn(login))).toBe('sign-in.wrong');
    const { client, view } = await signIn(login, undefined, reset.password);
    expect(view).toMatchObject({ mustChangePassword: true, permissions: [] });
    expect(await codeOf(client.call(journalRoutes.list, {}))).toBe('access.denied');
    await client.call(identityRoutes.changePassword, { body: { present: reset.password, next: 'my-own-password' } });
    expect(await codeOf(client.call(journalRoutes.list, {}))).toBe('granted');
    expect((await signIn(login, undefined, 'my-own-password')).view).toMatchObject({ mustChangePassword: false });
    const entries = await instance.db.query<{ data: object; reason: string }>("SELECT data, reason FROM journal_entry WHERE action = 'account.password-reset' AND subject_id = $1", [id]);
    expect(entries).toMatchObject([{ reason: '本人当面申请' }]);
    expect(JSON.stringify(entries)).not.toContain(reset.password);
  });

  it('is not reset by oneself, nor by who may not manage accounts; a week later the temporary one is over', async () => {
    const admin = await adminClient();
    const { id, login } = await person();
    const { client } = await signIn(login);
    const call = { params: { accountId: id }, body: { reason: '测试' } };
    expect(await codeOf(client.call(identityRoutes.resetPassword, call))).toBe('access.denied');
    const own = (await admin.call(identityRoutes.session))?.account.id ?? '';
    expect(await codeOf(admin.call(identityRoutes.resetPassword, { params: { accountId: own }, body: { reason: '测试' } }))).toBe('account.own-reset');
    const { password } = await admin.call(identityRoutes.resetPassword, call);
    clock.forward(7 * 24 * 60 + 1);
    expect(await codeOf(signIn(login, undefined, password))).toBe('sign-in.temporary-over');
  });
});

async function adminClient(): Promise<HttpClient> {
  const login = `admin${++made}`;
  await instance.nest.get(Accounts).create(systemActor('test'), { login, name: '平台专员', password: PASSWORD, posts: ['platform'], reason: '测试' });
  return (await signIn(login)).client;
}
