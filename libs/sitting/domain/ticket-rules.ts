import type { RuleSetValues } from '@kaowu/contracts';

/** What an admission ticket tells the candidate to do, with the times of the round's rule set (rules.md, Exam day). */
export function ticketRules(rules: RuleSetValues, theory: boolean): string[] {
  const { arriveBeforeMinutes, lateEntryMinutes, earliestHandInMinutes, nobodyLeavesInLastMinutes } = rules.room;
  return [
    `请持本准考证和有效居民身份证，提前 ${arriveBeforeMinutes} 分钟到达考点；签到时核对人、证、准考证及座位。`,
    lateEntryMinutes === 0 ? '开考后不得入场。' : `开考满 ${lateEntryMinutes} 分钟后不得入场，按缺考处理。`,
    ...(theory ? [`理论知识考试开考满 ${earliestHandInMinutes} 分钟后方可交卷，考试结束前 ${nobodyLeavesInLastMinutes} 分钟内不得离场。`] : []),
    '开考前须阅读并签署诚信承诺书；不签署视为放弃考试。',
    '手机等通信设备须关闭并存放在指定位置；发现违纪舞弊的，按规定取消成绩。',
    '机器或座位有问题时请举手，由监考员处理，不得自行换座。',
  ];
}
