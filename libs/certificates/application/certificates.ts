import { Injectable } from '@nestjs/common';
import type { CertificateState } from '@kaowu/contracts';
import { CertificateStore } from '../persistence/certificate-store';

/** The door of certificates for the libs downstream. */
@Injectable()
export class Certificates {
  constructor(private readonly store: CertificateStore) {}

  /** What a number stands for, without personal data but the masked ID number; null for a number never given. */
  async find(number: string): Promise<{ id: string; number: string; state: CertificateState; candidateId: string; roundName: string; idNumberMasked: string } | null> {
    const c = await this.store.findByNumber(number);
    return c ? { id: c.id, number: c.number, state: c.state, candidateId: c.candidate_id, roundName: c.round_name, idNumberMasked: c.id_number_masked } : null;
  }
}
