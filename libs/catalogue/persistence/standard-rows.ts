import type { Database } from '@kaowu/platform';
import type { Level, StandardView, WeightMode } from '@kaowu/contracts';
import { newId } from '@kaowu/kernel';
import type { StandardEntry, WeightRow } from '../domain/weights';

interface StandardRow {
  id: string;
  code: string;
  name: string;
  standard_edition: string;
  source: string;
  serves: { edition: string; code: string }[];
}

interface TableRow {
  standard_id: string;
  mode: WeightMode;
  level: Level;
  source: string;
  rows: { name: string; weightHundredths: number }[];
}

/** Standards with their weights; narrowed to one, or to those that serve an entry of a list. */
export async function findStandards(db: Database, filter: { id?: string; edition?: string; code?: string } = {}): Promise<StandardView[]> {
  const standards = await db.query<StandardRow>(
    `SELECT s.id, s.code, s.name, s.standard_edition, s.source,
       coalesce((SELECT json_agg(json_build_object('edition', v.edition, 'code', v.code) ORDER BY v.edition)
         FROM standard_serves v WHERE v.standard_id = s.id), '[]') AS serves
     FROM standard s
     WHERE ($1::uuid IS NULL OR s.id = $1)
       AND (($2::text IS NULL AND $3::text IS NULL) OR EXISTS (SELECT 1 FROM standard_serves v
         WHERE v.standard_id = s.id AND ($2::text IS NULL OR v.edition = $2) AND ($3::text IS NULL OR v.code = $3)))
     ORDER BY s.code, s.standard_edition`,
    [filter.id ?? null, filter.edition ?? null, filter.code ?? null],
  );
  const tables = await db.query<TableRow>(
    `SELECT standard_id, mode, level, min(source) AS source,
       json_agg(json_build_object('name', name, 'weightHundredths', weight_hundredths) ORDER BY seq) AS rows
     FROM standard_weight WHERE standard_id = ANY($1::uuid[])
     GROUP BY standard_id, mode, level ORDER BY mode DESC, level DESC`,
    [standards.map((s) => s.id)],
  );
  return standards.map((s) => ({
    id: s.id,
    code: s.code,
    name: s.name,
    standardEdition: s.standard_edition,
    source: s.source,
    serves: s.serves,
    tables: tables.filter((t) => t.standard_id === s.id).map(({ mode, level, source, rows }) => ({ mode, level, source, rows })),
  }));
}

/** Registers a standard with the list entries that it serves, and gives its id; the id there is where it is known. */
export async function ensureStandard(db: Database, entry: StandardEntry): Promise<{ id: string; added: boolean }> {
  const id = newId();
  const added = await db.change(
    'INSERT INTO standard (id, code, name, standard_edition, source) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (code, standard_edition) DO NOTHING',
    [id, entry.code, entry.name, entry.standardEdition, entry.source],
  );
  const row = await db.one<{ id: string }>('SELECT id FROM standard WHERE code = $1 AND standard_edition = $2', [entry.code, entry.standardEdition]);
  const standardId = row?.id ?? id;
  await db.query(
    `INSERT INTO standard_serves (standard_id, edition, code)
     SELECT $1, edition, code FROM jsonb_to_recordset($2::jsonb) AS t (edition text, code text) ON CONFLICT DO NOTHING`,
    [standardId, JSON.stringify(entry.serves)],
  );
  return { id: standardId, added: added > 0 };
}

/** Replaces the weights of one level and mode. */
export async function replaceWeights(
  db: Database,
  at: { standardId: string; mode: WeightMode; level: Level; source: string },
  rows: readonly WeightRow[],
): Promise<void> {
  await db.query('DELETE FROM standard_weight WHERE standard_id = $1 AND mode = $2 AND level = $3', [at.standardId, at.mode, at.level]);
  await db.query(
    `INSERT INTO standard_weight (standard_id, mode, level, source, seq, name, weight_hundredths)
     SELECT $1, $2, $3, $4, seq, name, weight
     FROM jsonb_to_recordset($5::jsonb) AS t (seq int, name text, weight int)`,
    [at.standardId, at.mode, at.level, at.source, JSON.stringify(rows.map((r, seq) => ({ seq, name: r.name, weight: r.weightHundredths })))],
  );
}
