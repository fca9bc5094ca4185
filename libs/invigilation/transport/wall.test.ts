import { setTimeout as delay } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import {
  deliveryPushes, deliverySocketEvents, invigilationPushes, invigilationRoutes, invigilationSocketEvents, type AckEnvelope, type AckOf,
  type CallOf, type CommandBody, type EventContract, type ReplyOf, type RouteContract, type SeatChange, type WallDelta, type WallSnapshot,
} from '@kaowu/contracts';
import { Sessions } from '@kaowu/identity';
import { VerifyChain } from '@kaowu/journal';
import { HttpClient, ProblemReply } from '../../../apps/cli/client/http-client';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { RULES } from '../../sitting/testing/rules';
import { insertExam, type MadeExam, type MadeSeat } from '../../../bench/support/exam-room';

let instance: TestInstance;
let exam: MadeExam;
let chief: HttpClient;
let invigilator: HttpClient;
const sockets: Socket[] = [];

const seat = (i: number): MadeSeat => exam.seats[i] as MadeSeat;

async function connect(namespace: '/wall' | '/room', token: string): Promise<Socket> {
  const socket = io(instance.url + namespace, { auth: { token }, transports: ['websocket'], forceNew: true, reconnection: false });
  sockets.push(socket);
  await new Promise<void>((done, fail) => {
    socket.once('connect', done);
    socket.once('connect_error', fail);
  });
  return socket;
}

async function ask<E extends EventContract>(socket: Socket, event: E, payload: unknown): Promise<AckOf<E>> {
  const envelope = (await socket.timeout(5_000).emitWithAck(event.name, payload)) as AckEnvelope<AckOf<E>>;
  if (!envelope.ok) throw new ProblemReply(envelope.problem);
  return event.ack.parse(envelope.value) as AckOf<E>;
}

async function tokenOf(kind: 'staff' | 'candidate', id: string, claims: Record<string, string | number> = {}): Promise<string> {
  return (await instance.nest.get(Sessions).open(kind, id, 600, claims)).token;
}

/** A candidate's page that acknowledges every command, or none. */
async function sit(made: MadeSeat, acknowledges = true): Promise<Socket> {
  const { attemptId, seatingId, candidateId } = made;
  const socket = await connect('/room', await tokenOf('candidate', candidateId, { attemptId, seatingId, sessionId: exam.sessionId, epoch: 1 }));
  if (acknowledges) {
    for (const push of Object.values(deliveryPushes)) {
      socket.on(push.name, ({ commandId }: { commandId?: string | null }) => {
        if (commandId) socket.emit(deliverySocketEvents.commandSeen.name, { commandId }, () => undefined);
      });
    }
  }
  return socket;
}

/** A wall that keeps what it hears. */
class Wall {
  readonly deltas: WallDelta[] = [];
  private constructor(readonly socket: Socket, readonly snapshot: WallSnapshot) {
    socket.on(invigilationPushes.wallDelta.name, (delta: WallDelta) => this.deltas.push(delta));
  }

  static async open(roomIds?: string[]): Promise<Wall> {
    const socket = await connect('/wall', await tokenOf('staff', exam.chiefId));
    return new Wall(socket, await ask(socket, invigilationSocketEvents.joinWall, { sessionId: exam.sessionId, ...(roomIds ? { roomIds } : {}) }));
  }

  /** What is known of a seat after all that was heard. */
  seat(seatingId: string): SeatChange {
    const from = this.snapshot.seats.find((one) => one.seatingId === seatingId);
    return this.deltas.flatMap((delta) => delta.seats).filter((one) => one.seatingId === seatingId)
      .reduce<SeatChange>((held, change) => ({ ...held, ...change }), { ...from, seatingId });
  }

  /** Waits until what was heard fits; fails after three seconds. */
  async until(fits: (wall: this) => boolean): Promise<void> {
    for (let i = 0; i < 150; i++) {
      if (fits(this)) return;
      await delay(20);
    }
    throw new Error(`never heard; deltas: ${JSON.stringify(this.deltas).slice(0, 2000)}`);
  }

