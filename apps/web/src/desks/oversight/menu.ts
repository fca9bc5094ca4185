import { defineMessages } from '../../frame/words';

/** The words of the menu: the only ones of this desk that are loaded before one of its pages is opened. */
export const menu = defineMessages({
  zh: { desk: '督导', overview: '全局概览', duties: '职责登记' },
  en: { desk: 'Oversight', overview: 'Overview', duties: 'Duty register' },
});
