import { defineMessages } from '../../frame/words';

/** The words of the menu: the only ones of this desk that are loaded before one of its pages is opened. */
export const menu = defineMessages({
  zh: { title: '考评与阅卷', sessions: '评分安排', mine: '我的评分', adjudications: '仲裁', reviews: '阅卷复核' },
  en: { title: 'Marking', sessions: 'Scoring of sessions', mine: 'My scoring', adjudications: 'Adjudication', reviews: 'Marking review' },
});
