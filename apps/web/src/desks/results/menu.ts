import { defineMessages } from '../../frame/words';

/** The words of the menu: the only ones of this desk that are loaded before one of its pages is opened. */
export const menu = defineMessages({
  zh: { title: '成绩', rounds: '成绩与公示', statistics: '统计', notices: '公示公告' },
  en: { title: 'Results', rounds: 'Results and publication', statistics: 'Statistics', notices: 'Public notices' },
});
