import type { Database } from '@kaowu/platform';

/** Sketches of versions to insert. */
export interface NewSketch {
  readonly versionId: string;
  readonly itemId: string;
  /** 2048 bits as hex. */
  readonly words: string;
  readonly marks: Uint32Array;
  readonly bands: readonly number[];
}

const bytesOf = (marks: Uint32Array): Buffer => Buffer.from(marks.buffer, marks.byteOffset, marks.byteLength);

/** Marks as they were inserted. */
export const marksFrom = (bytes: Buffer): Uint32Array => new Uint32Array(new Uint8Array(bytes).buffer);

/** Keeps the sketches of versions of one table's items. */
export async function insertSketches(db: Database, tableId: string, sketches: readonly NewSketch[]): Promise<void> {
  if (sketches.length === 0) return;
  await db.query(
    `INSERT INTO item_sketch (version_id, item_id, table_id, words, marks, bands)
     SELECT s.version_id, s.item_id, $1, ('x' || s.words)::bit(2048), s.marks, s.bands::int[]
     FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::bytea[], $6::text[]) AS s (version_id, item_id, words, marks, bands)
     ON CONFLICT (version_id) DO NOTHING`,
    [tableId, sketches.map((s) => s.versionId), sketches.map((s) => s.itemId), sketches.map((s) => s.words), sketches.map((s) => bytesOf(s.marks)), sketches.map((s) => `{${s.bands.join(',')}}`)]);
}

/** Versions in use or under way that have no sketch yet, with their sealed contents. */
export const unsketched = (db: Database, limit: number): Promise<{ id: string; item_id: string; table_id: string; content: Buffer }[]> =>
  db.query(
    `SELECT v.id, v.item_id, v.table_id, v.content FROM item_version v
     WHERE v.state <> 'replaced' AND NOT EXISTS (SELECT 1 FROM item_sketch s WHERE s.version_id = v.id) ORDER BY v.table_id, v.id LIMIT $1`, [limit]);

/** A version that may be like a question, sealed. */
export interface LikeCandidate {
  readonly item_id: string;
  readonly version_id: string;
  readonly version: number;
  readonly table_id: string;
  readonly serial: number;
  readonly type: string;
  readonly state: string;
  readonly status: string;
  readonly content: Buffer;
}

/** Candidates that are opened to be compared. */
const OPENED = 60;
/** Rows that a bundle may give: a bank in which everything is alike must not be read whole. */
const FUZZY = 3000;

/** Whether so many sketches share a bundle with a question that reading the table until enough are met beats the index; by one page in a hundred. */
async function isCommon(db: Database, bands: readonly number[]): Promise<boolean> {
  const [sample] = await db.query<{ common: boolean }>(
    'SELECT count(*) FILTER (WHERE bands && $1::int[]) * 4 > count(*) AS common FROM item_sketch TABLESAMPLE SYSTEM (1) REPEATABLE (1)', [bands]);
  return sample?.common === true;
}

/** The newest versions that share bundles of marks with a question, those with most first; never those of `exceptItem`. Inside a transaction. */
export async function likeCandidates(db: Database, bands: readonly number[], exceptItem: string | null): Promise<LikeCandidate[]> {
  // The planner cannot tell a bundle that nothing has from one that all have, and either way of reading is slow for the other.
  await db.query(`SET LOCAL gin_fuzzy_search_limit = ${FUZZY}; SET LOCAL ${(await isCommon(db, bands)) ? 'enable_bitmapscan' : 'enable_seqscan'} = off`);
  const candidates = await db.query<LikeCandidate>(
    `WITH hit AS MATERIALIZED (SELECT version_id, item_id, bands FROM item_sketch WHERE bands && $1::int[] LIMIT ${FUZZY}),
     near AS (
       SELECT h.version_id, h.item_id, (SELECT count(*) FROM unnest(h.bands) AS b WHERE b = ANY($1::int[])) AS shared FROM hit h
       WHERE $2::uuid IS NULL OR h.item_id <> $2 ORDER BY shared DESC LIMIT ${OPENED * 2})
     SELECT v.item_id, v.id AS version_id, v.version, v.table_id, i.serial, v.type, v.state, v.status, v.content
     FROM near n JOIN item_version v ON v.id = n.version_id JOIN item i ON i.id = v.item_id
     WHERE v.state IN ('draft', 'in_review', 'approved') ORDER BY n.shared DESC, i.serial LIMIT ${OPENED}`,
    [bands, exceptItem]);
  await db.query('SET LOCAL enable_seqscan = on; SET LOCAL enable_bitmapscan = on');
  return candidates;
}

/** Serial numbers and marks of a table's versions in use or under way, page by page. */
export async function* marksOfTable(db: Database, tableId: string): AsyncGenerator<{ serial: number; marks: Uint32Array }> {
  for (let after = 0; ;) {
    const rows = await db.query<{ serial: number; marks: Buffer }>(
      `SELECT i.serial, s.marks FROM (SELECT id, serial FROM item WHERE table_id = $1 AND serial > $2 ORDER BY serial LIMIT 5000) AS i
       JOIN item_version v ON v.item_id = i.id AND v.state IN ('draft', 'in_review', 'approved') JOIN item_sketch s ON s.version_id = v.id ORDER BY i.serial`, [tableId, after]);
    for (const row of rows) yield { serial: row.serial, marks: marksFrom(row.marks) };
    const [last] = await db.query<{ serial: number | null }>('SELECT max(serial) AS serial FROM (SELECT serial FROM item WHERE table_id = $1 AND serial > $2 ORDER BY serial LIMIT 5000) AS page', [tableId, after]);
    if (!last?.serial) return;
    after = last.serial;
  }
}
