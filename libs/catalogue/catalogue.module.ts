import { Module } from '@nestjs/common';
import { AddFiling } from './application/add-filing';
import { AddRuleSet } from './application/add-rule-set';
import { Catalogue } from './application/catalogue';
import { CloseFiling } from './application/close-filing';
import { EnterWeights } from './application/enter-weights';
import { Filing } from './application/filing';
import { ImportEditions } from './application/import-editions';
import { ImportWeights } from './application/import-weights';
import { Organisation } from './application/organisation';
import { RuleSets } from './application/rule-sets';
import { SetEditionDates } from './application/set-edition-dates';
import { CatalogueController } from './transport/catalogue.controller';
import { OrganisationController } from './transport/organisation.controller';

const services = [
  AddFiling, AddRuleSet, Catalogue, CloseFiling, EnterWeights, Filing, ImportEditions, ImportWeights, Organisation, RuleSets, SetEditionDates,
];

/** Occupations, standards, rule sets, and the organisation with its filing. */
@Module({ controllers: [CatalogueController, OrganisationController], providers: services, exports: services })
export class CatalogueModule {}
