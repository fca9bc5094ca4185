import { defineActions } from '../core/action';

/** Journal actions of the lib journal. */
export const journalActions = defineActions({});
