import { defineActions } from '../core/action';

/** Journal actions of the lib sitting. */
export const sittingActions = defineActions({});
