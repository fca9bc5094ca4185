import { defineProblems } from '../core/problem';

/** Refusals of the lib catalogue. */
export const catalogueProblems = defineProblems({});
