import { Injectable } from '@nestjs/common';
import type { GateItem, OutputOf, certificatesRoutes } from '@kaowu/contracts';
import { Organisation } from '@kaowu/catalogue';
import { Clock } from '@kaowu/kernel';
import { dayIn } from '@kaowu/platform';
import { Results } from '@kaowu/results';
import { Rounds } from '@kaowu/sitting';
import { numberPrefix } from '../domain/number';
import { batchViewOf } from '../persistence/certificate-rows';
import { CertificateStore } from '../persistence/certificate-store';

type Checklist = OutputOf<typeof certificatesRoutes.checklist>;

const waits = (code: string, params: GateItem['params'] = {}): GateItem => ({ code, params, candidateId: null, part: null });

/** A round's filing as a checklist: what is done and what each open point waits for. */
@Injectable()
export class FilingChecklist {
  constructor(
    private readonly rounds: Rounds,
    private readonly results: Results,
    private readonly organisation: Organisation,
    private readonly store: CertificateStore,
    private readonly clock: Clock,
  ) {}

  /** Problem: `record.not-found`. */
  async of(roundId: string): Promise<Checklist> {
    const round = await this.rounds.get(roundId);
    const run = await this.results.state(roundId);
    const mapping = await this.store.mapping();
    const batch = run ? await this.store.findBatchOfRun(run.runId) : null;
    const prefix = numberPrefix(await this.organisation.get(), batch?.issue_on ?? dayIn(this.clock.now()), round.key.level);
    const missing = run && !batch ? await this.results.missing(run.runId, 'file') : [];
    const passed = run ? (await this.results.passed(roundId)).length : 0;
    const publicised = run !== null && ['publicised', 'filed', 'accepted', 'issued'].includes(run.state);
    const filed = batch !== null && batch.state !== 'returned';
    const accepted = batch?.state === 'accepted' || batch?.state === 'issued';
    const item = (code: Checklist['items'][number]['code'], done: boolean, waitsFor: GateItem[]): Checklist['items'][number] => ({ code, done, waitsFor: done ? [] : waitsFor });
    return {
      roundId, roundName: round.name, runId: run?.runId ?? null, passed, numberPrefix: prefix.ok ? prefix.value : '', mappingVersion: mapping.version,
      columns: mapping.columns, batch: batch ? batchViewOf(batch) : null,
      items: [
        item('run', publicised, [waits(run ? 'results.gate-unpublicised' : 'results.gate-no-run')]),
        item('window', batch !== null || (publicised && missing.length === 0), missing),
        item('passed', passed > 0, [waits('filing.nobody-passed')]),
        item('codes', prefix.ok, prefix.ok ? [] : [waits(prefix.problem.code, { ...prefix.problem.params })]),
        item('mapping', mapping.columns.length > 0, []),
        item('filed', filed, [waits('results.gate-unfiled')]),
        item('accepted', accepted, [waits('results.gate-unaccepted')]),
        item('issued', batch?.state === 'issued', []),
      ],
    };
  }
}
