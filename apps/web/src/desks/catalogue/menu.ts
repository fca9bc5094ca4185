import { defineMessages } from '../../frame/words';

/** The words of the menu: the only ones of this desk that are loaded before one of its pages is opened. */
export const menu = defineMessages({
  zh: { desk: '机构与目录', title: '职业目录', 'nav.organisation': '评价机构与备案', 'nav.ruleSets': '规则集' },
  en: { desk: 'Body and catalogue', title: 'Occupations', 'nav.organisation': 'Body and filing', 'nav.ruleSets': 'Rule sets' },
});
