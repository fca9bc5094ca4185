export { Certificates } from './application/certificates';
export { CertificatesModule } from './certificates.module';
export { certificatesMigrations } from './persistence/migrations';
