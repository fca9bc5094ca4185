import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { permissionsOf, type Post, type ScoreReceipt } from '@kaowu/contracts';
import { Bank, type PracticalTask } from '@kaowu/bank';
import type { Actor } from '@kaowu/platform';
import { Database } from '@kaowu/platform';
import { Adjudicate } from '../application/adjudicate';
import { LeadGroup } from '../application/lead-group';
import { OpenMarking } from '../application/open-marking';
import { RecordScore } from '../application/record-score';
import type { Sheet } from '../domain/score-sheet';
import { performancesOf, type PerformanceRow } from '../persistence/performance-rows';
import { assignmentsOf, type AssignmentRow } from '../persistence/score-rows';

/** Fills a sheet so that it comes to `total` hundredths: criterion by criterion up to its points. */
export function sheetOf(task: Pick<PracticalTask, 'criteria'>, total: number, fatal: readonly string[] = []): Sheet {
  let left = total;
  const criteria = task.criteria.map(({ code, points, steps }) => {
    const given = Math.min(points, left);
    left -= given;
    return { code, points: given, steps: steps.map((s) => s.code), note: '' };
  });
  return { criteria, fatal: fatal.map((code) => ({ code, note: '出现' })), comment: '' };
}

/** A day of practical marking, played through the use cases by the people of a seeded database. */
export class MarkingDay {
  constructor(
    private readonly app: INestApplicationContext,
    readonly sessionId: string,
    readonly groupId: string,
    private readonly personId: (login: string) => string,
  ) {}

  get db(): Database {
    return this.app.get(Database);
  }

  /** A use case of the running system. */
  use<T>(type: new (...parts: never[]) => T): T {
    return this.app.get<T>(type as never, { strict: false });
  }

  /** A member of staff as actor. */
  staff(login: string, ...posts: Post[]): Actor {
    return { kind: 'staff', id: this.personId(login), name: login, posts, permissions: permissionsOf(posts), claims: {} };
  }

  /** Opens the scoring and lets the leader sign the briefing. */
  async open(): Promise<void> {
    await this.use(OpenMarking).run(this.staff('officer', 'officer'), this.sessionId, '测试：不等计划时间');
    await this.use(LeadGroup).brief(this.staff('examiner1', 'examiner'), this.groupId, '评分标准已逐项交底');
  }

  performances(): Promise<PerformanceRow[]> {
    return performancesOf(this.db, this.sessionId);
  }

  /** Who scores the performance now, by seq. */
  async scorers(performanceId: string): Promise<AssignmentRow[]> {
    return (await assignmentsOf(this.db, [performanceId])).filter((a) => a.withdrawn_at === null);
  }

  task(performance: PerformanceRow): Promise<PracticalTask> {
    return this.use(Bank).task(performance.task_version_id);
  }

  examiner(id: string, name = '考评员'): Actor {
    return { kind: 'staff', id, name, posts: ['examiner'], permissions: permissionsOf(['examiner']), claims: {} };
  }

  /** One examiner's sheet for a performance, coming to `points` hundredths. */
  async score(performance: PerformanceRow, examinerId: string, points: number, fatal: readonly string[] = [], clientKey: string = randomUUID()): Promise<ScoreReceipt> {
    const task = await this.task(performance);
    const zero = task.fatalItems.some((f) => f.effect === 'task_zero' && fatal.includes(f.code));
    const command = { clientKey, sheet: sheetOf(task, points, fatal), total: zero ? 0 : points };
    const name = (await this.scorers(performance.id)).find((s) => s.examiner_id === examinerId)?.examiner_name;
    return this.use(RecordScore).run(this.examiner(examinerId, name), performance.id, command);
  }

  /** Both blind sheets, in the order of seq. */
  async scoreBoth(performance: PerformanceRow, first: number, second: number): Promise<void> {
    const [one, two] = await this.scorers(performance.id);
    await this.score(performance, (one as AssignmentRow).examiner_id, first);
    await this.score(performance, (two as AssignmentRow).examiner_id, second);
  }

  /** The adjudicator's sheet. */
  async adjudicate(performance: PerformanceRow, login: string, points: number): Promise<ScoreReceipt> {
    const command = { clientKey: randomUUID(), sheet: sheetOf(await this.task(performance), points), total: points, reason: '按评分标准裁定' };
    return this.use(Adjudicate).run(this.staff(login, 'senior_examiner'), performance.id, command);
  }
}
