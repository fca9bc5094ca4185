import { grant, refuse, type Decision } from '@kaowu/kernel';
import { POSTS, type AssessmentMode, type Post, type Problem, type RuleSetValues } from '@kaowu/contracts';

type Staffing = RuleSetValues['staffing'];

/**
 * How many invigilators a room needs: one per so many candidates and never fewer than the minimum (1:15 and ≥ 2 by
 * the shipped rule set, D22). Practical rooms are staffed by their examiner groups, review panels likewise: 0.
 */
export function invigilatorsNeeded(mode: AssessmentMode, candidates: number, rules: Staffing): number {
  if (mode !== 'theory' || candidates === 0) return 0;
  return Math.max(rules.minInvigilatorsPerRoom, Math.ceil(candidates / rules.candidatesPerInvigilator));
}

/** What the duty rules look at in a person's file. */
export interface DutyFile {
  readonly personId: string;
  readonly name: string;
  readonly posts: readonly Post[];
  /** Keyed digest of the person's own ID number, where it is known. */
  readonly idNumberLookup: string | null;
  /** YYYY-MM-DD of the last training, null where there was none. */
  readonly lastTrainingOn: string | null;
  /** Digests of the ID numbers of persons with whom a relation is declared. */
  readonly relatedLookups: readonly string[];
}

/** What the duty is: the post it needs, the day, and who sits there (digests of ID numbers). */
export interface Duty {
  readonly post: Extract<Post, 'invigilator' | 'chief'>;
  /** YYYY-MM-DD in the organisation's zone. */
  readonly day: string;
  readonly candidateLookups: ReadonlySet<string>;
}

/**
 * Whether a person may be put on duty: holds the post, was trained within the last quarter (R二, D45), sits in the
 * round neither in person nor through a declared relation (R五, D25).
 * Problems: `duty.wrong-post`, `duty.training-overdue`, `duty.is-candidate`, `duty.recused`.
 */
export function canBeOnDuty(file: DutyFile, duty: Duty, rules: Staffing): Decision<true, Problem> {
  const { name } = file;
  if (!file.posts.includes(duty.post)) {
    return refuse({ code: 'duty.wrong-post', params: { name, post: POSTS[duty.post].zh, postEn: POSTS[duty.post].en } });
  }
  if (file.lastTrainingOn === null || daysBetween(file.lastTrainingOn, duty.day) > rules.trainingEveryDays) {
    return refuse({ code: 'duty.training-overdue', params: { name } });
  }
  if (file.idNumberLookup !== null && duty.candidateLookups.has(file.idNumberLookup)) {
    return refuse({ code: 'duty.is-candidate', params: { name } });
  }
  if (file.relatedLookups.some((lookup) => duty.candidateLookups.has(lookup))) {
    return refuse({ code: 'duty.recused', params: { name } });
  }
  return grant(true);
}

/** Whole days from one calendar day to another. */
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
