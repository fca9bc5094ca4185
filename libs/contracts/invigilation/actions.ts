import { defineActions } from '../core/action';

/** Journal actions of the lib invigilation. */
export const invigilationActions = defineActions({});
