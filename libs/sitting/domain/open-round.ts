import { grant, refuse, type Decision } from '@kaowu/kernel';
import { GRADES, type AssessmentMode, type Level, type Problem, type RuleSetValues } from '@kaowu/contracts';

/** What a new round is asked to be, apart from its filing. */
export interface RoundPlan {
  readonly level: Level;
  /** First and last day, YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
  readonly parts: readonly AssessmentMode[];
}

/**
 * Whether the plan is sound in itself: dates in order and not past, no part twice, and a comprehensive review where
 * the rule set asks for one at this level (N二, D4). The filing is checked apart, by the lib catalogue (D12, D41).
 * Problems: `round.dates-reversed`, `round.date-past`, `round.part-doubled`, `round.review-missing`.
 */
export function checkRoundPlan(plan: RoundPlan, rules: RuleSetValues, today: string): Decision<true, Problem> {
  if (plan.to < plan.from) return refuse({ code: 'round.dates-reversed', field: 'body.to' });
  if (plan.from < today) return refuse({ code: 'round.date-past', field: 'body.from', params: { from: plan.from } });
  if (new Set(plan.parts).size < plan.parts.length) return refuse({ code: 'round.part-doubled', field: 'body.parts' });
  if (rules.pass.reviewLevels.includes(plan.level) && !plan.parts.includes('review')) {
    return refuse({ code: 'round.review-missing', field: 'body.parts', params: { level: GRADES[plan.level].zh } });
  }
  return grant(true);
}
