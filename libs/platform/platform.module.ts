import { Module, type DynamicModule } from '@nestjs/common';
import { Clock } from '@kaowu/kernel';
import { SystemClock } from './clock';
import type { Settings } from './config/settings';
import { Database } from './database/database';
import { Outbox } from './database/outbox';
import { LiveBus } from './live-bus';
import { Sockets } from './sockets/sockets';
import { Vault } from './vault/vault';

/** Injection token of the checked settings. */
export const SETTINGS = Symbol('settings');

/** Injection token of the connection string, for those few that keep connections of their own. */
export const DATABASE_URL = Symbol('database-url');

/** What platform is made of before the modules are put together. */
export interface PlatformParts {
  readonly settings: Settings;
  readonly databaseUrl: string;
  readonly db: Database;
  readonly vault: Vault;
  readonly clock?: Clock;
}

/** Gives every lib the database, outbox, vault, clock, sockets and live bus of this process. */
@Module({})
export class PlatformModule {
  static with(parts: PlatformParts): DynamicModule {
    const clock = parts.clock ?? new SystemClock();
    return {
      module: PlatformModule,
      global: true,
      providers: [
        { provide: SETTINGS, useValue: parts.settings },
        { provide: DATABASE_URL, useValue: parts.databaseUrl },
        { provide: Database, useValue: parts.db },
        { provide: Vault, useValue: parts.vault },
        { provide: Clock, useValue: clock },
        { provide: Outbox, useValue: new Outbox(parts.db, clock) },
        LiveBus,
        Sockets,
      ],
      exports: [SETTINGS, DATABASE_URL, Database, Vault, Clock, Outbox, LiveBus, Sockets],
    };
  }
}
