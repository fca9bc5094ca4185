import { defineActions } from '../core/action';

/** Journal actions of the lib oversight. */
export const oversightActions = defineActions({});
