import { z } from 'zod';
import { instant } from '../core/common';
import type { Permission } from '../identity/permissions';
import { sittingSessionSummary } from '../sitting/shapes';

/** What may wait for somebody; derived from how things stand, never stored. `{count}` is filled by the screen. */
export const WAITING_KINDS = {
  'eligibility.check': { zh: '{count} 名考生待审核资格', en: '{count} candidates wait for the check of eligibility', permission: 'eligibility.check' },
  'eligibility.confirm': { zh: '{count} 名考生待确认资格', en: '{count} candidates wait for your confirmation', permission: 'eligibility.confirm' },
  'paper.release': { zh: '{count} 套试卷待您启封', en: '{count} paper sets wait for your release', permission: 'paper.release' },
  'practical.release': { zh: '{count} 套操作技能试卷待您启封', en: '{count} sets of practical papers wait for your release', permission: 'paper.release' },
  'print.authorise': { zh: '{count} 项制卷任务待您授权', en: '{count} print runs wait for your authorisation', permission: 'paper.release' },
  'custody.witness': { zh: '{count} 步试卷交接待您确认', en: '{count} custody steps wait for your confirmation', permission: 'custody.record' },
  'custody.finding': { zh: '{count} 项试卷交接不符待处理', en: '{count} custody findings wait to be settled', permission: 'paper.release' },
  'incident.open': { zh: '{count} 起考场情况未结', en: '{count} incidents are open', permission: 'room.watch' },
  'item.review': { zh: '{count} 道试题待您审', en: '{count} items wait for your review', permission: 'bank.review' },
  'bank.sign-off': { zh: '{count} 张细目表的题库有试题入库，待您签署质量意见', en: '{count} banks hold items approved since you last signed them', permission: 'bank.approve' },
  'blueprint.approve': { zh: '{count} 个组卷方案待签发', en: '{count} blueprints wait to be signed', permission: 'bank.approve' },
  'marking.score': { zh: '{count} 份作业待您评分', en: '{count} works wait for your score', permission: 'marking.score' },
  'marking.adjudicate': { zh: '{count} 份分歧待裁定', en: '{count} disagreements wait for adjudication', permission: 'marking.adjudicate' },
  'marking.review': { zh: '{count} 份作业待复核', en: '{count} works wait for review', permission: 'marking.review' },
  'results.compute': { zh: '{count} 个批次待统分', en: '{count} rounds wait for their results', permission: 'results.compute' },
  'results.sign': { zh: '{count} 个批次的统分待统分人签字', en: 'The totals of {count} rounds wait for the totaller', permission: 'results.compute' },
  'results.review': { zh: '{count} 份成绩待统分复核', en: '{count} results wait for the aggregation review', permission: 'results.review' },
  'results.release': { zh: '{count} 个批次成绩待您签发', en: '{count} rounds wait for your release of results', permission: 'results.release' },
  'results.publish': { zh: '{count} 个批次成绩待公示', en: '{count} rounds wait for publication', permission: 'results.publish' },
  'results.objection': { zh: '{count} 件异议待处理', en: '{count} objections wait for a decision', permission: 'results.review' },
  'certificate.file': { zh: '{count} 个批次可以报备案', en: '{count} rounds may be filed', permission: 'certificate.file' },
  'certificate.issue': { zh: '{count} 批证书待您签发', en: '{count} batches of certificates wait to be issued', permission: 'certificate.issue' },
  'training.overdue': { zh: '{count} 人培训逾期', en: 'The training of {count} people is overdue', permission: 'people.manage' },
} as const satisfies Record<string, { zh: string; en: string; permission: Permission }>;

export type WaitingKind = keyof typeof WAITING_KINDS;

const kinds = Object.keys(WAITING_KINDS) as [WaitingKind, ...WaitingKind[]];

/** One thing that waits, with the page where it is done. */
export const waitingItem = z.object({
  kind: z.enum(kinds),
  count: z.int().min(1),
  path: z.string().startsWith('/'),
  /** It concerns an exam within the next 24 hours, or one that runs. */
  urgent: z.boolean(),
});
export type WaitingItem = z.infer<typeof waitingItem>;

/** What waits for the actor, and the sessions of the next 24 hours with what is not ready. */
export const waitingView = z.object({ at: instant, items: z.array(waitingItem), sessions: z.array(sittingSessionSummary) });
