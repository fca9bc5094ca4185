import type { Problem } from '@kaowu/contracts';
import { grant, refuse, type Decision } from '@kaowu/kernel';

/** A version of a blueprint as far as its signature is concerned. */
export interface Signed {
  readonly version: number;
  readonly authorId: string;
  readonly approverId: string | null;
}

/**
 * May this person sign the version off? Whoever answers for the quality of the papers (D21) is not their author.
 * Problems: blueprint.already-approved, blueprint.own-approval.
 */
export function canApprove({ version, authorId, approverId }: Signed, personId: string): Decision<true, Problem> {
  if (approverId !== null) return refuse({ code: 'blueprint.already-approved', params: { version } });
  return authorId === personId ? refuse({ code: 'blueprint.own-approval' }) : grant(true);
}
