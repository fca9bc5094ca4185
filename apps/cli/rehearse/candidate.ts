import { setTimeout as delay } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import {
  deliveryPushes, deliveryRoutes, deliverySocketEvents, type AckEnvelope, type AnswerEvent, type AnswerSaved, type RoomPaper, type RoomState,
} from '@kaowu/contracts';
import type { SeededRandom } from '@kaowu/kernel';
import { HttpClient, ProblemReply } from '../client/http-client';
import type { AnswerBook } from './answer-book';

/** What goes wrong for a candidate on the day. */
export type Mishap = 'none' | 'network-gone' | 'reload' | 'other-machine';

/** An acknowledged answer as the candidate saw it. */
export interface AckedAnswer {
  readonly epoch: number;
  readonly n: number;
  readonly questionNo: number;
  readonly response: readonly string[];
}

const ACK_TIMEOUT_MS = 20_000;

/** Refusals that leave the answer on the machine until it can be sent. */
const KEPT_FOR_LATER = new Set(['server.busy', 'attempt.paused']);

/** A virtual person who sits the theory test over the real interfaces. */
export class VirtualCandidate {
  readonly client: HttpClient;
  readonly acked: AckedAnswer[] = [];
  replayed = 0;
  handedIn = false;
  private socket: Socket | undefined;
  private state: RoomState | undefined;
  private n = 0;
  /** Given but not acknowledged, in order: kept on the machine until the server has them. */
  private readonly unsent: AnswerEvent[] = [];
  private paused = false;
  private started: () => void = () => undefined;
  private readonly start = new Promise<void>((done) => (this.started = done));

  constructor(
    url: string,
    readonly ticketNo: string,
    private readonly idNumber: string,
    private readonly random: SeededRandom,
    /** Share of questions that the person knows, 0–1. */
    private readonly ability: number,
    readonly mishap: Mishap,
    /** Mean pause between two answers in milliseconds. */
    private readonly paceMs: number,
  ) {
    this.client = new HttpClient(url);
  }

  get attemptId(): string {
    return this.state?.attemptId ?? '';
  }

  /** Signs in with ticket and ID number, signs the statement, joins the waiting room. */
  async enter(): Promise<void> {
    await this.signIn();
    const version = this.state?.statement.version ?? '';
    if (!this.state?.statement.signedAt) this.state = await this.client.call(deliveryRoutes.signStatement, { body: { version } });
    await this.connect();
  }

  private async signIn(): Promise<void> {
    const { token, state } = await this.client.call(deliveryRoutes.signIn, { body: { ticketNo: this.ticketNo, idNumber: this.idNumber } });
    this.client.token = token;
    this.state = state;
    this.n = state.lastN;
  }

  private async connect(): Promise<void> {
    const socket = io(`${this.client.baseUrl}/room`, { auth: { token: this.client.token }, transports: ['websocket'], forceNew: true, reconnection: true, reconnectionDelay: 200 });
    this.socket = socket;
    socket.on(deliveryPushes.roomStarted.name, () => this.started());
    socket.on(deliveryPushes.roomPaused.name, () => (this.paused = true));
    socket.on(deliveryPushes.roomResumed.name, () => (this.paused = false));
    for (const push of [deliveryPushes.roomMessage, deliveryPushes.roomPaused, deliveryPushes.roomResumed, deliveryPushes.roomClock, deliveryPushes.roomSeat, deliveryPushes.roomForced]) {
      socket.on(push.name, (payload: { commandId: string | null }) => {
        if (payload.commandId) socket.emit(deliverySocketEvents.commandSeen.name, { commandId: payload.commandId }, () => undefined);
      });
    }
    await new Promise<void>((done, fail) => {
      socket.once('connect', done);
      socket.once('connect_error', fail);
    });
    this.state = await this.ask<RoomState>(deliverySocketEvents.joinRoom.name, {});
    this.paused = this.state.clock.phase === 'paused';
    if (this.state.clock.state === 'running') this.started();
  }

  private async ask<T>(name: string, payload: unknown): Promise<T> {
    const envelope = (await this.socket?.timeout(ACK_TIMEOUT_MS).emitWithAck(name, payload)) as AckEnvelope<T>;
    if (!envelope.ok) throw new ProblemReply(envelope.problem);
    return envelope.value;
  }

