import { defineActions } from '../core/action';

/** Journal actions of the lib results. */
export const resultsActions = defineActions({
  'results.computed': { zh: '计算成绩（两套程序）', en: 'Results computed, twice' },
  'results.run-superseded': { zh: '成绩计算被新的一次取代', en: 'Result run superseded by a newer one' },
  'results.run-withdrawn': { zh: '撤回统分以便更正评分', en: 'Result run withdrawn so that marks are corrected' },
  'results.check-recorded': { zh: '统分复核抽查一份', en: 'Aggregation check recorded' },
  'results.totals-signed': { zh: '统分人签字', en: 'Totals signed by the totaller' },
  'results.review-signed': { zh: '统分复核人签字', en: 'Aggregation review signed' },
  'results.released': { zh: '负责人放行成绩', en: 'Results released by the head' },
  'results.items-recount-asked': { zh: '要求重新统计试题', en: 'Item statistics asked for anew' },
  'results.publicised': { zh: '成绩公示', en: 'Results publicised' },
  'results.objection-raised': { zh: '考生提出异议', en: 'Objection raised' },
  'results.objection-decided': { zh: '异议处理', en: 'Objection decided' },
  'results.filed': { zh: '成绩已报备', en: 'Results filed' },
  'results.accepted': { zh: '报备已受理', en: 'Filing accepted' },
  'results.issued': { zh: '证书已核发', en: 'Certificates issued' },
  'notice.published': { zh: '发布公示公告', en: 'Notice published' },
  'notice.withdrawn': { zh: '撤下公示公告', en: 'Notice withdrawn' },
});
