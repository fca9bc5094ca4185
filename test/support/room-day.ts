import { io, type Socket } from 'socket.io-client';
import {
  assemblyRoutes, deliveryRoutes, READING_REASON_HEADER, deliverySocketEvents, sittingRoutes, type AckEnvelope, type AckOf, type AnswerEvent, type CallOf, type EventContract,
  type PushContract, type ReplyOf, type RoomState, type RouteContract, type WireProblem,
} from '@kaowu/contracts';
import { HttpClient } from '../../apps/cli/client/http-client';
import { Clock } from '@kaowu/kernel';
import { Sessions } from '@kaowu/identity';
import type { TestInstance } from './instance';
import { seedId } from '../../seeds/ids';
import { ASSEMBLY_IDS } from '../../seeds/assembly';
import { demoTicket, SITTING_IDS } from '../../seeds/sitting';

/** The machine's clock, which a test may put forward. */
export class ShiftedClock extends Clock {
  shiftMs = 0;
  override now(): Date {
    return new Date(Date.now() + this.shiftMs);
  }
  /** Puts the clock forward. */
  forward(minutes: number): void {
    this.shiftMs += minutes * 60_000;
  }
}

/** A refusal as a caller got it. */
export class Refused extends Error {
  constructor(readonly problem: WireProblem) {
    super(`${problem.code}: ${problem.en} ${JSON.stringify(problem.details ?? [])}`);
  }
}

const bodyOf = (value: unknown): Record<string, unknown> => (value ?? {}) as Record<string, unknown>;

/** Calls a route of the instance as whoever holds the token. */
export async function callAs<R extends RouteContract>(url: string, token: string | null, route: R, call: CallOf<R> = {} as CallOf<R>): Promise<ReplyOf<R>> {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(bodyOf(call.params)[name])));
  const query = new URLSearchParams(bodyOf(call.query) as Record<string, string>).toString();
  const response = await fetch(`${url}${path}${query && `?${query}`}`, {
    method: route.method,
    headers: { ...(route.readsClear ? { [READING_REASON_HEADER]: encodeURIComponent('试验') } : {}), ...(route.method === 'GET' ? {} : { 'content-type': 'application/json' }), ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(route.method === 'GET' ? {} : { body: JSON.stringify(call.body ?? {}) }),
  });
  const value = (await response.json()) as unknown;
  if (!response.ok) throw new Refused(value as WireProblem);
  return value as ReplyOf<R>;
}

/** The seeded theory session on its day, over HTTP and sockets. */
export class RoomDay {
  readonly sessionId = SITTING_IDS.theory;
  private readonly tokens = new Map<string, string>();
  private readonly pages: Page[] = [];

  constructor(readonly instance: TestInstance) {}

  /** Calls a route as a member of the demonstration body's staff. */
  async as<R extends RouteContract>(login: string, route: R, call: CallOf<R> = {} as CallOf<R>): Promise<ReplyOf<R>> {
    return callAs(this.instance.url, await this.tokenOf(login), route, call);
  }

  /** A client of the same person. */
  async client(login: string): Promise<HttpClient> {
    return new HttpClient(this.instance.url, await this.tokenOf(login));
  }

  private async tokenOf(login: string): Promise<string> {
    const token = this.tokens.get(login) ?? (await this.instance.nest.get(Sessions).open('staff', seedId(`person:${login}`), 720)).token;
    this.tokens.set(login, token);
    return token;
  }

  /** Checks in the first `count` candidates by ticket number, and releases the papers. */
  async openDoors(count: number): Promise<void> {
    const board = await this.as('chief', sittingRoutes.checkInBoard, { params: { sessionId: this.sessionId } });
    const tickets = await Promise.all(Array.from({ length: count }, (_, i) => this.ticket(i)));
    for (const row of board.rows.filter((r) => tickets.some((t) => t.ticketNo === r.ticketNo))) {
      await this.as('chief', sittingRoutes.checkIn, { params: { seatingId: row.id }, body: { faceMatches: true, documentsMatch: true, seatMatches: true } });
    }
    for (const login of ['head', 'custodian']) {
      await this.as(login, assemblyRoutes.releasePaperSet, { params: { id: ASSEMBLY_IDS.nurserySet }, body: { reason: '开考前启封' } });
    }
  }

