export { Bank, type ElementTable, type ElementTableHead, type ItemContent, type PoolItem, type PracticalTask } from './application/bank';
export { BankModule } from './bank.module';
export { bankMigrations } from './persistence/migrations';
