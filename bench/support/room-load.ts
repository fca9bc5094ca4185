import { io, type Socket } from 'socket.io-client';
import { deliveryPushes, deliveryRoutes, deliverySocketEvents, type AckEnvelope } from '@kaowu/contracts';
import { TextWire } from './text-wire';

/** One candidate's page to play. */
export interface PageToPlay {
  readonly token: string;
}

/** What the measuring process asks of this one. */
export type LoadCommand =
  | { readonly do: 'connect'; readonly url: string; readonly pages: readonly PageToPlay[] }
  | { readonly do: 'await-start' }
  | { readonly do: 'answer'; readonly pages: number; readonly warmMs: number; readonly forMs: number; readonly questions: number }
  | { readonly do: 'end' };

/** What this process answers. */
export type LoadReply =
  | { readonly done: 'connect'; readonly ms: number }
  | { readonly done: 'await-start'; readonly armed: true }
  | { readonly done: 'started'; readonly startedAt: readonly number[]; readonly paperAt: readonly number[] }
  | { readonly done: 'answer'; readonly saved: number; /** With those outside the measured time. */ readonly sent: number; readonly ms: number; readonly p50: number; readonly p99: number; readonly cpuMs: number };

interface LoadPage {
  readonly socket: Socket;
  readonly token: string;
  readonly wire: TextWire;
  n: number;
}

const pages: LoadPage[] = [];
let baseUrl = '';
const ACK_MS = 30_000;

async function ask<T>(socket: Socket, name: string, payload: unknown): Promise<T> {
  const envelope = (await socket.timeout(ACK_MS).emitWithAck(name, payload)) as AckEnvelope<T>;
  if (!envelope.ok) throw new Error(`${name}: ${envelope.problem.code} ${envelope.problem.en}`);
  return envelope.value;
}

async function connectOne(url: string, token: string): Promise<LoadPage> {
  const socket = io(`${url}/room`, { auth: { token }, transports: ['websocket'], forceNew: true, reconnection: false });
  await new Promise<void>((done, fail) => {
    socket.once('connect', done);
    socket.once('connect_error', fail);
  });
  const state = await ask<{ lastN: number }>(socket, deliverySocketEvents.joinRoom.name, {});
  return { socket, token, wire: new TextWire(socket), n: state.lastN };
}

async function connect(url: string, all: readonly PageToPlay[]): Promise<LoadReply> {
  baseUrl = url;
  const from = performance.now();
  for (let i = 0; i < all.length; i += 50) {
    pages.push(...(await Promise.all(all.slice(i, i + 50).map(({ token }) => connectOne(url, token)))));
  }
  return { done: 'connect', ms: performance.now() - from };
}

/** Notes on this machine's clock when each page heard the start, and when it had its paper. */
function awaitStart(tell: (reply: LoadReply) => void): LoadReply {
  const startedAt: number[] = [];
  const paperAt: number[] = [];
  const all = pages.map(async ({ socket, token }) => {
    await new Promise<void>((done) => socket.once(deliveryPushes.roomStarted.name, () => done()));
    startedAt.push(Date.now());
    const response = await fetch(`${baseUrl}${deliveryRoutes.roomPaper.path}`, { headers: { authorization: `Bearer ${token}` } });
    if (!response.ok) throw new Error(`paper: ${response.status} ${await response.text()}`);
    await response.arrayBuffer();
    paperAt.push(Date.now());
  });
  void Promise.all(all).then(() => tell({ done: 'started', startedAt, paperAt }));
  return { done: 'await-start', armed: true };
}

/**
 * One page that answers as fast as its answers are acknowledged, one at a time. It writes and reads the bytes of
 * socket.io on the page's own connection, so that the load takes as little of the machine as can be (candidates bring
 * machines of their own); the server sees no difference.
 */
function answerOn(page: LoadPage, questions: number, phase: { readonly stop: boolean }, saved: (ms: number) => void): Promise<void> {
  return new Promise<void>((done, fail) => {
    let from = 0;
    const next = (): void => {
      if (phase.stop) return done();
      const n = (page.n += 1);
      from = performance.now();
      page.wire.write(`42/room,${n}["${deliverySocketEvents.saveAnswer.name}",{"n":${n},"epoch":1,"kind":"answer","questionNo":${(n % questions) + 1},"response":["${n % 2 ? 'A' : 'B'}"],"clientAt":${Date.now()}}]`);
    };
    page.wire.hear = (text) => {
      if (!text.startsWith(`43/room,${page.n}[`)) return;
      if (!text.includes('"ok":true')) return fail(new Error(text));
      saved(performance.now() - from);
      next();
    };
    next();
  });
}

async function answer(count: number, warmMs: number, forMs: number, questions: number): Promise<LoadReply> {
  const phase = { measuring: false, stop: false };
  const latencies: number[] = [];
  const before = pages.slice(0, count).reduce((sum, page) => sum + page.n, 0);
  const loops = pages.slice(0, count).map((page) => answerOn(page, questions, phase, (ms) => phase.measuring && latencies.push(ms)));
  await new Promise((r) => setTimeout(r, warmMs));
  phase.measuring = true;
  const cpu = process.cpuUsage();
  const from = performance.now();
  await new Promise((r) => setTimeout(r, forMs));
  phase.measuring = false;
  const ms = performance.now() - from;
  const used = process.cpuUsage(cpu);
  phase.stop = true;
  await Promise.all(loops);
  latencies.sort((a, b) => a - b);
  const at = (q: number): number => latencies[Math.floor(latencies.length * q)] ?? 0;
  const sent = pages.slice(0, count).reduce((sum, page) => sum + page.n, 0) - before;
  return { done: 'answer', saved: latencies.length, sent, ms, p50: at(0.5), p99: at(0.99), cpuMs: (used.user + used.system) / 1000 };
}

const tell = (reply: LoadReply): void => void process.send?.(reply);

async function obey(command: LoadCommand): Promise<void> {
  switch (command.do) {
    case 'connect':
      return tell(await connect(command.url, command.pages));
    case 'await-start':
      return tell(awaitStart(tell));
    case 'answer':
      return tell(await answer(command.pages, command.warmMs, command.forMs, command.questions));
    case 'end':
      pages.forEach(({ socket }) => socket.disconnect());
      process.disconnect();
  }
}

process.on('message', (command: LoadCommand) => {
  obey(command).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
