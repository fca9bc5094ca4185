import { grant, refuse } from '@kaowu/kernel';
import type { Decision } from '@kaowu/kernel';
import type { Problem, RuleSetValues, ScoredTaskView } from '@kaowu/contracts';

/** All parts are out of 100 points (rules.md, Marking). */
const FULL = 10_000;

/**
 * The one thing that a review panel 评审委员会 scores of a candidate: the thesis and its defence, by the criteria of the
 * rule set (综合评审, D4). `minutes` is what the session gives each candidate. There are no fatal items. Problem:
 * `marking.review-criteria-missing` where the round's rule set does not say them.
 */
export function reviewTask(rules: Pick<RuleSetValues, 'review'>, id: string, minutes: number): Decision<ScoredTaskView, Problem> {
  if (!rules.review) return refuse({ code: 'marking.review-criteria-missing' });
  return grant({
    taskVersionId: id,
    name: '综合评审（论文与答辩）',
    minutes,
    instructions: '依据论文（技术总结）和答辩情况，按各评分项独立评分。',
    fullPoints: FULL,
    criteria: rules.review.criteria.map(({ name, standard, points }, i) => ({ code: `R${i + 1}`, name, requirement: '', standard, points, steps: [] })),
    fatalItems: [],
  });
}

/** Whether so many panel members may score each candidate: odd, 3 and more (rules.md, Staffing). Problem: `marking.plan-invalid`. */
export const checkPanel = (scorers: number): Decision<number, Problem> =>
  scorers >= 3 && scorers % 2 === 1 ? grant(scorers) : refuse({ code: 'marking.plan-invalid', details: [{ code: 'marking.panel-scorers', params: { scorers } }] });
