import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import {
  deliveryPushes, deliverySocketEvents, invigilationPushes, invigilationRoutes, invigilationSocketEvents, type AckEnvelope, type EventContract,
  type WallBeat, type WallDelta, type WallSnapshot,
} from '@kaowu/contracts';
import { Sessions } from '@kaowu/identity';
import { readSettings } from '@kaowu/platform';
import { HttpClient } from '../../../apps/cli/client/http-client';
import { startApp, type RunningApp } from '../../../apps/server/app';
import { insertExam, type MadeExam, type MadeSeat } from '../../../bench/support/exam-room';
import { testDatabase, type TestDatabase } from '../../../test/support';
import { RULES } from '../../sitting/testing/rules';

let database: TestDatabase;
let one: RunningApp;
let two: RunningApp;
let exam: MadeExam;
const dataDir = mkdtempSync(join(tmpdir(), 'kaowu-two-'));
const sockets: Socket[] = [];

async function connect(app: RunningApp, namespace: string, kind: 'staff' | 'candidate', id: string, claims = {}): Promise<Socket> {
  const { token } = await app.nest.get(Sessions).open(kind, id, 600, claims);
  const socket = io(`${app.url}${namespace}`, { auth: { token }, transports: ['websocket'], forceNew: true });
  sockets.push(socket);
  await new Promise<void>((done, fail) => {
    socket.once('connect', done);
    socket.once('connect_error', fail);
  });
  return socket;
}

async function ask<T>(socket: Socket, event: EventContract, payload: unknown): Promise<T> {
  const envelope = (await socket.timeout(5_000).emitWithAck(event.name, payload)) as AckEnvelope<T>;
  if (!envelope.ok) throw new Error(envelope.problem.code);
  return envelope.value;
}

async function until(fits: () => boolean): Promise<void> {
  for (let i = 0; i < 250; i++) {
    if (fits()) return;
    await delay(20);
  }
  throw new Error('never came');
}

beforeAll(async () => {
  database = await testDatabase();
  const settings = readSettings({ PORT: '0', KAOWU_DATA: dataDir });
  const start = (): Promise<RunningApp> => startApp({ settings, databaseUrl: database.url, roles: ['server'], several: true });
  one = await start();
  two = await start();
  exam = await insertExam(database.db, { rooms: 1, perRoom: 4, startedAt: new Date(Date.now() - 60_000), ruleValues: RULES });
});

afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await one.close();
  await two.close();
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test('a wall at one server hears of a candidate at the other, and its commands come and are acknowledged across', async () => {
  const seat = exam.seats[0] as MadeSeat;
  const deltas: WallDelta[] = [];
  const beats: WallBeat[] = [];
  const wall = await connect(one, '/wall', 'staff', exam.chiefId);
  wall.on(invigilationPushes.wallDelta.name, (delta: WallDelta) => deltas.push(delta));
  wall.on(invigilationPushes.wallBeat.name, (beat: WallBeat) => beats.push(beat));
  const snapshot = await ask<WallSnapshot>(wall, invigilationSocketEvents.joinWall, { sessionId: exam.sessionId });

  const claims = { attemptId: seat.attemptId, seatingId: seat.seatingId, sessionId: exam.sessionId, epoch: 1 };
  const page = await connect(two, '/room', 'candidate', seat.candidateId, claims);
  const shown: string[] = [];
  page.on(deliveryPushes.roomMessage.name, ({ commandId, text }: { commandId: string; text: string }) => {
    shown.push(text);
    page.emit(deliverySocketEvents.commandSeen.name, { commandId }, () => undefined);
  });
  await ask(page, deliverySocketEvents.saveAnswer, { n: 1, epoch: 1, kind: 'answer', questionNo: 1, response: ['A'], clientAt: Date.now() });
  const told = (): WallDelta | undefined => deltas.find((delta) => delta.seats.some((one) => one.seatingId === seat.seatingId && one.answered === 1));
  await until(() => told() !== undefined);
  expect(told()?.source).not.toBe(snapshot.source);
  await until(() => beats.some((beat) => beat.source !== snapshot.source));

  const chief = new HttpClient(one.url ?? '', (await one.nest.get(Sessions).open('staff', exam.chiefId, 600)).token);
  const command = await chief.call(invigilationRoutes.giveCommand, {
    params: { sessionId: exam.sessionId }, body: { kind: 'message', text: '请注意时间', reason: '统一提醒', seatingIds: [seat.seatingId] },
  });
  await until(() => shown.includes('请注意时间'));
  await until(() => deltas.some((delta) => delta.commands.some((made) => made.id === command.id && made.acknowledged === 1)));
});
