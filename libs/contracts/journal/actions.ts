import { defineActions } from '../core/action';

/** Journal actions of the lib journal. */
export const journalActions = defineActions({
  'journal.verified': { zh: '核验日志链', en: 'Journal chain verified' },
});
