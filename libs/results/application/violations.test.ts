import { resultsRoutes } from '@kaowu/contracts';
import type { AssessmentMode, PathNode } from '@kaowu/contracts';
import type { Incidents } from '@kaowu/invigilation';
import { newId } from '@kaowu/kernel';
import { Refusal } from '@kaowu/platform';
import { TestClock, staffActor, testDatabase, testVault, type TestDatabase } from '@kaowu/platform/testing';
import { incidentsOn, insertExamRoom, type ExamRoom } from '../testing/exam-room';
import { marksOf, paper, task } from '../testing/marks-builder';
import { HeldMarks, insertRound, useCases, type RoundFixture } from '../testing/round-fixture';

const officer = staffActor(newId(), ['officer'], '考务员');
const reviewer = staffActor(newId(), ['aggregation_reviewer'], '复核员');
const head = staffActor(newId(), ['head'], '负责人');
const vault = testVault();

let t: TestDatabase;
let round: RoundFixture;
let uc: ReturnType<typeof useCases>;
let incidents: Incidents;
let rooms: Partial<Record<AssessmentMode, ExamRoom>>;
let clock: TestClock;

/** Four candidates who would all pass with 70 in each part. */
beforeEach(async () => {
  t = await testDatabase();
  clock = new TestClock(new Date('2026-11-20T02:00:00Z'));
  const marks = new HeldMarks();
  uc = useCases(t.db, vault, clock, marks);
  incidents = incidentsOn(t.db, vault, clock);
  round = await insertRound(t.db, vault, ['甲一', '乙二', '丙三', '丁四']);
  rooms = { theory: await insertExamRoom(t.db, round, 'theory'), practical: await insertExamRoom(t.db, round, 'practical') };
  marks.held = marksOf({
    roundId: round.roundId,
    theory: round.candidates.map(({ id }) => paper(id, 70)),
    practical: round.candidates.map(({ id: candidateId }, i) => ({ candidateId, tasks: [task(i === 1 ? 6999 : 7000)] })),
  });
});
afterEach(() => t.stop());

/** An invigilator reports a candidate by number; the id of the incident. */
async function report(part: AssessmentMode, candidate: number, tierCode: string): Promise<string> {
  const room = rooms[part] as ExamRoom;
  const view = await incidents.report(room.invigilator, room.sessionId, {
    roomId: room.roomId, seatingId: room.seatingIds[candidate] as string, categoryCode: 'copying', tierCode, text: '抄袭邻座答卷',
  });
  return view.id;
}

const close = async (part: AssessmentMode, id: string, tierCode?: string): Promise<void> => {
  await incidents.close((rooms[part] as ExamRoom).invigilator, id, '本人签字确认', tierCode);
};

async function found(part: AssessmentMode, candidate: number, tierCode: string): Promise<string> {
  const id = await report(part, candidate, tierCode);
  await close(part, id);
  return id;
}

const refusalOf = async (act: Promise<unknown>): Promise<Refusal['problem'] | null> =>
  act.then(() => null, (error: unknown) => { if (error instanceof Refusal) return error.problem; throw error; });

/** Re-adds the sample by what the sheets show, as a person does, and signs. */
async function review(runId: string): Promise<void> {
  await uc.sign.signTotals(officer, runId);
  for (const { candidateId, part, ...sheet } of (await uc.queue.of(runId)).sheets) {
    const lines = sheet.lines as PathNode[];
    const earned = part === 'theory' ? lines.flatMap((l) => l.children).reduce((sum, q) => sum + q.points, 0) : (lines[0]?.children[0]?.points ?? 0);
    const taken = lines.filter((l) => l.kind === 'deduction').reduce((sum, l) => sum + l.points, 0);
    const own = lines.some((l) => l.kind === 'void') ? 0 : Math.max(0, earned + taken);
    expect(await uc.review.record(reviewer, runId, { candidateId, part, own })).toMatchObject({ agrees: true });
  }
  await uc.sign.signReview(reviewer, runId);
}

const table = async (runId: string) =>
  (await uc.views.results(runId, { offset: 0, limit: 50, sort: 'name', order: 'asc' })).rows
    .map((r) => [r.name, r.verdict, ...r.parts.map((p) => (p.voided ? `void ${p.points}` : p.points))])
    .sort((a, b) => String(a[0]).localeCompare(String(b[0]), 'zh'));

