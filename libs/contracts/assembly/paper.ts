import { z } from 'zod';
import { credit } from '../bank/item-body';
import { shownParts } from '../bank/shown';
import { importance, itemType } from '../bank/vocabulary';
import { hundredths, id, instant, reason } from '../core/common';
import { blueprintSpec, rangeTier } from './blueprint';
import { handSelection } from './hand';

/** drawn: being written, never seen outside · sealed: unreadable · released: two people opened it · void: never to be used. */
export const paperSetState = z.enum(['drawn', 'sealed', 'released', 'void']);
export type PaperSetState = z.infer<typeof paperSetState>;

/** Words of the states. */
export const PAPER_SET_STATES: Readonly<Record<PaperSetState, { readonly zh: string; readonly en: string }>> = {
  drawn: { zh: '组卷中', en: 'Being drawn' },
  sealed: { zh: '已封存', en: 'Sealed' },
  released: { zh: '已启封', en: 'Released' },
  void: { zh: '已作废', en: 'Void' },
};

/** What a candidate is asked. Nothing here tells the key, the item's identity or its place in the bank. */
const contentQuestion = z.object({
  /** 1… through the whole paper. */
  no: z.int(),
  type: itemType,
  ...shownParts,
  points: hundredths,
});

/** The content of a paper as a value: sealed, and the same bytes whenever it is rebuilt. */
export const paperContent = z.object({
  title: z.string(),
  totalPoints: hundredths,
  durationMinutes: z.int(),
  sections: z.array(z.object({ title: z.string(), type: itemType, questions: z.array(contentQuestion) })),
});
export type PaperContent = z.infer<typeof paperContent>;

const percent = z.number();

/** How an answer is scored where the key alone does not say it, in the ids that the paper shows. */
export const keyScoring = z.object({
  credit: credit.optional(),
  /** Percent of the points for each option. */
  weights: z.record(z.string(), percent).optional(),
  blanks: z.array(z.object({ accepted: z.array(z.object({ text: z.string(), weight: percent.optional() })), caseSensitive: z.boolean().optional() })).optional(),
  numbers: z.array(z.object({ value: z.string(), tolerance: z.string(), weight: percent.optional() })).optional(),
  pairs: z.array(z.object({ left: z.string(), right: z.string(), weight: percent.optional() })).optional(),
});
export type KeyScoring = z.infer<typeof keyScoring>;

/** A question's key in the letters that the paper shows, with the item version that it came from. */
const keyQuestion = z.object({
  no: z.int(),
  versionId: id,
  itemId: id,
  /** Digest of the item version. */
  digest: z.string(),
  type: itemType,
  key: z.array(z.string()),
  scoring: keyScoring.optional(),
  points: hundredths,
  elementCode: z.string(),
});

/** The key of a paper as a value; sealed apart from the content. */
export const paperKeyValue = z.object({ questions: z.array(keyQuestion) });
export type PaperKeyValue = z.infer<typeof paperKeyValue>;

/** A paper as the candidates' room gets it. */
export const candidatePaper = paperContent.extend({ paperId: id, digest: z.string() });
export type CandidatePaper = z.infer<typeof candidatePaper>;

/** A paper's key as scoring gets it. */
export const paperKey = paperKeyValue.extend({ paperId: id });
export type PaperKey = z.infer<typeof paperKey>;

/** What may be known of a sealed paper: how it meets its blueprint, never what it asks. */
export const paperFigures = z.object({
  questions: z.int(),
  /** Points-weighted mean facility, four decimals. */
  meanDifficulty: z.number(),
  /** Different elements that the paper touches. */
  elements: z.int(),
  /** Questions by range, in the order of the two-way table. */
  byRange: z.array(z.object({ code: z.string(), count: z.int(), wanted: z.int() })),
  /** Questions by range and section, `cells[range][section]`; from draw-2 on. */
  cells: z.array(z.array(z.int())).optional(),
  byImportance: z.array(z.object({ importance, count: z.int() })).optional(),
  /** Expected time in seconds; where the blueprint asks for it. */
  seconds: z.int().optional(),
  /** Rasch information at the abilities that the blueprint names. */
  information: z.array(z.object({ ability: z.number(), value: z.number(), target: z.number() })).optional(),
  /** The form that the paper is a copy of (0 = A); only where fixed forms were made. */
  form: z.int().optional(),
});
export type PaperFigures = z.infer<typeof paperFigures>;

