import type { INestApplicationContext } from '@nestjs/common';
import { Clock } from '@kaowu/kernel';
import { systemActor, type Database, type Vault } from '@kaowu/platform';
import { seedAccounts } from './accounts';
import { seedAssembly } from './assembly';
import { seedBank } from './bank';
import { seedCatalogue, seedReference } from './catalogue';
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
export const isEmpty = async ({ db }: Pick<Running, 'db'>): Promise<boolean> => (await db.one('SELECT 1 FROM account LIMIT 1')) === null;

/** Fills an empty database with the demonstration body, in the order of the house. Idempotent. */
export async function seedDemo({ nest, db, vault }: Running, say: (line: string) => void): Promise<void> {
  const ctx: SeedContext = { app: nest, db, vault, clock: nest.get(Clock), actor: systemActor('seed'), say };
  for (const [what, seed] of STEPS) {
    say(`Demonstration body: ${what}`);
    await seed(ctx);
  }
}

/** What any body needs before its first day: catalogue lists, known weights, the shipped rule set; no people, no papers. Idempotent. */
export async function seedReal({ nest, db, vault }: Running, say: (line: string) => void): Promise<void> {
  await seedReference({ app: nest, db, vault, clock: nest.get(Clock), actor: systemActor('install'), say });
}

/** Tickets and ID numbers of the first demonstration candidates, to sit at the candidate's desk; fewer where there are not so many. */
export async function demoCandidates({ db, vault }: Running, count: number): Promise<{ ticketNo: string; idNumber: string; name: string }[]> {
  const tickets = await Promise.all(Array.from({ length: count }, (_, serial) => demoTicket({ db, vault }, serial)));
  return tickets.filter((ticket) => ticket !== null);
}
