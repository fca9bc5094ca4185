import { defineProblems } from '../core/problem';

/** Refusals of the lib journal. */
export const journalProblems = defineProblems({});
