import { Button, Form, Input, Modal, Space } from 'antd';
import type { ReactNode } from 'react';
import { readingMessages } from './reading-messages';
import { giveReason, refuseReason } from './reading-reason';
import { useWords } from './words';

const CHOICES = ['choice.write', 'choice.review', 'choice.assemble', 'choice.check'] as const;

/** Asks why, before anything confidential is read. */
export default function ReadingDialog({ asking }: { asking: boolean }): ReactNode {
  const w = useWords(readingMessages);
  const [form] = Form.useForm<{ reason: string }>();
  return (
    <Modal open={asking} title={w('title')} okText={w('go')} cancelText={w('cancel')} destroyOnHidden onOk={() => form.submit()} onCancel={refuseReason}>
      <div className="k-consequence">{w('what')}</div>
      <Form<{ reason: string }> form={form} layout="vertical" requiredMark={false} preserve={false} onFinish={({ reason }) => giveReason(reason.trim())}>
        <Form.Item name="reason" label={w('reason')} rules={[{ required: true, whitespace: true, min: 2, max: 500, message: w('needed') }]}>
          <Input.TextArea rows={2} maxLength={500} autoFocus />
        </Form.Item>
        <Space wrap>{CHOICES.map((key) => <Button key={key} size="small" onClick={() => form.setFieldValue('reason', w(key))}>{w(key)}</Button>)}</Space>
      </Form>
    </Modal>
  );
}
