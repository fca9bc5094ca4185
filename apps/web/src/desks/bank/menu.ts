import { defineMessages } from '../../frame/words';

/** The words of the menu: the only ones of this desk that are loaded before one of its pages is opened. */
export const menu = defineMessages({
  zh: { title: '命题与题库', tables: '细目表与题库', board: '看板', review: '审题', coverage: '题库开发情况', reports: '题库报表', workflow: '命审题流程' },
  en: { title: 'Item writing and bank', tables: 'Item bank', board: 'Board', review: 'Item review', coverage: 'What the bank holds', reports: 'Bank reports', workflow: 'Workflow of items' },
});
