import { defineActions } from '../core/action';

/** Journal actions of the lib certificates. */
export const certificatesActions = defineActions({
  'filing.filed': { zh: '通过名单报备（赋号）', en: 'Passed list filed, numbers given' },
  'filing.refiled': { zh: '退回后重新报备', en: 'Filed again after a return' },
  'filing.workbook-made': { zh: '导出报备表（含完整证件号码）', en: 'Filing workbook made (full ID numbers)' },
  'filing.returned': { zh: '报备被退回', en: 'Filing returned' },
  'filing.accepted': { zh: '报备被受理', en: 'Filing accepted' },
  'filing.mapping-added': { zh: '报备表列对应更新', en: 'Filing column mapping added' },
  'certificate.issued': { zh: '核发证书', en: 'Certificates issued' },
  'certificate.printed': { zh: '打印证书', en: 'Certificate printed' },
  'certificate.downloaded': { zh: '持证人下载电子证书', en: 'Electronic certificate downloaded by its holder' },
  'certificate.reissued': { zh: '补发证书', en: 'Certificate reissued' },
  'certificate.voided': { zh: '作废证书', en: 'Certificate voided' },
});
