import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RehearsalReport } from '../apps/cli/rehearse/report';
import { kaowu } from './support/cli';
import { seededClone } from './support/instance';
import { startRole, type RoleProcess } from './support/process';

const redisUrl = process.env['KAOWU_TEST_REDIS'];
if (!redisUrl) console.log('KAOWU_TEST_REDIS is not set: several processes are tried over PostgreSQL only (.ci/run brings a Redis).');

/** Two server processes and a worker on one database, with sockets and queues over PostgreSQL or Redis. */
describe.each([['PostgreSQL', undefined], ...(redisUrl ? [['Redis', redisUrl]] : [])] as [string, string | undefined][])('two servers and a worker over %s', (_name, redis) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'kaowu-several-'));
  let drop: () => Promise<void>;
  let processes: RoleProcess[] = [];

  afterAll(async () => {
    await Promise.all(processes.map((p) => p.stop()));
    await drop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('a rehearsal spread over both loses nothing', async () => {
    const clone = await seededClone();
    drop = clone.drop;
    const env = { DATABASE_URL: clone.url, KAOWU_DATA: dataDir, KAOWU_KEYS: process.env['KAOWU_TEST_KEYS'] as string, ...(redis ? { REDIS_URL: redis } : {}) };
    processes = await Promise.all([startRole('server', env), startRole('server', env), startRole('worker', env)]);
    const urls = processes.slice(0, 2).map((p) => p.line.split(' ').at(-1)).join(',');
    const { code, stdout, stderr } = await kaowu(['rehearse', '--candidates', '8', '--pace', '20', '--json', '--url', urls]);
    if (code !== 0) throw new Error(stderr.slice(-3000));
    const report = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as RehearsalReport;
    expect(report).toMatchObject({ candidates: 8, answersLost: 0, resultsDisagreeing: 0, journalVerified: true });
  }, 180_000);
});
