import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { assemblyRoutes, deliveryRoutes } from '@kaowu/contracts';
import { Sessions } from '@kaowu/identity';
import { openDatabase, Sockets, SystemClock, type Database } from '@kaowu/platform';
import { drawSet } from '../apps/cli/client/draw-set';
import { HttpClient } from '../apps/cli/client/http-client';
import { startOwnInstance, type OwnInstance } from '../apps/cli/rehearse/instance';
import { ASSEMBLY_IDS } from '../seeds/assembly';
import ruleSet from '../seeds/catalogue/rule-set.default.json';
import { seedId } from '../seeds/ids';
import type { BenchRow } from './row';
import { insertExam, type MadeExam } from './support/exam-room';
import { databaseCpuUs, processCpuUs } from './support/cpu-time';
import { rawUpserts, type RawUpserts } from './support/raw-upserts';
import type { LoadCommand, LoadReply, PageToPlay } from './support/room-load';

const ROOMS = 10;
const PER_ROOM = 50;
const CLIENTS = 64;
const QUESTIONS = 100;
const REPETITIONS = 3;
const SECONDS = 5;
const WARM_MS = 4_000;
const SETTLE_MS = 6_000;

/** Resident memory of a process in bytes. */
const residentBytes = (pid: number): number => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024;

const round = (value: number, digits = 0): number => Number(value.toFixed(digits));
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The candidates' pages, in a process of their own so that they do not measure themselves. */
class Load {
  private readonly child: ChildProcess = fork(join(__dirname, 'support', 'room-load.js'));

  /** Sends a command and waits for the answer of a kind. */
  async ask<K extends LoadReply['done']>(command: LoadCommand, kind: K): Promise<Extract<LoadReply, { done: K }>> {
    const reply = this.next(kind);
    this.child.send(command);
    return reply;
  }

  /** The next answer of a kind; fails when the process ends first. */
  next<K extends LoadReply['done']>(kind: K): Promise<Extract<LoadReply, { done: K }>> {
    return new Promise((done, fail) => {
      const ended = (code: number | null): void => fail(new Error(`the load process ended with ${String(code)}`));
      const hear = (reply: LoadReply): void => {
        if (reply.done !== kind) return;
        this.child.off('message', hear);
        this.child.off('exit', ended);
        done(reply as Extract<LoadReply, { done: K }>);
      };
      this.child.on('message', hear);
      this.child.once('exit', ended);
    });
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null) return;
    this.child.send({ do: 'end' } satisfies LoadCommand);
    await new Promise((done) => this.child.once('exit', done));
  }
}

/** Everything that the measurements share. */
interface Stage {
  readonly instance: OwnInstance;
  readonly db: Database;
  readonly sessions: Sessions;
  readonly load: Load;
}

const staffClient = async ({ instance, sessions }: Stage, personId: string): Promise<HttpClient> =>
  new HttpClient(instance.url, (await sessions.open('staff', personId, 60)).token);

/** A session of 500 candidates who have signed the statement and wait, with real papers drawn, sealed and released. */
async function makeWaitingExam(stage: Stage): Promise<MadeExam> {
  const { db } = stage;
  const exam = await insertExam(db, { rooms: ROOMS, perRoom: PER_ROOM, startedAt: new Date(), ruleValues: ruleSet.values });
  const officer = await staffClient(stage, seedId('person:officer'));
  const set = await drawSet(officer, { blueprintVersionId: ASSEMBLY_IDS.nurseryVersion, name: `测量用卷 ${exam.sessionId}`, count: ROOMS * PER_ROOM, reason: '性能测量' });
  await db.tx(async () => {
    await db.query('SET LOCAL session_replication_role = replica');
    await db.query('UPDATE paper_set SET session_id = $2, opens_at = now(), release_from = now() WHERE id = $1', [set.id, exam.sessionId]);
    await db.query('UPDATE session SET paper_set_id = $2 WHERE id = $1', [exam.sessionId, set.id]);
    await db.query(`UPDATE delivery_session SET state = 'prepared', started_at = NULL, paper_set_id = $2 WHERE session_id = $1`, [exam.sessionId, set.id]);
    await db.query(
      `UPDATE attempt a SET state = 'waiting', started_at = NULL, deadline_at = NULL, paper_id = p.id
       FROM (SELECT id, row_number() OVER (ORDER BY no) AS n FROM paper WHERE set_id = $2) p,
            (SELECT id, row_number() OVER (ORDER BY id) AS n FROM attempt WHERE session_id = $1) b
       WHERE a.id = b.id AND b.n = p.n`, [exam.sessionId, set.id]);
  });
  for (const login of ['head', 'custodian']) {
    await (await staffClient(stage, seedId(`person:${login}`))).call(assemblyRoutes.releasePaperSet, { params: { id: set.id }, body: { reason: '性能测量' } });
  }
  return exam;
}

async function pagesOf({ sessions }: Stage, exam: MadeExam): Promise<PageToPlay[]> {
  return Promise.all(exam.seats.map(async (seat) => {
    const claims = { attemptId: seat.attemptId, seatingId: seat.seatingId, sessionId: exam.sessionId, epoch: 1 };
    return { token: (await sessions.open('candidate', seat.candidateId, 120, claims)).token };
  }));
}

