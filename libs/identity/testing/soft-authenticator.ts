import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import type { NewPasskey, PasskeyProof } from '@kaowu/contracts';

const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();
const base64url = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64url');
const FLAGS = { present: 0x01, verified: 0x04, attested: 0x40 } as const;

/** What a test may have go wrong. */
export interface Odd {
  readonly origin?: string;
  readonly rpId?: string;
  /** False: the holder was there, but not recognised. */
  readonly verified?: boolean;
  readonly counter?: number;
}

/** An authenticator with one passkey (ES256), that signs what a server asks for as WebAuthn has it. */
export class SoftAuthenticator {
  private readonly id = randomBytes(16);
  private readonly key: KeyObject;
  private readonly point: { readonly x: Buffer; readonly y: Buffer };
  private counter = 0;

  constructor(private readonly origin: string, private readonly rpId = 'localhost') {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.key = privateKey;
    this.point = { x: Buffer.from(x, 'base64url'), y: Buffer.from(y, 'base64url') };
  }

  /** Answers `navigator.credentials.create`. */
  make(options: Readonly<Record<string, unknown>>, odd: Odd = {}): NewPasskey {
    const cose = Buffer.concat([Buffer.from('a5010203262001215820', 'hex'), this.point.x, Buffer.from('225820', 'hex'), this.point.y]);
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id, cose]);
    const data = Buffer.concat([this.head(FLAGS.attested, odd), attested]);
    // A CBOR map of three: no attestation, and the data.
    const object = Buffer.concat([Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'), Buffer.from([0x58, data.length]), data]);
    return { ...this.credential(), response: { clientDataJSON: this.client('webauthn.create', options, odd), attestationObject: base64url(object), transports: ['internal'] } };
  }

  /** Answers `navigator.credentials.get`. */
  prove(options: Readonly<Record<string, unknown>>, odd: Odd = {}): PasskeyProof {
    const clientDataJSON = this.client('webauthn.get', options, odd);
    const data = this.head(0, odd);
    const signature = createSign('sha256').update(Buffer.concat([data, sha256(Buffer.from(clientDataJSON, 'base64url'))])).sign(this.key);
    return { ...this.credential(), response: { clientDataJSON, authenticatorData: base64url(data), signature: base64url(signature) } };
  }

  private credential() {
    return { id: base64url(this.id), rawId: base64url(this.id), type: 'public-key' as const, clientExtensionResults: {} };
  }

  private client(type: string, options: Readonly<Record<string, unknown>>, odd: Odd): string {
    return base64url(JSON.stringify({ type, challenge: options['challenge'], origin: odd.origin ?? this.origin, crossOrigin: false }));
  }

  private head(more: number, { rpId = this.rpId, verified = true, counter = ++this.counter }: Odd): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(rpId), Buffer.from([FLAGS.present | (verified ? FLAGS.verified : 0) | more]), count]);
  }
}