describe('violations that invigilators recorded', () => {
  it('count in both computations, the verdict, the path, the statistics and the public list', async () => {
    const one = await found('theory', 0, 'warning');
    await found('practical', 1, 'warning');
    await found('practical', 2, 'part_void');
    await found('theory', 3, 'all_void');
    const { id } = await uc.compute.run(officer, round.roundId, undefined);
    expect(await table(id)).toEqual([
      ['丙三', 'failed', 7000, 'void 0'], ['丁四', 'failed', 'void 0', 'void 0'], ['甲一', 'passed', 6000, 7000], ['乙二', 'failed', 7000, 5999],
    ]);
    expect((await uc.views.comparison(id, { offset: 0, limit: 50, onlyDiffering: 'false' })).differing).toBe(0);
    const path = resultsRoutes.resultPath.response.parse(await uc.views.path(id, round.candidates[0]?.id as string));
    const reference = `V-${one.slice(-6).toUpperCase()}`;
    expect(path.parts[0]).toMatchObject({ points: 6000, second: 6000, voided: false });
    expect(path.parts[0]?.path?.children.at(-1)).toMatchObject({ kind: 'deduction', label: `警告并扣 10 分 · ${reference}`, points: -1000 });
    expect((await uc.statistics.ofRun(id)).parts).toMatchObject([{ part: 'theory', passed: 3, lowest: 0 }, { part: 'practical', passed: 1, lowest: 0 }]);
    await review(id);
    await uc.release.run(head, id, '同意发布');
    await uc.publicise.run(officer, id, '保育师五级成绩公示');
    const lines = (await uc.store.findPublication(id))?.lines ?? [];
    expect(lines.map((l) => [l.name, l.theory, l.practical, l.verdict])).toEqual(expect.arrayContaining([
      ['甲一', 6000, 7000, 'passed'], ['乙二', 7000, 5999, 'failed'], ['丙三', 7000, 0, 'failed'], ['丁四', 0, 0, 'failed'],
    ]));
    expect((await uc.results.passed(round.roundId)).map((p) => [p.candidateId, p.theory])).toEqual([[round.candidates[0]?.id, 6000]]);
  });

  it('two of one person add up, in the tier that the closing found', async () => {
    await found('theory', 0, 'warning');
    await close('theory', await report('theory', 0, 'part_void'), 'warning');
    const { id } = await uc.compute.run(officer, round.roundId, undefined);
    expect((await table(id)).find(([name]) => name === '甲一')).toEqual(['甲一', 'failed', 5000, 7000]);
  });

  it('hold the computation while one is open, and name whom', async () => {
    const open = await report('practical', 2, 'part_void');
    const refused = await refusalOf(uc.compute.run(officer, round.roundId, undefined));
    expect(refused).toMatchObject({
      code: 'results.gate-closed',
      details: [{ code: 'results.gate-violation-open', params: { who: '丙三', part: '操作技能', tier: '本科目成绩无效', reference: `V-${open.slice(-6).toUpperCase()}` } }],
    });
    await close('practical', open);
    expect((await uc.compute.run(officer, round.roundId, undefined)).state).toBe('computed');
  });

  it('stop the release when one comes later: open it waits, closed the marks have changed', async () => {
    const { id } = await uc.compute.run(officer, round.roundId, undefined);
    await review(id);
    const late = await report('theory', 0, 'warning');
    expect((await refusalOf(uc.release.run(head, id, '放行')))?.details?.map((d) => d.code)).toEqual(['results.gate-violation-open']);
    await close('theory', late);
    expect((await refusalOf(uc.release.run(head, id, '放行')))?.details?.map((d) => d.code)).toEqual(['results.gate-marks-changed']);
    const again = await uc.compute.run(officer, round.roundId, '补记违规');
    expect((await table(again.id)).find(([name]) => name === '甲一')).toEqual(['甲一', 'passed', 6000, 7000]);
  });

  it('hold the filing when one comes after the publication, until results are computed and published again', async () => {
    const { id } = await uc.compute.run(officer, round.roundId, undefined);
    await review(id);
    await uc.release.run(head, id, '同意发布');
    await uc.publicise.run(officer, id, '成绩公示');
    const waiting = async (): Promise<string[]> => (await uc.results.missing(id, 'file')).map((item) => item.code);
    expect(await waiting()).toEqual(['results.gate-window-open']);
    clock.advance(60_000);
    const late = await report('theory', 0, 'all_void');
    expect(await waiting()).toEqual(['results.gate-window-open', 'results.gate-violation-open']);
    await close('theory', late);
    expect(await waiting()).toEqual(['results.gate-window-open', 'results.gate-violation-later']);
    const again = await uc.compute.run(officer, round.roundId, '公示后认定违规');
    expect((await table(again.id)).find(([name]) => name === '甲一')).toEqual(['甲一', 'failed', 'void 0', 'void 0']);
  });

  it('bar the person by the decision that confirms them, once, for as long as the round says (D10)', async () => {
    const bars = () => t.db.query<{ name: string; ground: string; from: string; until: string; incident_id: string }>(
      'SELECT name, ground, from_day::text AS from, until_day::text AS until, incident_id FROM bar_entry');
    const id = await report('theory', 3, 'all_void');
    expect(await bars()).toEqual([]);
    await close('theory', id);
    await found('practical', 1, 'part_void');
    expect(await bars()).toEqual([{ name: '丁四', ground: 'serious-violation', from: '2026-11-20', until: '2027-11-19', incident_id: id }]);
    const entries = await t.db.query<{ action: string }>("SELECT action FROM journal_entry WHERE action = 'bar.added'");
    expect(entries).toHaveLength(1);
  });

  it('an incident that is no violation holds nothing and takes nothing', async () => {
    const room = rooms.theory as ExamRoom;
    await incidents.report(room.invigilator, room.sessionId, { roomId: room.roomId, seatingId: room.seatingIds[0] as string, categoryCode: 'machine-fault', tierCode: null, text: '换机' });
    const { id } = await uc.compute.run(officer, round.roundId, undefined);
    expect((await table(id)).find(([name]) => name === '甲一')).toEqual(['甲一', 'passed', 7000, 7000]);
  });
});

it('the database keeps a void part at 0 and not passed, and a run whose computations differ on it from going on', async () => {
  await found('theory', 0, 'part_void');
  const { id } = await uc.compute.run(officer, round.roundId, undefined);
  const copy = (set: string) => t.db.query(
    `INSERT INTO result (run_id, candidate_id, part, status, points, failed_by_fatal, voided, second_status, second_points, second_failed_by_fatal, second_voided, passed)
     SELECT run_id, candidate_id, 'review', status, ${set} FROM result WHERE run_id = $1 AND voided`, [id]);
  await expect(copy('1, false, true, second_status, 1, false, true, false')).rejects.toThrow('result_void');
  await copy('0, false, true, second_status, 0, false, false, false');
  await expect(uc.store.setState(id, 'reviewed')).rejects.toThrow('computations that differ');
});
