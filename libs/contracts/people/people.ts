import { z } from 'zod';
import { day, flag, id, pageQuery, reason } from '../core/common';
import { POST_CODES } from '../identity/permissions';
import { occupationCode } from '../catalogue/editions';

const post = z.enum(POST_CODES);
const sex = z.enum(['male', 'female']);

/** What a card entitles to: 考评员 judges the lower levels, 高级考评员 also the upper, 督导员 inspects. */
export const qualificationKind = z.enum(['examiner', 'senior_examiner', 'inspector']);
export type QualificationKind = z.infer<typeof qualificationKind>;

/** Links that can forbid an assignment (回避, D25). */
export const relationKind = z.enum(['relative', 'master_apprentice', 'teacher_student', 'trainee', 'employer', 'colleague', 'other']);
export type RelationKind = z.infer<typeof relationKind>;

/** Kinds of training in the log: the quarterly one (D45), the warning education 警示教育, any other. */
export const trainingKind = z.enum(['quarterly', 'warning_education', 'other']);
export type TrainingKind = z.infer<typeof trainingKind>;

/** What an outside expert signed (D47): contract, what it covers, and the undertaking of confidentiality. */
export const engagement = z.object({
  contractNo: z.string().trim().min(1).max(60),
  scope: z.string().trim().min(2).max(200),
  validFrom: day,
  validTo: day,
  confidentialitySignedOn: day,
});
export type Engagement = z.infer<typeof engagement>;

const personFields = {
  name: z.string().trim().min(1).max(60),
  sex: sex.nullable(),
  /** The employer; recusal compares it with a candidate's. */
  employer: z.string().trim().min(1).max(100),
  /** Training body that the person teaches at, if any; its trainees are recused. */
  trainingBody: z.string().trim().min(1).max(100).nullable(),
  /** Null for the organisation's own staff. */
  engagement: engagement.nullable(),
};

/** A person to register. The number is sealed at once and never shown in full again. */
export const personEntry = z.object({ ...personFields, idNumber: z.string().trim().toUpperCase().nullable() });
export type PersonEntry = z.infer<typeof personEntry>;

/** A correction; without `idNumber` the number stays, null removes it. */
export const personChange = z.object({
  ...personFields,
  idNumber: z.string().trim().toUpperCase().nullable().optional(),
  leftOn: day.nullable(),
  reason,
});
export type PersonChange = z.infer<typeof personChange>;

export const postView = z.object({ id, post, from: day, to: day.nullable() });
export type PostView = z.infer<typeof postView>;

export const qualificationView = z.object({
  id,
  kind: qualificationKind,
  occupationCode,
  cardNo: z.string(),
  issuer: z.string(),
  validFrom: day,
  validTo: day,
  /** Last day on which the card counts where it was withdrawn before its end. */
  revokedOn: day.nullable(),
  state: z.enum(['future', 'valid', 'lapsed', 'revoked']),
});
export type QualificationView = z.infer<typeof qualificationView>;

export const trainingView = z.object({ id, kind: trainingKind, topic: z.string(), heldOn: day, hours: z.number(), evidence: z.string() });
export type TrainingView = z.infer<typeof trainingView>;

/** A declared relation. With somebody who is no staff only a masked number and a name are shown. */
export const relationView = z.object({
  id,
  kind: relationKind,
  withPersonId: id.nullable(),
  withName: z.string().nullable(),
  withIdNumberMasked: z.string().nullable(),
  withEmployer: z.string().nullable(),
  note: z.string(),
  declaredOn: day,
  withdrawnOn: day.nullable(),
  /** False where the other side declared it. */
  own: z.boolean(),
});
export type RelationView = z.infer<typeof relationView>;

/** A row of the staff list. */
export const personRow = z.object({
  id,
  name: z.string(),
  idNumberMasked: z.string().nullable(),
  employer: z.string(),
  external: z.boolean(),
  posts: z.array(post),
  cards: z.array(z.object({ kind: qualificationKind, occupationCode, validTo: day, state: qualificationView.shape.state })),
  lastTrainingOn: day.nullable(),
  /** Last day on which that training counts by the rule set in force; null where there is no training or no rule set. */
  trainingDueOn: day.nullable(),
  /** True where an assignment would be refused for it (D45). */
  trainingOverdue: z.boolean(),
  relations: z.int(),
  leftOn: day.nullable(),
});
export type PersonRow = z.infer<typeof personRow>;

/** All that the register holds on a person, the number masked. */
export const personView = z.object({
  id,
  ...personFields,
  idNumberMasked: z.string().nullable(),
  leftOn: day.nullable(),
  posts: z.array(postView),
  qualifications: z.array(qualificationView),
  trainings: z.array(trainingView),
  relations: z.array(relationView),
});
export type PersonView = z.infer<typeof personView>;

export const peopleQuery = pageQuery.extend({ post: post.optional(), left: flag.default(false) });

export const postEntry = z.object({ post, from: day, reason });
export const qualificationEntry = z.object({
  kind: qualificationKind,
  occupationCode,
  cardNo: z.string().trim().min(2).max(40),
  issuer: z.string().trim().min(2).max(100),
  validFrom: day,
  validTo: day,
});
export type QualificationEntry = z.infer<typeof qualificationEntry>;

/** A training as it was held, with all who attended. */
export const trainingEntry = z.object({
  personIds: z.array(id).min(1).max(500),
  kind: trainingKind,
  topic: z.string().trim().min(2).max(200),
  heldOn: day,
  hours: z.number().min(0.5).max(200),
  evidence: z.string().trim().max(300),
});
export type TrainingEntry = z.infer<typeof trainingEntry>;

/** A relation to declare: exactly one of colleague on the staff, somebody by number, or an employer. */
export const relationEntry = z.object({
  kind: relationKind,
  withPersonId: id.nullable().default(null),
  withIdNumber: z.string().trim().toUpperCase().nullable().default(null),
  withName: z.string().trim().max(60).nullable().default(null),
  withEmployer: z.string().trim().min(2).max(100).nullable().default(null),
  note: z.string().trim().max(300).default(''),
});
export type RelationEntry = z.infer<typeof relationEntry>;

/** How the posts are filled (D46: management, exam affairs, invigilation, item writing, examining, inspection, platform). */
export const postCoverage = z.object({
  post,
  holders: z.array(z.object({ id, name: z.string() })),
});

/** How an import treats wrong rows: refuse the whole file, or take the good ones. */
export const importMode = z.enum(['all-or-nothing', 'good-rows']);
export const staffImportReport = z.object({
  dryRun: z.boolean(),
  rows: z.int(),
  added: z.int(),
  /** Rows whose ID number is already registered; they are left as they are. */
  known: z.int(),
  wrong: z.array(
    z.object({ code: z.string(), zh: z.string(), en: z.string(), sheet: z.string().optional(), row: z.int().optional(), column: z.string().optional(), field: z.string().optional() }),
  ),
});
export type StaffImportReport = z.infer<typeof staffImportReport>;
