import { useState } from 'react';
import { Button, Form, Input, InputNumber, Select, Table } from 'antd';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { invigilationRoutes, MANUAL_PHASES, type ManualPhase, type ManualView } from '@kaowu/contracts';
import { formatInstant, message, Modal, Page, pick, useAct, useApi, useLanguage, useSession, useUnsaved, useWords } from '../../frame';
import { manualMessages } from './manual-messages';
import './wall.css';

const PHASES = ['before', 'during', 'after'] as const;

/** When a step is due, in words. */
function useWhen(): (phase: ManualPhase, minutes: number | null) => string {
  const w = useWords(manualMessages);
  return (phase, minutes) => {
    if (minutes === null) return w('checklist.anyTime');
    if (minutes === 0) return w(phase === 'after' ? 'when.atEnd' : 'when.atStart');
    if (phase === 'after') return w('when.after', { minutes });
    if (phase === 'during' && minutes < 0) return w('when.beforeEnd', { minutes: -minutes });
    return minutes < 0 ? w('when.before', { minutes: -minutes }) : w('when.during', { minutes });
  };
}

interface Draft {
  readonly title: string;
  readonly source: string;
  readonly reason: string;
  readonly steps: readonly { readonly phase: ManualPhase; readonly minutes?: number | null; readonly text: string }[];
}

function PublishForm({ manual, onClose }: { manual: ManualView; onClose: () => void }): ReactNode {
  const w = useWords(manualMessages);
  const { language } = useLanguage();
  const [form] = Form.useForm<Draft>();
  const act = useAct(invigilationRoutes.publishManual, {
    renews: [invigilationRoutes.manual],
    onDone: ({ version, publishedByName, publishedAt }) => {
      message.success(w('manual.version', { version, name: publishedByName, time: formatInstant(publishedAt, 'clock', language) }));
      onClose();
    },
  });
  const publish = (draft: Draft): void =>
    act.mutate({ body: { ...draft, steps: draft.steps.map(({ phase, minutes, text }) => ({ phase, minutes: minutes ?? null, text })) } });
  const phases = PHASES.map((phase) => ({ value: phase, label: pick(MANUAL_PHASES[phase], language) }));
  const [dirty, setDirty] = useState(false);
  const leave = useUnsaved(dirty);
  const must = [{ required: true, whitespace: true, min: 2 }];
  return (
    <Modal open width={860} title={w('manual.publish')} okText={w('manual.publish')} confirmLoading={act.isPending} onOk={() => form.submit()} onCancel={() => leave(onClose)} mask={{ closable: false }} destroyOnHidden>
      <div className="k-consequence">{w('manual.what')}</div>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ title: manual.title, source: manual.source, steps: manual.steps }} onValuesChange={() => setDirty(true)} onFinish={publish}>
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

/** The exam manual in force. */
export default function ManualPage(): ReactNode {
  const w = useWords(manualMessages);
  const when = useWhen();
  const { language } = useLanguage();
  const { can } = useSession();
  const [writing, setWriting] = useState(false);
  const asked = useApi(invigilationRoutes.manual);
  const manual = asked.data;
  const sub = manual && <>{w('manual.version', { version: manual.version, name: manual.publishedByName, time: formatInstant(manual.publishedAt, 'minute', language) })} · {w('manual.source', { source: manual.source })}</>;
  return (
    <Page title={manual?.title ?? w('manual')} of={asked} sub={sub} actions={can('sitting.manage') && <Button type="primary" onClick={() => setWriting(true)}>{w('manual.publish')}</Button>}>
      {manual && (
        <Table
          size="middle" rowKey="id" pagination={false} dataSource={[...manual.steps]}
          columns={[
            { title: w('manual.no'), dataIndex: 'no', width: 72 },
            { title: w('manual.phase'), key: 'phase', width: 96, render: (_, step) => pick(MANUAL_PHASES[step.phase], language) },
            { title: w('manual.when'), key: 'when', width: 180, render: (_, step) => when(step.phase, step.minutes) },
            { title: w('manual.text'), dataIndex: 'text' },
          ]}
        />
      )}
      {manual && writing && <PublishForm manual={manual} onClose={() => setWriting(false)} />}
    </Page>
  );
}
