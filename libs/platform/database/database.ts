import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { DataSource, type EntitySchema, type EntityManager, type ObjectLiteral, type Repository } from 'typeorm';

type Hook = () => Promise<void> | void;

/** What lives as long as one transaction. */
interface Scope {
  readonly manager: EntityManager;
  readonly before: Map<string, { readonly list: unknown[]; readonly flush: () => Promise<void> }>;
  readonly after: Hook[];
  /** End of the last query: one connection does one thing at a time, also where a use case asks for several at once. */
  tail: Promise<unknown>;
}

const RETRIED = new Set(['40001', '40P01']);
const MAX_TRIES = 5;

/** The PostgreSQL error code ("23505") of a failed query, or undefined. */
export function sqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  const found = driverError?.code ?? code;
  return typeof found === 'string' ? found : undefined;
}

/** The name of the constraint that a failed query broke, or undefined. */
export function brokenConstraint(error: unknown): string | undefined {
  const { constraint, driverError } = error as { constraint?: string; driverError?: { constraint?: string } };
  return driverError?.constraint ?? constraint;
}

/**
 * The one way to the database. A transaction travels with the asynchronous call chain: whatever runs inside `tx`
 * takes part in it, and a nested `tx` joins the outer one.
 */
export class Database {
  private readonly scopes = new AsyncLocalStorage<Scope>();

  constructor(
    private readonly source: DataSource,
    /** Where the fault of an after-commit hook goes. */
    private readonly report: (error: unknown) => void = (error) => process.emitWarning(String(error)),
  ) {}

  /**
   * Runs `work` in one transaction: all of it or nothing. Anything thrown undoes it. Serialisation failures and
   * deadlocks (40001, 40P01) are retried whole, up to five times, so `work` must not act outside the database;
   * use `afterCommit` for that.
   */
  async tx<T>(work: () => Promise<T>): Promise<T> {
    if (this.scopes.getStore()) return work();
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(work);
      } catch (error) {
        if (attempt >= MAX_TRIES || !RETRIED.has(sqlState(error) ?? '')) throw error;
        await delay(attempt * 10 + attempt * attempt);
      }
    }
  }

  private async once<T>(work: () => Promise<T>): Promise<T> {
    const after: Hook[] = [];
    const result = await this.source.transaction(async (manager) => {
      const scope: Scope = { manager, before: new Map(), after, tail: Promise.resolve() };
      return this.scopes.run(scope, async () => {
        const value = await work();
        for (const { flush } of scope.before.values()) await flush();
        return value;
      });
    });
    // The change stands: a hook that fails must not tell the caller otherwise.
    for (const hook of after) {
      try {
        await hook();
      } catch (error) {
        this.report(error);
      }
    }
    return result;
  }

  /** True inside `tx`. */
  get inTransaction(): boolean {
    return this.scopes.getStore() !== undefined;
  }

  /** Rows of a parametrised query, in the current transaction where there is one. */
  async query<Row = Record<string, unknown>>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    const scope = this.scopes.getStore();
    const answer: unknown = scope ? await this.inLine(scope, sql, params) : await this.source.query(sql, [...params]);
    // TypeORM answers [rows, count] for UPDATE and DELETE and plain rows otherwise.
    if (Array.isArray(answer) && answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number') {
      return answer[0] as Row[];
    }
    return (answer ?? []) as Row[];
  }

  private inLine(scope: Scope, sql: string, params: readonly unknown[]): Promise<unknown> {
    const next = (): Promise<unknown> => scope.manager.query(sql, [...params]);
    const answer = scope.tail.then(next, next);
    // A failure belongs to whoever asked; the one behind it waits for the end only.
    scope.tail = answer.catch(() => undefined);
    return answer;
  }

  /** The only row of a query, or null where there is none; throws where there are several. */
  async one<Row = Record<string, unknown>>(sql: string, params: readonly unknown[] = []): Promise<Row | null> {
    const rows = await this.query<Row>(sql, params);
    if (rows.length > 1) throw new Error(`one row expected, ${rows.length} found`);
    return rows[0] ?? null;
  }

  /** Number of rows that an INSERT, UPDATE or DELETE touched: the way to make a change conditional. */
  async change(sql: string, params: readonly unknown[] = []): Promise<number> {
    const rows = await this.query<{ n: string }>(`WITH changed AS (${sql} RETURNING 1) SELECT count(*) AS n FROM changed`, params);
    return Number(rows[0]?.n ?? 0);
  }

  /** TypeORM repository of plain rows, in the current transaction where there is one. */
  table<Row extends ObjectLiteral>(schema: EntitySchema<Row>): Repository<Row> {
    return (this.scopes.getStore()?.manager ?? this.source.manager).getRepository(schema);
  }

  /** Runs once after the transaction has committed; at once where there is none. */
  async afterCommit(hook: Hook): Promise<void> {
    const scope = this.scopes.getStore();
    if (scope) scope.after.push(hook);
    else await hook();
  }

  /**
   * A list that lives as long as the current transaction; `flush` gets all of it once, just before the commit. The
   * first caller's `flush` of a key counts. Throws outside a transaction.
   */
  beforeCommitList<T>(key: string, flush: (all: readonly T[]) => Promise<void>): T[] {
    const scope = this.scopes.getStore();
    if (!scope) throw new Error('beforeCommitList needs a transaction');
    let entry = scope.before.get(key);
    if (!entry) {
      const list: T[] = [];
      entry = { list, flush: () => flush(list) };
      scope.before.set(key, entry);
    }
    return entry.list as T[];
  }

  /** Closes all connections. */
  async close(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}

/** Opens a database with a pool of `poolSize` connections. */
export async function openDatabase(
  url: string,
  options: { readonly entities?: readonly EntitySchema[]; readonly poolSize?: number } = {},
): Promise<Database> {
  const source = new DataSource({
    type: 'postgres',
    url,
    entities: [...(options.entities ?? [])],
    synchronize: false,
    poolSize: options.poolSize ?? 16,
    applicationName: 'kaowu',
  });
  await source.initialize();
  return new Database(source);
}
