import { useState } from 'react';
import { Alert, Button, Form, Input, InputNumber, Modal } from 'antd';
import { useNavigate } from 'react-router';
import type { ReactNode } from 'react';
import { assemblyRoutes } from '@kaowu/contracts';
import { useAct, useSession, useWords } from '../../frame';
import { handMessages } from './hand-messages';
import type { Forms } from './hand-forms';

interface Wish {
  readonly name: string;
  readonly count: number;
  readonly reason: string;
}

/** Seals copies of the forms that were put together; the server checks every demand once more. */
export function SealHand({ versionId, forms, onSealing }: { versionId: string; forms: Forms; onSealing: () => void }): ReactNode {
  const w = useWords(handMessages);
  const go = useNavigate();
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Wish>();
  const count = Form.useWatch('count', form) ?? forms.length;
  const start = useAct(assemblyRoutes.startDraw);
  const send = async (wish: Wish): Promise<void> => {
    const job = await start.mutateAsync({ body: { ...wish, blueprintVersionId: versionId, selection: forms.map((own) => own.map((ids) => [...ids])) } });
    onSealing();
    setTimeout(() => void go(`/paper-jobs/${job.id}`));
  };
  if (!can('paper.manage')) return null;
  const needed = [{ required: true, message: w('needed') }];
  return (
    <>
      <Button type="primary" disabled={forms.some((own) => own.flat().length === 0)} onClick={() => setOpen(true)}>{w('seal')}</Button>
      <Modal open={open} destroyOnHidden title={w('seal')} okText={w('seal')} cancelText={w('cancel')} confirmLoading={start.isPending} onOk={() => form.submit()} onCancel={() => setOpen(false)}>
        <Alert type="info" showIcon title={w('seal.what', { count, forms: forms.length })} style={{ marginBottom: 16 }} />
        <Form<Wish> form={form} layout="vertical" initialValues={{ count: Math.max(forms.length, 2) }} onFinish={(wish) => void send(wish).catch(() => undefined)}>
          <Form.Item name="name" label={w('name')} rules={[...needed, { min: 2, max: 80, message: w('needed') }]}><Input /></Form.Item>
          <Form.Item name="count" label={w('count')} extra={w('count.hint')} rules={needed}><InputNumber min={forms.length} max={1000} /></Form.Item>
          <Form.Item name="reason" label={w('reason')} rules={[...needed, { min: 2, max: 500, message: w('needed') }]}><Input.TextArea rows={2} /></Form.Item>
        </Form>
      </Modal>
    </>
  );
}
