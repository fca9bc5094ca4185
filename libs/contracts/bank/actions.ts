import { defineActions } from '../core/action';

/** Journal actions of the lib bank. */
export const bankActions = defineActions({});
