import { z } from 'zod';
import { hundredths, id, instant } from '../core/common';
import { route } from '../core/route';
import { fatalEffect } from '../bank/tasks';
import { givenScore, scoredTask } from './shapes';

export const reviewCause = z.enum(['sample', 'adjudicated']);
export const findingKind = z.enum(['missed-item', 'wrong-rubric', 'over-points', 'other']);

export const reviewRow = z.object({
  id,
  sessionId: id,
  sessionName: z.string(),
  roundName: z.string(),
  code: z.string(),
  taskName: z.string(),
  cause: reviewCause,
  state: z.enum(['open', 'ok', 'finding', 'superseded']),
  drawnAt: instant,
  signedAt: instant.nullable(),
  /** True where the caller scored this work and may not review it. */
  ownWork: z.boolean(),
});
export type ReviewRow = z.infer<typeof reviewRow>;

export const reviewView = z.object({
  row: reviewRow,
  task: scoredTask,
  scores: z.array(givenScore),
  final: z.object({ total: hundredths, fatalEffect: fatalEffect.nullable() }).nullable(),
  /** τ in hundredths; may be fractional. */
  tolerance: z.number(),
  verdict: z
    .object({ finding: findingKind.nullable(), criteria: z.array(z.string()), reason: z.string(), reviewer: z.string(), digest: z.string() })
    .nullable(),
  signerName: z.string(),
});
export type ReviewView = z.infer<typeof reviewView>;

/** Marking review 阅卷复核 by people who scored none of the work (D27). */
export const markingReviewRoutes = {
  reviews: route({
    method: 'GET', path: '/api/marking/reviews', permission: 'marking.review',
    summary: { zh: '阅卷复核队列', en: 'Works to review' },
    query: z.object({ state: z.enum(['open', 'signed']).default('open'), sessionId: id.optional() }),
    response: z.object({ reviews: z.array(reviewRow) }),
  }),
  review: route({
    method: 'GET', path: '/api/marking/reviews/:reviewId', permission: 'marking.review',
    summary: { zh: '复核一件作品', en: 'One work with all its sheets' },
    params: z.object({ reviewId: id }), response: reviewView,
  }),
  signReview: route({
    method: 'POST', path: '/api/marking/reviews/:reviewId/verdict', permission: 'marking.review',
    summary: { zh: '签署复核意见；发现问题则重新进入仲裁', en: 'Sign the verdict; a finding sends the work to adjudication' },
    params: z.object({ reviewId: id }),
    body: z.discriminatedUnion('verdict', [
      z.object({ verdict: z.literal('ok'), reason: z.string().trim().max(500).default('') }),
      z.object({
        verdict: z.literal('finding'),
        finding: findingKind,
        criteria: z.array(z.string().trim().min(1).max(20)).max(100),
        reason: z.string().trim().min(2).max(500),
      }),
    ]),
    response: reviewRow,
  }),
} as const;
