import { defineActions } from '../core/action';

/** Journal actions of the lib certificates. */
export const certificatesActions = defineActions({});
