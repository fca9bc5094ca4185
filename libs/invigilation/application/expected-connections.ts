import type { SeatChange } from '@kaowu/contracts';

/** How often the database is read again while it still says otherwise than the signal; then it is believed. */
const TRIES = 6;

/**
 * What signals have said of connections and the database may not know yet: it is told of devices in batches, so a look
 * at it may be older than the signal. Until both agree, the signal stands.
 */
export class ExpectedConnections {
  private readonly expected = new Map<string, { readonly connected: boolean; readonly tries: number }>();

  /** A signal: the attempt's device has come or gone. */
  say(attemptId: string, connected: boolean): void {
    this.expected.set(attemptId, { connected, tries: TRIES });
  }

  /** The change as it was read, without a connection that contradicts a signal. */
  asRead(change: SeatChange): SeatChange {
    if (!this.contradicts(change)) return change;
    return Object.fromEntries(Object.entries(change).filter(([name]) => name !== 'connected' && name !== 'lastHeardAt')) as SeatChange;
  }

  /**
   * Counts a look at the database. True where it has to be read again; false where both agree or nothing is expected.
   * After some looks the database is believed (another device of the same attempt may have come meanwhile).
   */
  again(change: SeatChange): boolean {
    const { attemptId } = change;
    const held = attemptId ? this.expected.get(attemptId) : undefined;
    if (!attemptId || !held) return false;
    if (this.contradicts(change) && held.tries > 1) {
      this.expected.set(attemptId, { ...held, tries: held.tries - 1 });
      return true;
    }
    this.expected.delete(attemptId);
    return false;
  }

  private contradicts({ attemptId, connected }: SeatChange): boolean {
    const held = attemptId ? this.expected.get(attemptId) : undefined;
    return held !== undefined && connected !== undefined && connected !== held.connected;
  }
}
