import { randomUUID } from 'node:crypto';
import { newId } from '@kaowu/kernel';
import { Relations } from '@kaowu/people';
import { Refusal } from '@kaowu/platform';
import { Rounds, Sittings } from '@kaowu/sitting';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { seedId } from '../../../seeds/ids';
import { DEMO_GROUP, MARKING_IDS } from '../../../seeds/marking';
import { SITTING_IDS } from '../../../seeds/sitting';
import { MarkingDay } from '../testing/marking-day';
import { storeTheoryMarks } from '../persistence/theory-rows';
import { Absences } from './absences';
import { FormGroup } from './form-group';
import { Marks } from './marks';
import { Reassign } from './reassign';
import { SavePlan } from './save-plan';

let instance: TestInstance;
let day: MarkingDay;
const person = (login: string): string => seedId(`person:${login}`);

beforeAll(async () => {
  instance = await startInstance({ seeded: true });
  day = new MarkingDay(instance.nest, SITTING_IDS.practical, MARKING_IDS.group, person);
});
afterAll(() => instance.stop());

const problemOf = async (act: Promise<unknown>): Promise<Refusal['problem']> => {
  const error: unknown = await act.then(() => new Error('granted'), (e: unknown) => e);
  if (error instanceof Refusal) return error.problem;
  throw error;
};
const officer = () => day.staff('officer', 'officer');

/** Rounds in which the seeded group examined at the same site, before the seeded one. */
async function earlierRounds(...monthsBefore: number[]): Promise<void> {
  for (const i of monthsBefore) {
    const [roundId, sessionId, groupId] = [newId(), newId(), newId()];
    await day.db.tx(async () => {
      await day.db.query(
        `INSERT INTO round OVERRIDING USER VALUE
         SELECT (jsonb_populate_record(r, jsonb_build_object('id', $2::text, 'name', 'earlier ' || $3::text))).* FROM round r WHERE id = $1`,
        [SITTING_IDS.round, roundId, i],
      );
      await day.db.query(
        `INSERT INTO session SELECT (jsonb_populate_record(s, jsonb_build_object('id', $2::text, 'round_id', $3::text, 'starts_at', s.starts_at - make_interval(months => $4)))).*
         FROM session s WHERE id = $1`,
        [SITTING_IDS.practical, sessionId, roundId, i],
      );
      await day.db.query(
        `INSERT INTO examiner_group SELECT (jsonb_populate_record(g, jsonb_build_object('id', $2::text, 'session_id', $3::text, 'round_id', $4::text,
           'during', tstzrange(lower(g.during) - make_interval(months => $5), upper(g.during) - make_interval(months => $5))))).*
         FROM examiner_group g WHERE id = $1`,
        [MARKING_IDS.group, groupId, sessionId, roundId, i],
      );
      await day.db.query(
        `INSERT INTO examiner_group_member SELECT (jsonb_populate_record(m, jsonb_build_object('group_id', $2::text, 'session_id', $3::text, 'during', g.during))).*
         FROM examiner_group_member m, examiner_group g WHERE m.group_id = $1 AND g.id = $2::uuid`,
        [MARKING_IDS.group, groupId, sessionId],
      );
    });
  }
}

describe('before opening', () => {
  const group = { name: '第二考评组', memberIds: DEMO_GROUP.map(person), leaderId: person('examiner1') };

  test('a group must change after the last time', async () => {
    await earlierRounds(1);
    await day.use(FormGroup).dissolve(officer(), MARKING_IDS.group, '换人');
    expect((await problemOf(day.use(FormGroup).form(officer(), day.sessionId, group))).details).toEqual([
      { code: 'group.too-few-changed', params: { changed: 0, size: 3, percent: 33 } },
    ]);
    const changed = { ...group, memberIds: [person('examiner1'), person('examiner2'), person('examiner4')] };
    await day.use(FormGroup).form(officer(), day.sessionId, changed, MARKING_IDS.group);
  });

  test('examiners cannot serve in two groups at once; the database decides the race', async () => {
    const body = (name: string) => ({ name, memberIds: [person('examiner3'), person('examiner5'), person('examiner1')], leaderId: person('examiner3') });
    const problem = await problemOf(day.use(FormGroup).form(officer(), day.sessionId, body('第三考评组')));
    expect(problem.details?.map((d) => d.code)).toContain('examiner.other-duty');
  });

  test('weights must come to 100 and the tasks must be of the occupation', async () => {
    const [first] = await day.use(SavePlan).choices(day.sessionId);
    const id = first?.task.taskVersionId ?? '';
    expect((await problemOf(day.use(SavePlan).run(officer(), day.sessionId, { tasks: [{ taskVersionId: id, weightPercent: 99 }], scorers: 2 }))).details?.[0]?.code).toBe('marking.plan-weights');
    expect((await problemOf(day.use(SavePlan).run(officer(), day.sessionId, { tasks: [{ taskVersionId: randomUUID(), weightPercent: 100 }], scorers: 2 }))).code).toBe('marking.task-foreign');
    expect((await problemOf(day.use(SavePlan).choices(SITTING_IDS.theory))).code).toBe('marking.not-practical');
  });
});

