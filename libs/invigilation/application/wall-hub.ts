import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { invigilationPushes, type IncidentView, type SeatChange, type SeatFacts, type SeatingSignal, type WallDelivery } from '@kaowu/contracts';
import { Clock, newId } from '@kaowu/kernel';
import { Database, LiveBus, Sockets } from '@kaowu/platform';
import { ATTEMPT_TOPIC, type AttemptSignal } from '@kaowu/delivery';
import { commandsById } from '../persistence/command-rows';
import { ExpectedConnections } from './expected-connections';
import { Gather } from './gather';
import { changeBetween } from './seat-facts';
import { SessionFeed } from './session-feed';
import { WallFacts } from './wall-facts';

/** Namespace of walls. */
export const WALL_NAMESPACE = '/wall';

/** Socket room of all walls of a session. */
export const wallOf = (sessionId: string): string => `wall:${sessionId}`;

/** Socket room of the walls that show one room of a session. */
export const wallOfRoom = (sessionId: string, roomId: string): string => `wall:${sessionId}:${roomId}`;

const READ_AFTER_MS = 100;
/** A connection is written to the database in batches (see delivery's presence), so it is read a little later. */
const READ_CONNECTION_AFTER_MS = 600;
const BEAT_MS = 2_000;
const RECONCILE_MS = 10_000;
const FORGET_AFTER_MS = 10 * 60_000;

/**
 * Carries what happens in the rooms to the walls. Signals of this server process become deltas that reach the walls of
 * every process; a regular look at the database finds what another process did, or what was lost.
 */
@Injectable()
export class WallHub implements OnModuleInit, OnApplicationShutdown {
  /** Names this server process in deltas and beats. */
  readonly source = newId();
  private readonly log = new Logger(WallHub.name);
  private readonly feeds = new Map<string, SessionFeed>();
  private readonly watchers = new Map<string, number>();
  private readonly deliveries = new Map<string, WallDelivery>();
  private readonly failed = (error: unknown): void => this.log.warn(`wall: ${String(error)}`);
  private readonly attempts = new Gather(READ_AFTER_MS, (sessionId, ids) => this.readAttempts(sessionId, ids), this.failed);
  private readonly connections = new Gather(READ_CONNECTION_AFTER_MS, (sessionId, ids) => this.readConnections(sessionId, ids), this.failed);
  private readonly expected = new ExpectedConnections();
  private readonly seatings = new Gather(READ_AFTER_MS, (sessionId, ids) => this.readSeatings(sessionId, ids), this.failed);
  private readonly commands = new Gather(READ_AFTER_MS, (sessionId, ids) => this.readCommands(sessionId, ids), this.failed);
  private readonly stops: (() => void)[] = [];

  constructor(
    private readonly db: Database,
    private readonly facts: WallFacts,
    private readonly live: LiveBus,
    private readonly sockets: Sockets,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const beat = setInterval(() => this.beat(), BEAT_MS).unref();
    const reconcile = setInterval(() => void this.reconcileAll().catch(this.failed), RECONCILE_MS).unref();
    this.stops.push(
      this.live.subscribe<AttemptSignal>(ATTEMPT_TOPIC, (signal) => this.onAttempt(signal)),
      this.live.subscribe<SeatingSignal>('seating', ({ sessionId, seatingId }) => this.seatings.add(sessionId, seatingId)),
      () => clearInterval(beat), () => clearInterval(reconcile),
      () => [this.attempts, this.connections, this.seatings, this.commands].forEach((gather) => gather.stop()),
      () => this.feeds.forEach((feed) => feed.stop()),
    );
  }

  onApplicationShutdown(): void {
    for (const stop of this.stops.splice(0)) stop();
  }

  /** A wall of this process shows the session from now on. */
  watch(sessionId: string): void {
    this.watchers.set(sessionId, (this.watchers.get(sessionId) ?? 0) + 1);
  }

  /** A wall of this process is gone. */
  unwatch(sessionId: string): void {
    const left = (this.watchers.get(sessionId) ?? 1) - 1;
    if (left > 0) this.watchers.set(sessionId, left);
    else this.watchers.delete(sessionId);
  }

  /** The numbers that a snapshot taken from now on holds. */
  seqs(sessionId: string): Record<string, number> {
    return this.feed(sessionId).seqs;
  }

  /** A snapshot has been read: what it shows need not be told again. */
  learn(sessionId: string, seats: readonly SeatFacts[]): void {
    const feed = this.feed(sessionId);
    feed.learn(seats.filter((seat) => feed.seat(seat.seatingId) === undefined));
  }

  /** A command was given or acknowledged. */
  commandChanged(sessionId: string, commandId: string): void {
    this.commands.add(sessionId, commandId);
  }

  /** An incident was reported or closed; `openAtSeat` is how many are now open at its seat. */
  async incidentChanged(incident: IncidentView, openAtSeat: number): Promise<void> {
    const feed = await this.loaded(incident.sessionId);
    feed.tell(incident.roomId, { incidents: [incident] });
    if (incident.seatingId !== null) feed.change({ seatingId: incident.seatingId, openIncidents: openAtSeat });
  }

