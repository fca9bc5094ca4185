import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CERTIFICATE_NUMBER, GRADES } from '@kaowu/contracts';
import type { FileReply, OutputOf, certificatesRoutes } from '@kaowu/contracts';
import { Vault, refusal } from '@kaowu/platform';
import type { Actor } from '@kaowu/platform';
import { directionText } from '../domain/filing';
import type { CertificateRow } from '../persistence/certificate-rows';
import { CertificateStore } from '../persistence/certificate-store';
import { CertificatePapers } from './papers';

const plainName = (name: string): string => name.normalize('NFKC').replace(/[\s·•]/g, '');

const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/**
 * Public verification (D56). Details are shown to whoever knows number and name, or holds the QR code with its token;
 * a number alone tells nothing, not even whether it was given.
 */
@Injectable()
export class VerifyCertificate {
  constructor(private readonly store: CertificateStore, private readonly vault: Vault, private readonly papers: CertificatePapers) {}

  /** Problems: `certificate.number-malformed`, `certificate.not-verified` for an unknown number and a wrong name alike. */
  async answer(number: string, proof: { readonly name?: string | undefined; readonly token?: string | undefined }): Promise<OutputOf<typeof certificatesRoutes.verify>> {
    if (!CERTIFICATE_NUMBER.test(number)) throw refusal('certificate.number-malformed');
    if (!proof.name && !proof.token) return { answer: 'ask-name', number, details: null };
    const found = await this.store.findByNumber(number);
    if (!found || found.state === 'filed' || !proves(found, proof)) throw refusal('certificate.not-verified');
    return {
      answer: found.state === 'void' ? 'void' : 'valid', number,
      details: {
        name: found.name, idNumberMasked: found.id_number_masked, occupationName: found.occupation_name, direction: directionText(found.occupation.direction),
        levelWords: GRADES[found.occupation.level].zh, bodyName: found.body_name, issueOn: found.issue_on, reissuedOn: found.reissued_on, voidedOn: found.voided_on, state: found.state,
      },
    };
  }

  /** The holder's electronic certificate for number, name and full ID number. Problems: `certificate.not-verified`, `certificate.void-already`. */
  async download(actor: Actor, number: string, name: string, idNumber: string): Promise<FileReply> {
    const found = CERTIFICATE_NUMBER.test(number) ? await this.store.findByNumber(number) : null;
    if (!found || found.state === 'filed' || plainName(found.name) !== plainName(name) || !same(found.id_number_lookup, this.vault.lookup(idNumber, 'id-number'))) {
      throw refusal('certificate.not-verified');
    }
    return this.papers.holderCopy(actor, found);
  }
}

const proves = (c: CertificateRow, proof: { readonly name?: string | undefined; readonly token?: string | undefined }): boolean =>
  (proof.token !== undefined && same(c.token, proof.token)) || (proof.name !== undefined && plainName(c.name) === plainName(proof.name));
