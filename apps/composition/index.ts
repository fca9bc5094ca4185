import type { Type } from '@nestjs/common';
import { AssemblyModule, assemblyMigrations } from '@kaowu/assembly';
import { BankModule, bankMigrations } from '@kaowu/bank';
import { CatalogueModule, catalogueMigrations } from '@kaowu/catalogue';
import { CertificatesModule, certificatesMigrations } from '@kaowu/certificates';
import { DeliveryModule, deliveryMigrations } from '@kaowu/delivery';
import { IdentityModule, identityMigrations } from '@kaowu/identity';
import { InvigilationModule, invigilationMigrations } from '@kaowu/invigilation';
import { JournalModule, journalMigrations } from '@kaowu/journal';
import { MarkingModule, markingMigrations } from '@kaowu/marking';
import { OversightModule, oversightMigrations } from '@kaowu/oversight';
import { PeopleModule, peopleMigrations } from '@kaowu/people';
import { platformMigrations, type Migration } from '@kaowu/platform';
import { ResultsModule, resultsMigrations } from '@kaowu/results';
import { SittingModule, sittingMigrations } from '@kaowu/sitting';

/** The modules of all libs, in the order of the house. */
export const libModules: readonly Type[] = [
  JournalModule, IdentityModule, CatalogueModule, PeopleModule, BankModule, AssemblyModule, SittingModule, DeliveryModule,
  InvigilationModule, MarkingModule, ResultsModule, CertificatesModule, OversightModule,
];

/** The migrations of all libs. */
export const allMigrations: readonly Migration[] = [
  ...platformMigrations, ...identityMigrations, ...journalMigrations, ...catalogueMigrations, ...peopleMigrations, ...bankMigrations,
  ...assemblyMigrations, ...sittingMigrations, ...deliveryMigrations, ...invigilationMigrations, ...markingMigrations, ...resultsMigrations,
  ...certificatesMigrations, ...oversightMigrations,
];
