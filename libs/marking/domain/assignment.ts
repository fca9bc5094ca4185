import { grant, refuse } from '@kaowu/kernel';
import type { Decision } from '@kaowu/kernel';
import type { Level, Problem, ProblemDetail, RuleSetValues } from '@kaowu/contracts';
import { recusalHits } from './recusal';
import type { LookupOfPerson, RecusalCandidate, RecusalSubject } from './recusal';
import { timesRunning } from './rotation';
import type { Occasion } from './rotation';

/** A card 考评员证 for one occupation; days are inclusive. */
export interface ExaminerCard {
  readonly kind: string;
  readonly occupationCode: string;
  readonly cardNo: string;
  readonly validFrom: string;
  readonly validTo: string;
}

/** What is known of a person who may become an examiner. */
export interface ExaminerDossier extends RecusalSubject {
  readonly name: string;
  readonly posts: readonly string[];
  readonly qualifications: readonly ExaminerCard[];
  readonly lastTrainingOn: string | null;
}

/** What is known of the session that the examiner would judge. */
export interface AssignmentFacts {
  readonly occupationCode: string;
  readonly level: Level;
  readonly candidates: readonly RecusalCandidate[];
  readonly lookups: LookupOfPerson;
  /** Persons who invigilate or serve in another group at that time, with the words of that duty. */
  readonly otherDuties: ReadonlyMap<string, string>;
  /** Earlier occasions at this body or site, newest first. */
  readonly occasions: readonly Occasion[];
}

const EXAMINER_KINDS: readonly string[] = ['examiner', 'senior_examiner'];

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** The last day of a card: as printed, but never later than its start plus the years that the rule set allows. */
function lastDayOf(card: ExaminerCard, years: number): string {
  const limit = `${String(Number(card.validFrom.slice(0, 4)) + years).padStart(4, '0')}${card.validFrom.slice(4)}`;
  return limit < card.validTo ? limit : card.validTo;
}

/**
 * Whether a person's cards allow judging this occupation and level on this day: the nearest missing condition, in the
 * order no card, other occupation, level beyond the card, not yet or no longer valid. Levels outside `examinerLevels`
 * need a senior examiner (domain/rules.md, Staffing; D22).
 */
export function cardFault(
  cards: readonly ExaminerCard[],
  wanted: { readonly occupationCode: string; readonly level: Level; readonly seniorOnly?: boolean },
  staffing: RuleSetValues['staffing'],
  day: string,
): ProblemDetail | null {
  const own = cards.filter((c) => EXAMINER_KINDS.includes(c.kind));
  if (own.length === 0) return { code: 'examiner.no-card' };
  const fitting = own.filter((c) => c.occupationCode === wanted.occupationCode);
  if (fitting.length === 0) return { code: 'examiner.wrong-occupation', params: { occupation: wanted.occupationCode } };
  const senior = wanted.seniorOnly === true || !staffing.examinerLevels.includes(wanted.level);
  const graded = fitting.filter((c) => !senior || c.kind === 'senior_examiner');
  if (graded.length === 0) {
    return wanted.seniorOnly ? { code: 'examiner.not-senior' } : { code: 'examiner.level-beyond-card', params: { level: wanted.level } };
  }
  if (graded.some((c) => c.validFrom <= day && day <= lastDayOf(c, staffing.cardValidYears))) return null;
  const lapsed = graded.map((c) => lastDayOf(c, staffing.cardValidYears)).filter((last) => last < day).sort().at(-1);
  if (lapsed) return { code: 'examiner.card-lapsed', params: { validTo: lapsed } };
  return { code: 'examiner.card-not-yet-valid', params: { validFrom: graded.map((c) => c.validFrom).sort()[0] as string } };
}

/** Whether the quarterly training is overdue on this day (D45); exactly the allowed number of days is still in time. */
export function trainingFault(lastTrainingOn: string | null, everyDays: number, day: string): ProblemDetail | null {
  if (lastTrainingOn === null) return { code: 'examiner.training-missing', params: { days: everyDays } };
  const age = dayNumber(day) - dayNumber(lastTrainingOn);
  return age > everyDays ? { code: 'examiner.training-overdue', params: { lastOn: lastTrainingOn, days: everyDays } } : null;
}

/**
 * Whether this person may examine in this session on this day (`YYYY-MM-DD`). A refusal names *all* reasons at once, so
 * that an officer sees what would mend it: post, card, occupation, level, training, recusal, rotation, other duty
 * (D22, D24, D25, D45; 承诺书 五). Problem: `marking.examiner-refused`.
 */
export function canAssign(
  dossier: ExaminerDossier,
  facts: AssignmentFacts,
  rules: Pick<RuleSetValues, 'staffing' | 'rotation' | 'recusal'>,
  day: string,
): Decision<{ readonly examinerId: string }, Problem> {
  const running = timesRunning(dossier.personId, facts.occasions);
  const duty = facts.otherDuties.get(dossier.personId);
  const reasons: (ProblemDetail | null)[] = [
    dossier.posts.some((p) => EXAMINER_KINDS.includes(p)) ? null : { code: 'examiner.no-post' },
    cardFault(dossier.qualifications, facts, rules.staffing, day),
    trainingFault(dossier.lastTrainingOn, rules.staffing.trainingEveryDays, day),
    ...recusalHits(dossier, facts.candidates, rules.recusal.relations, facts.lookups).map(({ code, params }) => ({ code, params })),
    running >= rules.rotation.maxRunning
      ? { code: 'examiner.over-rotated', params: { times: running, max: rules.rotation.maxRunning } }
      : null,
    duty === undefined ? null : { code: 'examiner.other-duty', params: { duty } },
  ];
  const details = reasons.filter((r): r is ProblemDetail => r !== null);
  if (details.length === 0) return grant({ examinerId: dossier.personId });
  return refuse({ code: 'marking.examiner-refused', params: { name: dossier.name }, details });
}

/**
 * Whether this person may adjudicate one performance: a senior card for the occupation, valid on the day, training in
 * time, no recusal ground against that candidate, and no score of the same work (仲裁, D23, D26).
 * Problem: `marking.examiner-refused` with all reasons.
 */
export function canAdjudicate(
  dossier: ExaminerDossier,
  facts: Pick<AssignmentFacts, 'occupationCode' | 'level' | 'candidates' | 'lookups'> & {
    /** Everybody who scored or reviewed this work, or was assigned to it. */
    readonly scorers: readonly string[];
    /** Whether a recusal of this person from this candidate was asked for. */
    readonly recusalAsked: boolean;
  },
  rules: Pick<RuleSetValues, 'staffing' | 'recusal'>,
  day: string,
): Decision<{ readonly examinerId: string }, Problem> {
  const wanted = { occupationCode: facts.occupationCode, level: facts.level, seniorOnly: true };
  const reasons: (ProblemDetail | null)[] = [
    facts.scorers.includes(dossier.personId) ? { code: 'examiner.scored-this' } : null,
    facts.recusalAsked ? { code: 'examiner.recused-asked' } : null,
    cardFault(dossier.qualifications, wanted, rules.staffing, day),
    trainingFault(dossier.lastTrainingOn, rules.staffing.trainingEveryDays, day),
    ...recusalHits(dossier, facts.candidates, rules.recusal.relations, facts.lookups).map(({ code, params }) => ({ code, params })),
  ];
  const details = reasons.filter((r): r is ProblemDetail => r !== null);
  if (details.length === 0) return grant({ examinerId: dossier.personId });
  return refuse({ code: 'marking.examiner-refused', params: { name: dossier.name }, details });
}
