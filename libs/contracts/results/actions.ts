import { defineActions } from '../core/action';

/** Journal actions of the lib results. */
export const resultsActions = defineActions({});
