import { defineProblems } from '../core/problem';

/** Refusals of the lib delivery. */
export const deliveryProblems = defineProblems({});
