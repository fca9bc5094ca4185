import { defineMessages } from '../../frame/words';

/** The words of the menu: the only ones of this desk that are loaded before one of its pages is opened. */
export const menu = defineMessages({
  zh: { desk: '日志', title: '操作日志' },
  en: { desk: 'Journal', title: 'Journal' },
});
