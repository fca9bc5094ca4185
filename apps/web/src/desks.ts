import type { Desk } from './frame/desk';

// index.tsx of a desk holds only words and the menu; its pages are React.lazy, so this stays small.
const found = import.meta.glob<{ readonly desk: Desk }>('./desks/*/index.tsx', { eager: true });

const FLOW = [
  'operations', 'catalogue', 'people', 'bank', 'assembly', 'sitting', 'delivery', 'invigilation', 'marking', 'results',
  'certificates', 'oversight', 'journal', 'identity',
];
const place = (id: string): number => (FLOW.includes(id) ? FLOW.indexOf(id) : FLOW.length);

/** Every desk, in the order in which an exam flows. A new folder under desks/ is found by itself. */
export const DESKS: readonly Desk[] = Object.values(found)
  .map((module) => module.desk)
  .sort((a, b) => place(a.id) - place(b.id));
