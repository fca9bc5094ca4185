import { z } from 'zod';
import { versionState } from './vocabulary';

/** What names a status for good, however it is called. */
export const statusCode = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

/**
 * A status of the body's own workflow (初审中, 语言审校 …): how it is called in both languages, and the standing that
 * whatever is in it has. A list of them is in the order of the board. A draft may still lack names.
 */
export const workflowStatus = z.object({ code: statusCode, zh: z.string().trim().max(20), en: z.string().trim().max(40), standing: versionState });
export type WorkflowStatus = z.infer<typeof workflowStatus>;

/** Where versions go whose status is removed: from the status that is in force to one that stays. */
export const statusMove = z.object({ from: statusCode, to: statusCode });
export type StatusMove = z.infer<typeof statusMove>;
