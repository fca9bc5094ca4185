import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { NewPasskey, PasskeyProof } from '@kaowu/contracts';
import { Clock, newId } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { brokenConstraint, Database, refusal, Vault, type Actor } from '@kaowu/platform';
import { plainCode, recoveryCodesFrom } from '../domain/one-time-code';
import { WebAuthn } from './webauthn';

const CODE_MINUTES = 2;

/** A passkey without its key. */
export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly madeAt: Date;
  readonly usedAt: Date | null;
}

interface StoredPasskey {
  readonly id: string;
  readonly account_id: string;
  readonly public_key: Buffer;
  readonly counter: string;
  readonly transports: string[];
}

/**
 * The passkeys of accounts: made, named, listed, removed, proved. Only the public key is kept. Every proof has the holder
 * recognised by the authenticator (finger, face or its own number), so that it counts as two factors.
 */
@Injectable()
export class Passkeys {
  constructor(
    private readonly db: Database,
    private readonly webauthn: WebAuthn,
    private readonly vault: Vault,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** The passkeys of an account, oldest first. */
  list(accountId: string): Promise<Passkey[]> {
    return this.db.query<Passkey>('SELECT id, name, made_at AS "madeAt", used_at AS "usedAt" FROM passkey WHERE account_id = $1 ORDER BY made_at', [accountId]);
  }

  /** What the browser needs to make one more; those that the account has are left out. */
  async begin(account: { readonly id: string; readonly login: string; readonly name: string }): Promise<object> {
    return this.webauthn.askNew(account, await this.credentialsOf(account.id));
  }

  /** Keeps a new passkey. Problems: `passkey.refused`, `passkey.stale`, `passkey.known`. */
  async add(actor: Actor, name: string, answer: NewPasskey): Promise<Passkey> {
    const credential = await this.webauthn.checkNew(actor.id, answer);
    const [id, now] = [newId(), this.clock.now()];
    await this.db.tx(async () => {
      await this.db.query(
        'INSERT INTO passkey (id, account_id, credential, public_key, counter, transports, name, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
        [id, actor.id, Buffer.from(credential.id, 'base64url'), Buffer.from(credential.publicKey), credential.counter, credential.transports ?? [], name, now],
      ).catch((error: unknown) => {
        throw brokenConstraint(error) === 'passkey_credential' ? refusal('passkey.known') : error;
      });
      await this.journal.record(actor, { action: 'passkey.added', subject: { type: 'account', id: actor.id }, data: { passkeyId: id } });
    });
    return { id, name, madeAt: now, usedAt: null };
  }

  /** Removes a passkey of an account: one's own, or with a reason another's that is lost. Problem: `record.not-found`. */
  async remove(actor: Actor, accountId: string, id: string, reason?: string): Promise<void> {
    await this.db.tx(async () => {
      const removed = await this.db.change('DELETE FROM passkey WHERE id = $1 AND account_id = $2', [id, accountId]);
      if (removed === 0) throw refusal('record.not-found');
      await this.journal.record(actor, {
        action: reason === undefined ? 'passkey.removed' : 'passkey.taken', subject: { type: 'account', id: accountId }, ...(reason === undefined ? {} : { reason }), data: { passkeyId: id },
      });
    });
  }

  /** What the browser needs to sign somebody in, whoever it is. Refuses `passkey.asked-often` to an address that begins and does not end. */
  beginSignIn(address: string): Promise<object> {
    return this.webauthn.askProof('sign-in', { address });
  }

  /** Whose passkey was proved. Problems: `passkey.refused`, `passkey.stale`. */
  async signedIn(answer: PasskeyProof): Promise<string> {
    return this.prove('sign-in', null, answer);
  }

  /** What the browser needs to prove one of the actor's passkeys. Refuses `passkey.none`. */
  async beginCode(actor: Actor): Promise<object> {
    const known = await this.credentialsOf(actor.id);
    if (known.length === 0) throw refusal('passkey.none');
    return this.webauthn.askProof('code', { accountId: actor.id }, known);
  }

  /** A code for the next act of weight, against a proof. Problems: `passkey.refused`, `passkey.stale`. */
  async code(actor: Actor, answer: PasskeyProof): Promise<{ code: string; until: Date }> {
    await this.prove('code', actor.id, answer);
    const [code = ''] = recoveryCodesFrom(randomBytes(10), 1);
    const until = new Date(this.clock.now().getTime() + CODE_MINUTES * 60_000);
    await this.db.query(
      `INSERT INTO passkey_code (account_id, code_lookup, expires_at) VALUES ($1, $2, $3)
       ON CONFLICT (account_id) DO UPDATE SET code_lookup = excluded.code_lookup, expires_at = excluded.expires_at`,
      [actor.id, this.lookup(actor.id, code), until],
    );
    return { code, until };
  }

  /** Whether the account has any. */
  async has(accountId: string): Promise<boolean> {
    return (await this.db.one('SELECT 1 FROM passkey WHERE account_id = $1 LIMIT 1', [accountId])) !== null;
  }

  /** Takes a code that a passkey earned: true once, within its time. */
  async takeCode(accountId: string, code: string): Promise<boolean> {
    const row = await this.db.one<{ expires_at: Date }>('DELETE FROM passkey_code WHERE account_id = $1 AND code_lookup = $2 RETURNING expires_at', [accountId, this.lookup(accountId, code)]);
    return row !== null && row.expires_at >= this.clock.now();
  }

  private async prove(purpose: 'sign-in' | 'code', accountId: string | null, answer: PasskeyProof): Promise<string> {
    const stored = await this.db.one<StoredPasskey>(
      'SELECT id, account_id, public_key, counter, transports FROM passkey WHERE credential = $1 AND ($2::uuid IS NULL OR account_id = $2)', [Buffer.from(answer.id, 'base64url'), accountId]);
    if (!stored) throw refusal('passkey.refused');
    const counter = await this.webauthn.checkProof(purpose, accountId, answer, { publicKey: stored.public_key, counter: Number(stored.counter), transports: stored.transports });
    await this.db.query('UPDATE passkey SET counter = $2, used_at = $3 WHERE id = $1', [stored.id, counter, this.clock.now()]);
    return stored.account_id;
  }

  private async credentialsOf(accountId: string): Promise<Uint8Array[]> {
    const rows = await this.db.query<{ credential: Buffer }>('SELECT credential FROM passkey WHERE account_id = $1', [accountId]);
    return rows.map(({ credential }) => credential);
  }

  private lookup(accountId: string, code: string): string {
    return this.vault.lookup(`${accountId}:passkey:${plainCode(code)}`, 'token');
  }
}
