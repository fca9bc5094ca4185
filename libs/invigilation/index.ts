export { GiveCommand } from './application/give-command';
export { Incidents, type Report } from './application/incidents';
export { RoomRecords } from './application/room-records';
export { Violations, type RecordedViolation } from './application/violations';
export { InvigilationModule } from './invigilation.module';
export { invigilationMigrations } from './persistence/migrations';
