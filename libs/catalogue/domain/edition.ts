import { GRADES, type CatalogueFile, type Level, type Problem, type ProblemDetail } from '@kaowu/contracts';
import { digestOf, grant, refuse, type Decision } from '@kaowu/kernel';

/** One occupation × direction × level that a list names; direction '' is "without direction". */
export interface Offer {
  readonly direction: string;
  readonly level: Level;
}

export interface Occupation {
  readonly seq: number;
  readonly code: string;
  readonly name: string;
  readonly offers: readonly Offer[];
  readonly notes: readonly string[];
  /** The code that the 2022 大典 gives the occupation, where it is another; else null. */
  readonly newCode: string | null;
  /** What this code means in the 2022 大典, where it went to another occupation; else null. */
  readonly codeMeansNow: string | null;
}

/** A published list of occupations: a value that never changes once it is registered (清单化管理, D1). */
export interface Edition {
  readonly edition: string;
  readonly title: string;
  readonly issuedOn: string | null;
  readonly basis: string;
  readonly occupations: readonly Occupation[];
}

type FileList = CatalogueFile['lists'][number];
type FileOccupation = FileList['occupations'][number];

const offerOf = (offer: FileOccupation['offers'][number]): Offer => ({
  direction: offer.direction ?? '',
  level: String(offer.level) as Level,
});

const occupationOf = (o: FileOccupation): Occupation => ({
  seq: o.seq,
  code: o.code,
  name: o.name,
  offers: o.offers.map(offerOf),
  notes: o.notes,
  newCode: o.dadian2022_code && o.dadian2022_code !== o.code ? o.dadian2022_code : null,
  codeMeansNow: o.dadian2022_meaning_of_this_code && o.dadian2022_meaning_of_this_code !== o.name ? o.dadian2022_meaning_of_this_code : null,
});

const editionOf = (list: FileList): Edition => ({
  edition: list.id,
  title: list.title,
  issuedOn: list.issued ?? null,
  basis: list.dadian_base ?? '',
  occupations: list.occupations.map(occupationOf),
});

/** The digest by which a list is known again: SHA-256 of its canonical JSON, in the order of the list. */
export const editionDigest = (edition: Edition): string => digestOf(edition);

/** Reports each value that stands more than once, at the place of its repetition. */
function repeated<T>(entries: readonly T[], keyOf: (entry: T) => string, report: (entry: T, index: number) => ProblemDetail): ProblemDetail[] {
  const seen = new Set<string>();
  return entries.flatMap((entry, i) => {
    const key = keyOf(entry);
    if (seen.has(key)) return [report(entry, i)];
    seen.add(key);
    return [];
  });
}

function faultsOfOccupation(occupation: FileOccupation, field: string): ProblemDetail[] {
  const { code } = occupation;
  const twice = repeated(
    occupation.offers,
    (o) => JSON.stringify(offerOf(o)),
    (o, i) => ({ code: 'catalogue.offer-twice', params: { code, direction: o.direction ?? '', level: String(o.level) }, field: `${field}.offers.${i}` }),
  );
  const grades = occupation.offers.flatMap((o, i) =>
    o.grade && o.grade !== GRADES[String(o.level) as Level].zh
      ? [{ code: 'catalogue.grade-disagrees', params: { code, level: String(o.level), grade: o.grade }, field: `${field}.offers.${i}.grade` }]
      : [],
  );
  return [...twice, ...grades];
}

function faultsOfList(list: FileList, field: string): ProblemDetail[] {
  const edition = list.id;
  const at = (i: number): string => `${field}.occupations.${i}`;
  return [
    ...repeated(list.occupations, (o) => o.code, (o, i) => ({ code: 'catalogue.code-twice', params: { edition, code: o.code }, field: at(i) })),
    ...repeated(list.occupations, (o) => o.name, (o, i) => ({ code: 'catalogue.name-twice', params: { edition, name: o.name }, field: at(i) })),
    ...list.occupations.flatMap((o, i) => faultsOfOccupation(o, at(i))),
  ];
}

/**
 * Takes the lists of a file as editions. Refuses `catalogue.file-invalid` with every place that is wrong: an edition,
 * a code, a name or an offer that stands twice, or a grade word that disagrees with its level (D1, D3).
 */
export function editionsOfFile(file: CatalogueFile): Decision<Edition[], Problem> {
  const details = [
    ...repeated(file.lists, (l) => l.id, (l, i) => ({ code: 'catalogue.edition-twice', params: { edition: l.id }, field: `lists.${i}` })),
    ...file.lists.flatMap((list, i) => faultsOfList(list, `lists.${i}`)),
  ];
  if (details.length > 0) return refuse({ code: 'catalogue.file-invalid', params: { count: details.length }, details });
  return grant(file.lists.map(editionOf));
}

/** Counts that a list is known by: occupations, distinct named directions and offers. */
export function editionCounts(edition: Edition): { occupations: number; directions: number; offers: number } {
  const directions = new Set<string>();
  let offers = 0;
  for (const o of edition.occupations) {
    offers += o.offers.length;
    for (const { direction } of o.offers) if (direction !== '') directions.add(`${o.code}/${direction}`);
  }
  return { occupations: edition.occupations.length, directions: directions.size, offers };
}

/**
 * Whether a new filing may rest on a list from a day on: the list must be in force on that day (动态调整, D1). A list that
 * names no first or last day is open on that side. Filings made before keep their own validity.
 */
export function admitEdition(
  list: { readonly edition: string; readonly effectiveFrom: string | null; readonly effectiveTo: string | null },
  day: string,
): Decision<void, Problem> {
  const { edition, effectiveFrom: from, effectiveTo: to } = list;
  if ((from === null || from <= day) && (to === null || day <= to)) return grant(undefined);
  return refuse({ code: 'catalogue.edition-not-in-force', params: { edition, from: from ?? '—', to: to ?? '—', day } });
}
