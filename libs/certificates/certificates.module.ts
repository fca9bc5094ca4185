import { Module } from '@nestjs/common';
import { CatalogueModule } from '@kaowu/catalogue';
import { IdentityModule } from '@kaowu/identity';
import { ResultsModule } from '@kaowu/results';
import { SittingModule } from '@kaowu/sitting';
import { BatchActs } from './application/batch-acts';
import { BatchMaking } from './application/batch-making';
import { Certificates } from './application/certificates';
import { ChangeCertificate } from './application/change-certificate';
import { FilingChecklist } from './application/checklist';
import { FilePassed } from './application/file-passed';
import { Holders } from './application/holders';
import { Mappings } from './application/mappings';
import { CertificatePapers } from './application/papers';
import { VerifyCertificate } from './application/verify';
import { CertificateStore } from './persistence/certificate-store';
import { CertificatesController } from './transport/certificates.controller';
import { FilingController } from './transport/filing.controller';
import { PublicCertificatesController } from './transport/public.controller';

/** From the passed list to certificates: numbers, filing, issue, verification. */
@Module({
  imports: [IdentityModule, CatalogueModule, SittingModule, ResultsModule],
  controllers: [FilingController, CertificatesController, PublicCertificatesController],
  providers: [BatchActs, BatchMaking, Certificates, ChangeCertificate, CertificatePapers, CertificateStore, FilePassed, FilingChecklist, Holders, Mappings, VerifyCertificate],
  exports: [Certificates],
})
export class CertificatesModule {}
