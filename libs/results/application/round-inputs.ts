import { Injectable } from '@nestjs/common';
import type { RuleSetValues } from '@kaowu/contracts';
import { Bank } from '@kaowu/bank';
import { digestOf } from '@kaowu/kernel';
import { Violations } from '@kaowu/invigilation';
import type { RecordedViolation } from '@kaowu/invigilation';
import { Corrections, CountedMarks, Marks } from '@kaowu/marking';
import { Rounds } from '@kaowu/sitting';
import type { Round, RoundCandidate } from '@kaowu/sitting';
import type { OpenViolation } from '../domain/gates';
import type { ComputationPlan, RoundMarks, Violation } from '../domain/marks';

/** All that a computation reads, loaded at one moment. */
export interface Inputs {
  readonly round: Round;
  readonly rules: RuleSetValues;
  /** Candidates whose eligibility is confirmed; nobody else has a result. */
  readonly candidates: readonly RoundCandidate[];
  /** With the violations that were closed: they count. */
  readonly marks: RoundMarks;
  /** Violations that are still open; none may be when results are computed. */
  readonly openViolations: readonly OpenViolation[];
  readonly plan: ComputationPlan;
  /** Digest of everything above that decides a score; the same digest gives the same results. */
  readonly digest: string;
}

const byCandidate = (a: { candidateId: string }, b: { candidateId: string }): number => (a.candidateId < b.candidateId ? -1 : 1);

/** How people name an incident on a result: the end of its id, which is the random part. */
const referenceOf = (v: RecordedViolation): string => `V-${v.incidentId.slice(-6).toUpperCase()}`;

const openOf = (v: RecordedViolation): OpenViolation => ({
  reference: referenceOf(v), candidateId: v.candidateId, part: v.mode, tierZh: v.tier.zh, tierEn: v.tier.en,
});

const countingOf = (v: RecordedViolation): Violation => ({
  reference: referenceOf(v), candidateId: v.candidateId, part: v.mode, deductHundredths: v.tier.deductHundredths, voids: v.tier.voids, zh: v.tier.zh, en: v.tier.en,
});

/** Gathers a round's marks, its violations, its people and the numbers frozen into it for the computations. */
@Injectable()
export class RoundInputs {
  constructor(
    private readonly rounds: Rounds,
    private readonly marks: Marks,
    private readonly bank: Bank,
    private readonly violations: Violations,
    readonly counted: CountedMarks,
    readonly corrections: Corrections,
  ) {}

  /** Loads a round's inputs. Problem: `record.not-found`. */
  async load(roundId: string): Promise<Inputs> {
    const round = await this.rounds.get(roundId);
    const { rules } = round;
    const candidates = (await this.rounds.candidates(roundId)).filter((c) => c.eligibility === 'confirmed');
    const recorded = await this.violations.ofRound(roundId);
    const counting = recorded.filter((v) => v.closedAt !== null).map(countingOf);
    const marks = { ...(await this.enrich(await this.marks.ofRound(roundId))), ...(counting.length > 0 ? { violations: counting } : {}) };
    const needsReview = rules.pass.reviewLevels.includes(round.key.level) && !round.parts.includes('review');
    const plan: ComputationPlan = {
      candidateIds: candidates.map((c) => c.id).sort(),
      parts: needsReview ? [...round.parts, 'review'] : [...round.parts],
      panel: rules.marking.panel,
    };
    const digest = digestOf(JSON.parse(JSON.stringify({ plan, pass: rules.pass, marks })));
    return { round, rules, candidates, marks, openViolations: recorded.filter((v) => v.closedAt === null).map(openOf), plan, digest };
  }

  /** Violations of the round that are open, and those decided since an instant. Problem: `record.not-found`. */
  async lateViolations(roundId: string, since: Date): Promise<{ open: OpenViolation[]; decidedSince: OpenViolation[] }> {
    const recorded = await this.violations.ofRound(roundId);
    return {
      open: recorded.filter((v) => v.closedAt === null).map(openOf),
      decidedSince: recorded.filter((v) => v.closedAt !== null && v.closedAt > since).map(openOf),
    };
  }

  /** Adds names and fatal items of the tasks from the bank, and brings the lists into one order. */
  private async enrich(marks: RoundMarks): Promise<RoundMarks> {
    const ids = new Set(marks.practical.flatMap((p) => p.tasks.map((t) => t.taskVersionId)));
    const tasks = new Map(await Promise.all([...ids].map(async (id) => [id, await this.bank.task(id)] as const)));
    const missing = [...marks.missing].sort((a, b) => byCandidate(a, b) || (a.mode < b.mode ? -1 : 1));
    return {
      ...marks,
      theory: [...marks.theory].sort(byCandidate),
      practical: [...marks.practical].sort(byCandidate).map((p) => ({
        candidateId: p.candidateId,
        tasks: p.tasks.map((t) => {
          const known = tasks.get(t.taskVersionId);
          return { ...t, name: known?.name, fatalItems: known?.fatalItems.map(({ code, effect }) => ({ code, effect })) };
        }),
      })),
      missing,
    };
  }

  /** Persons who gave any mark of the round: none of them may review its totals (D28). */
  scorers(roundId: string): Promise<string[]> {
    return this.marks.scorers(roundId);
  }
}
