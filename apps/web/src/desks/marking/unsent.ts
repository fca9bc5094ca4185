import type { DraftSheet, ScoreSheet } from '@kaowu/contracts';
import { markingRoutes } from '@kaowu/contracts';
import { api, ApiProblem } from '../../frame';

/** What this device holds of one sheet. */
export interface LocalSheet {
  readonly sheet: DraftSheet;
  /** Made once for the sheet: sending it twice is the same submission. */
  readonly clientKey: string;
  /** The signed sheet that has not reached the server yet; null while it is being filled in. */
  readonly signed: { readonly sheet: ScoreSheet; readonly total: number } | null;
  /** ISO instant of the last change. */
  readonly changedAt: string;
}

const PREFIX = 'kaowu.marking.';
const keyOf = (personId: string, performanceId: string): string => `${PREFIX}${personId}.${performanceId}`;

/** What this device holds of the person's sheet, or null. */
export function readLocal(personId: string, performanceId: string): LocalSheet | null {
  const text = localStorage.getItem(keyOf(personId, performanceId));
  if (text === null) return null;
  try {
    return JSON.parse(text) as LocalSheet;
  } catch {
    // Another version of this program wrote it; the server's draft is used instead.
    return null;
  }
}

/** Keeps the sheet on this device. */
export function writeLocal(personId: string, performanceId: string, local: LocalSheet): void {
  localStorage.setItem(keyOf(personId, performanceId), JSON.stringify(local));
}

/** Forgets the sheet: the server has it. */
export const dropLocal = (personId: string, performanceId: string): void => localStorage.removeItem(keyOf(personId, performanceId));

/** Ids of the works whose signed sheet waits on this device. */
export function unsentOf(personId: string): string[] {
  const prefix = keyOf(personId, '');
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .filter((id) => readLocal(personId, id)?.signed);
}

/** True where a failure means "not reached": the sheet is kept and sent again. */
export const isUnreachable = (error: unknown): boolean => error instanceof ApiProblem && (error.problem.status === 0 || error.problem.status === 503);

/**
 * Sends a signed sheet and forgets it once the server has confirmed it. Throws ApiProblem; a sheet that could not be
 * delivered stays, one that was refused goes back to being a draft.
 */
export async function sendSigned(personId: string, performanceId: string): Promise<void> {
  const local = readLocal(personId, performanceId);
  if (!local?.signed) return;
  try {
    await api(markingRoutes.recordScore, { params: { performanceId }, body: { clientKey: local.clientKey, ...local.signed } });
    dropLocal(personId, performanceId);
  } catch (error) {
    if (!isUnreachable(error)) writeLocal(personId, performanceId, { ...local, signed: null });
    throw error;
  }
}
