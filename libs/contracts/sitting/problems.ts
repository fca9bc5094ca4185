import { defineProblems } from '../core/problem';

/** Refusals of the lib sitting. */
export const sittingProblems = defineProblems({});
