import type { Problem } from '@kaowu/contracts';
import { grant, refuse, type Decision } from '@kaowu/kernel';

/** An envelope as it is planned: copies `firstCopy` … `firstCopy + copies − 1` of the run. */
export interface PlannedEnvelope {
  readonly no: number;
  readonly label: string;
  readonly firstCopy: number;
  readonly copies: number;
}

/**
 * Numbers the copies of a run through its envelopes, from 1. Where every paper of the set is another one (`forms` null)
 * there can be no more copies than papers. Problem: print-run.too-many-copies.
 */
export function planEnvelopes(
  wanted: readonly { readonly label: string; readonly copies: number }[],
  forms: number | null,
  papers: number,
): Decision<PlannedEnvelope[], Problem> {
  const planned: PlannedEnvelope[] = [];
  let next = 1;
  for (const { label, copies } of wanted) {
    planned.push({ no: planned.length + 1, label, firstCopy: next, copies });
    next += copies;
  }
  if (forms === null && next - 1 > papers) return refuse({ code: 'print-run.too-many-copies', params: { papers, copies: next - 1 } });
  return grant(planned);
}

/** The paper of the set that a copy is printed from: forms in turn, so that neighbours hold different ones. */
export const paperOfCopy = (copy: number, forms: number | null): number => (forms === null ? copy : ((copy - 1) % forms) + 1);

/** How many copies of each form lie in an envelope, form A first; empty where every copy is another paper. */
export function copiesByForm({ firstCopy, copies }: Pick<PlannedEnvelope, 'firstCopy' | 'copies'>, forms: number | null): number[] {
  if (forms === null) return [];
  const counts = Array.from({ length: forms }, () => 0);
  for (let copy = firstCopy; copy < firstCopy + copies; copy++) counts[paperOfCopy(copy, forms) - 1] = (counts[paperOfCopy(copy, forms) - 1] ?? 0) + 1;
  return counts;
}

const padded = (n: number, digits: number): string => String(n).padStart(digits, '0');

/** The number on an envelope: run, envelope. */
export const envelopeCode = (serial: number, no: number): string => `${padded(serial, 4)}-${padded(no, 2)}`;

/** The number on a copy: run, copy. No two copies of any run bear the same. */
export const copyCode = (serial: number, copy: number): string => `${padded(serial, 4)}-${padded(copy, 4)}`;

/** The letter of a form: 1 is A. */
export const formLetter = (paperNo: number): string => String.fromCharCode(64 + paperNo);
