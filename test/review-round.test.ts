import { markingRoutes, resultsRoutes, sittingRoutes } from '@kaowu/contracts';
import { ProblemReply } from '../apps/cli/client/http-client';
import { startInstance, type TestInstance } from './support/instance';
import { PANEL, ReviewRound } from './support/review-round';

let instance: TestInstance;
let round: ReviewRound;

beforeAll(async () => {
  instance = await startInstance({ seeded: true });
  round = new ReviewRound(instance);
});
afterAll(() => instance.stop());

/** The codes of a refusal and its details; "granted" where there is none. */
const refusal = async (act: Promise<unknown>): Promise<string[]> => {
  try {
    await act;
    return ['granted'];
  } catch (error) {
    if (error instanceof ProblemReply) return [error.problem.code, ...(error.problem.details ?? []).map((d) => d.code)];
    throw error;
  }
};

describe('a round of level 2: the comprehensive review from plan to results (D4)', () => {
  test('the round needs a review; its candidates are confirmed and seated in turns', async () => {
    const entry = await round.file();
    expect(await refusal(round.as('officer', sittingRoutes.openRound, { body: { ...entry, parts: ['theory'] } }))).toEqual(['round.review-missing']);
    await round.prepare(entry);
    const session = await round.as('officer', sittingRoutes.sessionDetail, { params: { sessionId: round.sessionId } });
    expect(session).toMatchObject({ state: 'ready', mode: 'review', candidates: 3, turns: 2 });
  });

  test('the panel is odd, three and more, of senior examiners; what it scores is the rule set\'s', async () => {
    const [choice] = (await round.as('officer', markingRoutes.planChoices, { params: { sessionId: round.sessionId } })).tasks;
    expect(choice).toMatchObject({ fullPoints: 10_000, weightPercent: 100 });
    expect(await refusal(round.plan(2))).toEqual(['marking.plan-invalid', 'marking.panel-scorers']);
    expect(await refusal(round.plan(4))).toEqual(['marking.plan-invalid', 'marking.panel-scorers']);
    expect(await refusal(round.plan(3))).toEqual(['granted']);
    expect(await refusal(round.form(['examiner1', 'examiner4']))).toEqual(['marking.group-refused', 'group.too-small', 'group.even']);
    expect(await refusal(round.form(['examiner1', 'examiner4', 'examiner2']))).toEqual(expect.arrayContaining(['marking.group-refused', 'examiner.level-beyond-card']));
    expect(await refusal(round.form(PANEL))).toEqual(expect.arrayContaining(['marking.group-refused', 'examiner.card-lapsed']));
    await round.renewCard();
    await round.openScoring();
    expect((await round.as('officer', markingRoutes.markingSession, { params: { sessionId: round.sessionId } })).counts.works).toBe(3);
  });

  test('each member scores every candidate alone, and sees no name and no other sheet', async () => {
    await round.score('examiner1', 58);
    const works = await round.works('examiner4');
    expect(works).toHaveLength(3);
    expect(works[0]?.task.criteria.map((c) => c.name)).toContain('答辩表述');
    expect(works.every((w) => w.submitted === null && w.receipt === null)).toBe(true);
    for (const { name } of round.people) expect(JSON.stringify(works)).not.toContain(name);
    await round.score('examiner4', 72);
    const before = await round.as('officer', markingRoutes.markingSession, { params: { sessionId: round.sessionId } });
    expect(before.counts.final).toBe(0);
    await round.score('examiner7', 80);
    const view = await round.as('officer', markingRoutes.markingSession, { params: { sessionId: round.sessionId } });
    expect(view).toMatchObject({ stage: 'settled', counts: { works: 3, final: 3, third: 0, adjudication: 0, reviewsOpen: 0 } });
  });

  test('the results take the mean of the panel, computed twice, and pass at 60', async () => {
    await round.compute();
    const { rows } = await round.as('officer', resultsRoutes.results, { params: { runId: round.runId } });
    expect(rows.map((r) => [r.parts[0]?.points, r.verdict]).sort()).toEqual([[5000, 'failed'], [7000, 'passed'], [7000, 'passed']]);
    const { current } = await round.as('officer', resultsRoutes.pipeline, { params: { roundId: round.roundId } });
    expect(current).toMatchObject({ candidates: 3, disagreeing: 0, passed: 2 });
    const candidateId = rows.find((r) => r.verdict === 'passed')?.candidateId ?? '';
    const [part] = (await round.as('officer', resultsRoutes.resultPath, { params: { runId: round.runId, candidateId } })).parts;
    expect(part?.path).toMatchObject({ settled: 'panel-mean', points: 7000 });
    expect(part?.path?.children.map((c) => c.points).sort()).toEqual([5800, 7200, 8000]);
    await round.publicise();
    expect((await round.as('officer', resultsRoutes.pipeline, { params: { roundId: round.roundId } })).current?.state).toBe('publicised');
  });
});
