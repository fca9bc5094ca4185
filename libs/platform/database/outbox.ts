import { newId, type Clock } from '@kaowu/kernel';
import type { DataOf, OutboxContract } from '@kaowu/contracts';
import type { z } from 'zod';
import type { Database } from './database';
import type { Migration } from './migration';

/** Tables that platform itself needs. */
export const platformMigrations: Migration[] = [
  {
    name: '20261120T0050_platform',
    up: `
      CREATE TABLE outbox_event (
        id uuid PRIMARY KEY,
        seq bigint GENERATED ALWAYS AS IDENTITY,
        name text NOT NULL,
        data jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        relayed_at timestamptz
      );
      CREATE INDEX outbox_event_waiting ON outbox_event (seq) WHERE relayed_at IS NULL;
      CREATE TABLE socket_io_attachments (
        id bigserial UNIQUE,
        created_at timestamptz DEFAULT now(),
        payload bytea
      );`,
  },
];

/** Intents that other libs react to, stored with the change that causes them and relayed as jobs after commit. */
export class Outbox {
  private wake: () => void = () => undefined;

  constructor(private readonly db: Database, private readonly clock: Clock) {}

  /** Called after each commit that put something in, so that the relay need not wait for its next look. */
  onEmit(wake: () => void): void {
    this.wake = wake;
  }

  /** Stores an event in the current transaction; throws outside one or when the data does not fit the contract. */
  async emit<E extends OutboxContract>(contract: E, data: z.input<E['data']>): Promise<void> {
    if (!this.db.inTransaction) throw new Error(`outbox event ${contract.name} needs a transaction`);
    const checked = contract.data.parse(data) as DataOf<E>;
    await this.db.query('INSERT INTO outbox_event (id, name, data, created_at) VALUES ($1, $2, $3, $4)', [
      newId(), contract.name, JSON.stringify(checked), this.clock.now(),
    ]);
    await this.db.afterCommit(() => this.wake());
  }
}
