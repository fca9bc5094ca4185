export { Corrections, type UpheldObjection } from './application/corrections';
export { CountedMarks } from './application/counted-marks';
export { FormGroup } from './application/form-group';
export { Marks, type AnsweredPaper, type MissingReason, type QuestionMarks, type RawScore, type RoundMarks, type TaskMarks } from './application/marks';
export { SavePlan } from './application/save-plan';
export { MarkingModule } from './marking.module';
export { markingMigrations } from './persistence/migrations';
