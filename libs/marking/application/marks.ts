import { Injectable } from '@nestjs/common';
import type { AssessmentMode, RuleSetValues } from '@kaowu/contracts';
import { Database } from '@kaowu/platform';
import { Rounds, Sittings, type Seating, type SittingSession } from '@kaowu/sitting';
import { toleranceOf, type FatalEffect, type ScoreKind } from '../domain/combine-scores';
import { gravestEffect } from '../domain/score-sheet';
import { performancesOfSessions, type PerformanceRow } from '../persistence/performance-rows';
import { plansOf, planTasksOf, type PlanRow, type PlanTaskRow } from '../persistence/plan-rows';
import { reviewsOfSessions } from '../persistence/review-rows';
import { scoresOf, type ScoreRow } from '../persistence/score-rows';
import { markedVersionsOf, theoryMarkingsOf, theoryMarksOf, type TheoryMarkRow } from '../persistence/theory-rows';
import { TaskBook } from './task-book';

/** One sheet of one performance. Points in hundredths. */
export interface RawScore {
  readonly kind: ScoreKind;
  readonly seq: number;
  /** Sum of the criteria, or 0 where an item with effect `task_zero` occurred. */
  readonly total: number;
  readonly criteria: readonly { readonly code: string; readonly points: number }[];
  /** Codes of the fatal items that occurred. */
  readonly fatal: readonly string[];
  readonly fatalEffect: FatalEffect | null;
}

/** One task of one candidate: all sheets, the rule that settles them, and what marking settled on. */
export interface TaskMarks {
  readonly performanceId: string;
  readonly taskVersionId: string;
  readonly fullPoints: number;
  /** Share of the practical part, whole percent. */
  readonly weightPercent: number;
  readonly scores: readonly RawScore[];
  /** Settled score in hundredths; null while marking is not done. */
  readonly final: number | null;
  /** τ in hundredths; may be fractional. */
  readonly tolerance: number;
  readonly inclusive: boolean;
  readonly tie: RuleSetValues['marking']['tie'];
  readonly panel: RuleSetValues['marking']['panel'];
  /** Blind scores that the plan asks for. */
  readonly scorers: number;
  readonly fatalEffect: FatalEffect | null;
}

/** One question of one paper. Points in hundredths. */
export interface QuestionMarks {
  readonly no: number;
  readonly type: string;
  readonly points: number;
  readonly awarded: number;
  /** Stands where two people corrected the mark after an objection; `awarded` is then the same. */
  readonly corrected?: number;
  readonly response: readonly string[];
  readonly key: readonly string[];
}

/**
 * Why a part has no marks yet. `absent` is a fact (nothing is to be done), everything else stands in the way of a
 * result: no seat, session not marked, a question that needs a person, scoring not opened or not
 * finished, third or adjudication pending, marking review not signed.
 */
export type MissingReason =
  | 'absent' | 'not-seated' | 'not-marked' | 'needs-person' | 'not-opened' | 'not-scored'
  | 'third-pending' | 'in-adjudication' | 'review-open';

/** Every raw mark of a round with its source, and what is missing. */
export interface RoundMarks {
  readonly roundId: string;
  readonly theory: readonly { readonly candidateId: string; readonly attemptId: string; readonly questions: readonly QuestionMarks[] }[];
  readonly practical: readonly { readonly candidateId: string; readonly tasks: readonly TaskMarks[] }[];
  /** Comprehensive review: what each panel member gave, of 100 points, in the order of assignment. */
  readonly review: readonly { readonly candidateId: string; readonly scores: readonly { readonly seq: number; readonly total: number }[] }[];
  readonly missing: readonly { readonly candidateId: string; readonly mode: AssessmentMode; readonly reason: MissingReason }[];
}

interface Seat {
  readonly session: SittingSession;
  readonly seating: Seating;
}

interface Practical {
  readonly performances: readonly PerformanceRow[];
  readonly plans: ReadonlyMap<string, PlanRow>;
  readonly tasks: readonly PlanTaskRow[];
  readonly scores: ReadonlyMap<string, readonly ScoreRow[]>;
  readonly effects: ReadonlyMap<string, Parameters<typeof gravestEffect>[0]>;
  readonly underReview: ReadonlySet<string>;
}

/** A whole theory paper of one candidate, question by question, for statistics of items. */
export interface AnsweredPaper {
  readonly attemptId: string;
  readonly sessionId: string;
  readonly candidateId: string;
  readonly paperId: string;
  /** Points in hundredths; the response in the letters that the paper showed. */
  readonly questions: readonly { readonly no: number; readonly versionId: string; readonly points: number; readonly awarded: number; readonly response: readonly string[] }[];
}

/** The marks of a round, for the libs downstream. */
@Injectable()
export class Marks {
  constructor(
    private readonly db: Database,
    private readonly rounds: Rounds,
    private readonly sittings: Sittings,
    private readonly book: TaskBook,
  ) {}

