import type { ReplyOf, resultsRoutes } from '@kaowu/contracts';

/** One round's pipeline as the server tells it. */
export type Pipeline = ReplyOf<typeof resultsRoutes.pipeline>;

/** A result run. */
export type Run = NonNullable<Pipeline['current']>;

/** The sample of an aggregation review, and one sheet of it. */
export type Queue = ReplyOf<typeof resultsRoutes.reviewQueue>;
export type Sheet = Queue['sheets'][number];
