import { createServer, type Server } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityRoutes } from '@kaowu/contracts';
import { Client } from 'pg';
import { HttpClient } from '../apps/cli/client/http-client';
import { kaowu } from './support/cli';
import { startInstance, type TestInstance } from './support/instance';

const dataDir = mkdtempSync(join(tmpdir(), 'kaowu-cli-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe('a wrong setting', () => {
  let taken: Server;
  let port = 0;
  beforeAll(async () => {
    taken = createServer();
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
    const address = taken.address();
    port = typeof address === 'object' && address ? address.port : 0;
  });
  afterAll(() => void taken.close());

  it.each([
    ['a busy port', () => ({ PORT: String(port) }), /^kaowu: port \d+ is in use; .*PORT=/],
    ['a port that is none', () => ({ PORT: 'http' }), /^kaowu: PORT=http is not usable/],
    ['an unreachable database', () => ({ PORT: '0', DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/none' }), /^kaowu: DATABASE_URL: no database at 127\.0\.0\.1:1\/none .*unset DATABASE_URL/],
    ['a database address that is none', () => ({ PORT: '0', DATABASE_URL: 'mysql://x' }), /^kaowu: DATABASE_URL=mysql:\/\/x is not usable/],
    ['a folder of keys that is not there', () => ({ PORT: '0', KAOWU_KEYS: '/nowhere/keys' }), /^kaowu: KAOWU_KEYS=\/nowhere\/keys is no folder/],
  ])('%s is one line that names the mend, and the exit code is not 0', async (_name, env, line) => {
    const outcome = await kaowu(['up'], { KAOWU_DATA: dataDir, ...env() });
    expect(outcome.code).not.toBe(0);
    expect(outcome.stderr.trim().split('\n')).toHaveLength(1);
    expect(outcome.stderr).toMatch(line);
  });
});

describe('kaowu verify', () => {
  let instance: TestInstance;
  beforeAll(async () => void (instance = await startInstance({ seeded: true })));
  afterAll(() => instance.stop());
  const verify = () => kaowu(['verify', '--json'], { DATABASE_URL: instance.databaseUrl, KAOWU_DATA: dataDir, KAOWU_KEYS: process.env['KAOWU_TEST_KEYS'] as string });

  it('tells that the whole chain holds, and names the first bad entry after one was altered in the database', async () => {
    const whole = await verify();
    expect(whole).toMatchObject({ code: 0 });
    expect(JSON.parse(whole.stdout)).toMatchObject({ ok: true, journal: { ok: true } });
    const client = new Client({ connectionString: instance.databaseUrl });
    await client.connect();
    await client.query('ALTER TABLE journal_entry DISABLE TRIGGER ALL');
    await client.query(`UPDATE journal_entry SET reason = '改过' WHERE seq = 7`);
    await client.end();
    const altered = await verify();
    expect(altered.code).toBe(1);
    expect(JSON.parse(altered.stdout)).toMatchObject({ ok: false, journal: { ok: false, firstBad: { seq: 7, fault: 'hash' } } });
  });
});

describe('kaowu install', () => {
  let instance: TestInstance;
  beforeAll(async () => void (instance = await startInstance()));
  afterAll(() => instance.stop());
  const install = (...args: string[]) => kaowu(['install', ...args], { DATABASE_URL: instance.databaseUrl, KAOWU_DATA: dataDir, KAOWU_KEYS: process.env['KAOWU_TEST_KEYS'] as string });

  it('prepares an empty database for a real body: catalogue, rule set, one administrator who must change the password; once', async () => {
    const done = await install('--login', 'zhuanyuan', '--name', '平台专员');
    expect(done).toMatchObject({ code: 0 });
    const [, password = ''] = /temporary password: (\S+)/.exec(done.stdout) ?? [];
    const { account, permissions, mustChangePassword } = await new HttpClient(instance.url).call(identityRoutes.signIn, { body: { login: 'zhuanyuan', password } });
    expect({ name: account.name, permissions, mustChangePassword }).toEqual({ name: '平台专员', permissions: [], mustChangePassword: true });
    const count = async (table: string): Promise<number> => Number((await instance.db.one<{ n: string }>(`SELECT count(*) AS n FROM ${table}`))?.n);
    expect([await count('rule_set'), await count('account'), await count('candidate'), await count('person')]).toEqual([1, 1, 0, 0]);
    expect(await count('catalogue_occupation')).toBeGreaterThan(50);
    const again = await install('--login', 'other', '--name', '又一人');
    expect(again.code).not.toBe(0);
    expect(again.stderr).toMatch(/has accounts already/);
  });
});
