import { defineActions } from '../core/action';

/** Journal actions of the lib identity. */
export const identityActions = defineActions({});
