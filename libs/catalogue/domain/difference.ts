import type { EditionDifference } from '@kaowu/contracts';
import type { Edition, Occupation, Offer } from './edition';

/** An occupation of the older edition with itself in the newer one. */
interface Pair {
  readonly from: Occupation;
  readonly to: Occupation;
}

type ComparedEdition = Pick<Edition, 'edition' | 'occupations'>;

const offerKey = (o: Offer): string => `${o.level}/${o.direction}`;
const named = ({ code, name }: Occupation): { code: string; name: string } => ({ code, name });

/**
 * Finds each occupation of the older list again in the newer one: by its name first, for codes were re-assigned; then
 * what is left by its code, as a new name, unless the list itself says that the code went to another occupation.
 */
function pairOccupations(from: ComparedEdition, to: ComparedEdition): Pair[] {
  const newByName = new Map(to.occupations.map((o) => [o.name, o]));
  const byName = from.occupations.flatMap((o) => {
    const match = newByName.get(o.name);
    return match ? [{ from: o, to: match }] : [];
  });
  const taken = new Set(byName.map((p) => p.to.code));
  const found = new Set(byName.map((p) => p.from.code));
  const newByCode = new Map(to.occupations.map((o) => [o.code, o]));
  const byCode = from.occupations.flatMap((o) => {
    const match = newByCode.get(o.code);
    if (!match || found.has(o.code) || taken.has(match.code) || codeMoved(o, match)) return [];
    return [{ from: o, to: match }];
  });
  return [...byName, ...byCode];
}

/** True where either list says that its entry has another code elsewhere, so that the same code is another occupation. */
const codeMoved = (a: Occupation, b: Occupation): boolean =>
  (a.newCode !== null && a.newCode !== b.code) || (b.newCode !== null && b.newCode !== a.code);

const offersWithout = (all: Occupation, other: Occupation | undefined): EditionDifference['offersAdded'] => {
  const known = new Set((other?.offers ?? []).map(offerKey));
  return all.offers
    .filter((o) => !known.has(offerKey(o)))
    .map((o) => ({ code: all.code, name: all.name, direction: o.direction, level: o.level }));
};

/**
 * What changed from one edition to another (D1: import with differences). Occupations are compared as such, so a
 * re-coded occupation keeps its offers and only what was really gained or lost stands as added or removed. Lists keep
 * the order of the edition they come from.
 */
export function diffEditions(from: ComparedEdition, to: ComparedEdition): EditionDifference {
  const pairs = pairOccupations(from, to);
  const newer = new Map(pairs.map((p) => [p.from.code, p.to]));
  const older = new Map(pairs.map((p) => [p.to.code, p.from]));
  const fromByCode = new Map(from.occupations.map((o) => [o.code, o]));
  const offersRemoved = from.occupations.flatMap((o) => offersWithout(o, newer.get(o.code)));
  const offersAdded = to.occupations.flatMap((o) => offersWithout(o, older.get(o.code)));
  const offersBefore = from.occupations.reduce((n, o) => n + o.offers.length, 0);
  return {
    from: from.edition,
    to: to.edition,
    occupationsAdded: to.occupations.filter((o) => !older.has(o.code)).map(named),
    occupationsRemoved: from.occupations.filter((o) => !newer.has(o.code)).map(named),
    renamed: pairs
      .filter((p) => p.from.name !== p.to.name)
      .map((p) => ({ code: p.to.code, fromName: p.from.name, toName: p.to.name })),
    recoded: pairs
      .filter((p) => p.from.code !== p.to.code)
      .map((p) => ({ name: p.to.name, fromCode: p.from.code, toCode: p.to.code })),
    reassigned: to.occupations.flatMap((o) => {
      const before = fromByCode.get(o.code);
      if (!before || newer.get(before.code) === o) return [];
      return [{ code: o.code, fromName: before.name, toName: o.name }];
    }),
    offersAdded,
    offersRemoved,
    offersKept: offersBefore - offersRemoved.length,
  };
}