  command(id: string) {
    return this.deltas.flatMap((delta) => delta.commands).filter((one) => one.id === id).at(-1);
  }
}

const give = (command: CommandBody, by: HttpClient = chief): Promise<ReplyOf<(typeof invigilationRoutes)['giveCommand']>> =>
  by.call(invigilationRoutes.giveCommand, { params: { sessionId: exam.sessionId }, body: command as never });

async function codeOf<R extends RouteContract>(client: HttpClient, route: R, call: CallOf<R>): Promise<string> {
  try {
    await client.call(route, call);
    return 'none';
  } catch (error) {
    return error instanceof ProblemReply ? error.problem.code : String(error);
  }
}

beforeAll(async () => {
  instance = await startInstance();
  exam = await insertExam(instance.db, { rooms: 2, perRoom: 8, startedAt: new Date(Date.now() - 5 * 60_000), ruleValues: RULES });
  chief = new HttpClient(instance.url, await tokenOf('staff', exam.chiefId));
  invigilator = new HttpClient(instance.url, await tokenOf('staff', exam.invigilatorId));
});

afterEach(() => sockets.splice(0).forEach((socket) => socket.disconnect()));
afterAll(() => instance.stop());

describe('the wall opens', () => {
  test('with the rooms as they are built and who sits where', async () => {
    const { snapshot } = await Wall.open();
    expect(snapshot.rooms).toHaveLength(2);
    expect(snapshot.rooms[0]?.places).toHaveLength(9);
    expect(snapshot.rooms[0]?.places.filter((place) => place.kind === 'spare')).toHaveLength(1);
    expect(snapshot.seats).toHaveLength(16);
    expect(snapshot.delivery.state).toBe('running');
    expect(snapshot.seats[0]).toMatchObject({ attemptState: 'running', connected: false, questions: 100, answered: 0, openIncidents: 0 });
  });

  test('on some rooms only, and hears nothing of the others', async () => {
    const wall = await Wall.open([exam.roomIds[1] as string]);
    expect(wall.snapshot.rooms.map((room) => room.id)).toEqual([exam.roomIds[1]]);
    expect(wall.snapshot.seats).toHaveLength(8);
    await sit(seat(0));
    await sit(seat(8));
    await wall.until(() => wall.seat(seat(8).seatingId).connected === true);
    expect(wall.deltas.every((delta) => delta.roomId === exam.roomIds[1])).toBe(true);
  });

  test('not for a candidate, nor on a room of another session', async () => {
    const candidate = await tokenOf('candidate', seat(0).candidateId, { attemptId: seat(0).attemptId, seatingId: seat(0).seatingId, sessionId: exam.sessionId, epoch: 1 });
    const socket = await connect('/wall', candidate);
    await expect(ask(socket, invigilationSocketEvents.joinWall, { sessionId: exam.sessionId })).rejects.toThrow('access.denied');
    const staff = await connect('/wall', await tokenOf('staff', exam.chiefId));
    await expect(ask(staff, invigilationSocketEvents.joinWall, { sessionId: exam.sessionId, roomIds: [seat(0).placeId] })).rejects.toThrow('wall.room-unknown');
  });

  test('is told of a candidate who connects, answers and is gone', async () => {
    const wall = await Wall.open();
    const { seatingId } = seat(1);
    const page = await sit(seat(1));
    await wall.until(() => wall.seat(seatingId).connected === true);
    for (const n of [1, 2, 3]) {
      await ask(page, deliverySocketEvents.saveAnswer, { n, epoch: 1, kind: 'answer', questionNo: n, response: ['A'], clientAt: Date.now() });
    }
    await wall.until(() => wall.seat(seatingId).answered === 3);
    expect(wall.seat(seatingId).lastAnswerAt).not.toBeNull();
    page.disconnect();
    await wall.until(() => wall.seat(seatingId).connected === false);
  });

  test('numbers the deltas of each room without gaps, at most about four a second', async () => {
    const wall = await Wall.open();
    const page = await sit(seat(2));
    const from = Date.now();
    for (let n = 1; n <= 40; n++) {
      await ask(page, deliverySocketEvents.saveAnswer, { n, epoch: 1, kind: 'answer', questionNo: n, response: ['B'], clientAt: Date.now() });
      await delay(15);
    }
    await wall.until(() => wall.seat(seat(2).seatingId).answered === 40);
    const heard = wall.deltas.filter((delta) => delta.roomId === seat(2).roomId);
    const first = (wall.snapshot.seqs[seat(2).roomId] ?? 0) + 1;
    expect(heard.map((delta) => delta.seq)).toEqual(heard.map((_, i) => first + i));
    expect(heard.length).toBeLessThanOrEqual((Date.now() - from) / 250 + 2);
    expect(heard.length).toBeLessThan(40);
  });
});

