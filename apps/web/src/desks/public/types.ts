import type { ReplyOf, resultsRoutes } from '@kaowu/contracts';

/** A candidate's own result. */
export type Result = ReplyOf<typeof resultsRoutes.ownResult>;

/** What opens a candidate's own result. */
export interface TicketAndId {
  readonly ticketNo: string;
  readonly idNumber: string;
}
