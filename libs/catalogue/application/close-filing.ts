import { Injectable } from '@nestjs/common';
import type { FilingScopeView } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, dayIn, found, type Actor } from '@kaowu/platform';
import { closeFiling } from '../domain/filing';
import { lockScope, scopeView } from '../persistence/filing-rows';

/** Ends a line of the filing early: exit or termination (N五(三), D61). The record stays readable. */
@Injectable()
export class CloseFiling {
  constructor(private readonly db: Database, private readonly journal: Journal, private readonly clock: Clock) {}

  /** Refuses `filing.already-closed` and `filing.close-outside-validity`. */
  async run(actor: Actor, scopeId: string, { lastDay, reason }: { readonly lastDay: string; readonly reason: string }): Promise<FilingScopeView> {
    return this.db.tx(async () => {
      const scope = found(await lockScope(this.db, scopeId));
      accept(closeFiling(scope, lastDay));
      await this.db.query('UPDATE filing_scope SET closed_on = $2, closed_reason = $3 WHERE id = $1', [scopeId, lastDay, reason]);
      const after = { ...scope, closedOn: lastDay, closedReason: reason };
      await this.journal.record(actor, {
        action: 'filing.closed',
        subject: { type: 'filing-scope', id: scopeId },
        reason,
        before: scope,
        after,
        data: { lastDay, receiptNo: scope.receiptNo },
      });
      return scopeView(after, dayIn(this.clock.now()));
    });
  }
}