describe('a command', () => {
  test('reaches a candidate, is acknowledged by the page, and the wall shows it', async () => {
    const wall = await Wall.open();
    const page = await sit(seat(3));
    const shown = new Promise<{ text: string }>((done) => page.once(deliveryPushes.roomMessage.name, done));
    await wall.until(() => wall.seat(seat(3).seatingId).connected === true);
    await delay(300);
    const command = await give({ kind: 'message', text: '请保持安静', reason: '考场提醒', seatingIds: [seat(3).seatingId] });
    expect((await shown).text).toBe('请保持安静');
    await wall.until(() => wall.command(command.id)?.acknowledged === 1);
    const { targets } = await chief.call(invigilationRoutes.command, { params: { commandId: command.id } });
    expect(targets).toMatchObject([{ outcome: 'done', placeLabel: seat(3).placeLabel }]);
    expect(targets[0]?.deliveredAt).not.toBeNull();
    expect(targets[0]?.acknowledgedAt).not.toBeNull();
  });

  test('waits for a page that is away, and is delivered when it comes back', async () => {
    const command = await give({ kind: 'message', text: '请查看屏幕', reason: '考场提醒', seatingIds: [seat(4).seatingId] });
    expect(command).toMatchObject({ total: 1, delivered: 0, acknowledged: 0 });
    const page = await sit(seat(4), false);
    const state = await ask(page, deliverySocketEvents.joinRoom, {}).catch(() => null);
    // The made-up attempt has a page but no paper behind it; what was missed is in the state, or at least marked.
    if (state) expect(state.messages.map((one) => one.text)).toEqual(['请查看屏幕']);
    expect(await chief.call(invigilationRoutes.command, { params: { commandId: command.id } })).toMatchObject({ delivered: 1, acknowledged: 0 });
    await ask(page, deliverySocketEvents.commandSeen, { commandId: command.id });
    await ask(page, deliverySocketEvents.commandSeen, { commandId: command.id });
    expect(await chief.call(invigilationRoutes.command, { params: { commandId: command.id } })).toMatchObject({ delivered: 1, acknowledged: 1 });
  });

  test('that is not meant for a page cannot be acknowledged by it', async () => {
    const command = await give({ kind: 'message', text: '只给一人', reason: '考场提醒', seatingIds: [seat(4).seatingId] });
    const other = await sit(seat(5), false);
    await ask(other, deliverySocketEvents.commandSeen, { commandId: command.id });
    expect(await chief.call(invigilationRoutes.command, { params: { commandId: command.id } })).toMatchObject({ acknowledged: 0 });
  });

  test('pauses and resumes a whole room, and answers for each', async () => {
    const wall = await Wall.open();
    const roomIds = [exam.roomIds[1] as string];
    const paused = await give({ kind: 'pause', reason: '网络检修', roomIds });
    expect(paused).toMatchObject({ total: 8, refused: 0 });
    await wall.until(() => exam.seats.slice(8).every((one) => wall.seat(one.seatingId).paused === true));
    const again = await give({ kind: 'pause', reason: '网络检修', seatingIds: [seat(8).seatingId, seat(0).seatingId] });
    expect(again).toMatchObject({ total: 2, refused: 1 });
    expect(again.targets.find((one) => one.seatingId === seat(8).seatingId)?.problem?.code).toBe('attempt.paused');
    expect(await give({ kind: 'resume', reason: '恢复', roomIds })).toMatchObject({ total: 8, refused: 0 });
    await give({ kind: 'resume', reason: '恢复', seatingIds: [seat(0).seatingId] });
    await wall.until(() => exam.seats.every((one) => wall.seat(one.seatingId).paused === false));
  });

  test('extends the time of one', async () => {
    const wall = await Wall.open();
    const before = Date.parse(wall.snapshot.seats.find((one) => one.seatingId === seat(6).seatingId)?.deadlineAt ?? '');
    await give({ kind: 'extend', minutes: 7, reason: '换机补时', seatingIds: [seat(6).seatingId] });
    await wall.until(() => Date.parse(wall.seat(seat(6).seatingId).deadlineAt ?? '') === before + 7 * 60_000);
  });

  test('moves a person to the spare, and the place left behind is out of order', async () => {
    const wall = await Wall.open();
    const page = await sit(seat(7));
    await wall.until(() => wall.seat(seat(7).seatingId).connected === true);
    const told = new Promise<{ placeLabel: string }>((done) => page.once(deliveryPushes.roomSeat.name, done));
    await give({ kind: 'move_seat', placeId: exam.sparePlaceIds[0] as string, placeBroken: true, reason: '显示器故障', seatingIds: [seat(7).seatingId] });
    expect((await told).placeLabel).toBe('09');
    await wall.until(() => wall.seat(seat(7).seatingId).placeId === exam.sparePlaceIds[0]);
    const place = await instance.db.one<{ available: boolean }>('SELECT available FROM place WHERE id = $1', [seat(7).placeId]);
    expect(place?.available).toBe(false);
  });

  test('collects a paper', async () => {
    const wall = await Wall.open();
    await give({ kind: 'force_hand_in', reason: '扰乱考场秩序', seatingIds: [seat(9).seatingId] });
    await wall.until(() => wall.seat(seat(9).seatingId).attemptState === 'forced');
    const message = await give({ kind: 'message', text: '迟了', reason: '考场提醒', seatingIds: [seat(9).seatingId] });
    expect(message.targets[0]?.problem?.code).toBe('attempt.closed');
  });

  const refusals: readonly (readonly [string, () => Promise<string>, string])[] = [
    ['in another room than one’s own', () => codeOf(invigilator, invigilationRoutes.giveCommand, { params: { sessionId: exam.sessionId }, body: { kind: 'pause', reason: '检修', roomIds: [exam.roomIds[1] as string] } }), 'wall.not-on-duty'],
    ['without a reason', () => codeOf(chief, invigilationRoutes.giveCommand, { params: { sessionId: exam.sessionId }, body: { kind: 'pause', reason: ' ', roomIds: [...exam.roomIds] } }), 'request.invalid'],
    ['for nobody named', () => codeOf(chief, invigilationRoutes.giveCommand, { params: { sessionId: exam.sessionId }, body: { kind: 'pause', reason: '检修' } }), 'request.invalid'],
    ['for a stranger', () => codeOf(chief, invigilationRoutes.giveCommand, { params: { sessionId: exam.sessionId }, body: { kind: 'pause', reason: '检修', seatingIds: [exam.sessionId] } }), 'wall.seating-unknown'],
    ['to a place that is taken', () => codeOf(chief, invigilationRoutes.giveCommand, { params: { sessionId: exam.sessionId }, body: { kind: 'move_seat', placeId: seat(0).placeId, reason: '换座', seatingIds: [seat(1).seatingId] } }), 'seat.taken'],
    ['in a session that is not', () => codeOf(chief, invigilationRoutes.giveCommand, { params: { sessionId: seat(0).seatingId }, body: { kind: 'pause', reason: '检修', roomIds: [...exam.roomIds] } }), 'record.not-found'],
  ];
  test.each(refusals)('is refused %s, and nothing is kept', async (_name, act, code) => {
    const count = async (): Promise<unknown> => instance.db.one('SELECT count(*)::int AS n FROM room_command');
    const before = await count();
    expect(await act()).toBe(code);
    expect(await count()).toEqual(before);
  });
});

