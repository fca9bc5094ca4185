import { z } from 'zod';
import { assessmentMode, hundredths, id, instant, reason } from '../core/common';
import { route } from '../core/route';
import { performanceState } from './shapes';

const inCorrection = z.object({ correctionId: id });

const correctionView = z.object({
  /** The objection's id. */
  id,
  roundId: id,
  roundName: z.string(),
  part: assessmentMode,
  candidateMasked: z.string(),
  /** Why the objection was upheld. */
  ground: z.string(),
  openedAt: instant,
  /** When a run counted it, or it was found that no score changes; null while it is open. */
  closedAt: instant.nullable(),
  /** Something was corrected and nothing waits: results may be computed again. */
  made: z.boolean(),
  works: z.array(z.object({ id, code: z.string(), taskNo: z.int(), taskName: z.string(), state: performanceState, reviewOpen: z.boolean() })),
  questions: z.array(z.object({
    no: z.int(), type: z.string(), points: hundredths, awarded: hundredths.nullable(), corrected: z.boolean(), response: z.array(z.string()), key: z.array(z.string()),
  })),
  proposals: z.array(z.object({
    id, no: z.int(), scope: z.enum(['question', 'version']), awarded: hundredths.nullable(), papers: z.int(), reason: z.string(),
    proposedBy: z.string(), proposedAt: instant, own: z.boolean(), state: z.enum(['proposed', 'confirmed', 'refused']),
    decidedBy: z.string().nullable(), decidedAt: instant.nullable(), decision: z.string().nullable(),
  })),
});
export type CorrectionView = z.infer<typeof correctionView>;

/** What an upheld objection asks of marking: a work judged again, a question's mark corrected by two people (D27, D54). */
export const markingCorrectionRoutes = {
  correction: route({
    method: 'GET', path: '/api/marking/corrections/:correctionId', permission: 'marking.read',
    summary: { zh: '异议成立后的评分更正', en: 'What an upheld objection opened, and what was corrected' },
    params: inCorrection, response: correctionView,
  }),
  correctWork: route({
    method: 'POST', path: '/api/marking/corrections/:correctionId/works/:performanceId', permission: 'marking.manage',
    summary: { zh: '因异议送仲裁重评', en: 'Send a work to adjudication for the objection' },
    params: inCorrection.extend({ performanceId: id }), body: z.object({ reason }), response: correctionView,
  }),
  proposeMark: route({
    method: 'POST', path: '/api/marking/corrections/:correctionId/marks', permission: 'marking.manage',
    summary: { zh: '提出更正一道理论题的得分', en: 'Propose the corrected mark of a theory question' },
    params: inCorrection,
    body: z.object({ no: z.int().positive(), mark: z.discriminatedUnion('scope', [z.object({ scope: z.literal('question'), awarded: hundredths }), z.object({ scope: z.literal('version') })]), reason }),
    response: correctionView,
  }),
  decideMark: route({
    method: 'POST', path: '/api/marking/corrections/marks/:proposalId', permission: 'marking.review',
    summary: { zh: '第二人确认或不同意更正', en: 'A second person confirms or refuses a corrected mark' },
    params: z.object({ proposalId: id }), body: z.object({ outcome: z.enum(['confirmed', 'refused']), reason }), response: correctionView,
  }),
} as const;
