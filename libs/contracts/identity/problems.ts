import { defineProblems } from '../core/problem';

/** Refusals of the lib identity. */
export const identityProblems = defineProblems({});