  /**
   * Every raw mark of the round's confirmed candidates, and what is missing by candidate and part. Where a candidate was
   * absent from one session and seated in a make-up session, the latter counts. Problem: `record.not-found`.
   */
  async ofRound(roundId: string): Promise<RoundMarks> {
    const round = await this.rounds.get(roundId);
    const candidates = (await this.rounds.candidates(roundId)).filter((c) => c.eligibility === 'confirmed');
    const sessions = await this.sittings.sessionsOf(roundId);
    const missing: RoundMarks['missing'][number][] = [];
    const theory: RoundMarks['theory'][number][] = [];
    const practical: RoundMarks['practical'][number][] = [];
    const review: RoundMarks['review'][number][] = [];
    if (round.parts.includes('theory')) {
      const seats = await this.seatsOf(sessions, 'theory');
      const marks = await this.theoryOf(sessions);
      for (const { id } of candidates) {
        const found = theoryFor(seats.get(id), marks);
        if (typeof found === 'string') missing.push({ candidateId: id, mode: 'theory', reason: found });
        else theory.push({ candidateId: id, ...found });
      }
    }
    if (round.parts.includes('practical')) {
      const seats = await this.seatsOf(sessions, 'practical');
      const loaded = await this.scoredOf(sessions, 'practical');
      for (const { id } of candidates) {
        const { tasks, reason } = practicalFor(seats.get(id), loaded);
        if (reason) missing.push({ candidateId: id, mode: 'practical', reason });
        if (tasks.length > 0) practical.push({ candidateId: id, tasks });
      }
    }
    if (round.parts.includes('review')) {
      const seats = await this.seatsOf(sessions, 'review');
      const loaded = await this.scoredOf(sessions, 'review');
      for (const { id } of candidates) {
        const { tasks: [task], reason } = practicalFor(seats.get(id), loaded);
        if (reason) missing.push({ candidateId: id, mode: 'review', reason });
        else if (task) review.push({ candidateId: id, scores: countingOf(task.scores).map(({ seq, total }) => ({ seq, total })) });
      }
    }
    return { roundId, theory, practical, review, missing };
  }

  /** Every theory paper of the round that is marked throughout, with the item versions of its questions. */
  async answeredPapers(roundId: string): Promise<AnsweredPaper[]> {
    const sessions = (await this.sittings.sessionsOf(roundId)).filter((s) => s.mode === 'theory').map((s) => s.id);
    const papers = new Map<string, AnsweredPaper & { questions: AnsweredPaper['questions'][number][] }>();
    for (const m of await markedVersionsOf(this.db, sessions)) {
      const paper = papers.get(m.attempt_id) ?? { attemptId: m.attempt_id, sessionId: m.session_id, candidateId: m.candidate_id, paperId: m.paper_id, questions: [] };
      paper.questions.push({ no: m.no, versionId: m.version_id, points: m.points, awarded: m.awarded, response: m.response });
      papers.set(m.attempt_id, paper);
    }
    return [...papers.values()];
  }

