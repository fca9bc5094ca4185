import { z } from 'zod';
import { day, id, occupationKey, reason } from '../core/common';

/** Six digits of GB/T 2260. */
export const districtCode = z.string().regex(/^\d{6}$/);

const organisationFields = {
  name: z.string().trim().min(2).max(100),
  /** Unified social credit code, GB 32100. */
  creditCode: z.string().trim().length(18),
  /** Y employer, S social body: the first character of every certificate number. */
  bodyType: z.enum(['Y', 'S']),
  bodyCode: z.string().regex(/^\d{4}$/),
  provinceCode: z.string().regex(/^\d{2}$/),
  siteSerial: z.string().regex(/^\d{6}$/),
  filingNo: z.string().trim().min(2).max(60),
  districtCode,
  address: z.string().trim().max(200),
  telephone: z.string().trim().max(40),
};

/** The filed body: what certificates, tickets and notices print. */
export const organisationView = z.object({ id, ...organisationFields });
export type OrganisationView = z.infer<typeof organisationView>;

export const organisationEntry = z.object({ ...organisationFields, reason });
export type OrganisationEntry = z.infer<typeof organisationEntry>;

/** One line of a filing as the authority's receipt grants it. Both days are included. */
export const filingScopeView = z.object({
  id,
  key: occupationKey,
  occupationName: z.string(),
  districts: z.array(districtCode),
  validFrom: day,
  validTo: day,
  /** Last day in force where the line was ended early (exit or termination, N五(三)). */
  closedOn: day.nullable(),
  closedReason: z.string().nullable(),
  receiptNo: z.string(),
  state: z.enum(['future', 'in_force', 'expired', 'closed']),
  /** Days left with today, 0 when over. */
  daysLeft: z.int(),
});
export type FilingScopeView = z.infer<typeof filingScopeView>;

/** A filing receipt to register: the first one may name only so many occupations as the rule set allows. */
export const filingEntry = z.object({
  receiptNo: z.string().trim().min(2).max(60),
  validFrom: day,
  validTo: day,
  lines: z.array(z.object({ key: occupationKey, districts: z.array(districtCode).min(1).max(40) })).min(1).max(300),
  reason,
});
export type FilingEntry = z.infer<typeof filingEntry>;

/** A round as the filing sees it; both days are included. */
export const filingQuestion = z.object({ key: occupationKey, districtCode, from: day, to: day });
export type FilingQuestion = z.infer<typeof filingQuestion>;

/** Whether a round would be allowed, and if not, why. */
export const filingAnswer = z.object({
  allowed: z.boolean(),
  scopeId: id.nullable(),
  problem: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
});
