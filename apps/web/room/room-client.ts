import { Refused } from '../light/problem';
import type { RoomActs } from './acts';
import { remainingAt } from './countdown';
import { call } from './http';
import { RoomModel } from './model';
import { enqueue, type Draft } from './outbox';
import { RoomSync } from './sync';

/** Everything that the candidate can do on the page; what the page shows is `model.view`. */
export class RoomClient implements RoomActs {
  readonly model = new RoomModel();
  private readonly sync = new RoomSync(this.model);
  private readonly channel = new BroadcastChannel('kaowu-room');
  private asking = false;
  private ticking = false;

  constructor() {
    this.channel.onmessage = () => {
      this.sync.link.close();
      this.model.set({ elsewhere: true });
    };
    document.addEventListener('visibilitychange', () => this.comeBack());
    window.addEventListener('online', () => this.comeBack());
    window.addEventListener('pagehide', () => this.sync.flushAtOnce());
    window.addEventListener('beforeunload', (event) => {
      if (this.model.box.pending.length > 0 && !this.model.store?.working) event.preventDefault();
    });
  }

  /** Takes up the room in this page: another page of the browser that has it steps back. */
  async start(): Promise<void> {
    this.channel.postMessage('open');
    this.model.set({ elsewhere: false });
    if (!this.ticking) setInterval(() => this.tick(), 1_000);
    this.ticking = true;
    await this.sync.lookUntilKnown();
  }

  /** Signs in by ticket and ID number. */
  async signIn(ticketNo: string, idNumber: string): Promise<void> {
    await this.ask(async () => {
      const { state } = await call('signIn', { ticketNo, idNumber });
      // The connection of the session before is not this candidate's any more.
      this.sync.link.close();
      await this.sync.enter(state);
    });
  }

  /** Signs the integrity statement. */
  async signStatement(): Promise<void> {
    await this.ask(async () => {
      await this.sync.enter(await call('signStatement', { version: this.model.state?.statement.version ?? '' }));
      // Joined again after signing, so that this page hears the start.
      if (this.sync.link.connected) await this.sync.join();
    });
  }

  /** Leaves this machine: back to signing in, with what is unsent kept for the same candidate. */
  async signOut(): Promise<void> {
    await this.ask(async () => {
      await call('signOut').catch(() => undefined);
      this.sync.link.close();
      Object.assign(this.model, { state: null, receipt: null, paper: null, messages: [] });
      this.model.set({ signedOut: true, moved: false });
    });
  }

  /** Sets the answer of a question. */
  answer(questionNo: number, response: readonly string[]): void {
    this.act({ kind: 'answer', questionNo, response, clientAt: Date.now() });
  }

  /** Sets or takes away the flag of a question. */
  flag(questionNo: number, on: boolean): void {
    this.act({ kind: 'flag', questionNo, response: on ? ['1'] : [], clientAt: Date.now() });
  }

  private act(draft: Draft): void {
    if (this.model.view.screen !== 'exam') return;
    this.model.keep(enqueue(this.model.box, draft));
    this.sync.sender.kick();
  }

  /** Hands in. True where a receipt came back. */
  async handIn(): Promise<boolean> {
    await this.ask(async () => {
      const { epoch, confirmedN } = this.model.box;
      const given = { epoch, upToN: confirmedN };
      const { link } = this.sync;
      this.sync.finish(await (link.connected ? link.send('handInNow', given) : call('handIn', given)));
    });
    return this.model.receipt !== null;
  }

  /** A message has been read. */
  dismiss(commandId: string): void {
    this.model.messages = this.model.messages.filter((m) => m.commandId !== commandId);
    this.model.show();
  }

  /** Forgets the last refusal. */
  forgetProblem(): void {
    this.model.problem = null;
    this.model.show();
  }

  private async ask(work: () => Promise<void>): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    this.model.problem = null;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.model.problem = error.problem;
    } finally {
      this.asking = false;
      this.model.show();
    }
  }

  /** Looks once a second whether the time is over, and then for the receipt until it is there. */
  private tick(): void {
    const { model, sync } = this;
    if (model.receipt || model.flags.elsewhere || remainingAt(model.countdown, performance.now()) !== 0) return;
    if (model.view.screen !== 'over') {
      sync.sender.kick();
      model.show();
    } else void sync.look().catch(() => undefined);
  }

  /** The page is looked at again, or the network is back: the clock and the state may have moved on meanwhile. */
  private comeBack(): void {
    const { flags, state } = this.model;
    if (document.visibilityState !== 'visible' || !state || flags.elsewhere || flags.signedOut) return;
    if (this.sync.link.connected) void this.sync.join().catch(() => undefined);
    else this.sync.link.open();
    this.sync.sender.kick();
  }
}
