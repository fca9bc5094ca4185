import { defineActions } from '../core/action';

/** Journal actions of the lib assembly. */
export const assemblyActions = defineActions({});
