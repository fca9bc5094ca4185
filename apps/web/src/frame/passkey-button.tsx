import { useState } from 'react';
import { Button } from 'antd';
import type { ButtonProps } from 'antd';
import type { ReactNode } from 'react';
import { canAskPasskey, wasCalledOff } from './passkey';
import { ProblemBox } from './problems';
import { defineMessages, useWords } from './words';

const words = defineMessages({
  zh: { calledOff: '没有完成：已取消，或设备没有应答、没有可用的通行密钥。' },
  en: { calledOff: 'Not done: called off, or the device did not answer or has no passkey for this.' },
});

interface Props {
  readonly label: string;
  /** Proves a passkey and does what follows. */
  readonly act: () => Promise<unknown>;
  /** Where a refusal is shown; under the button unless told. Called with null when it begins. */
  readonly onError?: (error: unknown) => void;
  readonly button?: ButtonProps;
}

/** A button that asks for a passkey; nothing where the browser cannot. What was called off is said under it. */
export function PasskeyButton({ label, act, onError, button }: Props): ReactNode {
  const w = useWords(words);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  if (!canAskPasskey()) return null;
  const tell = (error: unknown): void => {
    if (onError === undefined || wasCalledOff(error)) setFailed(error);
    else onError(error);
  };
  const run = async (): Promise<void> => {
    setBusy(true);
    setFailed(null);
    onError?.(null);
    await act().catch(tell);
    setBusy(false);
  };
  return (
    <div className="k-passkey">
      <Button {...button} loading={busy} onClick={() => void run()}>{label}</Button>
      {failed !== null && <span role="alert" className="k-muted">{wasCalledOff(failed) ? w('calledOff') : <ProblemBox error={failed} />}</span>}
    </div>
  );
}
