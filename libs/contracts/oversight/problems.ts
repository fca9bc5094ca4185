import { defineProblems } from '../core/problem';

/** Refusals of the lib oversight. */
export const oversightProblems = defineProblems({});
