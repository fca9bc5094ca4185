import { defineProblems } from '../core/problem';

/** Refusals of the lib assembly. */
export const assemblyProblems = defineProblems({
  'blueprint.range-unknown': { status: 422, zh: '细目表中没有鉴定范围 {range}', en: 'The element table has no range {range}' },
  'blueprint.no-weights': { status: 422, zh: '细目表在第 {tier} 级没有可用的鉴定比重', en: 'The element table has no weights on tier {tier}' },
  'blueprint.section-without-weight': { status: 422, zh: '“{section}”所选鉴定范围的比重为零，无法分配题量', en: 'The ranges of "{section}" weigh nothing, so its questions cannot be shared out' },
  'blueprint.short': { status: 422, zh: '题库不足：缺 {missing} 题（涉及 {places} 处）', en: 'The bank is {missing} items short in {places} places' },
  'blueprint.short-cell': { status: 422, zh: '{range} {rangeName} · {type}：需要 {needed} 题，现有 {available} 题', en: '{range} {rangeName} · {type}: {needed} needed, {available} there' },
  'blueprint.difficulty-unreachable': { status: 422, zh: '难度目标 {target}±{tolerance} 无法达到：按此方案可达范围为 {lowest}–{highest}', en: 'The difficulty target {target}±{tolerance} cannot be met: this blueprint reaches {lowest} to {highest}' },
  'blueprint.enemies-block': { status: 422, zh: '相克题过多，{range}（{type}）无法在同一份试卷中组足', en: 'Enemy items keep {range} ({type}) from being filled in one paper' },
  'blueprint.too-few-papers': { status: 422, zh: '题库只能组出 {distinct} 份互不相同的试卷，需要 {wanted} 份', en: 'The bank yields only {distinct} different papers of the {wanted} wanted' },
  'blueprint.not-approved': { status: 409, zh: '组卷方案第 {version} 版尚未签发，不能组卷', en: 'Version {version} of the blueprint is not signed off; no papers can be drawn' },
  'blueprint.already-approved': { status: 409, zh: '组卷方案第 {version} 版已经签发', en: 'Version {version} of the blueprint is signed off already' },
  'blueprint.own-approval': { status: 403, zh: '编制人不能签发自己的组卷方案', en: 'The author of a blueprint cannot sign it off' },
  'paper-set.wrong-state': { status: 409, zh: '试卷当前状态为“{state}”，不能进行此操作', en: 'The papers are "{state}"; this cannot be done now' },
  'paper-set.reserved-elsewhere': { status: 409, zh: '该套试卷已预定给其他场次', en: 'These papers are reserved for another session' },
  'paper-set.session-has-papers': { status: 409, zh: '该场次已预定了另一套试卷', en: 'The session has another set of papers reserved' },
  'paper-set.not-reserved': { status: 409, zh: '试卷尚未预定给场次，不能启封', en: 'The papers are not reserved for a session; they cannot be released' },
  'paper-set.too-early': { status: 409, zh: '未到启封时间，最早 {from} 可以启封', en: 'Too early to release; possible from {from}' },
  'paper-set.same-person': { status: 403, zh: '您已同意启封；须由另一人完成启封', en: 'You have given your release; another person has to give theirs' },
  'paper-set.release-begun': { status: 409, zh: '启封已开始，不能再改预定', en: 'The release has begun; the reservation cannot change' },
  'paper-set.opened': { status: 409, zh: '已有考生打开试卷，不能作废', en: 'A candidate has opened a paper; the set cannot be voided' },
  'paper.not-released': { status: 423, zh: '试卷尚未启封', en: 'The paper is not released' },
  'paper.not-open-yet': { status: 423, zh: '开考前不能查看试卷内容（{from} 开考）', en: 'The paper cannot be read before the exam opens ({from})' },
  'paper.seal-broken': { status: 409, zh: '试卷内容与封存摘要不符，请立即停止使用并报告', en: 'The paper does not match its sealed digest: stop using it and report' },
});