async function measureMemory(stage: Stage, pages: readonly PageToPlay[], idleBytes: number): Promise<BenchRow[]> {
  const before = residentBytes(stage.instance.pid);
  const { ms } = await stage.load.ask({ do: 'connect', url: stage.instance.url, pages }, 'connect');
  await delay(SETTLE_MS);
  const perCandidate = (residentBytes(stage.instance.pid) - before) / pages.length;
  return [
    { name: 'server memory, idle', value: round(idleBytes / 1_048_576), unit: 'MB', target: '≤ 250 MB' },
    { name: `server memory for each of ${pages.length} connected candidates`, value: round(perCandidate / 1024), unit: 'KB', target: '≤ 100 KB', note: `connected and joined in ${round(ms)} ms` },
  ];
}

async function measureStart(stage: Stage, exam: MadeExam): Promise<BenchRow> {
  const chief = await staffClient(stage, exam.chiefId);
  await stage.load.ask({ do: 'await-start' }, 'await-start');
  const started = stage.load.next('started');
  // When the start is refused, that is the error to show.
  started.catch(() => undefined);
  const from = Date.now();
  await chief.call(deliveryRoutes.startSession, { params: { sessionId: exam.sessionId }, body: { early: '测量：不等计划时间' } });
  const answered = Date.now() - from;
  const { startedAt, paperAt } = await started;
  const row = await stage.db.one<{ n: number }>(`SELECT count(*)::int AS n FROM attempt WHERE session_id = $1 AND state = 'running'`, [exam.sessionId]);
  if (row?.n !== exam.seats.length) throw new Error(`${row?.n ?? 0} of ${exam.seats.length} attempts are running`);
  return {
    name: `${exam.seats.length} candidates started at once: all running and told`,
    value: round((Math.max(...startedAt) - from) / 1000, 2), unit: 's', target: '< 2 s',
    note: `the chief's request took ${answered} ms; the last paper was there after ${round((Math.max(...paperAt) - from) / 1000, 2)} s`,
  };
}

/** Processor time for each row of a piece of work, in words; empty where the system does not tell. */
async function perRow(stage: Stage, rows: () => number, work: () => Promise<void>): Promise<string> {
  const look = async () => [processCpuUs(stage.instance.pid), await databaseCpuUs(stage.db)] as const;
  const [server, database] = await look();
  await work();
  const [serverAfter, databaseAfter] = await look();
  if (server === null || database === null || serverAfter === null || databaseAfter === null) return '';
  return `${round((serverAfter - server) / rows())} + ${round((databaseAfter - database) / rows())}`;
}

async function measureAnswers(stage: Stage): Promise<BenchRow[]> {
  const { instance, load, db } = stage;
  const ours: Extract<LoadReply, { done: 'answer' }>[] = [];
  const raw: RawUpserts[] = [];
  const cpu = { raw: [] as string[], ours: [] as string[] };
  for (let i = 0; i < REPETITIONS; i++) {
    cpu.raw.push(await perRow(stage, () => (raw.at(-1)?.perSecond ?? 1) * SECONDS, async () => {
      raw.push(await rawUpserts(instance.databaseUrl, CLIENTS, SECONDS, QUESTIONS));
    }));
    cpu.ours.push(await perRow(stage, () => ours.at(-1)?.sent ?? 1, async () => {
      ours.push(await load.ask({ do: 'answer', pages: CLIENTS, warmMs: WARM_MS, forMs: SECONDS * 1000, questions: QUESTIONS }, 'answer'));
    }));
  }
  const perSecond = ours.map((r) => (r.saved / r.ms) * 1000);
  const ratios = perSecond.map((value, i) => value / (raw[i]?.perSecond ?? 1));
  const acknowledged = ours.reduce((n, r) => n + r.saved, 0);
  const held = await db.one<{ n: number }>('SELECT count(*)::int AS n FROM answer_event');
  if ((held?.n ?? 0) < acknowledged) throw new Error(`${acknowledged} answers were acknowledged but ${held?.n ?? 0} are held`);
  const middle = ours[ratios.indexOf(median(ratios))] ?? ours[0];
  const list = (values: readonly number[]): string => values.map((v) => round(v)).join(', ');
  return [{
    name: `durable answer saves through sockets, ${CLIENTS} clients`, value: round(median(perSecond)), unit: '/s', target: '≥ 1.0 × raw', ratio: round(median(ratios), 2),
    note: [
      `raw single-row upserts by ${raw[0]?.with ?? ''}: ${list(raw.map((r) => r.perSecond))}/s; ours: ${list(perSecond)}/s`,
      `p50 ${round(middle?.p50 ?? 0, 1)} ms, p99 ${round(middle?.p99 ?? 0, 1)} ms`,
      ...(cpu.ours[0] ? [`processor µs a row, server + database: raw ${cpu.raw.join(', ')}; ours ${cpu.ours.join(', ')}`] : []),
    ].join('; '),
  }];
}

/** Answers a second, the common start, and memory, through the real interfaces of an instance of its own. */
export async function run(): Promise<BenchRow[]> {
  const instance = await startOwnInstance((line) => console.log(line));
  const db = await openDatabase(instance.databaseUrl, { poolSize: 4 });
  const load = new Load();
  const stage: Stage = { instance, db, load, sessions: new Sessions(db, new SystemClock(), new Sockets()) };
  try {
    await delay(SETTLE_MS);
    const idleBytes = residentBytes(instance.pid);
    const exam = await makeWaitingExam(stage);
    await delay(SETTLE_MS);
    const memory = await measureMemory(stage, await pagesOf(stage, exam), idleBytes);
    const start = await measureStart(stage, exam);
    const answers = await measureAnswers(stage);
    return [...answers, start, ...memory];
  } finally {
    await load.end();
    await db.close();
    await instance.stop();
  }
}
