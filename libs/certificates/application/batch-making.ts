import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OutputOf, certificatesRoutes } from '@kaowu/contracts';
import { Organisation } from '@kaowu/catalogue';
import { Clock, newId } from '@kaowu/kernel';
import { accept } from '@kaowu/platform';
import type { Actor } from '@kaowu/platform';
import type { PassedCandidate } from '@kaowu/results';
import type { Round, RoundCandidate } from '@kaowu/sitting';
import { certificateNumberOf, numberPrefix } from '../domain/number';
import { batchViewOf } from '../persistence/certificate-rows';
import type { BatchRow, CertificateRow } from '../persistence/certificate-rows';
import { CertificateStore } from '../persistence/certificate-store';
import { Holders } from './holders';

type Body = Awaited<ReturnType<Organisation['get']>>;

/** A batch as staff see it. */
export type BatchView = OutputOf<typeof certificatesRoutes.file>;

/** Whom and what a filing is for, before numbers are given. */
export interface Filing {
  readonly round: Round;
  readonly runId: string;
  readonly issueOn: string;
  readonly body: Body;
  readonly passed: readonly (PassedCandidate & { readonly person: RoundCandidate })[];
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
