import { defineActions } from '../core/action';

/** Journal actions of the lib catalogue. */
export const catalogueActions = defineActions({
  'catalogue.edition-imported': { zh: '导入职业目录', en: 'Imported a catalogue edition' },
  'catalogue.edition-dated': { zh: '登记目录施行日期', en: 'Set the dates of a catalogue edition' },
  'catalogue.weights-imported': { zh: '导入技能要求权重', en: 'Imported skill weights' },
  'catalogue.weights-entered': { zh: '登记标准权重', en: 'Entered weights of a standard' },
  'rule-set.added': { zh: '登记规则集版本', en: 'Registered a rule set version' },
  'organisation.saved': { zh: '登记评价机构信息', en: 'Registered the organisation' },
  'filing.added': { zh: '登记备案回执', en: 'Registered a filing receipt' },
  'filing.closed': { zh: '终止备案', en: 'Ended a line of the filing' },
});
