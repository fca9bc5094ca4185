import { startInstance, type TestInstance } from '../../../test/support/instance';
import { seedId } from '../../../seeds/ids';
import { MARKING_IDS } from '../../../seeds/marking';
import { SITTING_IDS } from '../../../seeds/sitting';
import { Refusal } from '@kaowu/platform';
import { MarkingDay } from '../testing/marking-day';
import type { PerformanceRow } from '../persistence/performance-rows';
import { reviewsBy } from '../persistence/review-rows';
import { Marks } from './marks';
import { MyMarking } from './my-marking';
import { OpenMarking } from './open-marking';
import { SignReview } from './sign-review';
import { LeadGroup } from './lead-group';

let instance: TestInstance;
let day: MarkingDay;

beforeAll(async () => {
  instance = await startInstance({ seeded: true });
  day = new MarkingDay(instance.nest, SITTING_IDS.practical, MARKING_IDS.group, (login) => seedId(`person:${login}`));
});
afterAll(() => instance.stop());

const codeOf = async (act: Promise<unknown>): Promise<string> => {
  try {
    await act;
    return 'granted';
  } catch (error) {
    if (error instanceof Refusal) return error.problem.code;
    throw error;
  }
};

const stateOf = async (p: PerformanceRow): Promise<PerformanceRow> => (await day.performances()).find((x) => x.id === p.id) as PerformanceRow;

