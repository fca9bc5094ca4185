import { Alert, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useNavigate } from 'react-router';
import type { ReactNode } from 'react';
import { assemblyRoutes, type PaperSetKind } from '@kaowu/contracts';
import { Modal, type DialogProps, useAct, useApi, useWords } from '../../frame';
import { constraintMessages } from './constraint-messages';
import { messages } from './messages';

interface Wish {
  readonly blueprintVersionId: string;
  readonly name: string;
  readonly kind: PaperSetKind;
  readonly forms: number;
  readonly count: number;
  readonly reason: string;
}

interface Props extends DialogProps {
  /** Fixed where the dialog opens from a blueprint's page. */
  readonly versionId?: string;
}

function BlueprintField({ fixed }: { fixed: boolean }): ReactNode {
  const w = useWords(messages);
  const listed = useApi(assemblyRoutes.blueprints, { query: { limit: 200 } }, { enabled: !fixed });
  const options = (listed.data?.rows ?? []).flatMap(({ approvedVersionId, title }) => (approvedVersionId === null ? [] : [{ value: approvedVersionId, label: title }]));
  return (
    <Form.Item name="blueprintVersionId" label={w('draw.blueprint')} hidden={fixed} rules={[{ required: true, message: w('needed') }]}>
      <Select options={options} loading={!fixed && listed.isPending} notFoundContent={w('draw.noBlueprint')} />
    </Form.Item>
  );
}

function KindFields({ kind }: { kind: PaperSetKind }): ReactNode {
  const w = useWords(messages);
  const c = useWords(constraintMessages);
  return (
    <>
      <Form.Item name="kind" label={c('draw.kind')}>
        <Radio.Group options={[{ value: 'drawn', label: c('draw.each') }, { value: 'forms', label: c('draw.forms') }]} />
      </Form.Item>
      {kind === 'forms' && (
        <Form.Item name="forms" label={c('draw.formCount')} rules={[{ required: true, message: w('needed') }]}><InputNumber min={1} max={26} /></Form.Item>
      )}
    </>
  );
}

/** Has papers drawn and sealed in the background: a different one for each candidate, or copies of parallel fixed forms. */
export default function DrawDialog({ modal, versionId }: Props): ReactNode {
  const go = useNavigate();
  const w = useWords(messages);
  const c = useWords(constraintMessages);
  const [form] = Form.useForm<Wish>();
  const count = Form.useWatch('count', form) ?? 30;
  const kind = Form.useWatch('kind', form) ?? 'drawn';
  const forms = Form.useWatch('forms', form) ?? 2;
  const draw = useAct(assemblyRoutes.startDraw, {
    onDone: ({ id }) => {
      modal.close();
      void go(`/paper-jobs/${id}`);
    },
  });
  const send = ({ kind: wanted, forms: many, count: copies, ...rest }: Wish): void =>
    draw.mutate({ body: { ...rest, count: wanted === 'forms' ? Math.max(copies, many) : copies, ...(wanted === 'forms' ? { forms: many } : {}) } });
  const needed = [{ required: true, message: w('needed') }];
  return (
    <Modal
      open={modal.open} mask={{ closable: false }} destroyOnHidden title={w('draw.title')} okText={w('draw.go')} cancelText={w('cancel')} confirmLoading={draw.isPending}
      onOk={() => form.submit()} onCancel={modal.cancel}
    >
      <Alert type="info" showIcon title={kind === 'forms' ? c('draw.formsWhat', { forms, count: Math.max(count, forms) }) : w('draw.what', { count })} style={{ marginBottom: 16 }} />
      <Form<Wish>
        form={form} onValuesChange={modal.entered} layout="vertical" initialValues={{ count: 30, kind: 'drawn', forms: 2, ...(versionId ? { blueprintVersionId: versionId } : {}) }} onFinish={send}
      >
        <BlueprintField fixed={versionId !== undefined} />
        <Form.Item name="name" label={w('draw.name')} rules={[...needed, { min: 2, max: 80, message: w('needed') }]}><Input placeholder={w('draw.namePlaceholder')} /></Form.Item>
        <KindFields kind={kind} />
        <Form.Item name="count" label={w('draw.count')} extra={w('draw.countHint')} rules={needed}><InputNumber min={1} max={1000} /></Form.Item>
        <Form.Item name="reason" label={w('draw.reason')} rules={[...needed, { min: 2, max: 500, message: w('needed') }]}><Input.TextArea rows={2} /></Form.Item>
      </Form>
    </Modal>
  );
}
