/**
 * Finds a set of constraints that cannot hold together while every smaller part of it can (QuickXplain, Junker 2004).
 * The caller answers each yielded set with whether it can be met; so the search is pure, and who solves is no matter.
 * Constraints that come first are the last to be blamed. Empty where all can be met, or where none is needed for the
 * failure.
 */
export function* smallestConflict<T>(all: readonly T[]): Generator<readonly T[], T[], boolean> {
  if (yield all) return [];
  if (!(yield [])) return [];
  return yield* explain([], false, all);
}

function* explain<T>(given: readonly T[], grown: boolean, rest: readonly T[]): Generator<readonly T[], T[], boolean> {
  if (grown && !(yield given)) return [];
  if (rest.length === 1) return [...rest];
  const half = Math.ceil(rest.length / 2);
  const [left, right] = [rest.slice(0, half), rest.slice(half)];
  const second = yield* explain([...given, ...left], left.length > 0, right);
  const first = yield* explain([...given, ...second], second.length > 0, left);
  return [...first, ...second];
}
