import { setImmediate as turn } from 'node:timers/promises';

/** Work done without a pause before others get their turn, in milliseconds. */
const SLICE = 12;

/** A breather for long work: wait for it after each piece, and the event loop turns once every few milliseconds. */
export function breather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE) return;
    await turn();
    since = performance.now();
  };
}

/** Runs work that comes in steps, with a rest between them where one is due; gives what it comes to. */
export async function restful<T>(steps: Generator<unknown, T>): Promise<T> {
  const breathe = breather();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await breathe();
  }
}
