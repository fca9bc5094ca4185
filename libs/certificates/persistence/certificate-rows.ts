import { GRADES } from '@kaowu/contracts';
import type { CertificateState, CertificateView, FilingState, OccupationKey } from '@kaowu/contracts';

/** A row of `filing_batch`; days as YYYY-MM-DD. */
export interface BatchRow {
  readonly id: string;
  readonly round_id: string;
  readonly round_name: string;
  readonly run_id: string;
  readonly mapping_version: number;
  readonly state: FilingState;
  readonly issue_on: string;
  readonly district_code: string;
  readonly body_name: string;
  readonly filing_no: string;
  readonly filed_at: Date;
  readonly filed_by: string;
  readonly filed_by_name: string;
  readonly returned_reason: string | null;
  readonly receipt_no: string | null;
  readonly accepted_on: string | null;
  readonly issued_at: Date | null;
  readonly issued_by_name: string | null;
}

/** A batch with what its certificates tell. */
export interface BatchSummary extends BatchRow {
  readonly certificates: string;
  readonly first_number: string;
  readonly last_number: string;
}

/** A row of `certificate`; days as YYYY-MM-DD, points in hundredths. */
export interface CertificateRow {
  readonly id: string;
  readonly number: string;
  readonly batch_id: string;
  readonly candidate_id: string;
  readonly state: CertificateState;
  readonly token: string;
  readonly name: string;
  readonly id_number_sealed: Buffer;
  readonly id_number_lookup: string;
  readonly id_number_masked: string;
  readonly sex: 'male' | 'female';
  readonly occupation_name: string;
  readonly occupation: OccupationKey;
  readonly theory: number | null;
  readonly practical: number | null;
  readonly review: number | null;
  readonly body_name: string;
  readonly issue_on: string;
  readonly reissued_on: string | null;
  readonly voided_on: string | null;
  readonly void_reason: string | null;
}

/** Columns of `certificate` with days as text, for SELECT. */
export const CERTIFICATE_COLUMNS = `c.id, c.number, c.batch_id, c.candidate_id, c.state, c.token, c.name, c.id_number_sealed, c.id_number_lookup,
  c.id_number_masked, c.sex, c.occupation_name, c.occupation, c.theory, c.practical, c.review, c.body_name, c.issue_on::text,
  c.reissued_on::text, c.voided_on::text, c.void_reason`;

/** Columns of `filing_batch` with days as text, for SELECT. */
export const BATCH_COLUMNS = `b.id, b.round_id, b.round_name, b.run_id, b.mapping_version, b.state, b.issue_on::text, b.district_code, b.body_name,
  b.filing_no, b.filed_at, b.filed_by, b.filed_by_name, b.returned_reason, b.receipt_no, b.accepted_on::text, b.issued_at, b.issued_by_name`;

/** A certificate as staff see it. */
export const certificateViewOf = (c: CertificateRow & { readonly round_name: string }): CertificateView => ({
  id: c.id, number: c.number, state: c.state, name: c.name, idNumberMasked: c.id_number_masked, occupationName: c.occupation_name,
  occupation: c.occupation, levelWords: GRADES[c.occupation.level].zh, theory: c.theory, practical: c.practical, review: c.review,
  issueOn: c.issue_on, reissuedOn: c.reissued_on, voidedOn: c.voided_on, voidReason: c.void_reason, batchId: c.batch_id, roundName: c.round_name,
});

/** A batch as staff see it. */
export const batchViewOf = (b: BatchSummary) => ({
  id: b.id, roundId: b.round_id, roundName: b.round_name, runId: b.run_id, state: b.state, issueOn: b.issue_on, certificates: Number(b.certificates),
  firstNumber: b.first_number, lastNumber: b.last_number, mappingVersion: b.mapping_version, filedAt: b.filed_at.toISOString(), filedBy: b.filed_by_name,
  receiptNo: b.receipt_no, acceptedOn: b.accepted_on, returnedReason: b.returned_reason, issuedAt: b.issued_at?.toISOString() ?? null, issuedBy: b.issued_by_name,
});
