import { startInstance, type TestInstance } from '../../../test/support/instance';
import { newId } from '@kaowu/kernel';
import { Refusal } from '@kaowu/platform';
import { seedId } from '../../../seeds/ids';
import { MARKING_IDS } from '../../../seeds/marking';
import { SITTING_IDS } from '../../../seeds/sitting';
import { MarkingDay } from '../testing/marking-day';
import type { PerformanceRow } from '../persistence/performance-rows';
import { Absences } from './absences';
import { CountedMarks } from './counted-marks';
import { LeadGroup } from './lead-group';
import { OpenMarking } from './open-marking';
import { Reassign } from './reassign';

let instance: TestInstance;
let day: MarkingDay;
let works: PerformanceRow[];

const officer = () => day.staff('officer', 'officer');
const codeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(() => 'granted', (error: unknown) => (error instanceof Refusal ? error.problem.code : String(error)));
const plan = (start: string): Promise<unknown> =>
  day.db.query(`UPDATE session SET starts_at = now() + $2::interval WHERE id = $1`, [day.sessionId, start]);

beforeAll(async () => {
  instance = await startInstance({ seeded: true });
  day = new MarkingDay(instance.nest, SITTING_IDS.practical, MARKING_IDS.group, (login) => seedId(`person:${login}`));
});
afterAll(() => instance.stop());

describe('a session does not begin before its plan by itself', () => {
  test('opening it long before asks why; half an hour before, sheets still wait for their turn', async () => {
    await plan('40 minutes');
    expect(await codeOf(day.use(OpenMarking).run(officer(), day.sessionId))).toBe('marking.before-plan');
    await plan('29 minutes');
    await day.use(OpenMarking).run(officer(), day.sessionId);
    await day.use(LeadGroup).brief(day.staff('examiner1', 'examiner'), day.groupId, '评分标准已逐项交底');
    works = await day.performances();
    const [one] = await day.scorers(works[0]!.id);
    expect(await codeOf(day.score(works[0]!, one!.examiner_id, 8000))).toBe('score.before-start');
    await day.db.query('UPDATE performance SET starts_at = now() WHERE session_id = $1', [day.sessionId]);
    expect(await codeOf(day.score(works[0]!, one!.examiner_id, 8000))).toBe('granted');
  });
});

describe('marks that a run of results counts', () => {
  const acts = async (): Promise<Record<string, string>> => {
    const [first, second] = [works[0]!, works.find((w) => w.candidate_id !== works[0]!.candidate_id)!];
    const [, two] = await day.scorers(first.id);
    const [other] = await day.scorers(second.id);
    return {
      sheet: await codeOf(day.score(first, two!.examiner_id, 8100)),
      absent: await codeOf(day.use(Absences).mark(officer(), second.id, '未到工位')),
      restore: await codeOf(day.use(Absences).restore(officer(), second.id, '登记有误')),
      takeOver: await codeOf(day.use(Absences).takeOver(officer(), day.sessionId)),
      reassign: await codeOf(day.use(Reassign).substitute(officer(), second.id, other!.examiner_id, null, '换人')),
      third: await codeOf(day.use(Reassign).third(officer(), second.id, seedId('person:examiner4'), '指派')),
      adjudicate: await codeOf(day.adjudicate(second, 'examiner4', 7000)),
    };
  };

  test('are not changed by any act, and are open again when the run is withdrawn', async () => {
    const counted = day.use(CountedMarks);
    await day.db.tx(async () => {
      await counted.freeze(SITTING_IDS.round);
      await counted.hold(SITTING_IDS.round, { id: newId(), no: 3 });
    });
    const before = await day.db.query('SELECT id, state, final_total FROM performance ORDER BY id');
    expect(Object.values(await acts())).toEqual(Array(7).fill('marking.counted'));
    expect(await day.db.query('SELECT id, state, final_total FROM performance ORDER BY id')).toEqual(before);
    await day.db.tx(() => counted.release(SITTING_IDS.round));
    expect(await acts()).toMatchObject({ sheet: 'granted', absent: 'granted', restore: 'granted', takeOver: 'granted', reassign: 'granted', third: 'marking.third-not-needed', adjudicate: 'adjudication.not-open' });
  });

  test('a sheet that comes while results are computed waits, and is refused', async () => {
    const work = works.at(-1)!;
    const [one] = await day.scorers(work.id);
    const counted = day.use(CountedMarks);
    let frozen = (): void => undefined;
    let finish = (): void => undefined;
    const marksFrozen = new Promise<void>((done) => (frozen = done));
    const sheetSent = new Promise<void>((done) => (finish = done));
    const computing = day.db.tx(async () => {
      await counted.freeze(SITTING_IDS.round);
      frozen();
      await sheetSent;
      await counted.hold(SITTING_IDS.round, { id: newId(), no: 4 });
    });
    await marksFrozen;
    let settled = false;
    const late = codeOf(day.score(work, one!.examiner_id, 7000)).finally(() => (settled = true));
    await new Promise((wait) => setTimeout(wait, 100));
    expect(settled).toBe(false);
    finish();
    await computing;
    expect(await late).toBe('marking.counted');
  });
});
