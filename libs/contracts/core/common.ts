import { z } from 'zod';
import { LEVELS } from './grades';

/** An identifier as it crosses the wire. */
export const id = z.uuid();

/** A calendar day in the organisation's zone, YYYY-MM-DD. */
export const day = z.iso.date();

/** An instant, ISO 8601 with zone. */
export const instant = z.iso.datetime({ offset: true });

/** A reason that a person gives for an act; 2–500 characters after trimming. */
export const reason = z.string().trim().min(2).max(500);

/** A score in whole hundredths of a point. */
export const hundredths = z.int();

/** Query parameters of every paged list. Rows are counted from 0. */
export const pageQuery = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  search: z.string().trim().max(100).optional(),
});

/** A page of a list with the total that the filter matches. */
export const pageOf = <T extends z.ZodType>(row: T) => z.object({ total: z.int(), rows: z.array(row) });

/** `?dryRun=` and the like: "true"/"1" is true. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0'])])
  .transform((v) => v === true || v === 'true' || v === '1');

/** The parts of an assessment; each is passed or failed alone. */
export const assessmentMode = z.enum(['theory', 'practical', 'review']);
export type AssessmentMode = z.infer<typeof assessmentMode>;

export const level = z.enum(LEVELS);
export { GRADES, type Level } from './grades';

/** What an assessment is for: never the bare code, for codes changed hands between editions. */
export const occupationKey = z.object({
  edition: z.string().min(1).max(40),
  code: z.string().regex(/^\d-\d{2}-\d{2}-\d{2}$/),
  /** Empty where the occupation is offered without direction. */
  direction: z.string().max(60),
  level,
});
export type OccupationKey = z.infer<typeof occupationKey>;
