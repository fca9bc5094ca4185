import { defineProblems } from '../core/problem';

/** Refusals of the lib certificates. */
export const certificatesProblems = defineProblems({});
