import { seededRandom } from '@kaowu/kernel';
import type { AssessmentMode } from '@kaowu/contracts';

/** One sheet: one part of one candidate. */
export interface Sheet {
  readonly candidateId: string;
  readonly part: AssessmentMode;
}

/**
 * The sheets a person re-adds: at least `percent` of all scored sheets (rounded up), drawn by the run's id so that
 * nobody chooses them and anybody can draw them again (rules.md: 100 % machine check, human sample ≥ 20 %).
 */
export function drawSample(runId: string, sheets: readonly Sheet[], percent: number): Sheet[] {
  const inOrder = [...sheets].sort((a, b) => (a.candidateId + a.part < b.candidateId + b.part ? -1 : 1));
  return seededRandom(`aggregation-review:${runId}`).sample(inOrder, Math.ceil((inOrder.length * percent) / 100));
}
