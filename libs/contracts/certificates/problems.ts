import { defineProblems } from '../core/problem';

/** Refusals of the lib certificates. */
export const certificatesProblems = defineProblems({
  'filing.not-ready': { status: 409, zh: '还不能报备：有 {count} 项未完成', en: 'Filing is not possible yet: {count} things are missing' },
  'filing.nobody-passed': { status: 409, zh: '该批次没有合格考生', en: 'Nobody passed in this round' },
  'filing.exists-already': { status: 409, zh: '该批次已经报备', en: 'The round is filed already' },
  'filing.state-wrong': { status: 409, zh: '报备状态为“{state}”，不能这样做', en: 'The filing is {stateEn}; this is not possible' },
  'filing.receipt-taken': { status: 409, zh: '受理回执编号已用于另一批报备', en: 'The receipt number belongs to another filing' },
  'filing.accepted-in-future': { status: 422, zh: '受理日期不能在今天之后', en: 'The day of acceptance cannot lie in the future' },
  'filing.column-unknown': { status: 422, zh: '列“{heading}”没有可用的数据来源', en: 'Column "{heading}" has no known source' },
  'filing.column-doubled': { status: 422, zh: '列名“{heading}”重复', en: 'Column "{heading}" appears twice' },
  'filing.columns-missing': { status: 422, zh: '报备表缺少必需的数据：{source}', en: 'The filing needs the value "{source}"' },
  'certificate.issue-before-day': { status: 409, zh: '发证日期 {day} 未到', en: 'The issue date {day} has not come' },
  'certificate.issue-day-past': { status: 422, zh: '发证日期不能早于今天', en: 'The issue date cannot lie before today' },
  'certificate.serials-exhausted': { status: 409, zh: '{prefix} 下的证书流水号已用完', en: 'The serial numbers under {prefix} are used up' },
  'certificate.prefix-invalid': { status: 409, zh: '机构编码不能组成证书编号：{prefix}', en: 'The codes of the organisation do not form a certificate number: {prefix}' },
  'certificate.not-issued': { status: 409, zh: '证书尚未核发', en: 'The certificate has not been issued' },
  'certificate.void-already': { status: 409, zh: '证书已经作废', en: 'The certificate is void already' },
  'certificate.not-verified': { status: 404, zh: '没有与该编号和姓名相符的证书', en: 'No certificate matches this number and name' },
  'certificate.number-malformed': { status: 422, zh: '证书编号应为 22 位，如 S000011000001265000001', en: 'A certificate number has 22 characters, like S000011000001265000001' },
});
