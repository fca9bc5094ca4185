import { setTimeout as delay } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { deliverySocketEvents, type AckEnvelope } from '@kaowu/contracts';
import type { Sessions } from '@kaowu/identity';
import type { MadeExam, MadeSeat } from './exam-room';

/** A candidate's page, and when each of its answers was sent (epoch ms, finely). */
export interface Candidate {
  readonly seat: MadeSeat;
  readonly socket: Socket;
  readonly sentAt: number[];
}

/** So many connect at once. */
const AT_ONCE = 25;
/** Has no divisor in common with a hundred: every room has answers all the time. */
const STRIDE = 37;

/** Epoch ms, finer than a whole one. */
export const nowMs = (): number => performance.timeOrigin + performance.now();

const connection = (socket: Socket): Promise<void> => new Promise((done, fail) => {
  socket.once('connect', done);
  socket.once('connect_error', fail);
});

/** Everybody of a made exam at their machines, over real sockets. */
export async function connectAll(url: string, sessions: Sessions, exam: MadeExam): Promise<Candidate[]> {
  const people: Candidate[] = [];
  for (let i = 0; i < exam.seats.length; i += AT_ONCE) {
    people.push(...(await Promise.all(exam.seats.slice(i, i + AT_ONCE).map(async (seat): Promise<Candidate> => {
      const claims = { attemptId: seat.attemptId, seatingId: seat.seatingId, sessionId: exam.sessionId, epoch: 1 };
      const { token } = await sessions.open('candidate', seat.candidateId, 60, claims);
      const socket = io(`${url}/room`, { auth: { token }, transports: ['websocket'], forceNew: true, reconnection: false });
      await connection(socket);
      return { seat, socket, sentAt: [] };
    }))));
  }
  return people;
}

/** Those who lost the line are there again. */
export async function reconnect(people: readonly Candidate[]): Promise<void> {
  await Promise.all(people.map(({ socket }) => {
    const there = connection(socket);
    socket.connect();
    return there;
  }));
}

/** People answer in turn, one question after another, so many answers a second together; done when all are acknowledged. */
export async function answer(people: readonly Candidate[], perSecond: number, seconds: number): Promise<void> {
  const from = performance.now();
  const acks: Promise<void>[] = [];
  for (let i = 0; i < perSecond * seconds; i++) {
    const { socket, sentAt } = people[(i * STRIDE) % people.length] as Candidate;
    const n = sentAt.push(nowMs());
    const event = { n, epoch: 1, kind: 'answer', questionNo: ((n - 1) % 100) + 1, response: ['A'], clientAt: Date.now() };
    acks.push((socket.timeout(20_000).emitWithAck(deliverySocketEvents.saveAnswer.name, event) as Promise<AckEnvelope<unknown>>).then((envelope) => {
      if (!envelope.ok) throw new Error(envelope.problem.en);
    }));
    const wait = from + ((i + 1) * 1000) / perSecond - performance.now();
    if (wait > 1) await delay(wait);
  }
  await Promise.all(acks);
}
