import { useSyncExternalStore } from 'react';
import { Button, Form, Input, Modal, Space } from 'antd';
import { useLocation } from 'react-router';
import type { ReactNode } from 'react';
import { readingMessages } from './reading-messages';
import { giveReason, readingNow, refuseReason, watchReading } from './reading-reason';
import { useSession } from './session';
import { formatInstant } from './show';
import { useLanguage, useWords } from './words';

const CHOICES = ['choice.write', 'choice.review', 'choice.assemble', 'choice.check'] as const;

/** Asks why, before anything confidential is read; stands once in the frame. */
export function ReadingGate(): ReactNode {
  const w = useWords(readingMessages);
  const { asking } = useSyncExternalStore(watchReading, readingNow);
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

/** Says across a page that shows something confidential who reads it and since when, on screen and in print. */
export function ReaderMark(): ReactNode {
  const { path, at } = useSyncExternalStore(watchReading, readingNow);
  const { pathname } = useLocation();
  const { who } = useSession();
  const { language } = useLanguage();
  if (path !== pathname || at === null || who === null) return null;
  const text = `${who.account.name} ${formatInstant(at, 'minute', language)}`;
  return <div className="k-reader-mark" aria-hidden>{Array.from({ length: 40 }, (_, i) => <span key={i}>{text}</span>)}</div>;
}
