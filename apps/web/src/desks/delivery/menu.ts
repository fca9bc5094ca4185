import { defineMessages } from '../../frame/words';

/** The words of the menu: the only ones of this desk that are loaded before one of its pages is opened. */
export const menu = defineMessages({
  zh: { title: '作答' },
  en: { title: 'Attempts' },
});
