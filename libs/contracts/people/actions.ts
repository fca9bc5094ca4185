import { defineActions } from '../core/action';

/** Journal actions of the lib people. */
export const peopleActions = defineActions({
  'person.added': { zh: '登记人员', en: 'Registered a person' },
  'person.changed': { zh: '更正人员信息', en: 'Corrected a person' },
  'person.appointed': { zh: '任命岗位', en: 'Appointed to a post' },
  'person.post-ended': { zh: '免去岗位', en: 'Ended a post' },
  'qualification.added': { zh: '登记资格证卡', en: 'Registered a card' },
  'qualification.revoked': { zh: '注销资格证卡', en: 'Withdrew a card' },
  'training.logged': { zh: '登记培训', en: 'Logged a training' },
  'relation.declared': { zh: '申报回避关系', en: 'Declared a relation' },
  'relation.withdrawn': { zh: '撤销回避关系', en: 'Withdrew a relation' },
  'staff.imported': { zh: '导入人员名册', en: 'Imported a staff list' },
});
