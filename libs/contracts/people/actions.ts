import { defineActions } from '../core/action';

/** Journal actions of the lib people. */
export const peopleActions = defineActions({});
