import { Injectable } from '@nestjs/common';
import { maskIdNumber } from '@kaowu/kernel';
import { Vault } from '@kaowu/platform';
import type { Actor } from '@kaowu/platform';
import { Photos, Rounds } from '@kaowu/sitting';
import type { Photo, Round, RoundCandidate } from '@kaowu/sitting';
import type { CertificateRow } from '../persistence/certificate-rows';

/** Where names and full ID numbers of candidates come from, and where they are kept. */
@Injectable()
export class Holders {
  constructor(private readonly rounds: Rounds, private readonly vault: Vault, private readonly photos: Photos) {}

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

  /** The holder's photograph, or null. */
  photo(candidateId: string): Promise<Photo | null> {
    return this.photos.find(candidateId);
  }

  /** The full number of a certificate's holder; whoever calls journals why. */
  open(certificate: Pick<CertificateRow, 'id_number_sealed'>): string {
    return this.vault.openText(certificate.id_number_sealed, 'id-number');
  }
}
