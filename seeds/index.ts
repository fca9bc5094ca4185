import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Clock } from '@kaowu/kernel';
import { systemActor, type Database, type Vault } from '@kaowu/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { seedAccounts } from './accounts';
import type { SeedContext } from './context';

export { DEMO_ACCOUNTS, DEMO_PASSWORD } from './accounts';

/** The part of a running process that seeds need. */
interface Running {
  readonly nest: INestApplicationContext;
  readonly db: Database;
  readonly vault: Vault;
}

/** True where nobody can sign in yet. */
export const isEmpty = async ({ db }: Running): Promise<boolean> => (await db.one('SELECT 1 FROM account LIMIT 1')) === null;

/** Fills an empty database with the demonstration body, in the order of the house. Idempotent. */
export async function seedDemo({ nest, db, vault }: Running, say: (line: string) => void): Promise<void> {
  const ctx: SeedContext = { app: nest, db, vault, clock: nest.get(Clock), actor: systemActor('seed'), say };
  say('Accounts');
  await seedAccounts(ctx);
  for (const lib of ['catalogue', 'people', 'bank', 'assembly', 'sitting', 'marking']) {
    const path = join(__dirname, lib, 'index');
    if (!existsSync(`${path}.ts`) && !existsSync(`${path}.js`)) continue;
    say(`Seeds: ${lib}`);
    const seeds = require(path) as Record<string, (c: SeedContext) => Promise<void>>;
    await seeds[`seed${lib[0]?.toUpperCase()}${lib.slice(1)}`]?.(ctx);
  }
}
