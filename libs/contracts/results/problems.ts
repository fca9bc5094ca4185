import { defineProblems } from '../core/problem';

/**
 * Refusals of the lib results. The `results.gate-…` codes are also the items of a gate: each names one thing that is
 * missing and, where there is one, whom it concerns.
 */
export const resultsProblems = defineProblems({
  'results.gate-closed': { status: 409, zh: '还不能“{step}”：有 {count} 项未完成', en: '"{stepEn}" is not possible yet: {count} things are missing' },
  'results.gate-no-run': { status: 409, zh: '成绩尚未计算', en: 'Results have not been computed' },
  'results.gate-round-open': { status: 409, zh: '批次“{name}”尚未结束', en: 'Round "{name}" has not finished' },
  'results.gate-mark-missing': { status: 409, zh: '{who} 的{part}没有完整评分：{reason}', en: '{who}: {partEn} is not fully marked ({reasonEn})' },
  'results.gate-difference': { status: 409, zh: '{who} 的{part}两次计算不一致（{at}）：{first} 与 {second}', en: '{who}: the two computations of {partEn} differ at {atEn}, {first} and {second}' },
  'results.gate-check-missing': { status: 409, zh: '统分复核人工抽查还差 {count} 份（应查 {needed} 份）', en: '{count} of {needed} sampled sheets have not been checked' },
  'results.gate-check-differs': { status: 409, zh: '{who} 的{part}人工复算 {own}，程序为 {computed}', en: '{who}: {partEn} re-added as {own}, computed {computed}' },
  'results.gate-totals-unsigned': { status: 409, zh: '统分人未签字', en: 'The totaller has not signed' },
  'results.gate-review-unsigned': { status: 409, zh: '统分复核人未签字', en: 'The aggregation reviewer has not signed' },
  'results.gate-unreleased': { status: 409, zh: '负责人未放行', en: 'The head has not released the results' },
  'results.gate-unpublicised': { status: 409, zh: '成绩未公示', en: 'The results have not been publicised' },
  'results.gate-window-open': { status: 409, zh: '公示期未满，截止 {until}', en: 'The objection window is open until {until}' },
  'results.gate-objection-open': { status: 409, zh: '{who} 的异议未处理', en: '{who}: an objection awaits its decision' },
  'results.gate-correction-due': { status: 409, zh: '{who} 的异议成立，须重新计算成绩', en: '{who}: an objection was upheld, results must be computed again' },
  'results.gate-marks-changed': { status: 409, zh: '计算之后评分或违规处理有变动，须重新计算', en: 'Marks or violations changed after the computation; compute again' },
  'results.gate-violation-open': { status: 409, zh: '{who} 的违规（{part}场次，{tier}，{reference}）尚未处置完毕：主考在该场次的监考墙处置', en: '{who}: a violation in the {partEn} session ({tierEn}, {reference}) has not been closed; the chief does it on the wall of that session' },
  'results.gate-violation-later': { status: 409, zh: '{who} 的违规（{part}场次，{tier}，{reference}）在计算之后认定，须重新计算', en: '{who}: a violation in the {partEn} session ({tierEn}, {reference}) was confirmed after the computation; compute again' },
  'results.gate-unfiled': { status: 409, zh: '通过名单未报备', en: 'The passed list has not been filed' },
  'results.gate-unaccepted': { status: 409, zh: '报备未被受理', en: 'The filing has not been accepted' },
  'results.step-out-of-order': { status: 409, zh: '当前状态“{state}”不能“{step}”', en: 'State "{stateEn}" does not allow "{stepEn}"' },
  'results.run-filed': { status: 409, zh: '该批次成绩已报备，不能再重新计算', en: 'The results are filed; they cannot be computed again' },
  'results.run-superseded': { status: 409, zh: '该次统分已不再有效', en: 'This run does not count any more' },
  'results.reason-needed': { status: 422, zh: '取代已有成绩须说明原因', en: 'Give a reason for replacing an existing computation' },
  'results.no-candidates': { status: 409, zh: '该批次没有已确认资格的考生', en: 'The round has no confirmed candidates' },
  'results.own-totals': { status: 403, zh: '统分人不能复核自己的统分', en: 'The totaller cannot review the same totals' },
  'results.reviewer-scored': { status: 403, zh: '参与过评分的人员不能做统分复核', en: 'A scorer of this round cannot review its totals' },
  'results.not-in-sample': { status: 409, zh: '该份不在抽查样本中', en: 'This sheet is not in the sample' },
  'results.check-recorded-already': { status: 409, zh: '该份已经复核过，不能改写', en: 'This sheet was checked already; a check is not rewritten' },
  'results.already-signed': { status: 409, zh: '已经签过字', en: 'Signed already' },
  'results.calendar-invalid': { status: 422, zh: '工作日历有矛盾：{day}', en: 'The working calendar contradicts itself: {day}' },
  'results.not-found-public': { status: 404, zh: '没有查到。请核对准考证号和证件号；成绩公示后方可查询', en: 'Nothing found. Check ticket and ID number; results can be seen once publicised' },
  'results.window-closed': { status: 409, zh: '不在公示异议期内', en: 'The objection window is closed' },
  'results.objection-open-already': { status: 409, zh: '同一科目已有未处理的异议', en: 'An objection to this part is pending already' },
  'results.objection-decided-already': { status: 409, zh: '该异议已经处理', en: 'The objection has been decided already' },
  'notice.withdrawn-already': { status: 409, zh: '该公告已经撤下', en: 'The notice has been withdrawn already' },
});
