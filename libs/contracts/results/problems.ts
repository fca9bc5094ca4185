import { defineProblems } from '../core/problem';

/** Refusals of the lib results. */
export const resultsProblems = defineProblems({});