/** Algorithms that papers were ever made with. */
export const paperAlgorithm = z.enum(['draw-1', 'draw-2', 'forms-1', 'fixed-1']);
export type PaperAlgorithm = z.infer<typeof paperAlgorithm>;

/**
 * What a paper is rebuilt from, together with its sealed seed (and, for fixed forms, the sealed selection). Stored as
 * canonical JSON. Format 1 belongs to draw-1; format 2 adds what constraints need.
 */
export const paperRecipe = z.object({
  format: z.union([z.literal(1), z.literal(2)]),
  /** Form of the papers: 2 carries all that a question says (blanks, numbers, pairs, weights, formulas, media); left out, stem, options and key alone. */
  paperForm: z.literal(2).optional(),
  algorithm: paperAlgorithm,
  blueprintVersionId: id,
  blueprint: blueprintSpec,
  /** The ranges over which questions are shared, and how many each section takes from each: `counts[section][range]`. */
  ranges: z.array(z.object({ code: z.string(), tier: rangeTier, name: z.string(), weightHundredths: z.int() })),
  counts: z.array(z.array(z.int())),
  pool: z.array(z.object({
    itemId: id, versionId: id, type: itemType, elementCode: z.string(), difficulty: z.number(),
    digest: z.string(), enemies: z.array(id),
    importance: importance.optional(),
    stimulusId: z.string().optional(),
    /** Expected time, where the item says one of its own. */
    seconds: z.int().optional(),
    /** It stood in one of the earlier sets that the blueprint looks back to. */
    earlier: z.literal(true).optional(),
  })),
  /** Papers of the set: ceilings and overlaps are counted over them. */
  papers: z.int().optional(),
  /** Fixed forms: how many, what solved them, and the digest of seed and sealed selection. */
  forms: z.object({ count: z.int(), solver: z.string(), selectionDigest: z.string() }).optional(),
});
export type PaperRecipe = z.infer<typeof paperRecipe>;

const person = z.object({ id, name: z.string() });

/** One person's release. */
export const releaseView = z.object({ person, reason: z.string(), at: instant });

/** drawn: a different paper for each candidate · forms: fixed forms (solved, by hand or imported whole), each candidate a copy of one. */
export const paperSetKind = z.enum(['drawn', 'forms']);
export type PaperSetKind = z.infer<typeof paperSetKind>;

/** What may be known of a sealed set as a whole: no item is named. */
export const setQuality = z.object({
  /** Questions that two papers have in common: between forms where there are such, otherwise between papers. */
  overlap: z.object({ mean: z.number(), max: z.int(), pairs: z.int() }),
  /** `matrix[a][b]` between forms (or the first papers), at most 26 of them. */
  matrix: z.array(z.array(z.int())),
  /** How many items stand in so many papers, by count. */
  exposure: z.array(z.object({ papers: z.int(), items: z.int() })),
  /** Items of the pool that stand in no paper. */
  unused: z.int(),
});
export type SetQuality = z.infer<typeof setQuality>;

/** A set in a list. */
export const paperSetRow = z.object({
  id,
  name: z.string(),
  state: paperSetState,
  kind: paperSetKind,
  blueprintTitle: z.string(),
  blueprintVersion: z.int(),
  paperCount: z.int(),
  questions: z.int(),
  totalPoints: hundredths,
  durationMinutes: z.int(),
  digest: z.string(),
  sessionId: id.nullable(),
  opensAt: instant.nullable(),
  releaseFrom: instant.nullable(),
  releases: z.int(),
  releasedAt: instant.nullable(),
  drawnAt: instant,
});

