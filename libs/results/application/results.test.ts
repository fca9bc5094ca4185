import { resultsRoutes } from '@kaowu/contracts';
import { VerifyChain } from '@kaowu/journal';
import { newId } from '@kaowu/kernel';
import { PUBLIC_ACTOR, Refusal } from '@kaowu/platform';
import { TestClock, staffActor, testDatabase, testVault, type TestDatabase } from '@kaowu/platform/testing';
import { marksOf, paper, score, task } from '../testing/marks-builder';
import { HeldMarks, defaultRules, insertRound, useCases, type RoundFixture } from '../testing/round-fixture';

const officer = staffActor(newId(), ['officer'], '考务员');
const reviewer = staffActor(newId(), ['aggregation_reviewer'], '复核员');
const head = staffActor(newId(), ['head'], '负责人');
const vault = testVault();

let t: TestDatabase;
let clock: TestClock;
let marks: HeldMarks;
let round: RoundFixture;
let uc: ReturnType<typeof useCases>;

beforeEach(async () => {
  t = await testDatabase();
  clock = new TestClock(new Date('2026-11-20T02:00:00Z'));
  marks = new HeldMarks();
  uc = useCases(t.db, vault, clock, marks);
  round = await insertRound(t.db, vault, ['甲一', '乙二', '丙三', '丁四', '戊五']);
  hold([80, 60, 59, 90, null], [7000, 6000, 9000, 5999, null]);
});
afterEach(() => t.stop());

/** Theory points and settled practical hundredths of each candidate; null was absent. */
function hold(theory: (number | null)[], practical: (number | null)[]): void {
  const of = <T>(values: (number | null)[], make: (id: string, value: number) => T): T[] =>
    values.flatMap((v, i) => (v === null ? [] : [make(round.candidates[i]?.id as string, v)]));
  const away = (values: (number | null)[], mode: 'theory' | 'practical') =>
    values.flatMap((v, i) => (v === null ? [{ candidateId: round.candidates[i]?.id as string, mode, reason: 'absent' }] : []));
  marks.held = marksOf({
    roundId: round.roundId,
    theory: of(theory, (id, right) => paper(id, right)),
    practical: of(practical, (candidateId, final) => ({ candidateId, tasks: [task(final)] })),
    missing: [...away(theory, 'theory'), ...away(practical, 'practical')],
  });
}

const codeOf = async (act: Promise<unknown>): Promise<string> =>
  act.then(() => 'granted', (error: unknown) => (error instanceof Refusal ? error.problem.code : String(error)));
const detailsOf = async (act: Promise<unknown>): Promise<string[]> =>
  act.then(() => [], (error: unknown) => (error instanceof Refusal ? (error.problem.details ?? []).map((d) => d.code) : [String(error)]));

/** Re-adds the whole sample rightly. */
async function checkSample(runId: string): Promise<void> {
  for (const sheet of (await uc.queue.of(runId)).sheets) {
    const row = await t.db.one<{ points: number }>('SELECT points FROM result WHERE run_id = $1 AND candidate_id = $2 AND part = $3', [runId, sheet.candidateId, sheet.part]);
    await uc.review.record(reviewer, runId, { candidateId: sheet.candidateId, part: sheet.part, own: row?.points ?? -1 });
  }
}

async function reviewed(): Promise<string> {
  const { id } = await uc.compute.run(officer, round.roundId, undefined);
  await uc.sign.signTotals(officer, id);
  await checkSample(id);
  await uc.sign.signReview(reviewer, id);
  return id;
}

async function publicised(): Promise<string> {
  const id = await reviewed();
  await uc.release.run(head, id, '同意发布');
  await uc.publicise.run(officer, id, '保育师五级成绩公示');
  return id;
}

