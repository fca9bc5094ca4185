import { Module } from '@nestjs/common';
import { CatalogueModule } from '@kaowu/catalogue';
import { Appointments } from './application/appointments';
import { ImportStaff } from './application/import-staff';
import { People } from './application/people';
import { Persons } from './application/persons';
import { Qualifications } from './application/qualifications';
import { Register } from './application/register';
import { Relations } from './application/relations';
import { PeopleController } from './transport/people.controller';

const services = [Appointments, ImportStaff, People, Persons, Qualifications, Register, Relations];

/** The staff: persons, posts, cards, training and declared relations. */
@Module({ imports: [CatalogueModule], controllers: [PeopleController], providers: services, exports: services })
export class PeopleModule {}
