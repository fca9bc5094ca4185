import { setTimeout as delay } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import {
  invigilationPushes, invigilationSocketEvents, type AckEnvelope, type EventContract, type WallDelta, type WallSnapshot,
} from '@kaowu/contracts';
import { Sessions } from '@kaowu/identity';
import { openDatabase, Sockets, SystemClock } from '@kaowu/platform';
import { startOwnInstance } from '../apps/cli/rehearse/instance';
import ruleSet from '../seeds/catalogue/rule-set.default.json';
import type { BenchRow } from './row';
import { answer, connectAll, nowMs, type Candidate } from './support/candidates';
import { insertExam, type MadeExam } from './support/exam-room';

const ROOMS = 10;
const PER_ROOM = 30;
const WALLS = 10;
const ANSWERS_PER_SECOND = 100;
const SECONDS = 20;

/** When each answer of a seat was sent, from the first on. */
type Sent = ReadonlyMap<string, readonly number[]>;

async function connect(url: string, token: string): Promise<Socket> {
  const socket = io(url, { auth: { token }, transports: ['websocket'], forceNew: true });
  await new Promise<void>((done, fail) => {
    socket.once('connect', done);
    socket.once('connect_error', fail);
  });
  return socket;
}

async function ask<T>(socket: Socket, event: EventContract, payload: unknown): Promise<T> {
  const envelope = (await socket.timeout(20_000).emitWithAck(event.name, payload)) as AckEnvelope<T>;
  if (!envelope.ok) throw new Error(`${event.name}: ${envelope.problem.en}`);
  return envelope.value;
}

/** A wall that notes how long each answer took from the candidate's page to here. */
class Watcher {
  readonly latenciesMs: number[] = [];
  deltas = 0;
  snapshotMs = 0;
  private readonly seen = new Map<string, number>();

  constructor(private readonly socket: Socket, private readonly sent: Sent) {
    socket.on(invigilationPushes.wallDelta.name, (delta: WallDelta) => this.hear(delta));
  }

  async join(sessionId: string): Promise<void> {
    const from = performance.now();
    const { seats } = await ask<WallSnapshot>(this.socket, invigilationSocketEvents.joinWall, { sessionId });
    this.snapshotMs = performance.now() - from;
    if (seats.length !== ROOMS * PER_ROOM) throw new Error(`the snapshot holds ${seats.length} seats`);
  }

  private hear(delta: WallDelta): void {
    const now = nowMs();
    this.deltas += 1;
    for (const { seatingId, answered } of delta.seats) {
      if (answered === undefined) continue;
      const before = this.seen.get(seatingId) ?? 0;
      const times = this.sent.get(seatingId) ?? [];
      for (let i = before; i < answered; i++) this.latenciesMs.push(now - (times[i] ?? now));
      this.seen.set(seatingId, Math.max(before, answered));
    }
  }

  /** How many answers this wall has been told of. */
  get told(): number {
    return [...this.seen.values()].reduce((sum, n) => sum + n, 0);
  }
}

const quantile = (sorted: readonly number[], q: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
const round = (value: number): number => Math.round(value * 10) / 10;

function rowsOf(watchers: readonly Watcher[], exam: MadeExam, sent: Sent): BenchRow[] {
  const latencies = watchers.flatMap((w) => w.latenciesMs).sort((a, b) => a - b);
  const answers = [...sent.values()].reduce((sum, times) => sum + times.length, 0);
  const untold = watchers.filter((w) => w.told !== answers).length;
  const perRoom = watchers.reduce((sum, w) => sum + w.deltas, 0) / watchers.length / exam.roomIds.length / SECONDS;
  const crowd = `${exam.seats.length} candidates, ${watchers.length} walls`;
  return [
    { name: `event to wall p99, ${crowd}`, value: round(quantile(latencies, 0.99)), unit: 'ms', target: '< 1000 ms', note: `${answers} answers at ${ANSWERS_PER_SECOND}/s, ${latencies.length} arrivals; p50 ${round(quantile(latencies, 0.5))}, max ${round(latencies.at(-1) ?? 0)}` },
    { name: 'walls that were not told of every answer', value: untold, unit: '', target: '0' },
    { name: 'deltas for a room each second', value: round(perRoom), unit: '/s', target: '≤ 4' },
    { name: `snapshot of ${exam.seats.length} seats, all walls at once (slowest)`, value: round(Math.max(...watchers.map((w) => w.snapshotMs))), unit: 'ms', target: '< 1000 ms' },
  ];
}

/** From a candidate's page through the durable answer to every supervisor's wall, over real sockets. */
export async function run(): Promise<BenchRow[]> {
  const instance = await startOwnInstance((line) => console.log(line));
  const db = await openDatabase(instance.databaseUrl, { poolSize: 4 });
  const sockets: Socket[] = [];
  let people: readonly Candidate[] = [];
  try {
    const exam = await insertExam(db, { rooms: ROOMS, perRoom: PER_ROOM, startedAt: new Date(), ruleValues: ruleSet.values });
    const sessions = new Sessions(db, new SystemClock(), new Sockets());
    people = await connectAll(instance.url, sessions, exam);
    const sent: Sent = new Map(people.map(({ seat, sentAt }) => [seat.seatingId, sentAt]));
    const watchers: Watcher[] = [];
    for (let i = 0; i < WALLS; i++) {
      const socket = await connect(`${instance.url}/wall`, (await sessions.open('staff', exam.chiefId, 60)).token);
      sockets.push(socket);
      watchers.push(new Watcher(socket, sent));
    }
    await Promise.all(watchers.map((watcher) => watcher.join(exam.sessionId)));
    await delay(1_500);
    for (const watcher of watchers) watcher.deltas = 0;
    await answer(people, ANSWERS_PER_SECOND, SECONDS);
    await delay(1_500);
    return rowsOf(watchers, exam, sent);
  } finally {
    for (const socket of [...sockets, ...people.map((one) => one.socket)]) socket.disconnect();
    await db.close();
    await instance.stop();
  }
}
