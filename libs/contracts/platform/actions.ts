import { defineActions } from '../core/action';

/** Journal actions of the lib platform. */
export const platformActions = defineActions({});