describe('computing', () => {
  it('stores both computations, verdicts part by part and the path of each point', async () => {
    const after = await uc.compute.run(officer, round.roundId, undefined);
    expect(after).toMatchObject({ state: 'computed', next: 'review' });
    const { rows, total } = await uc.views.results(after.id, { offset: 0, limit: 50, sort: 'theory', order: 'desc' });
    expect(total).toBe(5);
    expect(rows.map((r) => [r.name, r.verdict, r.parts.map((p) => p.points)])).toEqual([
      ['丁四', 'failed', [9000, 5999]], ['甲一', 'passed', [8000, 7000]], ['乙二', 'passed', [6000, 6000]], ['丙三', 'failed', [5900, 9000]], ['戊五', 'absent', [null, null]],
    ]);
    const path = await uc.views.path(after.id, round.candidates[0]?.id as string);
    expect(resultsRoutes.resultPath.response.parse(path)).toMatchObject({ name: '甲一', parts: [{ part: 'theory', points: 8000, second: 8000 }, { part: 'practical', points: 7000 }] });
    expect(path.parts[1]?.path).toMatchObject({ children: [{ kind: 'task', label: '更换床单', points: 7000, settled: 'mean' }] });
    expect((await uc.views.comparison(after.id, { offset: 0, limit: 50, onlyDiffering: 'false' })).differing).toBe(0);
  });

  it('refuses while a mark is missing, and says whose', async () => {
    marks.held = { ...marks.held, practical: marks.held.practical.slice(1) };
    const refusal = await uc.compute.run(officer, round.roundId, undefined).catch((e: unknown) => e);
    expect((refusal as Refusal).problem).toMatchObject({ code: 'results.gate-closed', details: [{ code: 'results.gate-mark-missing', params: { who: '甲一', part: '操作技能' } }] });
  });

  it('refuses while the round is not finished', async () => {
    await t.db.query(`UPDATE round SET state = 'running' WHERE id = $1`, [round.roundId]);
    expect(await detailsOf(uc.compute.run(officer, round.roundId, undefined))).toEqual(['results.gate-round-open']);
  });

  it('a correction is a new run with a reason; the earlier rows stay', async () => {
    const first = await uc.compute.run(officer, round.roundId, undefined);
    expect(await codeOf(uc.compute.run(officer, round.roundId, undefined))).toBe('results.reason-needed');
    const second = await uc.compute.run(officer, round.roundId, '更正录入');
    const view = await uc.roundViews.one(round.roundId);
    expect([view.current?.id, view.current?.no, view.earlier.map((e) => [e.id, e.state])]).toEqual([second.id, 2, [[first.id, 'superseded']]]);
    await expect(t.db.query('UPDATE result SET points = 1 WHERE run_id = $1', [first.id])).rejects.toThrow('never changed');
  });

  it('two officers at once make one run', async () => {
    const outcomes = await Promise.all([codeOf(uc.compute.run(officer, round.roundId, undefined)), codeOf(uc.compute.run(officer, round.roundId, undefined))]);
    expect(outcomes.sort()).toEqual(['granted', 'results.reason-needed']);
  });
});

describe('a difference of one hundredth', () => {
  it('is stored, named, and stops everything', async () => {
    const victim = round.candidates[3]?.id as string;
    marks.held = { ...marks.held, practical: marks.held.practical.map((p) => (p.candidateId === victim ? { ...p, tasks: [task(6000, { scores: [score('blind', 1, 5999), score('blind', 2, 5999)] })] } : p)) };
    const { id, waitsFor } = await uc.compute.run(officer, round.roundId, undefined);
    expect(waitsFor.filter((w) => w.code === 'results.gate-difference')).toEqual([
      { code: 'results.gate-difference', params: { who: '丁四', part: '操作技能', partEn: 'Practical', first: '60', second: '59.99', at: '更换床单', atEn: '更换床单' }, candidateId: victim, part: 'practical' },
    ]);
    expect(await detailsOf(uc.sign.signTotals(officer, id))).toEqual(['results.gate-difference']);
    await checkSample(id);
    expect(await detailsOf(uc.sign.signReview(reviewer, id))).toEqual(['results.gate-difference']);
    expect(await codeOf(uc.release.run(head, id, '放行'))).toBe('results.step-out-of-order');
    await expect(t.db.query(`UPDATE result_run SET state = 'released' WHERE id = $1`, [id])).rejects.toThrow('computations that differ');
    expect((await uc.roundViews.one(round.roundId)).current?.disagreeing).toBe(1);
  });
});

