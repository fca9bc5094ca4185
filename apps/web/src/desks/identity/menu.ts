import { defineMessages } from '../../frame/words';

/** The words of the menu: the only ones of this desk that are loaded before one of its pages is opened. */
export const menu = defineMessages({
  zh: { desk: '平台', title: '账号与岗位' },
  en: { desk: 'Platform', title: 'Accounts and posts' },
});
