import { Button, Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { identityRoutes } from '@kaowu/contracts';
import { message, useAct, useUnsaved, useWords } from '../../frame';
import { myMessages } from './my-messages';

interface Given { readonly present: string; readonly next: string; readonly again: string }

/** Changes the password against the present one; all other sessions end. */
export function MyPassword(): ReactNode {
  const w = useWords(myMessages);
  const [form] = Form.useForm<Given>();
  const [dirty, setDirty] = useState(false);
  useUnsaved(dirty);
  const change = useAct(identityRoutes.changePassword, {
    onDone: ({ closed }) => {
      form.resetFields();
      setDirty(false);
      message.success(w('password.done', { closed }));
    },
  });
  const needed = { required: true, message: w('required') };
  return (
    <section className="k-panel" aria-label={w('password')}>
      <h2 className="k-h2">{w('password')}</h2>
      <p className="k-muted">{w('password.what')}</p>
      <Form
        form={form} layout="vertical" requiredMark={false} onValuesChange={() => setDirty(form.isFieldsTouched())}
        onFinish={({ present, next }: Given) => change.mutate({ body: { present, next } })} style={{ maxWidth: 360 }}
      >
        <Form.Item name="present" label={w('present')} rules={[needed]}><Input.Password autoComplete="current-password" /></Form.Item>
        <Form.Item name="next" label={w('next')} rules={[needed, { min: 10, message: w('password.short') }]}><Input.Password autoComplete="new-password" /></Form.Item>
        <Form.Item
          name="again" label={w('again')} dependencies={['next']}
          rules={[needed, ({ getFieldValue }) => ({ validator: (_, value) => (value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(w('password.differ')))) })]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={change.isPending}>{w('password.save')}</Button>
      </Form>
    </section>
  );
}
