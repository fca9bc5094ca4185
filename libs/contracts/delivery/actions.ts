import { defineActions } from '../core/action';

/** Journal actions of the lib delivery. */
export const deliveryActions = defineActions({});
