import { countdownFrom } from './countdown';
import { call } from './http';
import { Link, type LinkListener } from './link';
import type { RoomModel } from './model';
import { rebase, withSaved } from './outbox';
import { Sender } from './sender';
import { OutboxStore } from './storage';
import { Refused } from '../light/problem';
import type { AnswerEvent, BatchReply, ClockView, Notice, Receipt, RoomState, SavedAnswer } from './types';

const RETRY_MS = 2_000;
const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const latest = (list: readonly SavedAnswer[]): string | null => list.reduce<string | null>((max, a) => (max === null || a.savedAt > max ? a.savedAt : max), null);

/** Keeps what this page knows in step with the server, over the live connection and, where that is down, over HTTP. */
export class RoomSync {
  readonly link: Link;
  readonly sender: Sender;
  private readonly seen = new Set<string>();
  private loadingPaper = false;

  constructor(private readonly model: RoomModel) {
    this.link = new Link(this.listener());
    this.sender = new Sender({
      box: () => model.box,
      keep: (box) => model.keep(box),
      deliver: (events) => this.deliver(events),
      saved: (events, at) => {
        model.saved = withSaved(model.saved, events, at);
        model.savedAt = at;
        model.show();
      },
      reached: (yes) => model.set({ online: yes }),
      stopped: (code) => (code === 'attempt.moved' ? model.set({ moved: true }) : void this.look().catch(() => undefined)),
      wait: later,
    });
  }

  private listener(): LinkListener {
    const { model } = this;
    const clock = (change: { clock: ClockView; commandId: string | null }): void => {
      this.setClock(change.clock);
      if (change.commandId) this.confirm(change.commandId);
    };
    return {
      up: () => void this.join().catch(() => undefined),
      down: () => model.set({ online: false }),
      refused: () => model.set({ signedOut: true }),
      roomStarted: ({ serverNow, startedAt, deadlineAt }) => {
        if (!model.state) return;
        const remainingMs = Date.parse(deadlineAt) - Date.parse(serverNow);
        const handInFrom = new Date(Date.parse(startedAt) + model.state.earliestHandInMinutes * 60_000).toISOString();
        this.setClock({ ...model.state.clock, state: 'running', phase: 'running', serverNow, deadlineAt, remainingMs, handInFrom, canAnswer: true });
      },
      roomClock: clock, roomPaused: clock, roomResumed: clock,
      roomForced: ({ clock: now, commandId, receipt }) => {
        this.setClock(now);
        if (receipt) this.finish(receipt);
        if (commandId) this.confirm(commandId);
      },
      roomMoved: ({ epoch }) => {
        if (model.state && epoch > model.state.epoch) model.set({ moved: true });
      },
      roomMessage: (message) => this.hear([message]),
      roomSeat: ({ roomName, placeLabel, commandId }) => {
        if (model.state) model.state = { ...model.state, roomName, placeLabel };
        // Whoever still sits at the machine that is given up must learn of it there.
        if (commandId) this.hear([{ commandId, text: '', at: new Date().toISOString(), seat: { room: roomName, place: placeLabel } }]);
        model.show();
      },
    };
  }

  /** Asks for the state over the live connection, which from then on hears what concerns this attempt. */
  async join(): Promise<void> {
    const asked = performance.now();
    const state = await this.link.send('joinRoom', {});
    await this.enter(state, (performance.now() - asked) / 2);
  }

  /** Asks for the state over HTTP, once; without a session it is time to sign in. */
  async look(): Promise<void> {
    try {
      await this.enter(await call('roomState'));
    } catch (error) {
      if (error instanceof Refused && error.code.startsWith('access.')) this.model.set({ signedOut: true });
      else {
        this.model.set({ online: false });
        throw error;
      }
    }
  }

  /** Asks until the server answers. */
  async lookUntilKnown(): Promise<void> {
    for (;;) {
      try {
        return await this.look();
      } catch {
        await later(RETRY_MS);
      }
    }
  }

  /** Takes over a state that the server gave. */
  async enter(state: RoomState, tripMs = 0): Promise<void> {
    const { model } = this;
    if (model.state?.attemptId !== state.attemptId || !model.store) {
      const store = new OutboxStore(state.attemptId, () => model.show());
      const box = await store.read();
      Object.assign(model, { store, box, paper: null, receipt: null, messages: [] });
    }
    model.state = state;
    model.saved = state.answers;
    model.savedAt = latest(state.answers);
    model.flags = { ...model.flags, signedOut: false, moved: state.moved, online: true };
    model.keep(rebase(model.box, state, Date.parse(state.clock.serverNow) - Date.now()));
    this.setClock(state.clock, tripMs);
    this.hear(state.messages);
    if (state.receipt) this.finish(state.receipt);
    else if (!this.link.connected && !model.flags.elsewhere) this.link.open();
    if (model.box.pending.length > 0 && !state.moved) this.sender.kick();
  }

  private setClock(clock: ClockView, tripMs = 0): void {
    const { model } = this;
    if (!model.state) return;
    const heldBefore = !model.state.clock.canAnswer;
    model.state = { ...model.state, clock };
    model.countdown = countdownFrom(clock, performance.now(), tripMs);
    if (heldBefore && clock.canAnswer) this.sender.kick();
    if (this.mayHavePaper()) void this.loadPaper();
    model.show();
  }

  private mayHavePaper(): boolean {
    const { state, flags } = this.model;
    return state !== null && !flags.moved && state.clock.canAnswer;
  }

  private async loadPaper(): Promise<void> {
    const { model } = this;
    if (model.paper || this.loadingPaper) return;
    this.loadingPaper = true;
    while (!model.paper && this.mayHavePaper()) {
      try {
        model.paper = await call('roomPaper');
        model.problem = null;
      } catch (error) {
        if (error instanceof Refused) model.problem = error.problem;
        model.show();
        await later(RETRY_MS);
      }
    }
    this.loadingPaper = false;
    model.show();
  }

  /** The attempt is over and the receipt is here. */
  finish(receipt: Receipt): void {
    const { model } = this;
    model.receipt = receipt;
    model.paper = null;
    if (model.box.pending.length === 0) void model.store?.clear();
    model.show();
  }

  private hear(messages: readonly Notice[]): void {
    const fresh = messages.filter((m) => !this.seen.has(m.commandId));
    this.model.messages = [...this.model.messages, ...fresh];
    for (const { commandId } of messages) this.confirm(commandId);
    this.model.show();
  }

  /** Tells the invigilators that a command has arrived here. */
  private confirm(commandId: string): void {
    this.seen.add(commandId);
    void this.link.send('commandSeen', { commandId }).catch(() => undefined);
  }

  private async deliver(events: readonly AnswerEvent[]): Promise<BatchReply> {
    if (!this.link.connected) return call('saveAnswers', { events });
    const [only] = events;
    if (!only || events.length > 1) return this.link.send('saveBatch', { events: [...events] });
    try {
      return { saved: [await this.link.send('saveAnswer', only)], refused: [] };
    } catch (error) {
      if (!(error instanceof Refused) || error.code === 'network') throw error;
      const { code, zh, en } = error.problem;
      return { saved: [], refused: [{ n: only.n, epoch: only.epoch, code, zh, en }] };
    }
  }

  /** The page goes away: what is unsent is given to the browser to send, besides being kept. */
  flushAtOnce(): void {
    const events = this.model.box.pending.slice(0, 100);
    if (events.length > 0) void call('saveAnswers', { events }, { keepalive: true }).catch(() => undefined);
  }
}
