import { defineProblems } from '../core/problem';

/** Refusals of the lib assembly. */
export const assemblyProblems = defineProblems({});