describe('aggregation review', () => {
  it('needs two different people, the whole sample and agreement', async () => {
    const { id } = await uc.compute.run(officer, round.roundId, undefined);
    expect(await codeOf(uc.sign.signReview(staffActor(officer.id, ['aggregation_reviewer']), id))).toBe('results.own-totals');
    expect(await detailsOf(uc.sign.signReview(reviewer, id))).toEqual(['results.gate-check-missing']);
    const queue = await uc.queue.of(id);
    expect(queue.needed).toBe(2);
    expect(JSON.stringify(resultsRoutes.reviewQueue.response.parse(queue))).not.toContain('甲一');
    const sheet = queue.sheets[0] as (typeof queue.sheets)[number];
    const wrong = await uc.review.record(reviewer, id, { candidateId: sheet.candidateId, part: sheet.part, own: 1 });
    expect(wrong.agrees).toBe(false);
    await uc.review.record(reviewer, id, { candidateId: sheet.candidateId, part: sheet.part, own: wrong.computed, note: '第一次加错' });
    expect(await codeOf(uc.review.record(reviewer, id, { candidateId: sheet.candidateId, part: sheet.part, own: wrong.computed }))).toBe('results.check-recorded-already');
    const other = queue.sheets[1] as (typeof queue.sheets)[number];
    await uc.review.record(reviewer, id, { candidateId: other.candidateId, part: other.part, own: 0 });
    expect(await detailsOf(uc.sign.signReview(reviewer, id))).toEqual(['results.gate-check-differs']);
  });

  it('is refused to whoever scored', async () => {
    const { id } = await uc.compute.run(officer, round.roundId, undefined);
    marks.scorerIds = [reviewer.id];
    expect(await codeOf(uc.sign.signReview(reviewer, id))).toBe('results.reviewer-scored');
    const [sheet] = (await uc.queue.of(id)).sheets;
    expect(await codeOf(uc.review.record(reviewer, id, { candidateId: sheet?.candidateId ?? '', part: sheet?.part ?? 'theory', own: 1 }))).toBe('results.reviewer-scored');
  });

  it('is done with both signatures, in either order', async () => {
    const { id } = await uc.compute.run(officer, round.roundId, undefined);
    await checkSample(id);
    expect((await uc.sign.signReview(reviewer, id)).state).toBe('computed');
    expect((await uc.sign.signTotals(officer, id)).state).toBe('reviewed');
  });

  it('does not stand when marks change afterwards', async () => {
    const id = await reviewed();
    hold([81, 60, 59, 90, null], [7000, 6000, 9000, 5999, null]);
    expect(await detailsOf(uc.release.run(head, id, '放行'))).toEqual(['results.gate-marks-changed']);
  });

  it('one person signs once: the reviewer cannot release', async () => {
    const id = await reviewed();
    expect(await codeOf(uc.release.run(staffActor(reviewer.id, ['head']), id, '放行'))).toBe('results.already-signed');
  });
});

