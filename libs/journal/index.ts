export { Journal, type Entry } from './application/journal';
export { VerifyChain, type ChainCheck } from './application/verify-chain';
export { JournalModule } from './journal.module';
export { journalMigrations } from './persistence/migrations';
