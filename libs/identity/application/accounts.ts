import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import type { Post } from '@kaowu/contracts';
import { Clock, newId } from '@kaowu/kernel';
import { brokenConstraint, Database, found, refusal, type Actor } from '@kaowu/platform';
import { Journal } from '@kaowu/journal';
import { Sessions } from './sessions';

/** An account with its posts. */
export interface Account {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly posts: readonly Post[];
  readonly disabled: boolean;
  readonly secondFactor: boolean;
  /** True where it has a passkey. */
  readonly passkeys: boolean;
  /** Set while the password is a temporary one: until when it signs in. */
  readonly temporaryUntil: Date | null;
  readonly createdAt: Date;
}

interface AccountRow {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly disabled_at: Date | null;
  readonly created_at: Date;
  readonly temporary_until: Date | null;
  readonly posts: Post[] | null;
  readonly second_factor: boolean;
  readonly passkeys: boolean;
}

const SELECT = `SELECT a.id, a.login, a.name, a.disabled_at, a.created_at, a.temporary_until,
  EXISTS (SELECT FROM second_factor f WHERE f.account_id = a.id AND f.confirmed_at IS NOT NULL) AS second_factor,
  EXISTS (SELECT FROM passkey k WHERE k.account_id = a.id) AS passkeys,
  (SELECT array_agg(p.post ORDER BY p.post) FROM account_post p WHERE p.account_id = a.id) AS posts FROM account a`;

const accountOf = (row: AccountRow): Account => ({
  id: row.id, login: row.login, name: row.name, posts: row.posts ?? [], disabled: row.disabled_at !== null,
  secondFactor: row.second_factor, passkeys: row.passkeys, temporaryUntil: row.temporary_until, createdAt: row.created_at,
});

/** Accounts of staff and what they may do. An account's id is the id of its person. */
@Injectable()
export class Accounts {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  /** The account, or the refusal `record.not-found`. */
  async get(id: string): Promise<Account> {
    return accountOf(found(await this.db.one<AccountRow>(`${SELECT} WHERE a.id = $1`, [id])));
  }

  /** Accounts whose login or name holds `search`, in login order. */
  async list(page: { offset: number; limit: number; search?: string | undefined }): Promise<{ total: number; rows: Account[] }> {
    const where = `WHERE $1::text IS NULL OR a.login ILIKE '%' || $1 || '%' OR a.name ILIKE '%' || $1 || '%'`;
    const search = page.search || null;
    const total = await this.db.one<{ n: string }>(`SELECT count(*) AS n FROM account a ${where}`, [search]);
    const rows = await this.db.query<AccountRow>(`${SELECT} ${where} ORDER BY a.login LIMIT $2 OFFSET $3`, [search, page.limit, page.offset]);
    return { total: Number(total?.n ?? 0), rows: rows.map(accountOf) };
  }

  /** Makes an account. Refuses `account.login-taken`. Passwords are kept as Argon2id only. */
  async create(
    actor: Actor,
    given: { id?: string | undefined; login: string; name: string; password: string; posts: readonly Post[]; reason: string },
  ): Promise<Account> {
    const id = given.id ?? newId();
    const passwordHash = await hash(given.password);
    try {
      await this.db.tx(async () => {
        await this.db.query('INSERT INTO account (id, login, name, password_hash, created_at) VALUES ($1, $2, $3, $4, $5)', [
          id, given.login.toLowerCase(), given.name, passwordHash, this.clock.now(),
        ]);
        await this.writePosts(id, given.posts);
        await this.journal.record(actor, {
          action: 'account.created', subject: { type: 'account', id }, reason: given.reason, data: { login: given.login, posts: given.posts },
        });
      });
    } catch (error) {
      if (brokenConstraint(error) === 'account_login_key') throw refusal('account.login-taken', { login: given.login });
      throw error;
    }
    return this.get(id);
  }

  private async writePosts(id: string, posts: readonly Post[]): Promise<void> {
    await this.db.query('DELETE FROM account_post WHERE account_id = $1 AND post <> ALL($2)', [id, posts]);
    await this.db.query(
      'INSERT INTO account_post (account_id, post, since) SELECT $1, unnest($2::text[]), $3 ON CONFLICT DO NOTHING',
      [id, posts, this.clock.now()],
    );
  }

  /** Sets exactly these posts. What the person may do changes with their next request. */
  async setPosts(actor: Actor, id: string, posts: readonly Post[], reason: string): Promise<Account> {
    return this.db.tx(async () => {
      const before = await this.get(id);
      await this.db.query('SELECT 1 FROM account WHERE id = $1 FOR UPDATE', [id]);
      await this.writePosts(id, posts);
      await this.journal.record(actor, {
        action: 'account.posts-changed', subject: { type: 'account', id }, reason,
        before: before.posts, after: posts, data: { from: before.posts, to: posts },
      });
      return this.get(id);
    });
  }

  /** Disables or enables; a disabled account's sessions end at once. Refuses `account.own-disable`. */
  async setDisabled(actor: Actor, id: string, disabled: boolean, reason: string): Promise<Account> {
    if (disabled && actor.id === id) throw refusal('account.own-disable');
    return this.db.tx(async () => {
      await this.get(id);
      await this.db.query('UPDATE account SET disabled_at = $2 WHERE id = $1', [id, disabled ? this.clock.now() : null]);
      if (disabled) await this.sessions.closeAllOf('staff', id);
      await this.journal.record(actor, { action: disabled ? 'account.disabled' : 'account.enabled', subject: { type: 'account', id }, reason });
      return this.get(id);
    });
  }

  /**
   * The account whose password this is, or null. An unknown login costs as much time as a wrong password. Refuses
   * `sign-in.temporary-over`.
   */
  async authenticate(login: string, password: string): Promise<Account | null> {
    const row = await this.db.one<AccountRow & { password_hash: string }>(
      `SELECT * FROM (${SELECT.replace('a.name,', 'a.name, a.password_hash,')}) x WHERE login = $1`, [login.toLowerCase()]);
    const stored = row?.password_hash ?? (await decoyHash());
    const right = await verify(stored, password).catch(() => false);
    if (!row || !right || row.disabled_at) return null;
    if (row.temporary_until !== null && row.temporary_until < this.clock.now()) throw refusal('sign-in.temporary-over');
    return accountOf(row);
  }
}

let decoy: Promise<string> | undefined;
const decoyHash = (): Promise<string> => (decoy ??= hash(newId()));
