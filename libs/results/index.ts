export { Notices, type NoticeText } from './application/notices';
export { Results, type PassedCandidate } from './application/results';
export type { OuterStep } from './application/step-run';
export { resultsMigrations } from './persistence/migrations';
export { ResultsModule } from './results.module';