describe('publication and objections', () => {
  it('publicises masked numbers only, with a window of five working days', async () => {
    const id = await publicised();
    const publication = await uc.store.findPublication(id);
    expect(publication?.closes_at).toEqual(new Date('2026-11-28T00:00:00+08:00'));
    expect(publication?.lines).toHaveLength(5);
    const text = JSON.stringify(publication?.lines);
    for (const c of round.candidates) expect(text).not.toContain(c.idNumber);
    expect(await uc.results.passed(round.roundId)).toHaveLength(2);
    await expect(t.db.query(`UPDATE publication SET title = 'x'`)).rejects.toThrow('never changed');
  });

  it('takes an objection inside the window only, one at a time, and holds the filing', async () => {
    const id = await publicised();
    const c = round.candidates[2] as RoundFixture['candidates'][number];
    const sent = { ticketNo: c.ticketNo, idNumber: c.idNumber, part: 'theory', kind: 'missed_item', text: '第三题未计分' } as const;
    expect(await codeOf(uc.objections.raise(PUBLIC_ACTOR, { ...sent, idNumber: '110101199003070011' }))).toBe('results.not-found-public');
    const { id: objectionId } = await uc.objections.raise(PUBLIC_ACTOR, sent);
    expect(await codeOf(uc.objections.raise(PUBLIC_ACTOR, sent))).toBe('results.objection-open-already');
    expect((await uc.results.missing(id, 'file')).map((m) => m.code)).toEqual(['results.gate-window-open', 'results.gate-objection-open']);
    clock.set('2026-11-28T00:00:00+08:00');
    expect(await codeOf(uc.objections.raise(PUBLIC_ACTOR, { ...sent, part: 'practical' }))).toBe('results.window-closed');
    await uc.objections.decide(reviewer, objectionId, 'dismissed', '复查无漏评');
    expect(await codeOf(uc.objections.decide(reviewer, objectionId, 'upheld', '改判'))).toBe('results.objection-decided-already');
    expect(await uc.results.missing(id, 'file')).toEqual([]);
    expect(await codeOf(uc.results.advance(officer, id, 'file'))).toBe('granted');
    expect(await codeOf(uc.compute.run(officer, round.roundId, '再算'))).toBe('results.run-filed');
  });

  it('an upheld objection asks for a new run, which starts over', async () => {
    const id = await publicised();
    const c = round.candidates[2] as RoundFixture['candidates'][number];
    const { id: objectionId } = await uc.objections.raise(PUBLIC_ACTOR, { ticketNo: c.ticketNo, idNumber: c.idNumber, part: 'theory', kind: 'wrong_addition', text: '加分有误，请核对' });
    await uc.objections.decide(reviewer, objectionId, 'upheld', '漏计一题');
    clock.set('2026-12-01T02:00:00Z');
    expect(await detailsOf(uc.results.advance(officer, id, 'file'))).toEqual(['results.gate-correction-missing']);
    expect(await detailsOf(uc.compute.run(officer, round.roundId, '未更正就重算'))).toEqual(['results.gate-correction-missing']);
    uc.corrections.held = uc.corrections.held.map((o) => ({ ...o, made: true }));
    hold([80, 60, 60, 90, null], [7000, 6000, 9000, 5999, null]);
    expect(await detailsOf(uc.results.advance(officer, id, 'file'))).toEqual(['results.gate-correction-due']);
    const again = await uc.compute.run(officer, round.roundId, '异议成立，更正');
    expect(again.state).toBe('computed');
    expect(await uc.results.passed(round.roundId)).toEqual([]);
    // Until the next publication the candidate finds the answer, and no points.
    const meanwhile = await uc.publicViews.ownResult(c.ticketNo, c.idNumber);
    expect(meanwhile).toMatchObject({ correcting: true, parts: [], verdict: 'incomplete', objectionsOpen: false, objections: [{ state: 'upheld', decision: '漏计一题' }] });
    expect(await codeOf(uc.objections.raise(PUBLIC_ACTOR, { ticketNo: c.ticketNo, idNumber: c.idNumber, part: 'theory', kind: 'wrong_entry', text: '再提一次异议' }))).toBe('results.window-closed');
    uc.corrections.held = [];
    await uc.sign.signTotals(officer, again.id);
    await checkSample(again.id);
    await uc.sign.signReview(reviewer, again.id);
    await uc.release.run(head, again.id, '同意发布');
    await uc.publicise.run(officer, again.id, '保育师五级成绩公示（更正）');
    expect(await uc.publicViews.ownResult(c.ticketNo, c.idNumber)).toMatchObject({ correcting: false, verdict: 'passed', parts: [{ points: 6000 }, { points: 9000 }], objections: [{ state: 'upheld' }] });
    expect((await uc.objectionViews.ofRound(round.roundId)).rows).toMatchObject([{ id: objectionId, runNo: 1, state: 'upheld', correction: 'counted', decision: '漏计一题' }]);
  });

  it('an objection that was not dealt with holds the next publication too', async () => {
    const id = await publicised();
    const [a, b] = [round.candidates[2], round.candidates[3]] as RoundFixture['candidates'];
    const { id: open } = await uc.objections.raise(PUBLIC_ACTOR, { ticketNo: a?.ticketNo ?? '', idNumber: a?.idNumber ?? '', part: 'theory', kind: 'missed_item', text: '第三题未计分' });
    const { id: upheld } = await uc.objections.raise(PUBLIC_ACTOR, { ticketNo: b?.ticketNo ?? '', idNumber: b?.idNumber ?? '', part: 'practical', kind: 'missed_item', text: '第二题未计分' });
    await uc.withdraw.run(officer, id, '先行更正');
    await uc.objections.decide(reviewer, upheld, 'upheld', '漏计一题');
    expect(await detailsOf(uc.compute.run(officer, round.roundId, undefined))).toEqual(['results.gate-correction-missing']);
    uc.corrections.held = [];
    const again = await publicised();
    clock.set('2026-12-01T02:00:00Z');
    expect((await uc.results.missing(again, 'file')).map((m) => m.code)).toEqual(['results.gate-objection-open']);
    await uc.objections.decide(reviewer, open, 'upheld', '确有漏计');
    expect((await uc.results.missing(again, 'file')).map((m) => m.code)).toEqual(['results.gate-correction-missing']);
  });

  it('an upheld objection may change no score; then nothing is corrected or computed again', async () => {
    const id = await publicised();
    const c = round.candidates[2] as RoundFixture['candidates'][number];
    const { id: objectionId } = await uc.objections.raise(PUBLIC_ACTOR, { ticketNo: c.ticketNo, idNumber: c.idNumber, part: 'theory', kind: 'wrong_entry', text: '姓名一栏录错，请核对' });
    expect(await codeOf(uc.objections.decide(reviewer, objectionId, 'dismissed', '不成立', true))).toBe('results.only-upheld-stands');
    await uc.objections.decide(reviewer, objectionId, 'upheld', '录错属实');
    await uc.objections.decide(reviewer, objectionId, 'upheld', '录错属实，不影响得分', true);
    expect(await codeOf(uc.objections.decide(reviewer, objectionId, 'upheld', '再改', true))).toBe('results.objection-decided-already');
    clock.set('2026-12-01T02:00:00Z');
    expect([uc.corrections.held, await uc.results.missing(id, 'file')]).toEqual([[], []]);
    expect((await uc.objectionViews.ofRound(round.roundId)).rows).toMatchObject([{ correction: 'stands', decision: '录错属实，不影响得分' }]);
  });

  it('a withdrawn run opens the marks again, until the list has gone to the bureau', async () => {
    const held = () => t.db.one<{ run_no: number }>('SELECT run_no FROM marking_hold WHERE round_id = $1', [round.roundId]);
    const id = await publicised();
    expect(await held()).toEqual({ run_no: 1 });
    await uc.withdraw.run(officer, id, '录入有误，更正评分');
    expect([await held(), await codeOf(uc.withdraw.run(officer, id, '再撤'))]).toEqual([null, 'results.run-superseded']);
    const again = await uc.compute.run(officer, round.roundId, undefined);
    expect(await held()).toEqual({ run_no: 2 });
    await t.db.query(`UPDATE result_run SET state = 'filed' WHERE id = $1`, [again.id]);
    expect(await codeOf(uc.withdraw.run(officer, again.id, '已报备'))).toBe('results.run-filed');
  });
});

