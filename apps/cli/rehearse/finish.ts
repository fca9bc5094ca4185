import { certificatesRoutes, resultsRoutes, sittingRoutes, type PathNode } from '@kaowu/contracts';
import { dayIn } from '@kaowu/platform';
import type { Crew } from './people';
import type { PreparedRound } from './prepare-round';

/** What came of the round. */
export interface FinishOutcome {
  readonly computed: number;
  readonly disagreeing: number;
  readonly passed: number;
  readonly filed: number;
}

/**
 * Re-adds a sheet as a person does with a calculator: a theory sheet's questions, scaled to 100 points; a practical
 * sheet's settled task scores by their weights, each rounded half up to a hundredth; then less what violations take.
 */
function reAdd(lines: readonly PathNode[]): number {
  if (lines.some((line) => line.kind === 'void')) return 0;
  const taken = lines.filter((line) => line.kind === 'deduction').reduce((sum, line) => sum + line.points, 0);
  return Math.max(0, reAddEarned(lines.filter((line) => line.kind !== 'deduction')) + taken);
}

function reAddEarned(lines: readonly PathNode[]): number {
  const theory = lines.filter((line) => line.kind === 'group').flatMap((group) => group.children);
  if (theory.length > 0) {
    const full = theory.reduce((sum, q) => sum + (q.full ?? 0), 0);
    return Math.round((theory.reduce((sum, q) => sum + q.points, 0) * 10_000) / full);
  }
  return lines.reduce((sum, task) => {
    const settled = task.children.find((child) => child.label === 'final');
    return sum + Math.round(((settled?.points ?? 0) * (task.weight ?? 0)) / (settled?.full ?? 1));
  }, 0);
}

/** The sample is re-added by a person who scored nothing: each line once more, from the sheet. */
async function reviewTotals(crew: Crew, runId: string): Promise<void> {
  const { client } = crew.aggregationReviewer;
  const params = { runId };
  const queue = await client.call(resultsRoutes.reviewQueue, { params });
  for (const sheet of queue.sheets.filter((s) => !s.checked)) {
    const own = reAdd(sheet.lines);
    const check = await client.call(resultsRoutes.recordCheck, { params: { runId, candidateId: sheet.candidateId, part: sheet.part }, body: { own } });
    if (!check.agrees) throw new Error(`sheet ${sheet.no}: re-added ${own}, computed ${check.computed}`);
  }
  await crew.officer.client.call(resultsRoutes.signTotals, { params });
  await client.call(resultsRoutes.signReview, { params });
}

async function certify(crew: Crew, round: PreparedRound): Promise<number> {
  const { officer, head } = crew;
  const issueOn = dayIn(new Date());
  const batch = await officer.client.call(certificatesRoutes.file, { body: { roundId: round.roundId, issueOn } });
  const params = { batchId: batch.id };
  const workbook = await officer.client.call(certificatesRoutes.workbook, { params });
  if (workbook.size < 2000) throw new Error('the filing workbook is empty');
  await officer.client.call(certificatesRoutes.accept, { params, body: { receiptNo: `演练回执-${round.roundId.slice(0, 8)}`, acceptedOn: issueOn } });
  await head.client.call(certificatesRoutes.issue, { params, body: { reason: '考务演练' } });
  const { rows } = await officer.client.call(certificatesRoutes.batch, { params });
  const first = rows[0];
  if (first) {
    const pdf = await officer.client.call(certificatesRoutes.print, { params: { certificateId: first.id } });
    if (pdf.size < 5000) throw new Error('the certificate is empty');
    const shown = await crew.inspector.client.call(certificatesRoutes.verify, { params: { number: first.number }, query: { name: first.name } });
    if (shown.answer !== 'valid') throw new Error(`certificate ${first.number} does not verify: ${shown.answer}`);
  }
  return rows.length;
}

/** From two computations to certificates that anybody can verify. */
export async function finishRound(crew: Crew, round: PreparedRound, say: (line: string) => void): Promise<FinishOutcome> {
  const { officer, head } = crew;
  await officer.client.call(sittingRoutes.finishRound, { params: { roundId: round.roundId }, body: { reason: '各场次均已结束' } });
  const run = await officer.client.call(resultsRoutes.compute, { params: { roundId: round.roundId }, body: {} });
  const params = { runId: run.id };
  const { current } = await officer.client.call(resultsRoutes.pipeline, { params: { roundId: round.roundId } });
  const outcome = { computed: current?.candidates ?? 0, disagreeing: current?.disagreeing ?? -1, passed: current?.passed ?? 0 };
  say(`results of ${outcome.computed} candidates computed twice, ${outcome.disagreeing} differ, ${outcome.passed} passed`);
  await reviewTotals(crew, run.id);
  await head.client.call(resultsRoutes.release, { params, body: { reason: '审核无误，同意发布' } });
  await officer.client.call(resultsRoutes.publicise, { params, body: { title: '考务演练成绩公示' } });
  const filed = outcome.passed > 0 ? await certify(crew, round) : 0;
  say(`${filed} certificates filed and issued`);
  return { ...outcome, filed };
}
