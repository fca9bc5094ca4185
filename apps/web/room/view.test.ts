import type { Kept } from './storage';
import { savedKind, type SavedKind } from './view';

const AT = '2026-11-20T01:00:00.000Z';

const CASES: readonly [string, number, boolean, string | null, Kept, SavedKind][] = [
  ['nothing answered yet', 0, true, null, 'yes', 'nothing-yet'],
  ['all confirmed by the server', 0, true, AT, 'yes', 'saved'],
  ['one on its way', 1, true, AT, 'yes', 'saving'],
  ['no network, all confirmed', 0, false, AT, 'yes', 'offline-saved'],
  ['no network, one kept on the machine', 1, false, AT, 'yes', 'offline'],
  ['no network, one that the machine is still writing', 1, false, AT, 'not-yet', 'saving'],
  ['no network, one that the machine refused to keep', 1, false, AT, 'no', 'offline-held'],
  ['one on its way that the machine refused to keep', 1, true, AT, 'no', 'saving'],
];

it.each(CASES)('how safe: %s', (_, unsent, online, at, kept, kind) => {
  expect(savedKind(unsent, online, at, kept)).toBe(kind);
});