  /** Waits for the common start, works through the paper with what goes wrong for this person, and hands in. */
  async sit(book: AnswerBook, running: () => void): Promise<void> {
    await this.start;
    running();
    const paper = await this.client.call(deliveryRoutes.roomPaper);
    const questions = paper.sections.flatMap((s) => s.questions);
    const breakAt = Math.floor(questions.length * (0.3 + this.random.next() * 0.4));
    for (const [i, question] of questions.entries()) {
      if (i === breakAt) await this.suffer(paper);
      while (this.paused) await delay(20);
      if (this.unsent.length > 0 && this.socket?.connected) await this.flush();
      await this.choose(question.no, this.decide(question, book));
      // Some think again.
      if (this.random.next() < 0.08) await this.choose(question.no, this.guess(question));
      await delay(this.paceMs * (0.4 + this.random.next() * 1.2));
    }
    await this.flush();
    await this.handIn();
  }

  private decide(question: RoomPaper['sections'][number]['questions'][number], book: AnswerBook): string[] {
    const known = this.random.next() < this.ability ? book.answer(question as never) : undefined;
    return known ?? this.guess(question);
  }

  private guess(question: { type: string; options: { id: string }[] }): string[] {
    const ids = question.options.map((o) => o.id);
    return this.random.sample(ids, Math.min(ids.length, question.type === 'multiple' ? 2 : 1)).sort();
  }

  /** Gives an answer: kept here first, sent at once when there is a network, acknowledged only when it is durable. */
  private async choose(questionNo: number, response: string[]): Promise<void> {
    const event: AnswerEvent = { n: ++this.n, epoch: this.state?.epoch ?? 1, kind: 'answer', questionNo, response, clientAt: Date.now() };
    this.unsent.push(event);
    if (!this.socket?.connected) return;
    try {
      const saved = await this.ask<AnswerSaved>(deliverySocketEvents.saveAnswer.name, event);
      this.acknowledge([saved]);
    } catch (error) {
      // Paused, busy or disconnected: the answer stays in the local store and follows. Any other refusal is a fault.
      if (error instanceof ProblemReply && !KEPT_FOR_LATER.has(error.problem.code)) throw error;
    }
  }

  private acknowledge(saved: readonly { n: number; epoch: number }[]): void {
    for (const { n, epoch } of saved) {
      const at = this.unsent.findIndex((e) => e.n === n && e.epoch === epoch);
      const [event] = at >= 0 ? this.unsent.splice(at, 1) : [];
      if (event) this.acked.push({ epoch: event.epoch, n: event.n, questionNo: event.questionNo, response: event.response });
    }
  }

  /** Sends what is still unsent, in order, until the server has all of it. */
  private async flush(): Promise<void> {
    for (let tries = 0; this.unsent.length > 0 && tries < 50; tries++) {
      if (!this.socket?.connected || this.paused) await delay(200);
      const events = this.unsent.slice(0, 100);
      const reply = await this.client.call(deliveryRoutes.saveAnswers, { body: { events } });
      this.replayed += reply.saved.length;
      this.acknowledge(reply.saved);
    }
  }

  private async suffer(paper: RoomPaper): Promise<void> {
    const questions = paper.sections.flatMap((s) => s.questions);
    switch (this.mishap) {
      case 'none':
        return;
      case 'network-gone':
        this.socket?.disconnect();
        for (const question of questions.slice(0, 5)) await this.choose(question.no, this.guess(question));
        await delay(this.paceMs * 10);
        await this.connect();
        return this.flush();
      case 'reload':
        this.socket?.disconnect();
        await this.connect();
        return this.compareAfterReload();
      case 'other-machine':
        // The old machine breaks down; what it had not sent is gone with it, so everything is sent first.
        await this.flush();
        this.socket?.disconnect();
        await this.signIn();
        await this.connect();
        return this.compareAfterReload();
    }
  }

  /** After a reload the server must show every acknowledged answer as it was last given. */
  private async compareAfterReload(): Promise<void> {
    const held = new Map((await this.client.call(deliveryRoutes.roomState)).answers.map((a) => [a.no, a.response.join()]));
    for (const [no, response] of this.lastAcked()) {
      if (held.get(no) !== response) throw new Error(`after ${this.mishap}: question ${no} shows ${held.get(no) ?? 'nothing'} instead of ${response}`);
    }
  }

  /** The last acknowledged answer of each question, as text. */
  lastAcked(): Map<number, string> {
    return new Map(this.acked.map((a) => [a.questionNo, a.response.join()]));
  }

  private async handIn(): Promise<void> {
    const receipt = await this.client.call(deliveryRoutes.handIn, { body: { epoch: this.state?.epoch ?? 1, upToN: this.n } });
    const shown = await this.client.call(deliveryRoutes.publicReceipt, { params: { code: receipt.code } });
    if (shown.answered !== receipt.answered) throw new Error('the public receipt tells another number of answers');
    this.handedIn = true;
    this.socket?.disconnect();
  }

  /** Leaves the room whatever the state. */
  leave(): void {
    this.socket?.disconnect();
  }
}
