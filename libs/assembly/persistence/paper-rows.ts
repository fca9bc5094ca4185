import type { PaperFigures } from '@kaowu/contracts';
import { newId } from '@kaowu/kernel';
import { found, type Actor, type Database } from '@kaowu/platform';

/** A paper as it is stored at the draw, its parts sealed. */
export interface NewPaper {
  readonly no: number;
  readonly attempt: number;
  readonly digest: string;
  readonly content: Buffer;
  readonly key: Buffer;
  readonly figures: PaperFigures;
}

/** A paper without its sealed parts. */
export interface PaperHead {
  readonly id: string;
  readonly set_id: string;
  readonly no: number;
  readonly attempt: number;
  readonly digest: string;
  readonly figures: PaperFigures;
  readonly opened_at: Date | null;
}

/** One sealed part of a paper with what decides whether it may be opened. */
export interface SealedPart {
  readonly id: string;
  readonly set_id: string;
  readonly no: number;
  readonly digest: string;
  readonly sealed: Buffer;
  readonly state: string;
  readonly opens_at: Date | null;
}

const HEAD = 'id, set_id, no, attempt, digest, figures, opened_at';

/** Stores many papers of a set in one statement. */
export async function insertPapers(db: Database, setId: string, papers: readonly NewPaper[]): Promise<void> {
  await db.query(
    `INSERT INTO paper (id, set_id, no, attempt, digest, content, key, figures)
     SELECT id, $1, no, attempt, digest, content, key, figures::jsonb
     FROM unnest($2::uuid[], $3::int[], $4::int[], $5::text[], $6::bytea[], $7::bytea[], $8::text[])
       AS t (id, no, attempt, digest, content, key, figures)`,
    [
      setId, papers.map(() => newId()), papers.map((p) => p.no), papers.map((p) => p.attempt), papers.map((p) => p.digest),
      papers.map((p) => p.content), papers.map((p) => p.key), papers.map((p) => JSON.stringify(p.figures)),
    ],
  );
}

/** The papers of a set in draw order, from `offset`. */
export const papersOf = (db: Database, setId: string, offset = 0, limit = 100_000): Promise<PaperHead[]> =>
  db.query(`SELECT ${HEAD} FROM paper WHERE set_id = $1 ORDER BY no LIMIT $2 OFFSET $3`, [setId, limit, offset]);

/** A paper without its sealed parts; refuses record.not-found. */
export async function getPaper(db: Database, id: string): Promise<PaperHead> {
  return found(await db.one<PaperHead>(`SELECT ${HEAD} FROM paper WHERE id = $1`, [id]));
}

/** One sealed part of each of these papers, in no particular order. */
export const sealedParts = (db: Database, paperIds: readonly string[], part: 'content' | 'key'): Promise<SealedPart[]> =>
  db.query(
    `SELECT p.id, p.set_id, p.no, p.digest, p.${part} AS sealed, s.state, s.opens_at
     FROM paper p JOIN paper_set s ON s.id = p.set_id WHERE p.id = ANY($1)`,
    [paperIds],
  );

/** Notes who opened which part of these papers; a content that went to a candidate marks its paper as opened. */
export async function noteAccess(db: Database, paperIds: readonly string[], part: 'content' | 'key', actor: Actor, at: Date): Promise<void> {
  await db.query(
    `WITH noted AS (INSERT INTO paper_access (paper_id, part, actor_kind, actor_id, at) SELECT unnest($1::uuid[]), $2, $3, $4, $5)
     UPDATE paper SET opened_at = $5 WHERE id = ANY($1) AND opened_at IS NULL AND $2 = 'content' AND $3 <> 'staff'`,
    [paperIds, part, actor.kind, actor.id, at],
  );
}

/** The spread of the papers' mean difficulty. */
export async function difficultyOf(db: Database, setId: string): Promise<{ lowest: number; mean: number; highest: number }> {
  return found(await db.one<{ lowest: number; mean: number; highest: number }>(
    `SELECT min(d)::float8 AS lowest, round(avg(d), 4)::float8 AS mean, max(d)::float8 AS highest
     FROM (SELECT (figures ->> 'meanDifficulty')::numeric AS d FROM paper WHERE set_id = $1) AS all_papers`,
    [setId],
  ));
}
