import { Injectable } from '@nestjs/common';
import type { RunState } from '@kaowu/contracts';
import { Database, brokenConstraint, found, refusal } from '@kaowu/platform';
import type { CandidateRow, CheckRow, ObjectionRow, PublicationRow, ResultRow, RunRow, SignatureRow } from './run-rows';

/** Rows of result runs: reads, locks and the few writes there are. */
@Injectable()
export class RunStore {
  constructor(private readonly db: Database) {}

  /** The run that counts for a round, or null. */
  findCurrent(roundId: string): Promise<RunRow | null> {
    return this.db.one<RunRow>(`SELECT * FROM result_run WHERE round_id = $1 AND state <> 'superseded'`, [roundId]);
  }

  /** The run that the public sees of a round: the current one once it is publicised, else the last that was. */
  findShown(roundId: string): Promise<RunRow | null> {
    return this.db.one<RunRow>('SELECT r.* FROM result_run r JOIN publication p ON p.run_id = r.id WHERE r.round_id = $1 ORDER BY r.no DESC LIMIT 1', [roundId]);
  }

  /** The current runs of all rounds. */
  current(): Promise<RunRow[]> {
    return this.db.query<RunRow>(`SELECT * FROM result_run WHERE state <> 'superseded'`);
  }

  /** All runs of a round, the newest first. */
  ofRound(roundId: string): Promise<RunRow[]> {
    return this.db.query<RunRow>('SELECT * FROM result_run WHERE round_id = $1 ORDER BY no DESC', [roundId]);
  }

  /** A run; refuses `record.not-found`. */
  async get(runId: string): Promise<RunRow> {
    return found(await this.db.one<RunRow>('SELECT * FROM result_run WHERE id = $1', [runId]));
  }

  /** A run under a row lock until the transaction ends; refuses `record.not-found`. */
  async lock(runId: string): Promise<RunRow> {
    return found(await this.db.one<RunRow>('SELECT * FROM result_run WHERE id = $1 FOR UPDATE', [runId]));
  }

  /** Serialises everything that makes or replaces runs of one round. */
  async lockRound(roundId: string): Promise<void> {
    await this.db.query(`SELECT pg_advisory_xact_lock(hashtextextended('result-round:' || $1, 0))`, [roundId]);
  }

  async setState(runId: string, state: RunState): Promise<void> {
    await this.db.query('UPDATE result_run SET state = $2 WHERE id = $1', [runId, state]);
  }

  async insertRun(run: RunRow): Promise<void> {
    const columns = Object.keys(run);
    const places = columns.map((_, i) => `$${i + 1}`).join(', ');
    await this.db.query(`INSERT INTO result_run (${columns.join(', ')}) VALUES (${places})`, Object.values(run));
  }

  async insertCandidates(rows: readonly CandidateRow[]): Promise<void> {
    await this.db.query(
      `INSERT INTO result_candidate SELECT * FROM jsonb_to_recordset($1::jsonb)
       AS t (run_id uuid, candidate_id uuid, name text, id_number_masked text, verdict text)`,
      [JSON.stringify(rows)],
    );
  }

  async insertResults(rows: readonly Omit<ResultRow, 'agrees'>[]): Promise<void> {
    const columns = 'run_id, candidate_id, part, status, points, failed_by_fatal, second_status, second_points, second_failed_by_fatal, voided, second_voided, differing_lines, passed, gap, path';
    await this.db.query(
      `INSERT INTO result (${columns}) SELECT ${columns} FROM jsonb_to_recordset($1::jsonb)
       AS t (run_id uuid, candidate_id uuid, part text, status text, points integer, failed_by_fatal boolean, second_status text,
         second_points integer, second_failed_by_fatal boolean, voided boolean, second_voided boolean, differing_lines text[], passed boolean, gap text, path jsonb)`,
      [JSON.stringify(rows)],
    );
  }

  async insertSample(runId: string, sheets: readonly { candidateId: string; part: string }[]): Promise<void> {
    await this.db.query(
      `INSERT INTO aggregation_sample (run_id, no, candidate_id, part)
       SELECT $1, t.no, t.candidate_id, t.part FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS t (candidate_id, part, no)`,
      [runId, sheets.map((s) => s.candidateId), sheets.map((s) => s.part)],
    );
  }

  /** Both computations of every part, without the paths. */
  results(runId: string): Promise<Omit<ResultRow, 'path'>[]> {
    return this.db.query(
      `SELECT run_id, candidate_id, part, status, points, failed_by_fatal, second_status, second_points, second_failed_by_fatal, voided, second_voided, differing_lines, agrees, passed, gap
       FROM result WHERE run_id = $1 ORDER BY candidate_id, part`, [runId]);
  }

  candidates(runId: string): Promise<CandidateRow[]> {
    return this.db.query<CandidateRow>('SELECT * FROM result_candidate WHERE run_id = $1 ORDER BY name, candidate_id', [runId]);
  }

  signatures(runIds: readonly string[]): Promise<SignatureRow[]> {
    return this.db.query<SignatureRow>('SELECT * FROM run_signature WHERE run_id = ANY ($1::uuid[]) ORDER BY signed_at', [runIds]);
  }

  /** Adds a signature; refuses `results.already-signed` for a role that is signed and for a person who signed before. */
  async addSignature({ run_id, role, person_id, name, signed_at }: SignatureRow): Promise<void> {
    try {
      await this.db.query('INSERT INTO run_signature (run_id, role, person_id, name, signed_at) VALUES ($1, $2, $3, $4, $5)', [
        run_id, role, person_id, name, signed_at,
      ]);
    } catch (error) {
      if (brokenConstraint(error)?.startsWith('run_signature')) throw refusal('results.already-signed');
      throw error;
    }
  }

  /** The sample with the last check of each sheet. */
  checks(runId: string): Promise<CheckRow[]> {
    return this.db.query<CheckRow>(
      `SELECT s.no, s.candidate_id, s.part, c.own, c.computed, c.finding, c.note, c.checked_by_name, c.checked_at
       FROM aggregation_sample s LEFT JOIN LATERAL (
         SELECT * FROM aggregation_check c WHERE c.run_id = s.run_id AND c.candidate_id = s.candidate_id AND c.part = s.part
         ORDER BY checked_at DESC, id DESC LIMIT 1) c ON true
       WHERE s.run_id = $1 ORDER BY s.no`, [runId]);
  }

  findPublication(runId: string): Promise<PublicationRow | null> {
    return this.db.one<PublicationRow>('SELECT * FROM publication WHERE run_id = $1', [runId]);
  }

  /** Objections to any run of the round with the number of the run, the newest run first: an answer outlives the run that it led to. */
  objectionsOfRound(roundId: string): Promise<(ObjectionRow & { run_no: number })[]> {
    return this.db.query('SELECT o.*, r.no AS run_no FROM objection o JOIN result_run r ON r.id = o.run_id WHERE r.round_id = $1 ORDER BY r.no DESC, o.raised_at', [roundId]);
  }
}
