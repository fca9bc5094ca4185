import { Inject, Injectable } from '@nestjs/common';
import type { AuthenticatorTransport, PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON, WebAuthnCredential } from '@simplewebauthn/server';
import type { NewPasskey, PasskeyProof } from '@kaowu/contracts';
import { Clock, sha256 } from '@kaowu/kernel';
import { Database, refusal, SETTINGS, type Settings } from '@kaowu/platform';

/** What a challenge was given for; it serves nothing else. */
export type ChallengePurpose = 'register' | 'sign-in' | 'code';

const CHALLENGE_MINUTES = 5;

/** So many sign-ins may be begun from one address without being finished: a whole staff behind one address, and no more. */
const OPEN_FROM_ADDRESS = 60;

/** Who asks for a challenge: an account, or before it is known an address. */
type Asker = { readonly accountId: string } | { readonly address: string };

/** The library weighs some seventeen megabytes in memory: only who uses a passkey loads it. */
const library = () => import('@simplewebauthn/server');

interface ClientData {
  readonly challenge?: string;
  readonly origin?: string;
}

/** What the browser says that it signed; nothing of it counts before the signature was checked. */
function clientDataOf(clientDataJSON: string): ClientData {
  try {
    return JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')) as ClientData;
  } catch {
    return {};
  }
}

/** Asks for and checks what WebAuthn proves (level 3). A challenge is kept here, works once and for five minutes. */
@Injectable()
export class WebAuthn {
  constructor(private readonly db: Database, private readonly clock: Clock, @Inject(SETTINGS) private readonly settings: Settings) {}

  /** What the browser needs to make a passkey that is found without a user name and asks who holds it. */
  async askNew(account: { readonly id: string; readonly login: string; readonly name: string }, known: readonly Uint8Array[]): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const { generateRegistrationOptions } = await library();
    const options = await generateRegistrationOptions({
      rpName: 'Kaowu 考务', rpID: this.settings.passkeys.rpId, userName: account.login, userDisplayName: account.name, userID: new Uint8Array(Buffer.from(account.id)),
      attestationType: 'none', authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: known.map((credential) => ({ id: Buffer.from(credential).toString('base64url') })),
    });
    await this.keep(options.challenge, 'register', { accountId: account.id });
    return options;
  }

  /** The passkey that the browser made, checked. Problems: `passkey.refused`, `passkey.stale`. */
  async checkNew(accountId: string, answer: NewPasskey): Promise<WebAuthnCredential> {
    const { verifyRegistrationResponse } = await library();
    const { challenge, origin } = await this.challengeOf(answer.response.clientDataJSON, 'register', accountId);
    const verified = await verifyRegistrationResponse({
      response: answer as Parameters<typeof verifyRegistrationResponse>[0]['response'],
      expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: this.settings.passkeys.rpId, requireUserVerification: true,
    }).catch(() => null);
    if (!verified?.verified) throw refusal('passkey.refused');
    return verified.registrationInfo.credential;
  }

  /** What the browser needs to prove a passkey; without `known` it offers all that it has for this site. Refuses `passkey.asked-often` to an address that leaves too many unanswered. */
  async askProof(purpose: 'sign-in' | 'code', asker: Asker, known: readonly Uint8Array[] = []): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const { generateAuthenticationOptions } = await library();
    const options = await generateAuthenticationOptions({
      rpID: this.settings.passkeys.rpId, userVerification: 'required', allowCredentials: known.map((credential) => ({ id: Buffer.from(credential).toString('base64url') })),
    });
    await this.keep(options.challenge, purpose, asker);
    return options;
  }

  /** The new counter of a passkey that was proved by its holder. Problems: `passkey.refused`, `passkey.stale`. */
  async checkProof(
    purpose: 'sign-in' | 'code', accountId: string | null, answer: PasskeyProof,
    stored: { readonly publicKey: Uint8Array; readonly counter: number; readonly transports: readonly string[] },
  ): Promise<number> {
    const { verifyAuthenticationResponse } = await library();
    const { challenge, origin } = await this.challengeOf(answer.response.clientDataJSON, purpose, accountId);
    const verified = await verifyAuthenticationResponse({
      response: answer as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
      expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: this.settings.passkeys.rpId, requireUserVerification: true,
      credential: { id: answer.id, publicKey: new Uint8Array(stored.publicKey), counter: stored.counter, transports: [...stored.transports] as AuthenticatorTransport[] },
    }).catch(() => null);
    if (!verified?.verified) throw refusal('passkey.refused');
    return verified.authenticationInfo.newCounter;
  }

  /** Keeps a challenge until it is answered. An account has one for each purpose, an address few; what is over goes. */
  private async keep(challenge: string, purpose: ChallengePurpose, asker: Asker): Promise<void> {
    const now = this.clock.now();
    const [accountId, from] = 'accountId' in asker ? [asker.accountId, null] : [null, sha256(asker.address)];
    await this.db.query('DELETE FROM passkey_challenge WHERE expires_at < $1 OR (account_id = $2 AND purpose = $3)', [now, accountId, purpose]);
    const kept = await this.db.change(
      `INSERT INTO passkey_challenge (digest, purpose, account_id, asked_from, expires_at)
       SELECT $1, $2, $3, $4, $5 WHERE $4::text IS NULL OR (SELECT count(*) FROM passkey_challenge WHERE asked_from = $4) < $6`,
      [sha256(challenge), purpose, accountId, from, new Date(now.getTime() + CHALLENGE_MINUTES * 60_000), OPEN_FROM_ADDRESS],
    );
    if (kept === 0) throw refusal('passkey.asked-often', { minutes: CHALLENGE_MINUTES });
  }

  /** Takes the challenge that an answer names: gone with the first answer, right or wrong. */
  private async challengeOf(clientDataJSON: string, purpose: ChallengePurpose, accountId: string | null): Promise<{ challenge: string; origin: string }> {
    const { challenge = '', origin = '' } = clientDataOf(clientDataJSON);
    const row = await this.db.one<{ expires_at: Date }>(
      'DELETE FROM passkey_challenge WHERE digest = $1 AND purpose = $2 AND account_id IS NOT DISTINCT FROM $3::uuid RETURNING expires_at', [sha256(challenge), purpose, accountId]);
    if (!row || row.expires_at < this.clock.now()) throw refusal('passkey.stale');
    if (!this.isOurs(origin)) throw refusal('passkey.refused');
    return { challenge, origin };
  }

  /** The origins of the settings; on this machine's own name any port, where nothing else is set. */
  private isOurs(origin: string): boolean {
    const { rpId, origins } = this.settings.passkeys;
    return origins.includes(origin) || (rpId === 'localhost' && /^http:\/\/localhost(:\d+)?$/.test(origin));
  }
}
