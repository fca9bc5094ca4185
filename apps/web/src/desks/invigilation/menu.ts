import { defineMessages } from '../../frame/words';

/** The words of the menu: the only ones of this desk that are loaded before one of its pages is opened. */
export const menu = defineMessages({
  zh: { title: '监考', wall: '监考墙', manual: '工作手册' },
  en: { title: 'Supervision', wall: 'Wall', manual: 'Exam manual' },
});
