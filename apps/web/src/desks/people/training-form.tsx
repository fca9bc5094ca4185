import { Form, Input, InputNumber, Modal, Select } from 'antd';
import type { ReactNode } from 'react';
import { peopleRoutes, trainingKind, type TrainingEntry } from '@kaowu/contracts';
import { message, type ModalForm, useAct, useWords, DayField } from '../../frame';
import { messages } from './messages';

/** Logs one training for these persons. */
export default function TrainingForm({ modal, personIds, onDone }: { modal: ModalForm; personIds: readonly string[]; onDone: (() => void) | undefined }): ReactNode {
  const w = useWords(messages);
  const [form] = Form.useForm<Omit<TrainingEntry, 'personIds'>>();
  const act = useAct(peopleRoutes.logTraining, {
    onDone: ({ logged, alreadyLogged }) => {
      message.success(w('training.done', { logged, already: alreadyLogged }));
      modal.close();
      onDone?.();
    },
  });
  const needed = [{ required: true, message: w('required') }];
  return (
    <Modal open={modal.open} mask={{ closable: false }} destroyOnHidden title={w('training.log')} okText={w('save')} cancelText={w('cancel')} confirmLoading={act.isPending} onOk={() => form.submit()} onCancel={modal.cancel}>
      <div className="k-consequence">{w('training.what', { count: personIds.length })}</div>
      <Form form={form} onValuesChange={modal.entered} layout="vertical" initialValues={{ kind: 'quarterly', hours: 4, evidence: '' }} onFinish={(v) => act.mutate({ body: { ...v, personIds: [...personIds] } })}>
        <Form.Item name="kind" label={w('training.kind')} rules={needed}><Select options={trainingKind.options.map((value) => ({ value, label: w(`training.${value}`) }))} /></Form.Item>
        <Form.Item name="topic" label={w('topic')} rules={needed}><Input /></Form.Item>
        <Form.Item name="heldOn" label={w('heldOn')} rules={needed}><DayField /></Form.Item>
        <Form.Item name="hours" label={w('hours')} rules={needed}><InputNumber min={0.5} max={200} step={0.5} style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="evidence" label={w('evidence')}><Input /></Form.Item>
      </Form>
    </Modal>
  );
}
