import type { INestApplicationContext } from '@nestjs/common';
import { Clock } from '@kaowu/kernel';
import { systemActor, type Database, type Vault } from '@kaowu/platform';
import { seedAccounts } from './accounts';
import { seedAssembly } from './assembly';
import { seedBank } from './bank';
import { seedCatalogue } from './catalogue';
import type { SeedContext } from './context';
import { seedMarking } from './marking';
import { seedPeople } from './people';
import { seedResults } from './results';
import { demoTicket, seedSitting } from './sitting';

export { DEMO_ACCOUNTS, DEMO_PASSWORD } from './accounts';

/** The part of a running process that seeds need. */
interface Running {
  readonly nest: INestApplicationContext;
  readonly db: Database;
  readonly vault: Vault;
}

const STEPS: readonly (readonly [string, (ctx: SeedContext) => Promise<void>])[] = [
  ['accounts', seedAccounts],
  ['catalogue, rule set, organisation and filing', seedCatalogue],
  ['staff', seedPeople],
  ['element tables, items and practical tasks', seedBank],
  ['blueprints', seedAssembly],
  ['venue, round, candidates and seats', seedSitting],
  ['marking plan and examiners', seedMarking],
  ['public notices', seedResults],
];

/** True where nobody can sign in yet. */
export const isEmpty = async ({ db }: Running): Promise<boolean> => (await db.one('SELECT 1 FROM account LIMIT 1')) === null;

/** Fills an empty database with the demonstration body, in the order of the house. Idempotent. */
export async function seedDemo({ nest, db, vault }: Running, say: (line: string) => void): Promise<void> {
  const ctx: SeedContext = { app: nest, db, vault, clock: nest.get(Clock), actor: systemActor('seed'), say };
  for (const [what, seed] of STEPS) {
    say(`Demonstration body: ${what}`);
    await seed(ctx);
  }
}

/** Ticket and ID number of a demonstration candidate, to sit at the candidate's desk; null where there is none. */
export const demoCandidate = ({ db, vault }: Running): Promise<{ ticketNo: string; idNumber: string; name: string } | null> => demoTicket({ db, vault });
