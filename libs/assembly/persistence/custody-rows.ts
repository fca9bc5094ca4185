import type { CustodyFigures, CustodyFindingKind, CustodyStep } from '@kaowu/contracts';
import { newId } from '@kaowu/kernel';
import { found, type Database } from '@kaowu/platform';

/** A person as a record names one. */
export interface NamedPerson {
  readonly id: string;
  readonly name: string;
}

/** A step as stored. */
export interface StepRow {
  readonly id: string;
  readonly envelope_id: string;
  readonly no: number;
  readonly step: CustodyStep;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly witness_id: string | null;
  readonly witness_name: string | null;
  readonly witnessed_at: Date | null;
  readonly figures: CustodyFigures;
  readonly note: string;
  readonly at: Date;
}

/** A finding as stored, with where it belongs. */
export interface FindingRow {
  readonly id: string;
  readonly step_id: string;
  readonly run_id: string;
  readonly envelope_id: string;
  readonly envelope_no: number;
  readonly step: CustodyStep;
  readonly actor_id: string;
  readonly witness_id: string | null;
  readonly kind: CustodyFindingKind;
  readonly expected: string;
  readonly found: string;
  readonly explanation: string;
  readonly raised_by: string;
  readonly raised_by_name: string;
  readonly raised_at: Date;
  readonly closed_by: string | null;
  readonly closed_by_name: string | null;
  readonly closed_at: Date | null;
  readonly closing_reason: string | null;
}

/** Steps of a run's envelopes, each envelope's in order. */
export const stepsOf = (db: Database, runId: string): Promise<StepRow[]> =>
  db.query(
    'SELECT c.* FROM custody_step c JOIN print_envelope e ON e.id = c.envelope_id WHERE e.run_id = $1 ORDER BY e.no, c.no', [runId]);

/** Stores a step, moves its envelope, and gives the step's id. */
export async function insertStep(
  db: Database, envelopeId: string,
  step: { step: CustodyStep; actor: NamedPerson; witness: NamedPerson | null; figures: CustodyFigures; note: string; at: Date },
): Promise<string> {
  const id = newId();
  await db.query(
    `INSERT INTO custody_step (id, envelope_id, no, step, actor_id, actor_name, witness_id, witness_name, figures, note, at)
     VALUES ($1, $2, (SELECT count(*) + 1 FROM custody_step WHERE envelope_id = $2), $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, envelopeId, step.step, step.actor.id, step.actor.name, step.witness?.id ?? null, step.witness?.name ?? null, JSON.stringify(step.figures), step.note, step.at]);
  await db.query(`UPDATE print_envelope SET step = $2, seal_no = CASE WHEN $2 = 'sealed' THEN $3 ELSE seal_no END WHERE id = $1`, [
    envelopeId, step.step, step.figures.sealNo ?? null,
  ]);
  return id;
}

/** Stores a finding and gives its id. */
export async function insertFinding(
  db: Database, stepId: string,
  finding: { kind: CustodyFindingKind; expected: string; found: string; explanation: string; by: NamedPerson; at: Date },
): Promise<string> {
  const id = newId();
  await db.query(
    `INSERT INTO custody_finding (id, step_id, kind, expected, found, explanation, raised_by, raised_by_name, raised_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, stepId, finding.kind, finding.expected, finding.found, finding.explanation, finding.by.id, finding.by.name, finding.at]);
  return id;
}

const FINDING = `SELECT f.*, e.run_id, e.id AS envelope_id, e.no AS envelope_no, c.step, c.actor_id, c.witness_id
  FROM custody_finding f JOIN custody_step c ON c.id = f.step_id JOIN print_envelope e ON e.id = c.envelope_id`;

/** Findings of a run, open ones first, then the newest. */
export const findingsOf = (db: Database, runId: string): Promise<FindingRow[]> =>
  db.query(`${FINDING} WHERE e.run_id = $1 ORDER BY f.closed_at IS NOT NULL, f.raised_at DESC, f.id`, [runId]);

/** A finding, locked for the transaction; refuses record.not-found. */
export const lockFinding = async (db: Database, id: string): Promise<FindingRow> =>
  found(await db.one<FindingRow>(`${FINDING} WHERE f.id = $1 FOR UPDATE OF f`, [id]));
