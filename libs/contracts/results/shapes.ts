import { z } from 'zod';
import { assessmentMode, day, hundredths, id, instant, occupationKey } from '../core/common';
import { VERDICTS } from './words';

/** Where a result run stands. Only `superseded` is left without a way on: a newer run took its place. */
export const runState = z.enum([
  'computed', 'reviewed', 'released', 'publicised', 'filed', 'accepted', 'issued', 'superseded',
]);
export type RunState = z.infer<typeof runState>;

/** The steps that move a run, in their order. */
export const runStep = z.enum(['review', 'release', 'publicise', 'file', 'accept', 'issue']);
export type RunStep = z.infer<typeof runStep>;

/** A part of one candidate: scored, not attended, or not (fully) marked. */
export const partStatus = z.enum(['scored', 'absent', 'missing']);
export type PartStatus = z.infer<typeof partStatus>;

/** The verdict over all parts; `incomplete` where a part is not fully marked. */
export const verdict = z.enum(VERDICTS);

/** How a task's final score came about from the raw scores. */
export const settlement = z.enum(['sum', 'mean', 'third', 'tie-mean', 'adjudication', 'panel-mean', 'panel-trimmed', 'task-zero', 'given']);
export type Settlement = z.infer<typeof settlement>;

/**
 * One node of the path of a point: part ← section or task ← question, score or criterion. `points` is what the node
 * brings into its parent where `counts` is true; other nodes are evidence (a raw score that a mean came from). A
 * deduction brings less than nothing: what a violation took. A void takes everything beside it out of the count.
 */
export interface PathNode {
  kind: 'part' | 'task' | 'group' | 'question' | 'score' | 'criterion' | 'deduction' | 'void';
  /** "17", "C2", "blind 1": words of the person who set it, never of this program. */
  label: string;
  /** The label in English, where this program has one: the tier of a violation. */
  labelEn?: string | undefined;
  /** Hundredths; of a deduction not above 0. */
  points: number;
  /** Hundredths; null where no maximum is known. */
  full: number | null;
  counts: boolean;
  settled?: Settlement | undefined;
  /** Hundredths of a percent. */
  weight?: number | undefined;
  fatal?: string[] | undefined;
  children: PathNode[];
}

/** The schema of a path; recursive. */
export const pathNode: z.ZodType<PathNode> = z.object({
  kind: z.enum(['part', 'task', 'group', 'question', 'score', 'criterion', 'deduction', 'void']),
  label: z.string(),
  labelEn: z.string().optional(),
  points: hundredths,
  full: hundredths.nullable(),
  counts: z.boolean(),
  settled: settlement.optional(),
  weight: z.int().optional(),
  fatal: z.array(z.string()).optional(),
  children: z.lazy(() => z.array(pathNode)),
});

/** One thing that a gate waits for: a problem code with the data of its words, and whom it concerns. */
export const gateItem = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  candidateId: id.nullable(),
  part: assessmentMode.nullable(),
});
export type GateItem = z.infer<typeof gateItem>;

/** One gate of the pipeline: passed, open (its act may be done now), blocked (items say why), or not yet reached. */
export const gate = z.object({
  step: z.enum(['compute', 'review', 'release', 'publicise', 'file', 'accept', 'issue']),
  state: z.enum(['passed', 'open', 'blocked', 'ahead']),
  items: z.array(gateItem),
});
export type Gate = z.infer<typeof gate>;

/** A signature under a run. */
export const signature = z.object({
  role: z.enum(['totaller', 'reviewer', 'head']),
  personId: id,
  name: z.string(),
  signedAt: instant,
});

/** What is public about a publication. */
export const publicationHead = z.object({
  id,
  title: z.string(),
  roundName: z.string(),
  occupationName: z.string(),
  occupation: occupationKey,
  publishedAt: instant,
  closesAt: instant,
  open: z.boolean(),
  superseded: z.boolean(),
  candidates: z.int(),
  passed: z.int(),
});

/** One line of the public list: name, masked ID number, part scores. */
export const publicationLine = z.object({
  no: z.int(),
  name: z.string(),
  idNumberMasked: z.string(),
  ticketTail: z.string(),
  theory: hundredths.nullable(),
  practical: hundredths.nullable(),
  review: hundredths.nullable(),
  verdict: verdict,
});
export type PublicationLine = z.infer<typeof publicationLine>;

/** The only things a recheck may look for; never a re-judgement. */
export const objectionKind = z.enum(['missed_item', 'wrong_addition', 'wrong_entry']);
export type ObjectionKind = z.infer<typeof objectionKind>;

/** Days that differ from the Monday-to-Friday week: public holidays, and weekends worked in exchange. */
export const workingCalendar = z.object({
  daysOff: z.array(day).max(60).default([]),
  workedWeekendDays: z.array(day).max(60).default([]),
});
export type WorkingCalendar = z.infer<typeof workingCalendar>;

/** The states of a run on screen. */
export const RUN_STATE_WORDS: Readonly<Record<RunState, { readonly zh: string; readonly en: string }>> = {
  computed: { zh: '已计算', en: 'Computed' },
  reviewed: { zh: '已复核', en: 'Reviewed' },
  released: { zh: '已放行', en: 'Released' },
  publicised: { zh: '公示中', en: 'Publicised' },
  filed: { zh: '已报备', en: 'Filed' },
  accepted: { zh: '报备已受理', en: 'Filing accepted' },
  issued: { zh: '证书已核发', en: 'Certificates issued' },
  superseded: { zh: '已被取代', en: 'Superseded' },
};

/** The steps of a run on screen. */
export const RUN_STEP_WORDS: Readonly<Record<Gate['step'], { readonly zh: string; readonly en: string }>> = {
  compute: { zh: '统分计算', en: 'Compute' },
  review: { zh: '统分复核', en: 'Aggregation review' },
  release: { zh: '负责人放行', en: 'Release' },
  publicise: { zh: '成绩公示', en: 'Publicise' },
  file: { zh: '报备', en: 'File' },
  accept: { zh: '报备受理', en: 'Acceptance' },
  issue: { zh: '核发证书', en: 'Issue' },
};

export { PART_WORDS, VERDICT_WORDS, type Verdict } from './words';