  /** Ticket and ID number of the n-th seeded candidate. */
  async ticket(serial: number): Promise<{ ticketNo: string; idNumber: string; name: string }> {
    const ticket = await demoTicket({ db: this.instance.db, vault: this.instance.vault }, serial);
    if (!ticket) throw new Error(`no seeded candidate ${serial}`);
    return ticket;
  }

  /** Signs the n-th candidate in on a machine. */
  async page(serial: number): Promise<Page> {
    const { ticketNo, idNumber } = await this.ticket(serial);
    const { token, state } = await callAs(this.instance.url, null, deliveryRoutes.signIn, { body: { ticketNo, idNumber } });
    const page = new Page(this.instance.url, token, state);
    this.pages.push(page);
    return page;
  }

  /** Signs in, signs the statement and joins. */
  async ready(serial: number): Promise<Page> {
    const page = await this.page(serial);
    await page.call(deliveryRoutes.signStatement, { body: { version: page.state.statement.version } });
    await page.connect();
    await page.join();
    return page;
  }

  /** The chief starts the session. */
  start(): Promise<unknown> {
    return this.as('chief', deliveryRoutes.startSession, { params: { sessionId: this.sessionId }, body: { early: '测试：不等计划时间' } });
  }

  /** Disconnects all pages and ends the instance. */
  async stop(): Promise<void> {
    this.pages.forEach((page) => page.close());
    await this.instance.stop();
  }
}

/** A candidate's machine: a session, a socket, and what was pushed to it. */
export class Page {
  readonly heard: { name: string; payload: Record<string, unknown> }[] = [];
  private socket: Socket | undefined;
  private n = 0;

  constructor(private readonly url: string, readonly token: string, public state: RoomState) {}

  call<R extends RouteContract>(route: R, call: CallOf<R> = {} as CallOf<R>): Promise<ReplyOf<R>> {
    return callAs(this.url, this.token, route, call);
  }

  async connect(): Promise<void> {
    const socket = io(`${this.url}/room`, { auth: { token: this.token }, transports: ['websocket'], forceNew: true, reconnection: false });
    this.socket = socket;
    socket.onAny((name: string, payload: Record<string, unknown>) => this.heard.push({ name, payload }));
    await new Promise<void>((done, fail) => {
      socket.once('connect', done);
      socket.once('connect_error', fail);
    });
  }

  close(): void {
    this.socket?.disconnect();
  }

  async send<E extends EventContract>(event: E, payload: unknown): Promise<AckOf<E>> {
    const envelope = (await this.socket?.timeout(10_000).emitWithAck(event.name, payload)) as AckEnvelope<AckOf<E>>;
    if (!envelope.ok) throw new Refused(envelope.problem);
    return envelope.value;
  }

  async join(): Promise<RoomState> {
    return (this.state = await this.send(deliverySocketEvents.joinRoom, {}));
  }

  /** An answer with the next number of this machine. */
  event(questionNo: number, response: string[], more: Partial<AnswerEvent> = {}): AnswerEvent {
    return { n: ++this.n, epoch: this.state.epoch, kind: 'answer', questionNo, response, clientAt: Date.now(), ...more };
  }

  answer(questionNo: number, response: string[]): Promise<{ seq: number; savedAt: string }> {
    return this.send(deliverySocketEvents.saveAnswer, this.event(questionNo, response));
  }

  handIn(): Promise<ReplyOf<typeof deliveryRoutes.handIn>> {
    return this.send(deliverySocketEvents.handInNow, { epoch: this.state.epoch, upToN: this.n });
  }

  /** The first push of this name, or the one to come. */
  async pushed<P extends PushContract>(push: P, after = 0): Promise<Record<string, unknown>> {
    for (let tries = 0; tries < 200; tries++) {
      const found = this.heard.slice(after).find((h) => h.name === push.name);
      if (found) return found.payload;
      await new Promise((r) => setTimeout(r, 25));
    }
    throw new Error(`${push.name} was not pushed; heard ${this.heard.map((h) => h.name).join(', ')}`);
  }
}

/** The code of the refusal that a call ends in; fails where it is granted. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refused) return error.problem.code;
    throw error;
  }
  return 'granted';
}

