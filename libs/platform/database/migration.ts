import { Client } from 'pg';

/** One step of the schema: forward only, never changed after it has landed. */
export interface Migration {
  /** `20261120T0100_identity`: sorts in the order of application. */
  readonly name: string;
  readonly up: string;
}

/** One advisory lock number for all schema work on a database. */
const SCHEMA_LOCK = 7_411_903;

/**
 * Applies what is missing, in name order, each in its own transaction, under an advisory lock so that two operators
 * do not collide. Returns the names applied. Throws when an applied migration is not known any more.
 */
export async function migrate(connectionString: string, migrations: readonly Migration[]): Promise<string[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [SCHEMA_LOCK]);
    await client.query(
      'CREATE TABLE IF NOT EXISTS schema_migration (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())',
    );
    const { rows } = await client.query<{ name: string }>('SELECT name FROM schema_migration');
    const applied = new Set(rows.map((r) => r.name));
    const known = new Set(migrations.map((m) => m.name));
    const unknown = [...applied].filter((name) => !known.has(name));
    if (unknown.length > 0) throw new Error(`the database is newer than this program: it has ${unknown.join(', ')}`);
    const missing = migrations.filter((m) => !applied.has(m.name)).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const migration of missing) await applyOne(client, migration);
    return missing.map((m) => m.name);
  } finally {
    await client.end();
  }
}

async function applyOne(client: Client, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.up);
    await client.query('INSERT INTO schema_migration (name) VALUES ($1)', [migration.name]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`migration ${migration.name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