describe('an incident', () => {
  const params = () => ({ sessionId: exam.sessionId });

  test('is shown at its seat until it is closed', async () => {
    const wall = await Wall.open();
    const { seatingId, roomId } = seat(5);
    const reported = await chief.call(invigilationRoutes.reportIncident, {
      params: params(), body: { roomId, seatingId, categoryCode: 'forbidden-item', tierCode: 'warning', text: '桌内发现手机一部' },
    });
    await wall.until(() => wall.seat(seatingId).openIncidents === 1 && wall.deltas.some((delta) => delta.incidents.some((one) => one.id === reported.id)));
    const closed = await chief.call(invigilationRoutes.closeIncident, { params: { incidentId: reported.id }, body: { reason: '手机封存，升级处理', tierCode: 'part_void' } });
    expect(closed).toMatchObject({ outcome: '手机封存，升级处理', tier: { code: 'part_void' }, closedByName: '周主考' });
    await wall.until(() => wall.seat(seatingId).openIncidents === 0);
    expect(await codeOf(chief, invigilationRoutes.closeIncident, { params: { incidentId: reported.id }, body: { reason: '再次' } })).toBe('incident.closed-already');
  });

  test('needs what its category asks, and somebody on duty', async () => {
    const { roomId, seatingId } = seat(5);
    const report = (body: object, by = chief): Promise<string> => codeOf(by, invigilationRoutes.reportIncident, { params: params(), body: { roomId, text: '情况说明', ...body } as never });
    expect(await report({ categoryCode: 'nothing' })).toBe('incident.category-unknown');
    expect(await report({ categoryCode: 'copying', seatingId })).toBe('incident.tier-needed');
    expect(await report({ categoryCode: 'copying', tierCode: 'warning' })).toBe('incident.seat-needed');
    expect(await report({ categoryCode: 'power-failure', roomId: exam.roomIds[1] }, invigilator)).toBe('wall.not-on-duty');
    expect(await report({ categoryCode: 'power-failure', roomId: exam.roomIds[0] }, invigilator)).toBe('none');
  });
});

