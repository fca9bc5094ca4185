import { Inject, Injectable } from '@nestjs/common';
import type { CertificateLook, FileReply } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Database, SETTINGS, refusal, writeWorkbook } from '@kaowu/platform';
import type { Actor, Settings } from '@kaowu/platform';
import type { CertificateFace } from '../domain/face';
import { filingRows } from '../domain/filing';
import type { CertificateRow } from '../persistence/certificate-rows';
import { CertificateStore } from '../persistence/certificate-store';
import { certificatesPdf } from './draw-certificate';
import { Holders } from './holders';
import { lookOf } from './look';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What leaves the house on paper or as a file: the filing workbook, certificates, previews. Full ID numbers are journalled. */
@Injectable()
export class CertificatePapers {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly store: CertificateStore,
    private readonly holders: Holders,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The workbook of a filing by its column mapping. Problem: `record.not-found`. */
  workbook(actor: Actor, batchId: string): Promise<FileReply> {
    return this.db.tx(async () => {
      const batch = await this.store.batch(batchId);
      const mapping = (await this.store.mappings()).find((m) => m.version === batch.mapping_version);
      const columns = mapping?.columns ?? [];
      const records = (await this.store.ofBatch(batchId)).map((c) => ({
        name: c.name, idNumber: this.holders.open(c), sex: c.sex, occupationName: c.occupation_name, key: c.occupation, theory: c.theory, practical: c.practical,
        review: c.review, number: c.number, issueOn: c.issue_on, bodyName: c.body_name, filingNo: batch.filing_no, districtCode: batch.district_code, roundName: batch.round_name,
      }));
      await this.journal.record(actor, {
        action: 'filing.workbook-made', subject: { type: 'filing_batch', id: batchId }, data: { rows: records.length, mappingVersion: batch.mapping_version },
      });
      const bytes = await writeWorkbook([{ name: '证书报备', columns, rows: filingRows(records, columns) }]);
      return { filename: `证书报备-${batch.round_name}-${batch.first_number}.xlsx`, mimetype: XLSX, bytes };
    });
  }

  /** One certificate for print. Problems: `record.not-found`, `certificate.not-issued`, `certificate.void-already`. */
  print(actor: Actor, certificateId: string): Promise<FileReply> {
    return this.db.tx(async () => {
      const certificate = await this.store.get(certificateId);
      demandIssued(certificate);
      await this.journal.record(actor, { action: 'certificate.printed', subject: { type: 'certificate', id: certificateId }, data: { number: certificate.number } });
      return this.pdf([await this.faceOf(certificate)], certificate.number);
    });
  }

  /** All valid certificates of an issued filing. Problems: `record.not-found`, `certificate.not-issued`. */
  printBatch(actor: Actor, batchId: string): Promise<FileReply> {
    return this.db.tx(async () => {
      const batch = await this.store.batch(batchId);
      if (batch.state !== 'issued') throw refusal('certificate.not-issued');
      const valid = (await this.store.ofBatch(batchId)).filter((c) => c.state === 'issued');
      await this.journal.record(actor, { action: 'certificate.printed', subject: { type: 'filing_batch', id: batchId }, data: { certificates: valid.length } });
      const faces: CertificateFace[] = [];
      for (const c of valid) faces.push(await this.faceOf(c));
      return this.pdf(faces, `${batch.first_number}-${batch.last_number}`);
    });
  }

  /** The holder's electronic certificate, equal to the paper. The caller has checked who asks. */
  holderCopy(actor: Actor, certificate: CertificateRow): Promise<FileReply> {
    return this.db.tx(async () => {
      demandIssued(certificate);
      await this.journal.record(actor, { action: 'certificate.downloaded', subject: { type: 'certificate', id: certificate.id }, data: { number: certificate.number } });
      return this.pdf([await this.faceOf(certificate)], certificate.number);
    });
  }

  /** How a certificate looks, with the ID number masked and a watermark. Problem: `record.not-found`. */
  async preview(certificateId: string): Promise<FileReply> {
    const face = await this.previewFace(certificateId);
    return { ...(await this.pdf([face], face.number)), disposition: 'inline' };
  }

  /** The same as what is drawn, for the screen. Problem: `record.not-found`. */
  async look(certificateId: string): Promise<CertificateLook> {
    return lookOf(await this.previewFace(certificateId));
  }

  private async previewFace(certificateId: string): Promise<CertificateFace> {
    const c = await this.store.get(certificateId);
    const verifyUrl = `${this.settings.publicUrl}/verify/${c.number}`;
    return { ...(await this.faceOf(c)), idNumber: c.id_number_masked, verifyUrl, watermark: c.state === 'void' ? 'void' : 'preview' };
  }

  private async faceOf(c: CertificateRow): Promise<CertificateFace> {
    return {
      photo: await this.holders.photo(c.candidate_id),
      number: c.number, name: c.name, idNumber: this.holders.open(c), occupationName: c.occupation_name, key: c.occupation, bodyName: c.body_name,
      issueOn: c.issue_on, reissuedOn: c.reissued_on, watermark: null, verifyUrl: `${this.settings.publicUrl}/verify/${c.number}?t=${c.token}`,
    };
  }

  private async pdf(faces: readonly CertificateFace[], name: string): Promise<FileReply> {
    return { filename: `${name}.pdf`, mimetype: 'application/pdf', bytes: await certificatesPdf(faces) };
  }
}

function demandIssued(certificate: CertificateRow): void {
  if (certificate.state === 'void') throw refusal('certificate.void-already');
  if (certificate.state !== 'issued') throw refusal('certificate.not-issued');
}
