import { defineActions } from '../core/action';

/** Journal actions of the lib marking. */
export const markingActions = defineActions({});