describe('what was recorded', () => {
  test('is the room record, on paper too', async () => {
    const params = { sessionId: exam.sessionId, roomId: exam.roomIds[0] as string };
    const record = await chief.call(invigilationRoutes.roomRecord, { params });
    expect(record).toMatchObject({ expected: 8, present: 8, absent: [] });
    expect(record.machineChanges).toMatchObject([{ placeLabel: '08 → 09', reason: '显示器故障', byName: '周主考' }]);
    expect(record.incidents.map((one) => one.category.code)).toEqual(['forbidden-item', 'power-failure']);
    expect(record.commands.map((one) => one.kind)).toContain('extend');
    const pdf = Buffer.from(await (await chief.call(invigilationRoutes.roomRecordPdf, { params })).arrayBuffer());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('is the candidate’s day, in order', async () => {
    const { entries } = await chief.call(invigilationRoutes.timeline, { params: { seatingId: seat(3).seatingId } });
    expect(entries.map((one) => one.en)).toEqual(['Message', 'Acknowledged: Message']);
    const moved = await chief.call(invigilationRoutes.timeline, { params: { seatingId: seat(7).seatingId } });
    expect(moved.entries.map((one) => one.zh)).toEqual(['调换座位', '考生端确认：更换座位']);
    expect(moved.entries[0]?.note).toBe('08 → 09 · 显示器故障');
  });

  test('is in the journal, with its reason, and the chain holds', async () => {
    const rows = await instance.db.query<{ action: string; reason: string; actor_name: string }>(
      `SELECT action, reason, actor_name FROM journal_entry WHERE action IN ('command.given', 'attempt.forced') ORDER BY seq`);
    expect(rows.filter((row) => row.action === 'attempt.forced')).toEqual([{ action: 'attempt.forced', reason: '扰乱考场秩序', actor_name: '周主考' }]);
    expect(rows.filter((row) => row.action === 'command.given').every((row) => row.reason.length >= 2)).toBe(true);
    expect((await instance.nest.get(VerifyChain).run()).ok).toBe(true);
  });
});
