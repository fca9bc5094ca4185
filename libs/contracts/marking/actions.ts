import { defineActions } from '../core/action';

/** Journal actions of the lib marking. */
export const markingActions = defineActions({
  'marking.plan-saved': { zh: '设定实操评分方案', en: 'Set the tasks and weights of a practical session' },
  'examiner-group.formed': { zh: '组建考评组', en: 'Formed an examiner group' },
  'examiner-group.changed': { zh: '调整考评组', en: 'Changed an examiner group' },
  'examiner-group.dissolved': { zh: '撤销考评组', en: 'Dissolved an examiner group' },
  'examiner-group.briefed': { zh: '组长完成评分标准交底', en: 'The leader briefed the group on the scoring standard' },
  'examiner-group.signed': { zh: '组长签署评分结果', en: 'The leader signed for the scores of the group' },
  'marking.opened': { zh: '开放评分', en: 'Opened the scoring of a session' },
  'marking.reassigned': { zh: '更换考评员', en: 'Gave a performance to another examiner' },
  'marking.third-assigned': { zh: '指派三评', en: 'Assigned the third marking' },
  'performance.absent': { zh: '登记实操缺考', en: 'Marked a performance as not given' },
  'performance.restored': { zh: '恢复实操作品', en: 'Restored a performance that was marked as not given' },
  'score.recorded': { zh: '提交评分', en: 'Submitted a score sheet' },
  'score.adjudicated': { zh: '仲裁评分', en: 'Adjudicated a performance' },
  'recusal.asked': { zh: '申请回避', en: 'Asked for recusal' },
  'recusal.decided': { zh: '处理回避申请', en: 'Decided on a recusal' },
  'theory.marked': { zh: '理论阅卷', en: 'Marked a theory session by its keys' },
  'correction.adjudication-opened': { zh: '因异议成立送仲裁', en: 'Sent a work to adjudication for an upheld objection' },
  'correction.mark-proposed': { zh: '提出更正理论题得分', en: 'Proposed the corrected mark of a theory question' },
  'correction.mark-decided': { zh: '处理理论题得分更正', en: 'Decided on a corrected mark' },
  'marking-review.drawn': { zh: '抽取阅卷复核样本', en: 'Drew the sample for marking review' },
  'marking-review.signed': { zh: '签署阅卷复核意见', en: 'Signed a marking review' },
});
