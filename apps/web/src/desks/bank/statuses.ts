import { bankRoutes, VERSION_STATES, type VersionState, type WorkflowStatus, type WorkflowView } from '@kaowu/contracts';
import { pick, useApi, useLanguage, type Language } from '../../frame';

/** A status of the workflow in force, with what leads on from it. */
export type Status = WorkflowView['statuses'][number];

const NONE: readonly Status[] = [];

/** The statuses in force, in the order of the board; none until they are read. */
export const useStatuses = (): readonly Status[] => useApi(bankRoutes.workflow).data?.statuses ?? NONE;

/** What the body calls a status: until that is read, what it stands for; for one that has left the workflow its code. */
export function nameOfStatus(statuses: readonly WorkflowStatus[], code: string, language: Language, standing?: VersionState): string {
  const status = statuses.find((s) => s.code === code);
  return status ? pick(status, language) || code : standing ? pick(VERSION_STATES[standing], language) : code;
}

/** The same as a function for a page. */
export function useStatusName(): (code: string, standing?: VersionState) => string {
  const statuses = useStatuses();
  const { language } = useLanguage();
  return (code, standing) => nameOfStatus(statuses, code, language, standing);
}
