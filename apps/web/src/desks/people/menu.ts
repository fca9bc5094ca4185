import { defineMessages } from '../../frame/words';

/** The words of the menu: the only ones of this desk that are loaded before one of its pages is opened. */
export const menu = defineMessages({
  zh: { desk: '人员', title: '人员名册', 'nav.posts': '岗位配备', 'nav.mine': '我的档案' },
  en: { desk: 'Staff', title: 'Staff register', 'nav.posts': 'Posts', 'nav.mine': 'My record' },
});
