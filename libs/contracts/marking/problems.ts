import { defineProblems } from '../core/problem';

/** Refusals of the lib marking. */
export const markingProblems = defineProblems({});
