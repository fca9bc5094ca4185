import { Injectable } from '@nestjs/common';
import { GRADES, type FileReply } from '@kaowu/contracts';
import { Database, dayIn, found, refusal, type Actor } from '@kaowu/platform';
import { Rounds, Sittings } from '@kaowu/sitting';
import { getGroup, membersOf } from '../persistence/group-rows';
import { findPerformance, type PerformanceRow } from '../persistence/performance-rows';
import { ownScores, scoresOf, type ScoreRow } from '../persistence/score-rows';
import { drawScoreSheets, type SheetHead } from './score-sheet-document';
import { TaskBook } from './task-book';

/** The score sheets of a performance as a document to sign (评分记录表). No candidate's name is on them. */
@Injectable()
export class ScoreSheetPdf {
  constructor(
    private readonly db: Database,
    private readonly sittings: Sittings,
    private readonly rounds: Rounds,
    private readonly tasks: TaskBook,
  ) {}

  /** The actor's own sheet. Problem: `score.nothing-to-print`. */
  async own(actor: Actor, performanceId: string): Promise<FileReply> {
    const performance = found(await findPerformance(this.db, performanceId), 'score.not-assigned');
    return this.document(performance, await ownScores(this.db, actor.id, [performanceId]), false);
  }

  /** All sheets of a final performance with what they came to. Problems: `scores.hidden` before, `score.nothing-to-print`. */
  async all(performanceId: string): Promise<FileReply> {
    const performance = found(await findPerformance(this.db, performanceId));
    if (performance.state !== 'final') throw refusal('scores.hidden');
    return this.document(performance, await scoresOf(this.db, [performanceId]), true);
  }

  private async document(performance: PerformanceRow, scores: readonly ScoreRow[], withFinal: boolean): Promise<FileReply> {
    if (scores.length === 0) throw refusal('score.nothing-to-print');
    const [session, group, members, task] = await Promise.all([
      this.sittings.session(performance.session_id),
      getGroup(this.db, performance.group_id),
      membersOf(this.db, [performance.group_id]),
      this.tasks.task(performance.task_version_id),
    ]);
    const round = await this.rounds.get(session.roundId);
    const head: SheetHead = {
      occupation: [round.occupationName, round.key.direction].filter(Boolean).join(' · '),
      level: GRADES[round.key.level].zh,
      round: round.name,
      session: `${session.name}（${dayIn(session.startsAt)}）`,
      code: performance.code,
      station: performance.station,
      group: group.name,
      leader: members.find((m) => m.examiner_id === group.leader_id)?.examiner_name ?? '',
      final: withFinal ? performance.final_total : null,
    };
    const bytes = await drawScoreSheets(head, task, scores);
    return { filename: `评分记录表-${performance.code}.pdf`, mimetype: 'application/pdf', bytes, disposition: 'inline' };
  }
}
