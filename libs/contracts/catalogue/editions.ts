import { z } from 'zod';
import { day, instant, level, occupationKey } from '../core/common';

/** Identifier of a catalogue edition as its publisher's list is known ("BJ-2022-8"). */
export const editionId = occupationKey.shape.edition;
export const occupationCode = occupationKey.shape.code;

/**
 * The file that carries published lists of occupations: the form of `seeds/catalogue/catalogue.json`. One file may
 * hold several lists; what it says beyond these fields is ignored. Levels stand as numbers in printed lists, the two
 * grades above and the one below as letters (新八级工).
 */
export const catalogueFile = z.object({
  lists: z
    .array(
      z.object({
        id: editionId,
        title: z.string().trim().min(1).max(200),
        issued: day.nullish(),
        dadian_base: z.string().max(200).nullish(),
        occupations: z
          .array(
            z.object({
              seq: z.int().min(1),
              code: occupationCode,
              name: z.string().trim().min(1).max(60),
              offers: z
                .array(
                  z.object({
                    direction: z.string().trim().max(60).nullish(),
                    level: z.union([z.int().min(0).max(5), level]),
                    grade: z.string().max(20).nullish(),
                  }),
                )
                .min(1),
              notes: z.array(z.string().max(1000)).default([]),
              dadian2022_code: occupationCode.nullish(),
              dadian2022_meaning_of_this_code: z.string().max(60).nullish(),
            }),
          )
          .min(1)
          .max(2000),
      }),
    )
    .min(1)
    .max(20),
});
export type CatalogueFile = z.infer<typeof catalogueFile>;

const namedCode = z.object({ code: occupationCode, name: z.string() });
const namedOffer = z.object({ code: occupationCode, name: z.string(), direction: z.string(), level });

/** What changed from one edition to another; names and codes are those of the edition where the entry stands. */
export const editionDifference = z.object({
  from: z.string(),
  to: z.string(),
  occupationsAdded: z.array(namedCode),
  occupationsRemoved: z.array(namedCode),
  /** The same occupation under another name. */
  renamed: z.array(z.object({ code: occupationCode, fromName: z.string(), toName: z.string() })),
  /** The same occupation under another code. */
  recoded: z.array(z.object({ name: z.string(), fromCode: occupationCode, toCode: occupationCode })),
  /** A code that now means another occupation. */
  reassigned: z.array(z.object({ code: occupationCode, fromName: z.string(), toName: z.string() })),
  offersAdded: z.array(namedOffer),
  offersRemoved: z.array(namedOffer),
  offersKept: z.int(),
});
export type EditionDifference = z.infer<typeof editionDifference>;

/** An edition in the register, with its counts. */
export const editionView = z.object({
  edition: editionId,
  title: z.string(),
  issuedOn: day.nullable(),
  basis: z.string(),
  /** First and last day in force; null where the list names none. */
  effectiveFrom: day.nullable(),
  effectiveTo: day.nullable(),
  digest: z.string(),
  importedAt: instant,
  occupations: z.int(),
  directions: z.int(),
  offers: z.int(),
});
export type EditionView = z.infer<typeof editionView>;

/** An occupation of an edition with the levels that each direction offers ('' is "without direction"). */
export const occupationView = z.object({
  seq: z.int(),
  code: occupationCode,
  name: z.string(),
  directions: z.array(z.object({ direction: z.string(), levels: z.array(level) })),
  notes: z.array(z.string()),
  /** The code that the 2022 大典 gives this occupation, where it is another; and what this code means there. */
  newCode: occupationCode.nullable(),
  codeMeansNow: z.string().nullable(),
  /** Edition of the occupational standard whose weights are known, or null. */
  standardEdition: z.string().nullable(),
});
export type OccupationView = z.infer<typeof occupationView>;

/** What an import did, or on a dry run would do, per list. */
export const importReport = z.object({
  dryRun: z.boolean(),
  editions: z.array(
    z.object({
      edition: editionId,
      title: z.string(),
      digest: z.string(),
      outcome: z.enum(['imported', 'unchanged']),
      occupations: z.int(),
      offers: z.int(),
      /** Against the edition registered last before this one; null for the first. */
      difference: editionDifference.nullable(),
    }),
  ),
});
export type ImportReport = z.infer<typeof importReport>;
