import { startInstance, type TestInstance } from '../../../test/support/instance';
import { newId } from '@kaowu/kernel';
import { Refusal } from '@kaowu/platform';
import { Sittings } from '@kaowu/sitting';
import { seedId } from '../../../seeds/ids';
import { MARKING_IDS } from '../../../seeds/marking';
import { SITTING_IDS } from '../../../seeds/sitting';
import { MarkingDay } from '../testing/marking-day';
import { reviewsBy } from '../persistence/review-rows';
import { Absences } from './absences';
import { Comparison } from './comparison';
import { CorrectMarks } from './correct-marks';
import { CorrectionView } from './correction-view';
import { Corrections } from './corrections';
import { CountedMarks } from './counted-marks';
import { Marks } from './marks';
import { SignReview } from './sign-review';

let instance: TestInstance;
let day: MarkingDay;

const roundId = SITTING_IDS.round;
const officer = () => day.staff('officer', 'officer');
const reviewer = () => day.staff('mreviewer', 'marking_reviewer');
const codeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(() => 'granted', (error: unknown) => (error instanceof Refusal ? error.problem.code : String(error)));
const count = (no: number): Promise<void> =>
  day.db.tx(async () => {
    await day.use(CountedMarks).freeze(roundId);
    await day.use(CountedMarks).hold(roundId, { id: newId(), no });
  });
const uphold = async (candidateId: string, part: 'theory' | 'practical'): Promise<string> => {
  const id = newId();
  await day.db.tx(() => day.use(Corrections).open({ id, roundId, candidateId, part, ground: '经核对，漏评一项' }));
  return id;
};
const stateOf = async (id: string) => (await day.use(Corrections).ofRound(roundId)).find((c) => c.id === id)?.made ?? 'closed';

beforeAll(async () => {
  instance = await startInstance({ seeded: true });
  day = new MarkingDay(instance.nest, SITTING_IDS.practical, MARKING_IDS.group, (login) => seedId(`person:${login}`));
});
afterAll(() => instance.stop());

describe('an upheld objection to the practical part', () => {
  test('a work of the candidate is judged again by somebody who has not scored it; nothing else of the round opens', async () => {
    await day.open();
    const works = await day.performances();
    for (const p of works) await day.scoreBoth(p, 6000, 6100);
    for (const r of await reviewsBy(day.db, 'open', day.sessionId)) await day.use(SignReview).run(reviewer(), r.id, { verdict: 'ok', reason: '' });
    await count(1);
    const [work] = works;
    const other = works.find((w) => w.candidate_id !== work!.candidate_id)!;
    const id = await uphold(work!.candidate_id, 'practical');
    const correct = day.use(CorrectMarks);
    expect(await codeOf(correct.sendToAdjudication(officer(), id, other.id, '看错了'))).toBe('correction.other-part');
    expect(await codeOf(correct.propose(officer(), id, 1, { scope: 'version' }, '答案有误'))).toBe('record.not-found');
    await correct.sendToAdjudication(officer(), id, work!.id, '按异议重新评判');
    expect([await stateOf(id), await codeOf(correct.sendToAdjudication(officer(), id, work!.id, '再送'))]).toEqual([false, 'correction.work-open']);
    const view = await day.use(Comparison).forAdjudicator(day.staff('examiner4', 'senior_examiner'), work!.id);
    expect(view.disagreement).toMatchObject({ cause: 'objection', finding: { reason: '经核对，漏评一项', reviewer: '' } });
    expect(await codeOf(day.use(Absences).mark(officer(), other.id, '未到'))).toBe('marking.counted');
    await day.adjudicate(work!, 'examiner4', 7300);
    const [review] = await reviewsBy(day.db, 'open', day.sessionId);
    expect([await stateOf(id), review?.performance_id]).toEqual([false, work!.id]);
    await day.use(SignReview).run(reviewer(), review!.id, { verdict: 'ok', reason: '' });
    expect(await stateOf(id)).toBe(true);
    expect((await day.performances()).find((p) => p.id === work!.id)).toMatchObject({ state: 'final', final_total: 7300 });
    await count(2);
    expect([await stateOf(id), await codeOf(correct.sendToAdjudication(officer(), id, work!.id, '又一次'))]).toEqual(['closed', 'correction.closed']);
    expect(await codeOf(day.adjudicate(work!, 'examiner4', 7000))).not.toBe('granted');
  });
});

