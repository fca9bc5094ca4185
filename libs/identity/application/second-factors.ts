import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import type { SessionFactor } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, found, refusal, systemActor, Vault, type Actor } from '@kaowu/platform';
import { isDeviceCode, plainCode, recoveryCodesFrom, STEP_SECONDS, takeCode, WINDOW_STEPS } from '../domain/one-time-code';
import { Passkeys } from './passkeys';
import { SignInThrottle } from './throttle';

const RECOVERY_CODES = 10;

interface FactorRow {
  readonly secret_sealed: Buffer;
  readonly last_step: string;
  readonly confirmed_at: Date | null;
}

const totpOf = (secret: Secret, label = ''): TOTP =>
  new TOTP({ issuer: 'Kaowu', label, secret, algorithm: 'SHA1', digits: 6, period: STEP_SECONDS });

/**
 * The second factor of an account: time-based codes (RFC 6238) of a device, and recovery codes for when it is lost. The
 * secret is sealed, recovery codes are kept as keyed digests, no code works twice, and guessing is throttled.
 */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
    private readonly journal: Journal,
    private readonly throttle: SignInThrottle,
    private readonly clock: Clock,
    private readonly passkeys: Passkeys,
  ) {}

  /** Since when the account has one and how many recovery codes are left; null without. */
  async status(accountId: string): Promise<{ since: Date; recoveryLeft: number } | null> {
    return this.db.one<{ since: Date; recoveryLeft: number }>(
      `SELECT f.confirmed_at AS since, (SELECT count(*)::int FROM recovery_code r WHERE r.account_id = f.account_id AND r.used_at IS NULL) AS "recoveryLeft"
       FROM second_factor f WHERE f.account_id = $1 AND f.confirmed_at IS NOT NULL`,
      [accountId],
    );
  }

  /** Begins an enrolment: the secret for the device and the address its QR code holds. Refuses `factor.enrolled`. */
  async begin(actor: Actor, label: string): Promise<{ secret: string; uri: string }> {
    const secret = new Secret({ size: 20 });
    const row = await this.db.one(
      `INSERT INTO second_factor (account_id, secret_sealed, begun_at) VALUES ($1, $2, $3)
       ON CONFLICT (account_id) DO UPDATE SET secret_sealed = $2, begun_at = $3 WHERE second_factor.confirmed_at IS NULL RETURNING account_id`,
      [actor.id, this.vault.seal(secret.base32, 'token'), this.clock.now()],
    );
    if (!row) throw refusal('factor.enrolled');
    return { secret: secret.base32, uri: totpOf(secret, label).toString() };
  }

  /** The device's first code makes the factor count. Answers the recovery codes, this once. */
  async confirm(actor: Actor, code: string): Promise<string[]> {
    const row = await this.row(actor.id);
    if (!row) throw refusal('factor.not-begun');
    if (row.confirmed_at) throw refusal('factor.enrolled');
    await this.throttled(actor.id, async () => this.takeDeviceCode(actor.id, row, plainCode(code)));
    return this.db.tx(async () => {
      await this.db.query('UPDATE second_factor SET confirmed_at = $2 WHERE account_id = $1', [actor.id, this.clock.now()]);
      await this.journal.record(actor, { action: 'factor.enrolled', subject: { type: 'account', id: actor.id } });
      return this.writeRecoveryCodes(actor.id);
    });
  }

  /**
   * What an account with a second factor must show: a fresh code of its device or an unused recovery code. `password`
   * for an account without one. Problems: `factor.code-needed`, `factor.code-wrong`, `factor.code-used`, `sign-in.locked`.
   * Call it outside the transaction of the act, so that a wrong code counts.
   */
  async demand(accountId: string, code: string | undefined): Promise<SessionFactor> {
    const row = await this.row(accountId);
    if (!row?.confirmed_at) return 'password';
    if (code === undefined || code === '') throw refusal('factor.code-needed', {}, { field: 'body.code' });
    const plain = plainCode(code);
    await this.throttled(accountId, async () => (isDeviceCode(plain) ? this.takeDeviceCode(accountId, row, plain) : this.takeRecoveryCode(accountId, plain)));
    return isDeviceCode(plain) ? 'totp' : 'recovery';
  }

  /**
   * What an act of weight asks of whoever has a second factor or a passkey: a code as at sign-in, or one that a passkey
   * just earned. `password` for an account that has neither. Problems as `demand`.
   */
  async demandFresh(accountId: string, code = ''): Promise<SessionFactor> {
    if (code !== '' && !isDeviceCode(plainCode(code)) && (await this.passkeys.takeCode(accountId, code))) return 'passkey';
    if ((await this.row(accountId))?.confirmed_at) return this.demand(accountId, code);
    if (!(await this.passkeys.has(accountId))) return 'password';
    if (code === '') throw refusal('factor.code-needed', {}, { field: 'body.code' });
    return this.throttled(accountId, () => Promise.reject(refusal('factor.code-wrong', {}, { field: 'body.code' })));
  }

  /** New recovery codes against a code; the old ones end. Refuses `factor.not-enrolled` and as `demand`. */
  async renewRecovery(actor: Actor, code: string): Promise<string[]> {
    if ((await this.demand(actor.id, code)) === 'password') throw refusal('factor.not-enrolled');
    return this.db.tx(async () => {
      await this.journal.record(actor, { action: 'factor.recovery-renewed', subject: { type: 'account', id: actor.id } });
      return this.writeRecoveryCodes(actor.id);
    });
  }

  /** Removes the actor's own factor against a code. Refuses `factor.not-enrolled` and as `demand`. */
  async remove(actor: Actor, code: string): Promise<void> {
    if ((await this.demand(actor.id, code)) === 'password') throw refusal('factor.not-enrolled');
    await this.db.tx(async () => {
      await this.db.query('DELETE FROM second_factor WHERE account_id = $1', [actor.id]);
      await this.journal.record(actor, { action: 'factor.removed', subject: { type: 'account', id: actor.id } });
    });
  }

  /** Takes away another's factor (device and recovery codes lost). Refuses `factor.not-enrolled`. */
  async reset(actor: Actor, accountId: string, reason: string): Promise<void> {
    await this.db.tx(async () => {
      const removed = await this.db.change('DELETE FROM second_factor WHERE account_id = $1 AND confirmed_at IS NOT NULL', [accountId]);
      if (removed === 0) throw refusal('factor.not-enrolled');
      await this.journal.record(actor, { action: 'factor.reset', subject: { type: 'account', id: accountId }, reason });
    });
  }

  private row(accountId: string): Promise<FactorRow | null> {
    return this.db.one<FactorRow>('SELECT secret_sealed, last_step, confirmed_at FROM second_factor WHERE account_id = $1', [accountId]);
  }

  /** Counts failures by account, wherever they come from: six digits are few. */
  private async throttled<T>(accountId: string, check: () => Promise<T>): Promise<T> {
    const key = `factor:${accountId}`;
    await this.throttle.check(key);
    const checked = await check().catch(async (error: unknown) => {
      await this.throttle.failed(key);
      throw error;
    });
    await this.throttle.succeeded(key);
    return checked;
  }

  private async takeDeviceCode(accountId: string, row: FactorRow, plain: string): Promise<void> {
    const now = this.clock.now();
    const totp = totpOf(Secret.fromBase32(this.vault.openText(row.secret_sealed, 'token')));
    const step = accept(takeCode(totp.validate({ token: plain, timestamp: now.getTime(), window: WINDOW_STEPS }), now, Number(row.last_step)));
    // Two requests with the same code at once: one of them comes too late.
    const taken = await this.db.change('UPDATE second_factor SET last_step = $2 WHERE account_id = $1 AND last_step < $2', [accountId, step]);
    if (taken !== 1) throw refusal('factor.code-used');
  }

  private async takeRecoveryCode(accountId: string, plain: string): Promise<void> {
    await this.db.tx(async () => {
      const taken = await this.db.change(
        'UPDATE recovery_code SET used_at = $3 WHERE account_id = $1 AND code_lookup = $2 AND used_at IS NULL',
        [accountId, this.lookup(accountId, plain), this.clock.now()],
      );
      if (taken !== 1) throw refusal('factor.code-wrong');
      const holder = found(await this.db.one<{ name: string }>('SELECT name FROM account WHERE id = $1', [accountId]));
      await this.journal.record(
        { ...systemActor('identity'), kind: 'staff', id: accountId, name: holder.name },
        { action: 'factor.recovery-used', subject: { type: 'account', id: accountId } },
      );
    });
  }

  private lookup(accountId: string, plain: string): string {
    return this.vault.lookup(`${accountId}:${plain}`, 'token');
  }

  private async writeRecoveryCodes(accountId: string): Promise<string[]> {
    const codes = recoveryCodesFrom(randomBytes(RECOVERY_CODES * 10), RECOVERY_CODES);
    await this.db.query('DELETE FROM recovery_code WHERE account_id = $1', [accountId]);
    await this.db.query('INSERT INTO recovery_code (account_id, code_lookup) SELECT $1, unnest($2::text[])', [
      accountId, codes.map((code) => this.lookup(accountId, plainCode(code))),
    ]);
    return codes;
  }
}
