import { Injectable } from '@nestjs/common';
import { Journal } from '@kaowu/journal';
import { Clock } from '@kaowu/kernel';
import { Database, dayIn, found, refusal } from '@kaowu/platform';
import type { Actor } from '@kaowu/platform';
import { Results } from '@kaowu/results';
import { BatchMaking } from './batch-making';
import type { BatchView, Filing } from './batch-making';
import { Holders } from './holders';

/** Chinese names in the order of their sounds. */
const BY_NAME = new Intl.Collator('zh-CN');

/** 报备: gives the passed candidates of a round their numbers and makes the batch for the bureau (D55). */
@Injectable()
export class FilePassed {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly results: Results,
    private readonly holders: Holders,
    private readonly making: BatchMaking,
  ) {}

  /**
   * Files the passed list of a round. Numbers are taken in the order of names from the counter of the body, year and
   * level. Problems: `filing.not-ready` (with what is missing), `filing.exists-already`, `filing.nobody-passed`,
   * `certificate.issue-day-past`, `certificate.prefix-invalid`, `certificate.serials-exhausted`.
   */
  run(actor: Actor, roundId: string, issueOn: string): Promise<BatchView> {
    return this.db.tx(async () => {
      const current = await this.results.state(roundId);
      if (!current) throw refusal('filing.not-ready', { count: 1 }, { details: [{ code: 'results.gate-no-run' }] });
      if (['filed', 'accepted', 'issued'].includes(current.state)) throw refusal('filing.exists-already');
      const missing = await this.results.missing(current.runId, 'file');
      if (missing.length > 0) throw refusal('filing.not-ready', { count: missing.length }, { details: missing.map(({ code, params }) => ({ code, params })) });
      if (issueOn < dayIn(this.clock.now())) throw refusal('certificate.issue-day-past', {}, { field: 'body.issueOn' });
      const filing = await this.gather(roundId, current.runId, issueOn);
      // The run's row is locked first: a second filing of the same round waits here and is refused.
      await this.results.advance(actor, current.runId, 'file');
      const batch = await this.making.make(actor, filing);
      await this.journal.record(actor, {
        action: 'filing.filed', subject: { type: 'filing_batch', id: batch.id },
        data: { roundId, runId: current.runId, certificates: batch.certificates, firstNumber: batch.firstNumber, lastNumber: batch.lastNumber, issueOn },
      });
      return batch;
    });
  }

  private async gather(roundId: string, runId: string, issueOn: string): Promise<Filing> {
    const round = await this.holders.round(roundId);
    const people = new Map((await this.holders.candidates(roundId)).map((c) => [c.id, c]));
    const passed = (await this.results.passed(roundId)).map((p) => ({ ...p, person: found(people.get(p.candidateId)) }));
    if (passed.length === 0) throw refusal('filing.nobody-passed');
    passed.sort((a, b) => BY_NAME.compare(a.person.name, b.person.name) || (a.candidateId < b.candidateId ? -1 : 1));
    return { round, runId, issueOn, passed, body: await this.making.body() };
  }
}
