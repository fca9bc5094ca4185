import { assemblyRoutes, deliveryRoutes, journalRoutes } from '@kaowu/contracts';
import type { VirtualCandidate } from './candidate';
import type { Crew } from './people';
import type { PreparedRound } from './prepare-round';

/** What the server holds of the answers, against what the candidates saw acknowledged. */
export interface AnswerCheck {
  acked: number;
  lost: number;
  replayed: number;
  distinctPapers: number;
}

/**
 * Compares, answer by answer: every acknowledged event must be in the answer journal with the same response, every
 * chain must hold, and the last answer to each question must be the last that was acknowledged.
 */
export async function checkAnswers(crew: Crew, candidates: readonly VirtualCandidate[]): Promise<Omit<AnswerCheck, 'distinctPapers'>> {
  const check = { acked: 0, lost: 0, replayed: 0 };
  for (const candidate of candidates) {
    const trace = await crew.inspector.client.call(deliveryRoutes.attemptTrace, { params: { attemptId: candidate.attemptId } });
    const held = new Map(trace.events.map((e) => [`${e.epoch}:${e.n}`, e.response.join()]));
    const last = new Map(trace.events.filter((e) => !e.stale && e.kind === 'answer').map((e) => [e.questionNo, e.response.join()]));
    check.acked += candidate.acked.length;
    check.replayed += candidate.replayed;
    check.lost += candidate.acked.filter((a) => held.get(`${a.epoch}:${a.n}`) !== a.response.join()).length;
    for (const [no, response] of candidate.lastAcked()) if (last.get(no) !== response) check.lost++;
    if (!trace.verified) throw new Error(`the answer chain of attempt ${candidate.attemptId} breaks at ${trace.firstBadSeq}`);
  }
  return check;
}

/** How many different papers were drawn, after proving that each can be rebuilt to the byte from its recipe. */
export async function checkPapers(crew: Crew, round: PreparedRound): Promise<number> {
  const report = await crew.officer.client.call(assemblyRoutes.replayPaperSet, { params: { id: round.paperSetId } });
  if (report.matching !== report.papers || !report.setDigestMatches) throw new Error(`${report.papers - report.matching} papers cannot be replayed`);
  const digests = new Set<string>();
  for (let offset = 0; offset < report.papers; offset += 200) {
    const page = await crew.officer.client.call(assemblyRoutes.papersOfSet, { params: { id: round.paperSetId }, query: { offset, limit: 200 } });
    page.rows.forEach((row) => digests.add(row.digest));
  }
  return digests.size;
}

/** Walks the whole journal. */
export const checkJournal = async (crew: Crew): Promise<{ entries: number; ok: boolean }> =>
  crew.inspector.client.call(journalRoutes.verify);
