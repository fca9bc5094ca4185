import type { SearchHit, SearchKind } from '@kaowu/contracts';
import type { Desk } from './desk';
import type { Language } from './words';

/** One line of the palette: a page of the menu, or a thing that was found. */
export interface Line {
  readonly key: string;
  readonly kind: SearchKind | 'page';
  readonly title: string;
  readonly sub: string;
  readonly path: string;
  /** What the journal calls it; null for pages. */
  readonly subject: { readonly type: string; readonly id: string } | null;
}

/** A heading with its lines. */
export interface Group {
  readonly key: SearchKind | 'page' | 'recent';
  readonly lines: readonly Line[];
}

const SUBJECT_OF: Readonly<Record<SearchKind, string>> = {
  person: 'person', candidate: 'candidate', seat: 'seating', session: 'session', round: 'round', item: 'item', 'paper-set': 'paper-set', certificate: 'certificate',
};

/** A hit as a line. */
export const lineOf = (hit: SearchHit): Line => ({
  key: `${hit.kind}/${hit.id}`, kind: hit.kind, title: hit.title, sub: hit.sub, path: hit.path, subject: { type: SUBJECT_OF[hit.kind], id: hit.id },
});

/** The pages of the menu whose name holds what was typed, in either language; all of them while nothing was typed. */
export function pageLines(desks: readonly Desk[], typed: string, language: Language): Line[] {
  const wanted = typed.trim().toLowerCase();
  return desks.flatMap((desk) => desk.nav
    .filter(({ labelKey, path }) => wanted === '' || `${desk.messages.zh[labelKey]} ${desk.messages.en[labelKey]} ${path}`.toLowerCase().includes(wanted))
    .map(({ labelKey, path }): Line => ({
      key: `page/${path}`, kind: 'page', title: desk.messages[language][labelKey] ?? path, sub: desk.messages[language][desk.titleKey] ?? '', path, subject: null,
    })));
}

/** What the palette shows: recent things and all pages at first, then hits by kind with the pages that fit. */
export function groupsOf(typed: string, hits: readonly SearchHit[], pages: readonly Line[], recent: readonly Line[]): Group[] {
  if (typed.trim() === '') return [{ key: 'recent' as const, lines: recent }, { key: 'page' as const, lines: pages }].filter((g) => g.lines.length > 0);
  const kinds = [...new Set(hits.map((hit) => hit.kind))];
  const groups: Group[] = kinds.map((kind) => ({ key: kind, lines: hits.filter((hit) => hit.kind === kind).map(lineOf) }));
  return pages.length > 0 ? [{ key: 'page', lines: pages }, ...groups] : groups;
}

/** The line that the arrow leads to; it goes round. */
export const stepped = (at: number, by: 1 | -1, count: number): number => (count === 0 ? 0 : (at + by + count) % count);

const KEPT = 6;

/** The recent list with a line at its head, each thing once. */
export const remembered = (recent: readonly Line[], line: Line): Line[] => [line, ...recent.filter((one) => one.key !== line.key)].slice(0, KEPT);
