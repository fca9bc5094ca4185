import { defineProblems } from '../core/problem';

/** Refusals of the lib people. */
export const peopleProblems = defineProblems({});
