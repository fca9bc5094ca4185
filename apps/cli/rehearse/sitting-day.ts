import { setTimeout as delay } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import {
  assemblyRoutes, deliveryRoutes, invigilationPushes, invigilationRoutes, invigilationSocketEvents, sittingRoutes, type AckEnvelope, type WallSnapshot,
} from '@kaowu/contracts';
import { seededRandom } from '@kaowu/kernel';
import type { AnswerBook } from './answer-book';
import { VirtualCandidate, type Mishap } from './candidate';
import type { Identity } from './identities';
import type { Crew } from './people';
import type { PreparedRound } from './prepare-round';

/** What befalls the n-th candidate: about one in ten loses the network, one in twelve reloads, one moves machines. */
function mishapOf(n: number, count: number): Mishap {
  if (n === Math.min(2, count - 1)) return 'other-machine';
  if (n % 10 === 4) return 'network-gone';
  return n % 12 === 7 ? 'reload' : 'none';
}

/** The check-in list is worked off; for the theory session two people release the papers. */
async function openDoors(crew: Crew, round: PreparedRound, sessionId: string): Promise<void> {
  const { client } = crew.chief;
  const board = await client.call(sittingRoutes.checkInBoard, { params: { sessionId } });
  for (const row of board.rows) {
    await client.call(sittingRoutes.checkIn, { params: { seatingId: row.id }, body: { faceMatches: true, documentsMatch: true, seatMatches: true } });
  }
  if (sessionId !== round.theoryId) return;
  await crew.head.client.call(assemblyRoutes.releasePaperSet, { params: { id: round.paperSetId }, body: { reason: '开考前启封' } });
  await crew.custodian.client.call(assemblyRoutes.releasePaperSet, { params: { id: round.paperSetId }, body: { reason: '开考前启封' } });
}

/** A supervisor's wall: follows the session live and counts what it hears. */
class Wall {
  deltas = 0;
  snapshot: WallSnapshot | undefined;
  private constructor(private readonly socket: Socket) {}

  static async open(url: string, token: string, sessionId: string): Promise<Wall> {
    const socket = io(`${url}/wall`, { auth: { token }, transports: ['websocket'], forceNew: true });
    const wall = new Wall(socket);
    socket.on(invigilationPushes.wallDelta.name, () => wall.deltas++);
    await new Promise<void>((done, fail) => {
      socket.once('connect', done);
      socket.once('connect_error', fail);
    });
    const envelope = (await socket.timeout(20_000).emitWithAck(invigilationSocketEvents.joinWall.name, { sessionId })) as AckEnvelope<WallSnapshot>;
    if (!envelope.ok) throw new Error(`the wall is refused: ${envelope.problem.en}`);
    wall.snapshot = envelope.value;
    return wall;
  }

  close(): void {
    this.socket.disconnect();
  }
}

/** What the supervisors do while the candidates write. */
async function supervise(crew: Crew, round: PreparedRound, wall: Wall): Promise<void> {
  const { client } = crew.chief;
  const params = { sessionId: round.theoryId };
  const seats = wall.snapshot?.seats ?? [];
  const seat = (i: number): string => seats[i % seats.length]?.seatingId ?? '';
  const give = (body: Parameters<typeof client.call<typeof invigilationRoutes.giveCommand>>[1]) => client.call(invigilationRoutes.giveCommand, body as never);
  const roomId = wall.snapshot?.rooms[0]?.id ?? '';
  await give({ params, body: { kind: 'message', text: '请注意掌握时间。', reason: '例行提醒', roomIds: [roomId] } });
  await give({ params, body: { kind: 'pause', reason: '考生身体不适', seatingIds: [seat(1)] } });
  await delay(300);
  await give({ params, body: { kind: 'resume', reason: '考生恢复', seatingIds: [seat(1)] } });
  const extended = await give({ params, body: { kind: 'extend', minutes: 5, reason: '设备故障补时', seatingIds: [seat(1), seat(2)] } });
  const { categories } = await client.call(invigilationRoutes.incidentVocabulary);
  const machine = categories.find((c) => c.kind === 'machine');
  if (machine) {
    const incident = await client.call(invigilationRoutes.reportIncident, { params, body: { roomId, seatingId: seat(1), categoryCode: machine.code, text: '键盘失灵，已更换' } });
    await client.call(invigilationRoutes.closeIncident, { params: { incidentId: incident.id }, body: { reason: '更换键盘后恢复正常' } });
  }
  const command = await client.call(invigilationRoutes.command, { params: { commandId: extended.id } });
  if (command.total !== 2) throw new Error(`the extension reached ${command.total} of 2 candidates`);
}

/** The theory session, from check-in to the closed session; returns the candidates with what was acknowledged. */
export async function sitTheory(
  urls: readonly string[], crew: Crew, round: PreparedRound, people: readonly Identity[], book: AnswerBook,
  options: { readonly paceMs: number; readonly seed: string; readonly say: (line: string) => void },
): Promise<VirtualCandidate[]> {
  const { say } = options;
  const { chief, officer } = crew;
  await openDoors(crew, round, round.theoryId);
  await officer.client.call(deliveryRoutes.prepareSession, { params: { sessionId: round.theoryId } });
  const { seatings } = await officer.client.call(sittingRoutes.listSeatings, { params: { sessionId: round.theoryId } });
  const ticketOf = new Map(seatings.map((s) => [s.candidateName, s.ticketNo]));
  const random = seededRandom(options.seed);
  const candidates = people.map((p, n) => new VirtualCandidate(
    urls[n % urls.length] ?? '', ticketOf.get(p.name) ?? '', p.idNumber, seededRandom(`${options.seed}:${n}`), 0.5 + random.next() * 0.5, mishapOf(n, people.length), options.paceMs));
  for (let i = 0; i < candidates.length; i += 25) await Promise.all(candidates.slice(i, i + 25).map((c) => c.enter()));
  say(`${candidates.length} candidates wait in their rooms`);
  const wall = await Wall.open(urls.at(-1) ?? '', chief.client.token ?? '', round.theoryId);
  let running = 0;
  const sitting = candidates.map((c) => c.sit(book, () => void running++));
  const all = Promise.allSettled(sitting);
  const from = Date.now();
  await chief.client.call(deliveryRoutes.startSession, { params: { sessionId: round.theoryId }, body: { early: '演练：不等计划时间' } });
  while (running < candidates.length && Date.now() - from < 10_000) await delay(20);
  say(`started: ${running} of ${candidates.length} running after ${Date.now() - from} ms`);
  const ticker = setInterval(() => say(`${candidates.filter((c) => c.handedIn).length} handed in, ${candidates.reduce((n, c) => n + c.acked.length, 0)} answers acknowledged, ${wall.deltas} wall updates`), 5_000);
  await supervise(crew, round, wall);
  const outcomes = await all;
  clearInterval(ticker);
  wall.close();
  candidates.forEach((c) => c.leave());
  const failed = outcomes.find((o) => o.status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
  if (wall.deltas === 0) throw new Error('the wall heard nothing of the session');
  await chief.client.call(deliveryRoutes.closeSession, { params: { sessionId: round.theoryId }, body: { reason: '全部交卷' } });
  say('theory session closed');
  return candidates;
}

/** Check-in at the stations of the practical session. */
export const checkInPractical = (crew: Crew, round: PreparedRound): Promise<void> => openDoors(crew, round, round.practicalId);
