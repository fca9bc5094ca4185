import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OutputOf, certificatesRoutes } from '@kaowu/contracts';
import { Organisation } from '@kaowu/catalogue';
import { Journal } from '@kaowu/journal';
import { Clock, maskIdNumber, newId } from '@kaowu/kernel';
import { Database, Vault, accept, dayIn, found, refusal } from '@kaowu/platform';
import type { Actor } from '@kaowu/platform';
import { Results } from '@kaowu/results';
import type { PassedCandidate } from '@kaowu/results';
import { Rounds } from '@kaowu/sitting';
import type { Round, RoundCandidate } from '@kaowu/sitting';
import { certificateNumberOf, numberPrefix } from '../domain/number';
import { batchViewOf } from '../persistence/certificate-rows';
import type { BatchRow, CertificateRow } from '../persistence/certificate-rows';
import { CertificateStore } from '../persistence/certificate-store';

type Body = Awaited<ReturnType<Organisation['get']>>;
type BatchView = OutputOf<typeof certificatesRoutes.file>;

/** Whom and what a filing is for, before numbers are given. */
interface Filing {
  readonly round: Round;
  readonly runId: string;
  readonly issueOn: string;
  readonly body: Body;
  readonly passed: readonly (PassedCandidate & { readonly person: RoundCandidate })[];
}

/** Where names and full ID numbers of candidates come from, and where they are kept. */
@Injectable()
export class Holders {
  constructor(private readonly rounds: Rounds, private readonly vault: Vault) {}

  round(roundId: string): Promise<Round> {
    return this.rounds.get(roundId);
  }

  candidates(roundId: string): Promise<RoundCandidate[]> {
    return this.rounds.candidates(roundId);
  }

  /** The holder's number sealed, for lookup and masked; opened once through sitting, which journals it. */
  async idNumber(actor: Actor, candidateId: string): Promise<Pick<CertificateRow, 'id_number_sealed' | 'id_number_lookup' | 'id_number_masked'>> {
    const clear = await this.rounds.idNumber(candidateId, actor, '证书报备 / filing of certificates');
    return { id_number_sealed: this.vault.seal(clear, 'id-number'), id_number_lookup: this.vault.lookup(clear, 'id-number'), id_number_masked: maskIdNumber(clear) };
  }

  /** The full number of a certificate's holder; whoever calls journals why. */
  open(certificate: Pick<CertificateRow, 'id_number_sealed'>): string {
    return this.vault.openText(certificate.id_number_sealed, 'id-number');
  }
}

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
    passed.sort((a, b) => (a.person.name + a.candidateId < b.person.name + b.candidateId ? -1 : 1));
    return { round, runId, issueOn, passed, body: await this.making.body() };
  }
}

/** Takes serials and writes the batch with its certificates. */
@Injectable()
export class BatchMaking {
  constructor(
    private readonly store: CertificateStore,
    private readonly organisation: Organisation,
    private readonly holders: Holders,
    private readonly clock: Clock,
  ) {}

  body(): Promise<Body> {
    return this.organisation.get();
  }

  /** Writes the batch; the caller holds the transaction. Problems: `certificate.prefix-invalid`, `certificate.serials-exhausted`. */
  async make(actor: Actor, { round, runId, issueOn, body, passed }: Filing): Promise<BatchView> {
    const prefix = accept(numberPrefix(body, issueOn, round.key.level));
    const { version } = await this.store.mapping();
    const batch: BatchRow = {
      id: newId(), round_id: round.id, round_name: round.name, run_id: runId, mapping_version: version, state: 'filed', issue_on: issueOn,
      district_code: round.districtCode, body_name: body.name, filing_no: body.filingNo, filed_at: this.clock.now(), filed_by: actor.id,
      filed_by_name: actor.name, returned_reason: null, receipt_no: null, accepted_on: null, issued_at: null, issued_by_name: null,
    };
    await this.store.insertBatch(batch);
    const rows: CertificateRow[] = [];
    // ID numbers are opened before the counter is locked, so that another level's filing waits for numbers only.
    for (const { person, candidateId, theory, practical, review } of passed) {
      rows.push({
        id: newId(), number: '', batch_id: batch.id, candidate_id: candidateId, state: 'filed', token: randomBytes(18).toString('base64url'), name: person.name,
        ...(await this.holders.idNumber(actor, candidateId)), sex: person.sex, occupation_name: round.occupationName, occupation: round.key,
        theory, practical, review, body_name: body.name, issue_on: issueOn, reissued_on: null, voided_on: null, void_reason: null,
      });
    }
    const first = await this.store.takeSerials(prefix, rows.length);
    await this.store.insertCertificates(rows.map((row, i) => ({ ...row, number: certificateNumberOf(prefix, first + i) })));
    return batchViewOf(await this.store.batch(batch.id));
  }
}