describe('an upheld objection to theory', () => {
  const [version, attempts] = [newId(), [newId(), newId()]];
  let candidates: string[];
  const awarded = async () => {
    const { theory } = await day.use(Marks).ofRound(roundId);
    return candidates.map((c) => theory.find((t) => t.candidateId === c)?.questions.map((q) => [q.awarded, q.corrected]));
  };

  beforeAll(async () => {
    candidates = (await day.use(Sittings).seatings(SITTING_IDS.theory)).slice(0, 2).map((s) => s.candidateId);
    await day.db.query('INSERT INTO theory_marking (session_id, round_id, papers, marked_at) VALUES ($1, $2, 2, now())', [SITTING_IDS.theory, roundId]);
    for (const [i, candidateId] of candidates.entries()) {
      for (const [no, versionId] of [[1, version], [2, newId()]] as const) {
        await day.db.query(
          `INSERT INTO theory_mark (attempt_id, no, session_id, candidate_id, paper_id, version_id, type, points, awarded, response, key)
           VALUES ($1, $2, $3, $4, $5, $6, 'single', 100, 0, '["A"]', '["B"]')`, [attempts[i], no, SITTING_IDS.theory, candidateId, newId(), versionId]);
      }
    }
  });

  test('one proposes, another confirms; the mark that was given stays', async () => {
    const id = await uphold(candidates[0]!, 'theory');
    const correct = day.use(CorrectMarks);
    expect(await codeOf(correct.propose(officer(), id, 2, { scope: 'question', awarded: 101 }, '漏评'))).toBe('correction.out-of-range');
    await correct.propose(officer(), id, 2, { scope: 'question', awarded: 50 }, '漏评，应得一半');
    expect(await codeOf(correct.propose(officer(), id, 2, { scope: 'question', awarded: 100 }, '漏评'))).toBe('correction.proposed-already');
    const [proposal] = (await day.use(CorrectionView).of(officer(), id)).proposals;
    expect(await codeOf(correct.decide(officer(), proposal!.id, 'confirmed', '同意'))).toBe('correction.own-proposal');
    expect([await stateOf(id), await awarded()]).toEqual([false, [[[0, undefined], [0, undefined]], [[0, undefined], [0, undefined]]]]);
    await correct.decide(reviewer(), proposal!.id, 'confirmed', '核对无误');
    expect(await codeOf(correct.decide(reviewer(), proposal!.id, 'refused', '反悔'))).toBe('correction.decided-already');
    expect([await stateOf(id), await awarded()]).toEqual([true, [[[0, undefined], [50, 50]], [[0, undefined], [0, undefined]]]]);
    await expect(day.db.query('UPDATE theory_mark SET awarded = 1')).rejects.toThrow('never changed');
    await count(3);
    expect(await stateOf(id)).toBe('closed');
  });

  test('a wrong key gives full points to everybody who had that version', async () => {
    const id = await uphold(candidates[0]!, 'theory');
    const correct = day.use(CorrectMarks);
    await correct.propose(officer(), id, 1, { scope: 'version' }, '答案有误，全体给分');
    const [proposal] = (await day.use(CorrectionView).of(reviewer(), id)).proposals;
    expect(proposal).toMatchObject({ papers: 2, own: false, state: 'proposed' });
    await correct.decide(reviewer(), proposal!.id, 'confirmed', '答案确有误');
    expect(await awarded()).toEqual([[[100, 100], [50, 50]], [[100, 100], [0, undefined]]]);
    expect(await codeOf(day.db.tx(() => day.use(Corrections).close(id)))).toBe('correction.begun');
  });
});
