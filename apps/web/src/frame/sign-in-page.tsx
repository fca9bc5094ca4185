import { useState } from 'react';
import { Alert, Button, Form, Input } from 'antd';
import { Navigate, useSearchParams } from 'react-router';
import type { ReactNode } from 'react';
import { identityRoutes } from '@kaowu/contracts';
import { api, asProblem } from './api';
import { findMessages } from './find-messages';
import { frameMessages } from './messages';
import { Page } from './page';
import { provePasskey } from './passkey';
import { PasskeyButton } from './passkey-button';
import { ProblemBox } from './problems';
import { useSession } from './session';
import { useWords } from './words';

/** Only an address of this site may be returned to. */
const safeNext = (next: string | null): string => (next !== null && /^\/(?![/\\])/.test(next) ? next : '/');

interface Given { readonly login: string; readonly password: string; readonly code?: string }

/** Staff sign-in. An account with a second factor is asked for its code once the password was right. After it the person is where they wanted to go. */
export default function SignInPage(): ReactNode {
  const w = useWords(frameMessages);
  const find = useWords(findMessages);
  const { who, signIn } = useSession();
  const [params] = useSearchParams();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [coded, setCoded] = useState(false);
  if (who) return <Navigate to={safeNext(params.get('next'))} replace />;
  const submit = async ({ login, password, code }: Given): Promise<void> => {
    setBusy(true);
    setError(null);
    await signIn(login.trim(), password, coded ? code?.trim() : undefined).catch((refused: unknown) => {
      if (asProblem(refused).code !== 'factor.code-needed') return setError(refused);
      setCoded(true);
    });
    setBusy(false);
  };
  const byPasskey = async (): Promise<void> => {
    const answer = await provePasskey(() => api(identityRoutes.beginPasskeySignIn, {}));
    await api(identityRoutes.passkeySignIn, { body: { answer } });
    location.replace(safeNext(params.get('next')));
  };
  return (
    <div className="k-sign-in k-panel">
      <Page title={w('signInTitle')} sub={w('signInHint')}>
        <Form layout="vertical" requiredMark={false} onFinish={(values: Given) => void submit(values)}>
          {error !== null && <Alert type="error" showIcon title={<ProblemBox error={error} />} style={{ marginBottom: 16 }} />}
          <Form.Item name="login" label={w('login')} rules={[{ required: true, message: w('loginNeeded') }]}>
            <Input autoComplete="username" autoFocus size="large" />
          </Form.Item>
          <Form.Item name="password" label={w('password')} rules={[{ required: true, message: w('passwordNeeded') }]}>
            <Input.Password autoComplete="current-password" size="large" />
          </Form.Item>
          {coded && (
            <Form.Item name="code" label={find('code.label')} extra={find('code.hint')} rules={[{ required: true, message: find('code.needed') }]}>
              <Input autoComplete="one-time-code" autoFocus size="large" maxLength={20} />
            </Form.Item>
          )}
          <Button type="primary" htmlType="submit" size="large" block loading={busy}>{w('signIn')}</Button>
        </Form>
        {/* A page of its own: nothing stays of who was signed in before. */}
        <PasskeyButton label={find('passkey.use')} button={{ size: 'large', block: true, style: { marginTop: 12 } }} act={byPasskey} onError={setError} />
        <p className="k-row"><a href="/room">{w('toRoom')}</a><a href="/board">{w('toPublic')}</a></p>
      </Page>
    </div>
  );
}
