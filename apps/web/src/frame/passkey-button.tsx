import { useState } from 'react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { identityRoutes, type PasskeyProof } from '@kaowu/contracts';
import { api } from './api';
import { defineMessages, useWords } from './words';

const words = defineMessages({
  zh: { label: '使用通行密钥', calledOff: '没有完成：已取消，或本机没有可用的通行密钥。' },
  en: { label: 'Use a passkey', calledOff: 'Not done: called off, or there is no passkey on this device.' },
});

/** Browsers ask for passkeys only over TLS or on this machine itself, and not all know them. */
const canAsk = (): boolean => window.isSecureContext && 'PublicKeyCredential' in window;

/** Signs in by a passkey, without name and password. The library comes with the first press: the page stays light. */
export function PasskeyButton({ onDone, onError }: { onDone: () => void; onError: (error: unknown) => void }): ReactNode {
  const w = useWords(words);
  const [busy, setBusy] = useState(false);
  const [calledOff, setCalledOff] = useState(false);
  if (!canAsk()) return null;
  const signIn = async (): Promise<void> => {
    setBusy(true);
    setCalledOff(false);
    onError(null);
    try {
      const { options } = await api(identityRoutes.beginPasskeySignIn, {});
      const { startAuthentication } = await import('@simplewebauthn/browser');
      const answer = await startAuthentication({ optionsJSON: options as unknown as Parameters<typeof startAuthentication>[0]['optionsJSON'] });
      await api(identityRoutes.passkeySignIn, { body: { answer: answer as unknown as PasskeyProof } });
      onDone();
    } catch (error) {
      if (error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'AbortError')) setCalledOff(true);
      else onError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="k-stack" style={{ marginTop: 12 }}>
      <Button size="large" block loading={busy} onClick={() => void signIn()}>{w('label')}</Button>
      {calledOff && <span role="alert" className="k-muted">{w('calledOff')}</span>}
    </div>
  );
}
