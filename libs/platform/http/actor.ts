import type { Permission, Post } from '@kaowu/contracts';

/** Who acts. Loaded once a request from the session; what an actor may do is decided before any use case runs. */
export interface Actor {
  readonly kind: 'staff' | 'candidate' | 'public' | 'system';
  /** Person id of staff, candidate id of a candidate, the component's name for `system`, `public` for nobody. */
  readonly id: string;
  /** The name to show staff; never set for candidates. */
  readonly name: string;
  readonly posts: readonly Post[];
  readonly permissions: ReadonlySet<Permission>;
  readonly sessionId?: string | undefined;
  /** What the session was opened for (a candidate's attempt, seating, device epoch). */
  readonly claims: Readonly<Record<string, string | number>>;
  /** Why this request reads what is confidential; set where the route's contract asks for it. */
  readonly readingReason?: string | undefined;
}

/** Nobody in particular, with no permission. */
export const PUBLIC_ACTOR: Actor = { kind: 'public', id: 'public', name: '', posts: [], permissions: new Set(), claims: {} };

/** A part of the system that acts by itself (a sweep, a job, the command line); named in the journal. */
export const systemActor = (component: string): Actor => ({
  kind: 'system', id: component, name: component, posts: [], permissions: new Set(), claims: {},
});

/** Turns a session token into its actor; identity provides it. */
export abstract class Authenticator {
  /** Null when the token is unknown, closed or expired. */
  abstract resolve(token: string): Promise<Actor | null>;
}

/** Cookie that carries a staff session. */
export const STAFF_COOKIE = 'kaowu_staff';

/** Cookie that carries a candidate's session, apart, so that both can be open in one browser. */
export const SEAT_COOKIE = 'kaowu_seat';
