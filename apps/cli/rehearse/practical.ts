import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { assemblyRoutes, markingRoutes, sittingRoutes, type ScoredTaskView, type ScoreSheet } from '@kaowu/contracts';
import { seededRandom } from '@kaowu/kernel';
import { hire, type Crew, type Staff } from './people';
import type { PreparedRound } from './prepare-round';

/** What the practical session left. */
export interface PracticalOutcome {
  scoresRecorded: number;
  thirdMarkings: number;
  adjudications: number;
}

/** How far below the common view an examiner judges a work: about one in twenty works is contested by everybody. */
function deviation(code: string, examinerId: string): number {
  const contested = seededRandom(`contested:${code}`).next() < 0.05;
  const own = seededRandom(`${examinerId}:${code}`);
  if (contested) return [0, 0.16, 0.32][own.below(3)] ?? 0;
  return own.next() < 0.06 ? 0.35 : 0;
}

/** A sheet for one performance: near the work's quality, or as far below it as this examiner sees it. */
function fillSheet(task: ScoredTaskView, code: string, examinerId: string): { sheet: ScoreSheet; total: number } {
  const near = (seededRandom(`near:${examinerId}:${code}`).next() - 0.5) * 0.06;
  const share = Math.max(0, Math.min(1, qualityOf(code) + near - deviation(code, examinerId)));
  const criteria = task.criteria.map((c) => ({
    code: c.code, points: Math.min(c.points, Math.round((c.points * share) / 50) * 50), steps: c.steps.map((s) => s.code), note: '',
  }));
  return { sheet: { criteria, fatal: [], comment: '' }, total: criteria.reduce((n, c) => n + c.points, 0) };
}

/** The quality of a work, 0.45–1, the same for every examiner who sees it. */
const qualityOf = (code: string): number => 0.62 + seededRandom(`quality:${code}`).next() * 0.36;

async function formGroups(url: string, crew: Crew, round: PreparedRound, candidates: number, tag: string): Promise<{ examiners: Staff[]; adjudicator: Staff }> {
  const { client } = crew.officer;
  const params = { sessionId: round.practicalId };
  const view = await client.call(markingRoutes.markingSession, { params });
  const needed = Math.max(view.rules.minExaminersPerGroup, Math.ceil(candidates / view.rules.candidatesPerExaminer));
  const size = view.rules.examinersOdd && needed % 2 === 0 ? needed + 1 : needed;
  const groups = Math.ceil(size / 15);
  const perGroup = Math.min(15, size);
  const all = await hire(url, crew, round.occupationCode, [
    ...Array.from({ length: perGroup * groups }, (_, i) => ({ login: `${tag}-e${i + 1}`, name: `演练考评${i + 1}`, posts: ['examiner' as const], card: 'examiner' as const })),
    { login: `${tag}-s1`, name: '演练高级考评', posts: ['examiner' as const, 'senior_examiner' as const], card: 'senior_examiner' as const },
  ]);
  const adjudicator = all.at(-1) as Staff;
  const examiners = all.slice(0, -1);
  for (let g = 0; g < groups; g++) {
    const members = examiners.slice(g * perGroup, (g + 1) * perGroup);
    const leader = members[0] as Staff;
    const group = await client.call(markingRoutes.formGroup, { params, body: { name: `考评组 ${g + 1}`, memberIds: members.map((m) => m.id), leaderId: leader.id } });
    await leader.client.call(markingRoutes.signBriefing, { params: { groupId: group.id }, body: { note: '已就评分标准向全组交底' } });
  }
  return { examiners, adjudicator };
}

/** Every examiner works through the own queue until nothing is left, thirds included. */
async function scoreAll(examiners: readonly Staff[], outcome: PracticalOutcome): Promise<void> {
  for (let quiet = 0; quiet < 2;) {
    let done = 0;
    await Promise.all(examiners.map(async ({ client, id }) => {
      const { performances } = await client.call(markingRoutes.myMarking);
      for (const row of performances.filter((p) => p.state === 'todo' || p.state === 'draft')) {
        const params = { performanceId: row.id };
        const { task } = await client.call(markingRoutes.myPerformance, { params });
        const { sheet, total } = fillSheet(task, row.code, id);
        await client.call(markingRoutes.recordScore, { params, body: { clientKey: randomUUID(), sheet, total } });
        outcome.scoresRecorded++;
        done++;
      }
    }));
    quiet = done === 0 ? quiet + 1 : 0;
    if (done === 0) await delay(200);
  }
}

async function adjudicateAll(adjudicator: Staff, outcome: PracticalOutcome): Promise<void> {
  const { adjudications } = await adjudicator.client.call(markingRoutes.adjudications);
  for (const row of adjudications) {
    const params = { performanceId: row.performanceId };
    const { task } = await adjudicator.client.call(markingRoutes.adjudication, { params });
    const { sheet, total } = fillSheet(task, row.code, adjudicator.id);
    await adjudicator.client.call(markingRoutes.adjudicate, { params, body: { clientKey: randomUUID(), sheet, total, reason: '按评分标准裁定' } });
    outcome.adjudications++;
    outcome.scoresRecorded++;
  }
}

async function reviewAll(crew: Crew): Promise<void> {
  const { client } = crew.markingReviewer;
  const { reviews } = await client.call(markingRoutes.reviews, { query: { state: 'open' } });
  for (const row of reviews.filter((r) => !r.ownWork)) {
    await client.call(markingRoutes.signReview, { params: { reviewId: row.id }, body: { verdict: 'ok', reason: '评分与标准一致' } });
  }
}

/** The practical session: groups, briefing, blind scores, third markings, adjudication, marking review. */
export async function scorePractical(url: string, crew: Crew, round: PreparedRound, candidates: number, tag: string, say: (line: string) => void): Promise<PracticalOutcome> {
  const { client } = crew.officer;
  const params = { sessionId: round.practicalId };
  await client.call(markingRoutes.savePlan, { params, body: { scorers: 2, tasks: [], practicalSetId: round.practicalSetId } });
  for (const staff of [crew.head, crew.custodian]) {
    await staff.client.call(assemblyRoutes.releasePractical, { params: { id: round.practicalSetId }, body: { reason: '开考前启封' } });
  }
  const { examiners, adjudicator } = await formGroups(url, crew, round, candidates, tag);
  const { counts } = await client.call(markingRoutes.openMarking, { params, body: { early: '演练：不等计划时间' } });
  say(`${examiners.length} examiners score ${counts.works} performances`);
  const outcome: PracticalOutcome = { scoresRecorded: 0, thirdMarkings: 0, adjudications: 0 };
  await scoreAll(examiners, outcome);
  await adjudicateAll(adjudicator, outcome);
  const { performances } = await client.call(markingRoutes.performances, { params, query: {} });
  outcome.thirdMarkings = performances.filter((p) => p.scorers.length > 2).length;
  await reviewAll(crew);
  await client.call(sittingRoutes.closeSession, { params, body: { reason: '操作技能考核结束' } });
  say(`${outcome.scoresRecorded} sheets, ${outcome.thirdMarkings} third markings, ${outcome.adjudications} adjudications`);
  return outcome;
}
