import { grant, refuse, type Decision } from '@kaowu/kernel';
import type { Problem } from '@kaowu/contracts';

/**
 * Whether the marks of a candidate may still change. Once results were computed from the marks of a round they stand
 * (rules.md, Results: computed → reviewed → publicised → filed), until the run is withdrawn or, for the candidate alone,
 * an objection to the part was upheld and not yet computed anew. `runNo` is the run that counts them, null for none.
 * Problem: `marking.counted`.
 */
export function mayChangeMarks(runNo: number | null, underCorrection: boolean): Decision<true, Problem> {
  return runNo === null || underCorrection ? grant(true) : refuse({ code: 'marking.counted', params: { no: runNo } });
}
