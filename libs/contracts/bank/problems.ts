import { defineProblems } from '../core/problem';

/** Refusals of the lib bank. */
export const bankProblems = defineProblems({});
