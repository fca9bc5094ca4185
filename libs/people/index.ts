export { Appointments } from './application/appointments';
export { ImportStaff } from './application/import-staff';
export { People, type Person, type StaffDossier } from './application/people';
export { Persons } from './application/persons';
export { Qualifications } from './application/qualifications';
export { Relations } from './application/relations';
export { PeopleModule } from './people.module';
export { peopleMigrations } from './persistence/migrations';
