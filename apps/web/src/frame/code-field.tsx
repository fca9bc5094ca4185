import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { identityRoutes } from '@kaowu/contracts';
import { api } from './api';
import { useApi } from './data';
import { findMessages } from './find-messages';
import { provePasskey } from './passkey';
import { PasskeyButton } from './passkey-button';
import { useWords } from './words';

/** A code by passkey, for the next act of weight. */
export const codeByPasskey = async () => {
  const answer = await provePasskey(() => api(identityRoutes.beginPasskeyCode, {}));
  return api(identityRoutes.passkeyCode, { body: { answer } });
};

/** The field `code` of a form: typed from an authenticator, or fetched by a passkey where the account has one. */
export function CodeField(): ReactNode {
  const w = useWords(findMessages);
  const form = Form.useFormInstance<{ code?: string }>();
  const keys = useApi(identityRoutes.passkeys).data?.rows ?? [];
  const fetch = async (): Promise<void> => {
    const { code } = await codeByPasskey();
    form.setFieldValue('code', code);
    await form.validateFields(['code']);
  };
  return (
    <Form.Item label={w('code.label')} htmlFor="code" extra={w(keys.length > 0 ? 'code.hintPasskey' : 'code.hint')}>
      <div className="k-row">
        <Form.Item name="code" noStyle rules={[{ required: true, whitespace: true, min: 6, message: w('code.needed') }]}>
          <Input autoComplete="one-time-code" inputMode="text" maxLength={20} style={{ width: 200 }} />
        </Form.Item>
        {keys.length > 0 && <PasskeyButton label={w('code.passkey')} act={fetch} />}
      </div>
    </Form.Item>
  );
}