describe('statistics, notices and the journal', () => {
  it('counts pass rates by part and by occupation, level and district', async () => {
    const id = await publicised();
    const s = resultsRoutes.statistics.response.parse(await uc.statistics.ofRun(id));
    expect(s).toMatchObject({ candidates: 5, passed: 2, failed: 2, absent: 1, passShare: 5000 });
    expect(s.parts[0]).toMatchObject({ part: 'theory', scored: 4, absent: 1, passed: 3, mean: 7225, median: 7000 });
    expect((await uc.statistics.overview({})).rows).toEqual([expect.objectContaining({ occupationName: '保育师', districtCode: '110108', rounds: 1, candidates: 5, attended: 4, passed: 2 })]);
    expect((await uc.statistics.overview({ from: '2026-12-01' })).rows).toEqual([]);
  });

  it('publishes and withdraws fee notices, keeping them on record', async () => {
    const { id } = await uc.notices.publish(officer, { kind: 'fees', title: '收费标准', text: '', basis: '自主定价', fees: [{ item: '理论考试', unit: '人次', cents: 12_000 }] });
    expect(await uc.notices.standing()).toMatchObject([{ id, fees: [{ cents: 12_000 }] }]);
    await uc.notices.withdraw(officer, id, '标准更新');
    expect([await uc.notices.standing(), await codeOf(uc.notices.withdraw(officer, id, '再撤'))]).toEqual([[], 'notice.withdrawn-already']);
  });

  it('records every step in one unbroken chain, without ID numbers', async () => {
    await publicised();
    const rows = await t.db.query<{ action: string; data: unknown }>('SELECT action, data FROM journal_entry ORDER BY seq');
    expect(rows.map((r) => r.action)).toEqual([
      'results.computed', 'results.totals-signed', 'results.check-recorded', 'results.check-recorded', 'results.review-signed', 'results.released', 'results.publicised',
    ]);
    for (const c of round.candidates) expect(JSON.stringify(rows)).not.toContain(c.idNumber);
    expect(await new VerifyChain(t.db).run()).toMatchObject({ ok: true });
  });

  it('with no window (rule set 0) it may be filed at once', async () => {
    const rules = defaultRules();
    round = await insertRound(t.db, vault, ['甲一'], { ...rules, publication: { objectionWorkingDays: 0 } });
    hold([80], [7000]);
    const id = await publicised();
    expect(await uc.results.missing(id, 'file')).toEqual([]);
  });
});
