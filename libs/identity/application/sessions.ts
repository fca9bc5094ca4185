import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { permissionsOf, sessionFactor, type Permission, type Post, type SessionFactor } from '@kaowu/contracts';
import { Clock, newId, sha256 } from '@kaowu/kernel';
import { Authenticator, Database, Sockets, type Actor } from '@kaowu/platform';

/** A session that was just opened. The token is shown this once; the database keeps its digest. */
export interface OpenedSession {
  readonly sessionId: string;
  readonly token: string;
  readonly expiresAt: Date;
  /** How long it lasts, for the cookie. */
  readonly seconds: number;
}

interface SessionRow {
  readonly id: string;
  readonly kind: 'staff' | 'candidate';
  readonly subject_id: string;
  readonly claims: Record<string, string | number>;
  readonly name: string | null;
  readonly posts: Post[] | null;
  readonly temporary: boolean;
}

const CANDIDATE_PERMISSIONS: ReadonlySet<Permission> = new Set<Permission>(['candidate.sit']);

/** By what a session was opened; sessions of before there were second factors were opened by the password. */
export const factorOf = (claims: Readonly<Record<string, string | number>>): SessionFactor => sessionFactor.catch('password').parse(claims['factor']);

/** Opens, resolves and closes sessions of staff and of candidates. */
@Injectable()
export class Sessions extends Authenticator {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly sockets: Sockets) {
    super();
  }

  /** Opens a session for an account or a candidate, for `minutes`. `claims` come back on the actor. */
  async open(
    kind: 'staff' | 'candidate',
    subjectId: string,
    minutes: number,
    claims: Readonly<Record<string, string | number>> = {},
  ): Promise<OpenedSession> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + minutes * 60_000);
    const sessionId = newId();
    await this.db.query(
      `INSERT INTO auth_session (id, token_digest, kind, subject_id, claims, opened_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [sessionId, sha256(token), kind, subjectId, JSON.stringify(claims), now, expiresAt],
    );
    return { sessionId, token, expiresAt, seconds: minutes * 60 };
  }

  override async resolve(token: string): Promise<Actor | null> {
    const row = await this.db.one<SessionRow>(
      `SELECT s.id, s.kind, s.subject_id, s.claims, a.name, a.temporary_until IS NOT NULL AS temporary,
              (SELECT array_agg(p.post ORDER BY p.post) FROM account_post p WHERE p.account_id = a.id) AS posts
         FROM auth_session s LEFT JOIN account a ON s.kind = 'staff' AND a.id = s.subject_id AND a.disabled_at IS NULL
        WHERE s.token_digest = $1 AND s.closed_at IS NULL AND s.expires_at > $2`,
      [sha256(token), this.clock.now()],
    );
    if (!row) return null;
    const base = { id: row.subject_id, sessionId: row.id, claims: row.claims };
    if (row.kind === 'candidate') return { ...base, kind: 'candidate', name: '', posts: [], permissions: CANDIDATE_PERMISSIONS };
    if (row.name === null) return null;
    // A temporary password opens nothing but the change of itself.
    const posts = row.temporary ? [] : (row.posts ?? []);
    return { ...base, kind: 'staff', name: row.name, posts, permissions: permissionsOf(posts) };
  }

  /** When the session ends, or null for an unknown one. */
  async expiryOf(sessionId: string): Promise<Date | null> {
    const row = await this.db.one<{ expires_at: Date }>('SELECT expires_at FROM auth_session WHERE id = $1', [sessionId]);
    return row?.expires_at ?? null;
  }

  /** The open sessions of an account, the newest first. */
  async openOf(accountId: string): Promise<{ id: string; openedAt: Date; expiresAt: Date; factor: SessionFactor }[]> {
    const rows = await this.db.query<{ id: string; opened_at: Date; expires_at: Date; claims: Record<string, string | number> }>(
      `SELECT id, opened_at, expires_at, claims FROM auth_session
       WHERE kind = 'staff' AND subject_id = $1 AND closed_at IS NULL AND expires_at > $2 ORDER BY opened_at DESC`,
      [accountId, this.clock.now()],
    );
    return rows.map((row) => ({ id: row.id, openedAt: row.opened_at, expiresAt: row.expires_at, factor: factorOf(row.claims) }));
  }

  /** Closes one session; its sockets are disconnected after commit. */
  async close(sessionId: string): Promise<void> {
    await this.db.query('UPDATE auth_session SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL', [sessionId, this.clock.now()]);
    await this.db.afterCommit(() => this.sockets.disconnectSession(sessionId));
  }

  /** Closes all open sessions of an account or candidate, but for `exceptId`. Returns how many. */
  async closeAllOf(kind: 'staff' | 'candidate', subjectId: string, exceptId?: string): Promise<number> {
    const rows = await this.db.query<{ id: string }>(
      `UPDATE auth_session SET closed_at = $3 WHERE kind = $1 AND subject_id = $2 AND closed_at IS NULL
         AND ($4::uuid IS NULL OR id <> $4) RETURNING id`,
      [kind, subjectId, this.clock.now(), exceptId ?? null],
    );
    await this.db.afterCommit(() => rows.forEach((row) => this.sockets.disconnectSession(row.id)));
    return rows.length;
  }
}
