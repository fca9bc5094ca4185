import type { DrawPhase } from '@kaowu/contracts';

/** A draw was called off; whatever it did is undone. */
export class DrawCancelled extends Error {}

/** Watches a draw: is told how far it is, and can call it off. */
export interface DrawWatch {
  readonly told: (phase: DrawPhase, done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** Nobody watches. */
export const UNWATCHED: DrawWatch = { told: () => undefined, signal: new AbortController().signal };

/** Throws DrawCancelled where the draw was called off. */
export function unlessCancelled({ signal }: DrawWatch): void {
  if (signal.aborted) throw new DrawCancelled('the draw was cancelled');
}
