import { Injectable } from '@nestjs/common';
import type { FilingQuestion, FilingScopeView, Problem } from '@kaowu/contracts';
import { Clock, type Decision } from '@kaowu/kernel';
import { Database, dayIn } from '@kaowu/platform';
import { withinFiling } from '../domain/filing';
import { findScopes, scopeView } from '../persistence/filing-rows';

/** What the organisation is filed to assess, and whether a round stays within it (D12, D41). */
@Injectable()
export class Filing {
  constructor(private readonly db: Database, private readonly clock: Clock) {}

  /** Whether a round is within the filing; the refusal names the first thing that is outside (see `withinFiling`). */
  async check(question: FilingQuestion): Promise<Decision<{ scopeId: string }, Problem>> {
    return withinFiling(await findScopes(this.db), question);
  }

  /** Every line with its state today, also those that are over. */
  async list(): Promise<FilingScopeView[]> {
    const today = dayIn(this.clock.now());
    return (await findScopes(this.db)).map((scope) => scopeView(scope, today));
  }
}
