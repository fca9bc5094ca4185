import { z } from 'zod';
import { sessionFactor } from '../identity/second-factor';
import { id, instant, reason } from '../core/common';
import { custodyStep, printDocument } from './custody-steps';

const person = z.object({ id, name: z.string() });
const copies = z.int().min(0).max(100_000);

/** ordered: nobody can print yet · authorised: two people have agreed · cancelled: what was printed has to be destroyed. */
export const printRunState = z.enum(['ordered', 'authorised', 'cancelled']);
export type PrintRunState = z.infer<typeof printRunState>;

/** Words of the states. */
export const PRINT_RUN_STATES: Readonly<Record<PrintRunState, { readonly zh: string; readonly en: string }>> = {
  ordered: { zh: '待两人授权', en: 'Two people awaited' },
  authorised: { zh: '已授权制卷', en: 'Authorised' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
};

/** What is asked of a print run: an envelope for each room and for spares, with so many copies. */
export const orderPrintRun = z.object({
  envelopes: z.array(z.object({ label: z.string().trim().min(1).max(60), copies: z.int().min(1).max(500) })).min(1).max(200),
  reason,
});

/** Numbers that belong to a step; which of them is needed depends on the step. */
export const custodyFigures = z.object({
  /** Copies in the envelope (printed, counted, opened). */
  copies: copies.optional(),
  /** Number of the paper seal (sealed, received, opened). */
  sealNo: z.string().trim().min(1).max(40).optional(),
  /** After the exam: written on, untouched, spoiled. */
  used: copies.optional(),
  unused: copies.optional(),
  spoiled: copies.optional(),
});
export type CustodyFigures = z.infer<typeof custodyFigures>;

/** One step of some envelopes. */
export const recordCustodyStep = z.object({
  step: custodyStep,
  /** The other person, where the step needs two. */
  witnessId: id.optional(),
  entries: z.array(custodyFigures.extend({ envelopeId: id })).min(1).max(200),
  /** Why numbers or seals differ: with it the difference becomes a finding instead of a refusal. */
  discrepancy: reason.optional(),
  note: z.string().trim().max(500).default(''),
});

/** count: copies do not add up · seal: another seal number · disputed: the other person did not agree. */
export const custodyFindingKind = z.enum(['count', 'seal', 'disputed']);
export type CustodyFindingKind = z.infer<typeof custodyFindingKind>;

/** Words of the kinds. */
export const CUSTODY_FINDINGS: Readonly<Record<CustodyFindingKind, { readonly zh: string; readonly en: string }>> = {
  count: { zh: '份数不符', en: 'Copies do not add up' },
  seal: { zh: '封签号不符', en: 'Another seal number' },
  disputed: { zh: '共同经手人不认可', en: 'Not agreed by the other person' },
};

/** Something that was not as it should be, and how it was settled. */
export const custodyFinding = z.object({
  id,
  envelopeId: id,
  envelope: z.string(),
  step: custodyStep,
  kind: custodyFindingKind,
  expected: z.string(),
  found: z.string(),
  explanation: z.string(),
  raisedBy: person,
  raisedAt: instant,
  closedBy: person.nullable(),
  closedAt: instant.nullable(),
  closingReason: z.string().nullable(),
});

/** A step as it was recorded. */
export const custodyStepView = z.object({
  id,
  step: custodyStep,
  at: instant,
  actor: person,
  witness: person.nullable(),
  /** Null while the other person has not agreed from their own account. */
  witnessedAt: instant.nullable(),
  figures: custodyFigures,
  note: z.string(),
});

/** An envelope with everything that happened to it. */
export const envelopeView = z.object({
  id,
  code: z.string(),
  label: z.string(),
  firstCopy: z.int(),
  copies: z.int(),
  /** How many copies of each form, from A on; empty where every copy is another paper. */
  byForm: z.array(z.int()),
  step: custodyStep.nullable(),
  /** What may be done with it now; empty while the other person is awaited. */
  next: z.array(custodyStep),
  awaited: person.nullable(),
  openFindings: z.int(),
  steps: z.array(custodyStepView),
});
export type EnvelopeView = z.infer<typeof envelopeView>;

/** A print run in a list. */
export const printRunRow = z.object({
  id,
  serial: z.int(),
  setId: id,
  setName: z.string(),
  state: printRunState,
  copies: z.int(),
  envelopes: z.int(),
  /** Envelopes that are neither destroyed nor still to be printed. */
  abroad: z.int(),
  openFindings: z.int(),
  opensAt: instant,
  orderedAt: instant,
});

/** A print run's page. */
export const printRunView = printRunRow.extend({
  forms: z.int().nullable(),
  orderedBy: person,
  reason: z.string(),
  printFrom: instant,
  authorisations: z.array(z.object({ person, reason: z.string(), factor: sessionFactor, at: instant })),
  authorisationsNeeded: z.int(),
  awaited: z.array(person),
  /** Steps that need another person. */
  twoPersonSteps: z.array(custodyStep),
  secondFactorRequired: z.boolean(),
  /** People who may take part in a step. */
  handlers: z.array(person),
  envelopeList: z.array(envelopeView),
  findings: z.array(custodyFinding),
  /** Documents that were handed out, newest first. */
  issued: z.array(z.object({ document: printDocument, envelope: z.string().nullable(), by: person, at: instant, reason: z.string(), pages: z.int() })),
});
export type PrintRunView = z.infer<typeof printRunView>;