/** A set's page: its seal, who has released it and who is awaited. */
export const paperSetView = paperSetRow.extend({
  algorithm: z.string(),
  recipeDigest: z.string(),
  blueprintId: id,
  blueprintVersionId: id,
  spec: blueprintSpec,
  drawnBy: person,
  releaseList: z.array(releaseView),
  /** People who may give the missing release; those who gave theirs are left out. */
  awaited: z.array(person),
  releasesNeeded: z.int(),
  difficulty: z.object({ lowest: z.number(), mean: z.number(), highest: z.number() }),
  voidReason: z.string().nullable(),
  replayedAt: instant.nullable(),
  /** Null for sets that were drawn before it was counted. */
  quality: setQuality.nullable(),
});

/** A paper of a set as the set's page lists it. */
export const paperRow = z.object({
  id,
  /** Place in the set, from 1. */
  no: z.int(),
  digest: z.string(),
  figures: paperFigures,
  opened: z.boolean(),
});

/** The outcome of rebuilding papers from their recipe. */
export const replayReport = z.object({
  setId: id,
  algorithm: z.string(),
  papers: z.int(),
  matching: z.int(),
  setDigestMatches: z.boolean(),
  /** Papers whose rebuilt digest differs, at most 50. */
  differing: z.array(z.object({ paperId: id, no: z.int(), stored: z.string(), rebuilt: z.string() })),
  milliseconds: z.int(),
});
export type ReplayReport = z.infer<typeof replayReport>;

/** The two-way table 双向细目表 of a set: what the blueprint wanted, and what each form or the papers on average have. */
export const coverageReport = z.object({
  sections: z.array(z.object({ title: z.string(), type: itemType, count: z.int() })),
  rows: z.array(z.object({
    code: z.string(), name: z.string(), weightHundredths: z.int(),
    /** Questions wanted from the range, and the lowest, mean and highest number over the papers. */
    wanted: z.int(), lowest: z.int(), mean: z.number(), highest: z.int(),
    /** By section: mean number over the papers; null for sets that were drawn before it was counted. */
    cells: z.array(z.number()).nullable(),
  })),
  importance: z.array(z.object({ importance, mean: z.number() })),
  minutes: z.object({ lowest: z.number(), highest: z.number() }).nullable(),
  information: z.array(z.object({ ability: z.number(), target: z.number(), lowest: z.number(), highest: z.number() })),
  papers: z.int(),
});
export type CoverageReport = z.infer<typeof coverageReport>;

/** How often an item stood in papers of released sets. */
export const exposureRow = z.object({
  itemId: id, versionId: id, type: itemType, elementCode: z.string(), papers: z.int(), sets: z.int(),
  /** Part of all papers of those sets, 0–1. */
  share: z.number(),
});

/** Exposure of an element table's items. */
export const exposureReport = z.object({
  /** Papers of released sets from the table. */
  papers: z.int(),
  sets: z.int(),
  items: z.int(),
  never: z.int(),
  histogram: z.array(z.object({ fromPercent: z.int(), toPercent: z.int(), items: z.int() })),
  /** Most shown first, at most 200. */
  rows: z.array(exposureRow),
});
export type ExposureReport = z.infer<typeof exposureReport>;

/** What is asked of a draw. */
export const drawCommand = z.object({
  blueprintVersionId: id,
  name: z.string().trim().min(2).max(80),
  count: z.int().min(1).max(1000),
  /** Fixed forms: how many; `count` papers are then copies of them, form after form. */
  forms: z.int().min(1).max(26).optional(),
  /** Forms that were put together by hand or came whole: their items by section, in order. */
  selection: z.array(handSelection).min(1).max(26).optional(),
  reason,
}).refine(({ count, forms, selection }) => (selection?.length ?? forms ?? 1) <= count, { path: ['count'], message: 'fewer papers than forms' })
  .refine(({ forms, selection }) => forms === undefined || selection === undefined, { path: ['forms'], message: 'forms are either solved or given' });
