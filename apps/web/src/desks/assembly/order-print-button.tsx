import { useState } from 'react';
import { Alert, Button, Form, Input, InputNumber, Modal } from 'antd';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useNavigate } from 'react-router';
import type { ReactNode } from 'react';
import { assemblyRoutes } from '@kaowu/contracts';
import { useAct, useSession, useWords } from '../../frame';
import type { SetView } from './custody-panel';
import { printMessages } from './print-messages';

interface Wish {
  readonly envelopes: readonly { readonly label: string; readonly copies: number }[];
  readonly reason: string;
}

/** A button that orders printed copies of a set, an envelope for each room. */
export function OrderPrintButton({ set }: { set: SetView }): ReactNode {
  const w = useWords(printMessages);
  const go = useNavigate();
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Wish>();
  const envelopes = Form.useWatch('envelopes', form) ?? [];
  const order = useAct(assemblyRoutes.orderPrintRun, { onDone: ({ id }) => void go(`/print-runs/${id}`) });
  if (!can('paper.manage') || set.sessionId === null || (set.state !== 'sealed' && set.state !== 'released')) return null;
  const copies = envelopes.reduce((sum, envelope) => sum + (envelope?.copies ?? 0), 0);
  const needed = [{ required: true, message: w('needed') }];
  return (
    <>
      <Button onClick={() => setOpen(true)}>{w('order')}</Button>
      <Modal
        open={open} destroyOnHidden title={w('order.title')} okText={w('order.go')} cancelText={w('cancel')} confirmLoading={order.isPending}
        onOk={() => form.submit()} onCancel={() => setOpen(false)}
      >
        <Alert type="info" showIcon title={w('order.what', { copies, envelopes: envelopes.length })} style={{ marginBottom: 16 }} />
        <Form<Wish>
          form={form} layout="vertical" initialValues={{ envelopes: [{ label: w('order.room', { no: 1 }), copies: 30 }] }}
          onFinish={({ envelopes: wanted, reason }) => order.mutate({ params: { id: set.id }, body: { envelopes: [...wanted], reason } })}
        >
          <p className="k-muted">{w('order.perRoom')}</p>
          <Form.List name="envelopes">
            {(fields, { add, remove }) => (
              <>
                {fields.map(({ key, name }) => (
                  <div key={key} className="print-envelope-row">
                    <Form.Item name={[name, 'label']} rules={needed}><Input aria-label={`${w('order.label')} ${name + 1}`} maxLength={60} /></Form.Item>
                    <Form.Item name={[name, 'copies']} rules={needed}><InputNumber aria-label={`${w('order.copies')} ${name + 1}`} min={1} max={500} /></Form.Item>
                    <Button type="text" icon={<DeleteOutlined />} disabled={fields.length === 1} aria-label={w('order.remove', { no: name + 1 })} onClick={() => remove(name)} />
                  </div>
                ))}
                <Button icon={<PlusOutlined />} onClick={() => add({ label: w('order.room', { no: fields.length + 1 }), copies: 30 })} style={{ marginBottom: 16 }}>{w('order.add')}</Button>
              </>
            )}
          </Form.List>
          <Form.Item name="reason" label={w('order.reason')} rules={[...needed, { min: 2, max: 500, message: w('needed') }]}><Input.TextArea rows={2} /></Form.Item>
        </Form>
      </Modal>
    </>
  );
}
