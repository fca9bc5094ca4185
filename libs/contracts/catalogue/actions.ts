import { defineActions } from '../core/action';

/** Journal actions of the lib catalogue. */
export const catalogueActions = defineActions({});
