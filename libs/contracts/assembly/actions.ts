import { defineActions } from '../core/action';

/** Journal actions of the lib assembly. */
export const assemblyActions = defineActions({
  'blueprint.created': { zh: '新建组卷方案', en: 'Blueprint created' },
  'blueprint.version-added': { zh: '组卷方案新增版本', en: 'Blueprint version added' },
  'blueprint.approved': { zh: '组卷方案签发', en: 'Blueprint signed off' },
  'paper-set.drawn': { zh: '组卷并封存', en: 'Papers drawn and sealed' },
  'paper-set.reserved': { zh: '试卷预定给场次', en: 'Papers reserved for a session' },
  'paper-set.given-back': { zh: '试卷取消预定', en: 'Reserved papers given back' },
  'paper-set.release-given': { zh: '同意启封（第一人）', en: 'First release given' },
  'paper-set.released': { zh: '试卷启封', en: 'Papers released' },
  'paper-set.voided': { zh: '试卷作废', en: 'Papers voided' },
  'paper-set.replayed': { zh: '整套试卷复现核对', en: 'Paper set replayed and compared' },
  'paper.replayed': { zh: '试卷复现核对', en: 'Paper replayed and compared' },
  'paper.viewed': { zh: '查看试卷', en: 'Paper read' },
  'paper.key-viewed': { zh: '查看试卷答案', en: 'Paper key read' },
  'print-run.ordered': { zh: '下达制卷任务', en: 'Print run ordered' },
  'print-run.authorisation-given': { zh: '授权制卷（第一人）', en: 'First authorisation to print given' },
  'print-run.authorised': { zh: '授权制卷', en: 'Print run authorised' },
  'print-run.cancelled': { zh: '取消制卷任务', en: 'Print run cancelled' },
  'print-run.document-issued': { zh: '领取制卷文件', en: 'Print document handed out' },
  'custody.recorded': { zh: '试卷袋交接', en: 'Custody step recorded' },
  'custody.witnessed': { zh: '共同经手人确认交接', en: 'Custody step confirmed by the other person' },
  'custody.disputed': { zh: '共同经手人不认可交接', en: 'Custody step disputed by the other person' },
  'custody.finding-raised': { zh: '交接不符', en: 'Custody finding raised' },
  'custody.finding-closed': { zh: '处理交接不符', en: 'Custody finding settled' },
});
