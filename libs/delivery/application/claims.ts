import { refusal, type Actor } from '@kaowu/platform';

/** What a candidate's session was opened for. */
export interface SeatClaims {
  readonly attemptId: string;
  readonly seatingId: string;
  readonly sessionId: string;
  readonly epoch: number;
}

/** The claims of a candidate's session; refuses `access.sign-in-needed` to anybody else. */
export function claimsOf(actor: Actor): SeatClaims {
  const { attemptId, seatingId, sessionId, epoch } = actor.claims;
  if (actor.kind !== 'candidate' || typeof attemptId !== 'string' || typeof seatingId !== 'string' || typeof sessionId !== 'string' || typeof epoch !== 'number') {
    throw refusal('access.sign-in-needed');
  }
  return { attemptId, seatingId, sessionId, epoch };
}