  private onAttempt({ sessionId, attemptId, seatingId, kind, answered, at }: AttemptSignal): void {
    const feed = this.feed(sessionId);
    const known = feed.seat(seatingId) !== undefined;
    const when = at.toISOString();
    if (kind === 'connected' || kind === 'disconnected') {
      this.expected.say(attemptId, kind === 'connected');
      this.connections.add(sessionId, attemptId);
    }
    if (!known || kind === 'state') return this.attempts.add(sessionId, attemptId);
    if (kind === 'progress') return feed.change({ seatingId, lastAnswerAt: when, lastHeardAt: when, ...(answered === undefined ? {} : { answered }) });
    if (kind === 'connected') feed.change({ seatingId, connected: true, signedIn: true, lastHeardAt: when });
  }

  private feed(sessionId: string): SessionFeed {
    let feed = this.feeds.get(sessionId);
    if (!feed) {
      feed = new SessionFeed(sessionId, this.source, () => this.clock.now(), (delta) =>
        this.sockets.push(WALL_NAMESPACE, wallOfRoom(sessionId, delta.roomId), invigilationPushes.wallDelta, delta));
      this.feeds.set(sessionId, feed);
    }
    feed.usedAtMs = this.clock.now().getTime();
    return feed;
  }

  private async loaded(sessionId: string): Promise<SessionFeed> {
    const feed = this.feed(sessionId);
    if (feed.blank) this.learn(sessionId, await this.facts.all(sessionId));
    return feed;
  }

  private async readAttempts(sessionId: string, attemptIds: readonly string[]): Promise<readonly SeatChange[]> {
    const feed = await this.loaded(sessionId);
    const { mark } = feed;
    const changes = await this.facts.ofAttempts(attemptIds);
    for (const change of changes) feed.changeAsRead(this.expected.asRead(change), mark);
    await this.readDelivery(feed);
    return changes;
  }

  /** Reads connections until the database knows what the signals have said. */
  private async readConnections(sessionId: string, attemptIds: readonly string[]): Promise<void> {
    const believed: string[] = [];
    for (const change of await this.readAttempts(sessionId, attemptIds)) {
      if (!change.attemptId) continue;
      const left = this.expected.asRead(change) !== change;
      if (this.expected.again(change)) this.connections.add(sessionId, change.attemptId);
      else if (left) believed.push(change.attemptId);
    }
    if (believed.length > 0) await this.readAttempts(sessionId, believed);
  }

  private async readSeatings(sessionId: string, seatingIds: readonly string[]): Promise<void> {
    const feed = await this.loaded(sessionId);
    for (const change of await this.facts.ofSeatings(sessionId, seatingIds)) feed.change(change);
  }

  private async readCommands(sessionId: string, commandIds: readonly string[]): Promise<void> {
    const feed = this.feed(sessionId);
    for (const command of await commandsById(this.db, commandIds)) {
      for (const roomId of command.roomIds) feed.tell(roomId, { commands: [command] });
    }
  }

  private async readDelivery(feed: SessionFeed): Promise<void> {
    const delivery = await this.facts.delivery(feed.sessionId);
    const before = this.deliveries.get(feed.sessionId);
    this.deliveries.set(feed.sessionId, delivery);
    if (before?.state !== delivery.state || before.startedAt !== delivery.startedAt) feed.changeDelivery(delivery);
  }

  private async reconcileAll(): Promise<void> {
    const forgetBefore = this.clock.now().getTime() - FORGET_AFTER_MS;
    for (const [sessionId, feed] of this.feeds) {
      if (this.watchers.has(sessionId)) await this.reconcile(feed);
      else if (feed.usedAtMs < forgetBefore) {
        this.feeds.delete(sessionId);
        this.deliveries.delete(sessionId);
      }
    }
  }

  private async reconcile(feed: SessionFeed): Promise<void> {
    const { mark } = feed;
    for (const seat of await this.facts.all(feed.sessionId)) {
      const before = feed.seat(seat.seatingId);
      if (!before) feed.learn([seat]);
      // That a connected machine was heard of again is no news.
      const change = before && changeBetween({ ...before, ...(seat.connected ? { lastHeardAt: seat.lastHeardAt } : {}) }, { ...before, ...(this.expected.asRead(seat) as Partial<SeatFacts>) });
      // What was told while this was read is newer; the next round looks again.
      if (change && !feed.changedSince(seat.seatingId, mark)) feed.change(change);
    }
    await this.readDelivery(feed);
  }

  private beat(): void {
    const at = this.clock.now().toISOString();
    for (const [sessionId, { seqs }] of this.feeds) {
      this.sockets.push(WALL_NAMESPACE, wallOf(sessionId), invigilationPushes.wallBeat, { source: this.source, sessionId, at, seqs });
    }
  }
}