describe('a practical session, from opening to marks', () => {
  test('opens: a performance for each candidate and task, two scorers each, evenly, codes that do not follow the seats', async () => {
    await day.use(OpenMarking).run(day.staff('officer', 'officer'), day.sessionId, '测试：不等计划时间');
    const all = await day.performances();
    expect(all).toHaveLength(24 * 3);
    const load = new Map<string, number>();
    for (const p of all) {
      const scorers = await day.scorers(p.id);
      expect(scorers.map((s) => s.seq)).toEqual([1, 2]);
      for (const s of scorers) load.set(s.examiner_id, (load.get(s.examiner_id) ?? 0) + 1);
    }
    expect([...load.values()]).toEqual([48, 48, 48]);
    expect(new Set(all.map((p) => p.code)).size).toBe(72);
    expect(all.map((p) => p.code)).not.toEqual([...all.map((p) => p.code)].sort());
    expect(await codeOf(day.use(OpenMarking).run(day.staff('officer', 'officer'), day.sessionId, '测试：不等计划时间'))).toBe('marking.opened-already');
  });

  test('nobody scores before the leader has briefed', async () => {
    const [p] = await day.performances();
    const [one] = await day.scorers(p!.id);
    expect(await codeOf(day.score(p!, one!.examiner_id, 8000))).toBe('score.not-briefed');
    expect(await codeOf(day.use(LeadGroup).brief(day.staff('examiner2', 'examiner'), day.groupId, '我不是组长'))).toBe('group.not-leader');
    await day.use(LeadGroup).brief(day.staff('examiner1', 'examiner'), day.groupId, '评分标准已逐项交底');
    expect(await codeOf(day.use(LeadGroup).brief(day.staff('examiner1', 'examiner'), day.groupId, '再交底'))).toBe('score.briefed-already');
  });

  test('two scores within the tolerance are final as their mean', async () => {
    const p = (await day.performances())[0]!;
    await day.scoreBoth(p, 8000, 9000);
    expect(await stateOf(p)).toMatchObject({ state: 'final', final_total: 8500, final_fatal: null });
  });

  test('a repeat of the same submission is answered alike; another sheet is refused; a stranger is not told anything', async () => {
    const p = (await day.performances())[1]!;
    const [one] = await day.scorers(p.id);
    const key = seedId('client-key');
    const receipt = await day.score(p, one!.examiner_id, 7000, [], key);
    expect(await day.score(p, one!.examiner_id, 7000, [], key)).toEqual(receipt);
    expect(await day.score(p, one!.examiner_id, 7000)).toEqual(receipt);
    expect(await codeOf(day.score(p, one!.examiner_id, 7100))).toBe('score.already-submitted');
    expect(await codeOf(day.score(p, seedId('person:examiner4'), 7000))).toBe('score.not-assigned');
    expect((await stateOf(p)).state).toBe('blind');
  });

  test('an examiner’s view carries no name and no other’s score, before and after', async () => {
    const p = (await day.performances())[1]!;
    const [one, two] = await day.scorers(p.id);
    const before = await day.use(MyMarking).performance(day.examiner(two!.examiner_id), p.id);
    expect(before).toMatchObject({ row: { state: 'todo', total: null }, submitted: null, draft: null });
    expect(JSON.stringify(before)).not.toContain(one!.examiner_name);
    expect(JSON.stringify(before)).not.toMatch(/:7000\b/);
    await day.score(p, two!.examiner_id, 7050);
    const after = await day.use(MyMarking).performance(day.examiner(one!.examiner_id), p.id);
    expect(after.receipt?.total).toBe(7000);
    expect(JSON.stringify(after)).not.toMatch(/:7050\b/);
  });

  test('beyond the tolerance a third member is called, unknown to be the third; near one of them is final', async () => {
    const p = (await day.performances())[2]!;
    await day.scoreBoth(p, 5000, 8000);
    expect((await stateOf(p)).state).toBe('third');
    const third = (await day.scorers(p.id)).find((s) => s.kind === 'third');
    expect(third?.seq).toBe(3);
    const view = await day.use(MyMarking).performance(day.examiner(third!.examiner_id), p.id);
    expect(JSON.stringify(view)).not.toMatch(/third|:(5000|8000)\b/);
    await day.score(p, third!.examiner_id, 7500);
    expect(await stateOf(p)).toMatchObject({ state: 'final', final_total: 7750 });
  });

  test('near neither goes to a senior examiner who scored nothing of it; the scores before stay', async () => {
    const p = (await day.performances())[3]!;
    await day.scoreBoth(p, 4000, 9000);
    const third = (await day.scorers(p.id)).find((s) => s.kind === 'third')!;
    await day.score(p, third.examiner_id, 6500);
    expect(await stateOf(p)).toMatchObject({ state: 'adjudication', cause: 'near-neither' });
    expect(await codeOf(day.adjudicate(p, 'examiner1', 6000))).toBe('marking.examiner-refused');
    expect(await codeOf(day.adjudicate(p, 'examiner5', 6000))).toBe('marking.examiner-refused');
    await day.adjudicate(p, 'examiner4', 6600);
    expect(await stateOf(p)).toMatchObject({ state: 'final', final_total: 6600 });
    await expect(day.db.query('UPDATE blind_score SET total = 1')).rejects.toThrow('never changed');
  });

  test('two scores submitted at the same instant settle the work once', async () => {
    const p = (await day.performances())[4]!;
    const [one, two] = await day.scorers(p.id);
    await Promise.all([day.score(p, one!.examiner_id, 6000), day.score(p, two!.examiner_id, 6200), day.score(p, one!.examiner_id, 6000)]);
    expect(await stateOf(p)).toMatchObject({ state: 'final', final_total: 6100 });
  });

  test('a fatal item that both saw sets the task to zero', async () => {
    const p = (await day.performances())[5]!;
    const task = await day.task(p);
    const fatal = task.fatalItems.find((f) => f.effect === 'task_zero')?.code;
    const [one, two] = await day.scorers(p.id);
    await day.score(p, one!.examiner_id, 6000, fatal ? [fatal] : []);
    await day.score(p, two!.examiner_id, 6000, fatal ? [fatal] : []);
    expect(await stateOf(p)).toMatchObject(fatal ? { final_total: 0, final_fatal: 'task_zero' } : { final_total: 6000 });
  });

  test('when the last is final the review sample and all adjudicated works are queued; a finding reopens one', async () => {
    for (const p of (await day.performances()).filter((x) => x.state === 'blind')) await day.scoreBoth(p, 7000, 7200);
    const queue = await reviewsBy(day.db, 'open', day.sessionId);
    expect(queue.filter((r) => r.cause === 'adjudicated')).toHaveLength(1);
    expect(queue.filter((r) => r.cause === 'sample')).toHaveLength(Math.ceil(71 * 0.2));
    const reviewer = day.staff('mreviewer', 'marking_reviewer');
    const sampled = queue.find((r) => r.cause === 'sample')!;
    const scorer = (await day.scorers(sampled.performance_id))[0]!;
    expect(await codeOf(day.use(SignReview).run(day.examiner(scorer.examiner_id), sampled.id, { verdict: 'ok', reason: '' }))).toBe('review.scored-this');
    await day.use(SignReview).run(reviewer, sampled.id, { verdict: 'finding', finding: 'missed-item', criteria: ['C1'], reason: '漏评一项' });
    const reopened = (await day.performances()).find((p) => p.id === sampled.performance_id)!;
    expect(reopened).toMatchObject({ state: 'adjudication', cause: 'review-finding', final_total: null });
    const marks = await day.use(Marks).ofRound(SITTING_IDS.round);
    expect(marks.missing.find((m) => m.candidateId === reopened.candidate_id && m.mode === 'practical')?.reason).toBe('in-adjudication');
    await day.adjudicate(reopened, 'examiner4', 7300);
    for (const r of await reviewsBy(day.db, 'open', day.sessionId)) await day.use(SignReview).run(reviewer, r.id, { verdict: 'ok', reason: '' });
    expect(await day.db.one('SELECT settled_at IS NOT NULL AS done FROM marking_plan WHERE session_id = $1', [day.sessionId])).toEqual({ done: true });
  });

  test('hands every raw mark of the round to results, with nothing missing in the practical part', async () => {
    const marks = await day.use(Marks).ofRound(SITTING_IDS.round);
    expect(marks.practical).toHaveLength(24);
    expect(marks.missing.filter((m) => m.mode === 'practical')).toEqual([]);
    expect(marks.missing.filter((m) => m.mode === 'theory').every((m) => m.reason === 'not-marked')).toBe(true);
    for (const { tasks } of marks.practical) {
      expect(tasks.reduce((sum, t) => sum + t.weightPercent, 0)).toBe(100);
      for (const t of tasks) {
        expect(t.final).not.toBeNull();
        for (const s of t.scores) expect(s.fatal.length > 0 ? 0 : s.criteria.reduce((n, c) => n + c.points, 0)).toBe(s.total);
      }
    }
    expect(await day.use(Marks).scorers(SITTING_IDS.round)).toHaveLength(4);
  });
});