  /** Persons who gave any score in the round; none of them may review its totals (D28). */
  async scorers(roundId: string): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT DISTINCT s.examiner_id AS id FROM blind_score s JOIN performance p ON p.id = s.performance_id
       JOIN marking_plan m ON m.session_id = p.session_id WHERE m.round_id = $1 ORDER BY 1`,
      [roundId],
    );
    return rows.map((r) => r.id);
  }

  /** Each candidate's seat in a part: one that was not missed before one that was. */
  private async seatsOf(sessions: readonly SittingSession[], mode: AssessmentMode): Promise<Map<string, Seat>> {
    const seats = new Map<string, Seat>();
    for (const session of sessions.filter((s) => s.mode === mode)) {
      for (const seating of await this.sittings.seatings(session.id)) {
        const known = seats.get(seating.candidateId);
        if (!known || known.seating.absent) seats.set(seating.candidateId, { session, seating });
      }
    }
    return seats;
  }

  private async theoryOf(sessions: readonly SittingSession[]): Promise<Theory> {
    const ids = sessions.filter((s) => s.mode === 'theory').map((s) => s.id);
    const marks = await theoryMarksOf(this.db, ids);
    const markings = await theoryMarkingsOf(this.db, ids);
    const byCandidate = new Map<string, TheoryMarkRow[]>();
    for (const m of marks) byCandidate.set(`${m.session_id} ${m.candidate_id}`, [...(byCandidate.get(`${m.session_id} ${m.candidate_id}`) ?? []), m]);
    return { byCandidate, marked: new Set(markings.map((m) => m.session_id)) };
  }

  private async scoredOf(sessions: readonly SittingSession[], mode: AssessmentMode): Promise<Practical> {
    const ids = sessions.filter((s) => s.mode === mode).map((s) => s.id);
    const performances = await performancesOfSessions(this.db, ids);
    const plans = await plansOf(this.db, ids);
    const tasks = await planTasksOf(this.db, ids);
    const reviews = await reviewsOfSessions(this.db, ids);
    const scores = new Map<string, ScoreRow[]>();
    for (const s of await scoresOf(this.db, performances.map((p) => p.id))) scores.set(s.performance_id, [...(scores.get(s.performance_id) ?? []), s]);
    const versionIds = [...new Set(tasks.map((t) => t.task_version_id))];
    const effects = new Map<string, Parameters<typeof gravestEffect>[0]>();
    for (const id of versionIds) effects.set(id, await this.book.task(id));
    const underReview = new Set(reviews.filter((r) => r.state === 'open').map((r) => r.performance_id));
    return { performances, plans: new Map(plans.map((p) => [p.session_id, p])), tasks, scores, effects, underReview };
  }
}

interface Theory {
  readonly byCandidate: ReadonlyMap<string, readonly TheoryMarkRow[]>;
  readonly marked: ReadonlySet<string>;
}

function theoryFor(seat: Seat | undefined, theory: Theory): { attemptId: string; questions: QuestionMarks[] } | MissingReason {
  if (!seat) return 'not-seated';
  const marks = theory.byCandidate.get(`${seat.session.id} ${seat.seating.candidateId}`) ?? [];
  const [first] = marks;
  if (!first) {
    // A closed session has collected whatever was begun: who has nothing there never began, whether or not the
    // invigilators also wrote the absence down.
    return seat.seating.absent || theory.marked.has(seat.session.id) ? 'absent' : 'not-marked';
  }
  const questions = marks.filter((m): m is TheoryMarkRow & { awarded: number } => m.awarded !== null && m.attempt_id === first.attempt_id);
  if (questions.length < marks.length) return 'needs-person';
  return {
    attemptId: first.attempt_id,
    questions: questions.map(({ no, type, points, awarded, corrected, response, key }) => ({ no, type, points, awarded, ...(corrected === null ? {} : { corrected }), response, key })),
  };
}

/** What a review's mean is taken of: the panel's sheets, or the ruling that took their place. */
const countingOf = (scores: readonly RawScore[]): readonly RawScore[] => {
  const ruling = scores.filter((s) => s.kind === 'adjudication').at(-1);
  return ruling ? [ruling] : scores;
};

const STATE_REASONS: Readonly<Record<PerformanceRow['state'], MissingReason | null>> = {
  blind: 'not-scored',
  third: 'third-pending',
  adjudication: 'in-adjudication',
  absent: 'absent',
  final: null,
};

function practicalFor(seat: Seat | undefined, loaded: Practical): { tasks: TaskMarks[]; reason: MissingReason | null } {
  if (!seat) return { tasks: [], reason: 'not-seated' };
  const works = loaded.performances.filter((p) => p.seating_id === seat.seating.id);
  if (works.length === 0) return { tasks: [], reason: seat.seating.absent ? 'absent' : 'not-opened' };
  if (works.some((w) => w.state === 'absent')) return { tasks: [], reason: 'absent' };
  const pending = works.map((w) => STATE_REASONS[w.state]).find((r) => r !== null) ?? null;
  const review = works.some((w) => loaded.underReview.has(w.id)) ? ('review-open' as const) : null;
  return { tasks: works.map((w) => taskMarksOf(w, loaded)), reason: pending ?? review };
}

function taskMarksOf(work: PerformanceRow, loaded: Practical): TaskMarks {
  const plan = loaded.plans.get(work.session_id) as PlanRow;
  const task = loaded.tasks.find((t) => t.session_id === work.session_id && t.no === work.task_no) as PlanTaskRow;
  const effects = loaded.effects.get(work.task_version_id) ?? { fatalItems: [] };
  return {
    performanceId: work.id,
    taskVersionId: work.task_version_id,
    fullPoints: work.full_points,
    weightPercent: task.weight_percent,
    scores: (loaded.scores.get(work.id) ?? []).map((s) => rawScoreOf(s, effects)),
    final: work.final_total,
    tolerance: toleranceOf(work.full_points, plan.tolerance_percent),
    inclusive: plan.inclusive,
    tie: plan.tie,
    panel: plan.panel,
    scorers: plan.scorers,
    fatalEffect: work.final_fatal,
  };
}

function rawScoreOf(s: ScoreRow, effects: Parameters<typeof gravestEffect>[0]): RawScore {
  const fatal = s.sheet.fatal.map((f) => f.code);
  return {
    kind: s.kind,
    seq: s.seq,
    total: s.total,
    criteria: s.sheet.criteria.map(({ code, points }) => ({ code, points })),
    fatal,
    fatalEffect: gravestEffect(effects, fatal),
  };
}
