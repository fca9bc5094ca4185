import { PAPER_SET_STATES, type PaperSetState, type Problem } from '@kaowu/contracts';
import { grant, refuse, type Decision } from '@kaowu/kernel';

/** Two different people open what is sealed (rules.md, Papers: "two people hold what opens a paper"; D19). */
export const RELEASES_NEEDED = 2;

/** Where a set stands on its way from the seal to the exam. */
export interface Custody {
  readonly state: PaperSetState;
  readonly sessionId: string | null;
  /** When the session opens. */
  readonly opensAt: Date | null;
  /** The earliest instant at which a release may be given. */
  readonly releaseFrom: Date | null;
}

/** What a session asks for when it reserves a set. */
export interface Reservation {
  readonly sessionId: string;
  readonly opensAt: Date;
}

const MINUTE = 60_000;

/** An instant as people read it, in the organisation's zone (UTC+8). */
export const minuteOf = (at: Date): string => new Date(at.getTime() + 480 * MINUTE).toISOString().slice(0, 16).replace('T', ' ');

const wrongState = (state: PaperSetState): Problem => ({ code: 'paper-set.wrong-state', params: { state: PAPER_SET_STATES[state].zh } });

/** The earliest release: `leadMinutes` (rule set, paper.releaseLeadMinutes) before the session opens. */
export const releaseFrom = (opensAt: Date, leadMinutes: number): Date => new Date(opensAt.getTime() - leadMinutes * MINUTE);

/**
 * May the session have the set? A sealed set that nobody else holds; the time may be moved until the first release.
 * Grants `false` where the reservation stands already just so. Problems: paper-set.wrong-state,
 * paper-set.reserved-elsewhere, paper-set.release-begun.
 */
export function canReserve(set: Custody, wanted: Reservation, releases: number): Decision<boolean, Problem> {
  const same = set.sessionId === wanted.sessionId && set.opensAt?.getTime() === wanted.opensAt.getTime();
  if (same && set.state !== 'void') return grant(false);
  if (set.sessionId !== null && set.sessionId !== wanted.sessionId) return refuse({ code: 'paper-set.reserved-elsewhere' });
  if (set.state !== 'sealed') return refuse(wrongState(set.state));
  return releases > 0 ? refuse({ code: 'paper-set.release-begun' }) : grant(true);
}

/** May the session give the set back? Problems: paper-set.reserved-elsewhere, paper-set.wrong-state, paper-set.release-begun. */
export function canGiveBack(set: Custody, sessionId: string, releases: number): Decision<true, Problem> {
  if (set.sessionId !== sessionId) return refuse({ code: 'paper-set.reserved-elsewhere' });
  if (set.state !== 'sealed') return refuse(wrongState(set.state));
  return releases > 0 ? refuse({ code: 'paper-set.release-begun' }) : grant(true);
}

/**
 * What a person's release does: 'given' while another person is awaited, 'released' when theirs completes it.
 * Problems: paper-set.wrong-state, paper-set.not-reserved, paper-set.too-early, paper-set.same-person.
 */
export function decideRelease(
  set: Custody,
  given: readonly string[],
  personId: string,
  now: Date,
): Decision<'given' | 'released', Problem> {
  if (set.state !== 'sealed') return refuse(wrongState(set.state));
  if (set.releaseFrom === null) return refuse({ code: 'paper-set.not-reserved' });
  if (now < set.releaseFrom) return refuse({ code: 'paper-set.too-early', params: { from: minuteOf(set.releaseFrom) } });
  if (given.includes(personId)) return refuse({ code: 'paper-set.same-person' });
  return grant(given.length + 1 >= RELEASES_NEEDED ? 'released' : 'given');
}

/**
 * May the set be voided? While sealed always; after the release only until a candidate has opened a paper, for then
 * the papers are evidence. Problems: paper-set.wrong-state, paper-set.opened.
 */
export function canVoid(set: Custody, opened: boolean): Decision<true, Problem> {
  if (set.state !== 'sealed' && set.state !== 'released') return refuse(wrongState(set.state));
  return opened ? refuse({ code: 'paper-set.opened' }) : grant(true);
}

/** May a paper's sealed parts be opened for candidates and scoring? Only once released. Problem: paper.not-released. */
export const canOpen = (state: string): Decision<true, Problem> =>
  state === 'released' ? grant(true) : refuse({ code: 'paper.not-released' });

/** May a member of staff read the paper? Released, and the session has opened. Problems: paper.not-released, paper.not-open-yet. */
export function canRead(state: string, opensAt: Date | null, now: Date): Decision<true, Problem> {
  const open = canOpen(state);
  if (!open.ok) return open;
  if (opensAt === null || now < opensAt) {
    return refuse({ code: 'paper.not-open-yet', params: { from: opensAt === null ? '—' : minuteOf(opensAt) } });
  }
  return grant(true);
}
