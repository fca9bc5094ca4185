import { defineProblems } from '../core/problem';

/** Refusals of the lib invigilation. */
export const invigilationProblems = defineProblems({});
