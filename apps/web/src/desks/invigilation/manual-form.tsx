import { Button, Form, Input, InputNumber, Select } from 'antd';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { invigilationRoutes, MANUAL_PHASES, type ManualPhase, type ManualView } from '@kaowu/contracts';
import { formatInstant, message, Modal, pick, type DialogProps, useAct, useLanguage, useWords } from '../../frame';
import { manualMessages } from './manual-messages';
import './wall.css';

const PHASES = ['before', 'during', 'after'] as const;

interface Draft {
  readonly title: string;
  readonly source: string;
  readonly reason: string;
  readonly steps: readonly { readonly phase: ManualPhase; readonly minutes?: number | null; readonly text: string }[];
}

/** The manual's next version, filled with the one in force. */
export default function ManualForm({ manual, modal }: DialogProps & { manual: ManualView }): ReactNode {
  const w = useWords(manualMessages);
  const { language } = useLanguage();
  const [form] = Form.useForm<Draft>();
  const act = useAct(invigilationRoutes.publishManual, {
    renews: [invigilationRoutes.manual],
    onDone: ({ version, publishedByName, publishedAt }) => {
      message.success(w('manual.version', { version, name: publishedByName, time: formatInstant(publishedAt, 'clock', language) }));
      modal.close();
    },
  });
  const publish = (draft: Draft): void =>
    act.mutate({ body: { ...draft, steps: draft.steps.map(({ phase, minutes, text }) => ({ phase, minutes: minutes ?? null, text })) } });
  const phases = PHASES.map((phase) => ({ value: phase, label: pick(MANUAL_PHASES[phase], language) }));
  const must = [{ required: true, whitespace: true, min: 2 }];
  return (
    <Modal open={modal.open} width={860} title={w('manual.publish')} okText={w('manual.publish')} confirmLoading={act.isPending} onOk={() => form.submit()} onCancel={modal.cancel} mask={{ closable: false }} destroyOnHidden>
      <div className="k-consequence">{w('manual.what')}</div>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ title: manual.title, source: manual.source, steps: manual.steps }} onValuesChange={modal.entered} onFinish={publish}>
        <Form.Item name="title" label={w('manual.title')} rules={must}><Input maxLength={100} /></Form.Item>
        <Form.Item name="source" label={w('manual.sourceLabel')} rules={must}><Input maxLength={300} /></Form.Item>
        <p className="k-muted">{w('manual.minutesHint')}</p>
        <Form.List name="steps">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <div key={key} className="k-row wall-step-edit">
                  <Form.Item name={[name, 'phase']} noStyle rules={[{ required: true }]}><Select aria-label={w('manual.phase')} options={phases} style={{ width: 90 }} /></Form.Item>
                  <Form.Item name={[name, 'minutes']} noStyle><InputNumber aria-label={w('manual.minutes')} min={-1440} max={1440} style={{ width: 90 }} /></Form.Item>
                  <Form.Item name={[name, 'text']} noStyle rules={must}><Input aria-label={w('manual.text')} maxLength={300} style={{ flex: 1 }} /></Form.Item>
                  <Button type="text" icon={<DeleteOutlined />} aria-label={w('manual.remove')} onClick={() => remove(name)} />
                </div>
              ))}
              <Button icon={<PlusOutlined />} onClick={() => add({ phase: 'before', minutes: null, text: '' })}>{w('manual.add')}</Button>
            </>
          )}
        </Form.List>
        <ReasonItem />
      </Form>
    </Modal>
  );
}

function ReasonItem(): ReactNode {
  const w = useWords(manualMessages);
  return <Form.Item name="reason" label={w('manual.reason')} rules={[{ required: true, whitespace: true, min: 2, max: 500 }]} style={{ marginTop: 16 }}><Input.TextArea rows={2} maxLength={500} /></Form.Item>;
}
