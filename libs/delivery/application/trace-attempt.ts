import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { deliveryRoutes } from '@kaowu/contracts';
import { Database, found } from '@kaowu/platform';
import { adjustmentsOf } from '../persistence/adjustment-rows';
import { findAttempt } from '../persistence/attempt-rows';
import { journalsAfter } from '../persistence/journal-rows';
import { faultOf } from './verify-answers';

/** Everything that happened in one attempt, with the verdict on its chain, for who traces a result back (D48). */
@Injectable()
export class TraceAttempt {
  constructor(private readonly db: Database) {}

  async run(attemptId: string): Promise<z.input<typeof deliveryRoutes.attemptTrace.response>> {
    const attempt = found(await findAttempt(this.db, attemptId));
    const [journal] = await journalsAfter(this.db, null, { attemptId });
    const fault = faultOf(found(journal));
    const adjustments = await adjustmentsOf(this.db, attemptId);
    return {
      attemptId,
      state: attempt.state,
      verified: fault === null,
      firstBadSeq: fault?.seq ?? null,
      events: found(journal).events.map((e) => ({
        seq: e.seq, epoch: e.epoch, n: e.n, kind: e.kind, questionNo: e.questionNo, response: JSON.parse(e.response) as string[],
        clientAt: new Date(e.clientAtMs).toISOString(), receivedAt: new Date(e.receivedAtMs).toISOString(), stale: e.stale, hash: e.hash,
      })),
      adjustments: adjustments.map((a) => ({ ...a, fromAt: a.fromAt.toISOString(), untilAt: a.untilAt?.toISOString() ?? null })),
    };
  }
}
