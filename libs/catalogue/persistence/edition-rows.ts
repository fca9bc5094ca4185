import type { Database } from '@kaowu/platform';
import type { EditionView, Level, OccupationView } from '@kaowu/contracts';
import { editionCounts, type Edition, type Occupation } from '../domain/edition';

interface EditionRow {
  edition: string;
  title: string;
  issued_on: string | null;
  basis: string;
  effective_from: string | null;
  effective_to: string | null;
  digest: string;
  imported_at: Date;
  occupations: string;
  directions: string;
  offers: string;
}

interface OccupationRow {
  seq: number;
  code: string;
  name: string;
  notes: string[];
  new_code: string | null;
  code_means_now: string | null;
  offers: { direction: string; level: Level }[];
  standard_edition: string | null;
}

const viewOf = (row: EditionRow): EditionView => ({
  edition: row.edition,
  title: row.title,
  issuedOn: row.issued_on,
  basis: row.basis,
  effectiveFrom: row.effective_from,
  effectiveTo: row.effective_to,
  digest: row.digest,
  importedAt: row.imported_at.toISOString(),
  occupations: Number(row.occupations),
  directions: Number(row.directions),
  offers: Number(row.offers),
});

/** All editions in the order in which they were registered, or the one that is asked for. */
export async function findEditions(db: Database, edition?: string): Promise<EditionView[]> {
  const rows = await db.query<EditionRow>(
    `SELECT e.edition, e.title, e.issued_on::text, e.basis, e.effective_from::text, e.effective_to::text, e.digest, e.imported_at,
       (SELECT count(*) FROM catalogue_occupation o WHERE o.edition = e.edition) AS occupations,
       (SELECT count(DISTINCT (f.code, f.direction)) FROM catalogue_offer f WHERE f.edition = e.edition AND f.direction <> '') AS directions,
       (SELECT count(*) FROM catalogue_offer f WHERE f.edition = e.edition) AS offers
     FROM catalogue_edition e WHERE $1::text IS NULL OR e.edition = $1 ORDER BY e.seq`,
    [edition ?? null],
  );
  return rows.map(viewOf);
}

const findOccupationRows = (db: Database, edition: string): Promise<OccupationRow[]> =>
  db.query<OccupationRow>(
    `SELECT o.seq, o.code, o.name, o.notes, o.new_code, o.code_means_now,
       (SELECT json_agg(json_build_object('direction', f.direction, 'level', f.level) ORDER BY f.seq)
          FROM catalogue_offer f WHERE f.edition = o.edition AND f.code = o.code) AS offers,
       (SELECT max(s.standard_edition) FROM standard s JOIN standard_serves v ON v.standard_id = s.id
          WHERE v.edition = o.edition AND v.code = o.code) AS standard_edition
     FROM catalogue_occupation o WHERE o.edition = $1 ORDER BY o.seq, o.code`,
    [edition],
  );

/** The occupations of an edition as they were imported, for comparing; empty where the edition is not registered. */
export async function loadOccupations(db: Database, edition: string): Promise<Occupation[]> {
  const rows = await findOccupationRows(db, edition);
  return rows.map((r) => ({ seq: r.seq, code: r.code, name: r.name, offers: r.offers, notes: r.notes, newCode: r.new_code, codeMeansNow: r.code_means_now }));
}

/** The occupations of an edition with the levels of each direction, as a person reads a list. */
export async function findOccupationViews(db: Database, edition: string): Promise<OccupationView[]> {
  const rows = await findOccupationRows(db, edition);
  return rows.map((r) => {
    const directions = new Map<string, Level[]>();
    for (const { direction, level } of r.offers) directions.set(direction, [...(directions.get(direction) ?? []), level]);
    return {
      seq: r.seq,
      code: r.code,
      name: r.name,
      directions: [...directions].map(([direction, levels]) => ({ direction, levels })),
      notes: r.notes,
      newCode: r.new_code,
      codeMeansNow: r.code_means_now,
      standardEdition: r.standard_edition,
    };
  });
}

/** Registers an edition with all that it lists; false where its name is taken already. */
export async function insertEdition(db: Database, edition: Edition, digest: string, at: Date): Promise<boolean> {
  const inserted = await db.change(
    `INSERT INTO catalogue_edition (edition, title, issued_on, basis, digest, effective_from, imported_at)
     VALUES ($1, $2, $3, $4, $5, $3, $6) ON CONFLICT (edition) DO NOTHING`,
    [edition.edition, edition.title, edition.issuedOn, edition.basis, digest, at],
  );
  if (inserted === 0) return false;
  const occupations = edition.occupations.map((o) => ({
    seq: o.seq, code: o.code, name: o.name, notes: o.notes, new_code: o.newCode, code_means_now: o.codeMeansNow,
  }));
  await db.query(
    `INSERT INTO catalogue_occupation (edition, seq, code, name, notes, new_code, code_means_now)
     SELECT $1, seq, code, name, notes, new_code, code_means_now
     FROM jsonb_to_recordset($2::jsonb) AS t (seq int, code text, name text, notes jsonb, new_code text, code_means_now text)`,
    [edition.edition, JSON.stringify(occupations)],
  );
  const offers = edition.occupations.flatMap((o) => o.offers.map((f, seq) => ({ code: o.code, direction: f.direction, level: f.level, seq })));
  await db.query(
    `INSERT INTO catalogue_offer (edition, code, direction, level, seq)
     SELECT $1, code, direction, level, seq FROM jsonb_to_recordset($2::jsonb) AS t (code text, direction text, level text, seq int)`,
    [edition.edition, JSON.stringify(offers)],
  );
  return true;
}

/** Occupations and offers of an edition, for reports. */
export const countsOf = (edition: Edition): { occupations: number; offers: number } => {
  const { occupations, offers } = editionCounts(edition);
  return { occupations, offers };
};