describe('after opening', () => {
  beforeAll(() => day.open());

  test('plan and groups stand', async () => {
    const [first] = await day.use(SavePlan).choices(day.sessionId);
    const plan = { tasks: [{ taskVersionId: first?.task.taskVersionId ?? '', weightPercent: 100 }], scorers: 2 };
    expect((await problemOf(day.use(SavePlan).run(officer(), day.sessionId, plan))).code).toBe('marking.plan-frozen');
    expect((await problemOf(day.use(FormGroup).dissolve(officer(), MARKING_IDS.group, '换人'))).code).toBe('marking.opened-already');
  });

  test('a relation declared after the assignment blocks score entry, and names no candidate', async () => {
    const [candidate] = await day.use(Rounds).candidates(SITTING_IDS.round);
    const work = (await day.performances()).find((p) => p.candidate_id === candidate?.id)!;
    const [one] = await day.scorers(work.id);
    await day.use(Relations).declare(officer(), one!.examiner_id, {
      kind: 'employer', withPersonId: null, withIdNumber: null, withName: null, withEmployer: candidate?.employer ?? '', note: '刚刚入职',
    });
    const problem = await problemOf(day.score(work, one!.examiner_id, 6000));
    expect(problem).toMatchObject({ code: 'marking.examiner-refused', details: [{ code: 'examiner.recused-employer', params: { candidate: work.code } }] });
  });

  test('an unscored work goes to another member, and never back', async () => {
    const work = (await day.performances()).at(-1)!;
    const [one, two] = await day.scorers(work.id);
    await day.use(Reassign).substitute(officer(), work.id, one!.examiner_id, null, '临时离场');
    const now = await day.scorers(work.id);
    expect(now.map((s) => s.seq)).toEqual([1, 2]);
    expect(now.map((s) => s.examiner_id)).not.toContain(one!.examiner_id);
    expect((await problemOf(day.score(work, one!.examiner_id, 6000))).code).toBe('score.not-assigned');
    expect((await problemOf(day.use(Reassign).substitute(officer(), work.id, two!.examiner_id, one!.examiner_id, '换回'))).details?.[0]?.code).toBe('examiner.scored-this');
    expect((await problemOf(day.use(Reassign).substitute(officer(), work.id, two!.examiner_id, null, '再换'))).code).toBe('marking.no-substitute');
  });

  test('absence takes all tasks of a seat, not one that is scored already, and can be taken back', async () => {
    const work = (await day.performances()).at(-1)!;
    const own = async () => (await day.performances()).filter((p) => p.seating_id === work.seating_id).map((p) => p.state);
    await day.use(Absences).mark(officer(), work.id, '未到场');
    expect(await own()).toEqual(['absent', 'absent', 'absent']);
    const [, two] = await day.scorers(work.id);
    expect((await problemOf(day.score(work, two!.examiner_id, 6000))).code).toBe('score.not-open');
    expect((await day.use(Marks).ofRound(SITTING_IDS.round)).missing.filter((m) => m.candidateId === work.candidate_id)).toContainEqual({ candidateId: work.candidate_id, mode: 'practical', reason: 'absent' });
    await day.use(Absences).restore(officer(), work.id, '登记错误');
    expect(await own()).toEqual(['blind', 'blind', 'blind']);
    await day.score(work, two!.examiner_id, 6000);
    expect((await problemOf(day.use(Absences).mark(officer(), work.id, '未到场'))).code).toBe('performance.has-scores');
  });
});

describe('theory marks', () => {
  test('are stored once, never change, and come to results with what is missing', async () => {
    const [seat, other] = await day.use(Sittings).seatings(SITTING_IDS.theory);
    const attempt = { attemptId: randomUUID(), sessionId: SITTING_IDS.theory, candidateId: seat!.candidateId, paperId: randomUUID() };
    const mark = { no: 1, versionId: randomUUID(), type: 'single', points: 100, awarded: 100, response: ['A'], key: ['A'] };
    await storeTheoryMarks(day.db, attempt, [mark]);
    await storeTheoryMarks(day.db, attempt, [{ ...mark, awarded: 0 }, { ...mark, no: 2, awarded: 0, response: [] }]);
    await expect(day.db.query('DELETE FROM theory_mark')).rejects.toThrow('never changed');
    await day.db.query('INSERT INTO theory_marking (session_id, round_id, papers, marked_at) VALUES ($1, $2, 1, now())', [SITTING_IDS.theory, SITTING_IDS.round]);
    const marks = await day.use(Marks).ofRound(SITTING_IDS.round);
    expect(marks.theory).toEqual([{
      candidateId: seat!.candidateId, attemptId: attempt.attemptId,
      questions: [
        { no: 1, type: 'single', points: 100, awarded: 100, response: ['A'], key: ['A'] },
        { no: 2, type: 'single', points: 100, awarded: 0, response: [], key: ['A'] },
      ],
    }]);
    expect(marks.missing).toContainEqual({ candidateId: other!.candidateId, mode: 'theory', reason: 'absent' });
  });
});

describe('rotation', () => {
  test('nobody examines more than three times running at a site; a pause starts anew', async () => {
    await earlierRounds(2, 3);
    const choices = await day.use(FormGroup).choices(day.sessionId);
    const of = (login: string) => choices.find((c) => c.personId === person(login));
    expect(of('examiner1')?.running).toBe(3);
    expect(of('examiner1')?.refusals.map((r) => r.code)).toContain('examiner.over-rotated');
    expect(of('examiner5')).toMatchObject({ running: 0, refusals: [] });
  });
});
