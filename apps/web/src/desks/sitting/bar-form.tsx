import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { sittingRoutes } from '@kaowu/contracts';
import { DayField, Modal, type DialogProps, useAct, useWords, today } from '../../frame';
import { messages } from './messages';

interface Values {
  readonly name: string;
  readonly idNumber: string;
  readonly ground: 'false-papers' | 'serious-violation';
  readonly from: string;
  readonly reason: string;
}

/** Bars a person for the years of the rule set (D10). */
export default function BarForm({ modal }: DialogProps): ReactNode {
  const w = useWords(messages);
  const [form] = Form.useForm<Values>();
  const act = useAct(sittingRoutes.addBar, { onDone: () => { modal.close(); form.resetFields(); } });
  const needed = [{ required: true, whitespace: true, message: w('required') }];
  return (
    <Modal open={modal.open} mask={{ closable: false }} title={w('bar.add')} okText={w('save')} cancelText={w('cancel')} confirmLoading={act.isPending} onOk={() => form.submit()} onCancel={modal.cancel}>
      <Form form={form} onValuesChange={modal.entered} layout="vertical" requiredMark={false} initialValues={{ from: today(), ground: 'false-papers' }} onFinish={(body) => act.mutate({ body })}>
        <Form.Item name="name" label={w('name')} rules={needed}><Input maxLength={60} /></Form.Item>
        <Form.Item name="idNumber" label={w('idNumber')} rules={[{ required: true, len: 18, message: w('required') }]}><Input maxLength={18} autoComplete="off" /></Form.Item>
        <Form.Item name="ground" label={w('bar.ground')}><Select options={(['false-papers', 'serious-violation'] as const).map((value) => ({ value, label: w(`bar.${value}`) }))} /></Form.Item>
        <Form.Item name="from" label={w('bar.from')} rules={needed}><DayField /></Form.Item>
        <Form.Item name="reason" label={w('bar.reason')} rules={[{ required: true, whitespace: true, min: 2, message: w('required') }]}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
      </Form>
    </Modal>
  );
}
