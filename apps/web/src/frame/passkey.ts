import type { NewPasskey, PasskeyProof } from '@kaowu/contracts';

// The library comes with the first use: no page is heavier for it.
const library = () => import('@simplewebauthn/browser');

/** What the server gave for the browser: made by the library there, taken by its counterpart here. */
interface Asked {
  readonly options: unknown;
}

/** Browsers ask for passkeys only over TLS or on this machine itself, and not all know them. */
export const canAskPasskey = (): boolean => window.isSecureContext && 'PublicKeyCredential' in window;

/** True where the person called off what the browser asked. */
export const wasCalledOff = (error: unknown): boolean => error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'AbortError');

/** True where the device has a passkey of this account already. */
export const isHereAlready = (error: unknown): boolean => error instanceof Error && error.name === 'InvalidStateError';

/** Begins at the server and has the holder proved by the browser; the proof is then told to the server by who asked. */
export async function provePasskey(begin: () => Promise<Asked>): Promise<PasskeyProof> {
  const { options } = await begin();
  const { startAuthentication } = await library();
  return (await startAuthentication({ optionsJSON: options as Parameters<typeof startAuthentication>[0]['optionsJSON'] })) as unknown as PasskeyProof;
}

/** Begins at the server and has the browser make a passkey. */
export async function makePasskey(begin: () => Promise<Asked>): Promise<NewPasskey> {
  const { options } = await begin();
  const { startRegistration } = await library();
  return (await startRegistration({ optionsJSON: options as Parameters<typeof startRegistration>[0]['optionsJSON'] })) as unknown as NewPasskey;
}
