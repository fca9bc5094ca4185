export { DUTIES } from './domain/duties';
export { dutyTable, type Duty, type DutyState } from './domain/duty';
export { OversightModule } from './oversight.module';
export { oversightMigrations } from './persistence/migrations';
