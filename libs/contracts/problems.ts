import { platformProblems } from './platform/problems';
import { identityProblems } from './identity/problems';
import { journalProblems } from './journal/problems';
import { catalogueProblems } from './catalogue/problems';
import { peopleProblems } from './people/problems';
import { bankProblems } from './bank/problems';
import { assemblyProblems } from './assembly/problems';
import { sittingProblems } from './sitting/problems';
import { deliveryProblems } from './delivery/problems';
import { invigilationProblems } from './invigilation/problems';
import { markingProblems } from './marking/problems';
import { resultsProblems } from './results/problems';
import { certificatesProblems } from './certificates/problems';
import { oversightProblems } from './oversight/problems';
import type { ProblemOf } from './core/problem';

/** Every refusal that the product knows, with its status and its words. */
export const PROBLEMS = {
  ...platformProblems,
  ...identityProblems,
  ...journalProblems,
  ...catalogueProblems,
  ...peopleProblems,
  ...bankProblems,
  ...assemblyProblems,
  ...sittingProblems,
  ...deliveryProblems,
  ...invigilationProblems,
  ...markingProblems,
  ...resultsProblems,
  ...certificatesProblems,
  ...oversightProblems,
} as const;

export type ProblemCode = keyof typeof PROBLEMS;
export type Problem = ProblemOf<ProblemCode>;
