import type { INestApplicationContext } from '@nestjs/common';
import type { Actor, Database, Vault } from '@kaowu/platform';
import type { Clock } from '@kaowu/kernel';

/** What a lib's seed gets: the running libs (for use cases: `ctx.app.get(OpenRound)`), the database and the time. */
export interface SeedContext {
  readonly app: INestApplicationContext;
  readonly db: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  /** Stands in the journal as the author of what is seeded. */
  readonly actor: Actor;
  /** Tells the operator what is being done. */
  readonly say: (line: string) => void;
}
