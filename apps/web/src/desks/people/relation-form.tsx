import { Form, Input, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { peopleRoutes, relationKind, type RelationEntry, type RelationKind } from '@kaowu/contracts';
import { Modal, type DialogProps, useAct, useApi, useWords } from '../../frame';
import { messages } from './messages';

type With = 'person' | 'number' | 'employer';

interface Values {
  readonly kind: RelationKind;
  readonly with: With;
  readonly withPersonId?: string;
  readonly withIdNumber?: string;
  readonly withName?: string;
  readonly withEmployer?: string;
  readonly note?: string;
}

/** Only the chosen kind of counterpart is sent, whatever was typed before. */
const entryOf = (v: Values): RelationEntry => ({
  kind: v.kind,
  withPersonId: v.with === 'person' ? (v.withPersonId ?? null) : null,
  withIdNumber: v.with === 'number' ? (v.withIdNumber ?? null) : null,
  withName: v.with === 'number' ? v.withName?.trim() || null : null,
  withEmployer: v.with === 'employer' ? (v.withEmployer ?? null) : null,
  note: v.note ?? '',
});

function Counterpart({ kind }: { kind: With }): ReactNode {
  const w = useWords(messages);
  const colleagues = useApi(peopleRoutes.listColleagues, {}, { enabled: kind === 'person' });
  const needed = [{ required: true, message: w('required') }];
  switch (kind) {
    case 'person':
      return (
        <Form.Item name="withPersonId" label={w('with.person')} rules={needed}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={(colleagues.data ?? []).map((c) => ({ value: c.id, label: c.name }))} />
        </Form.Item>
      );
    case 'number':
      return (
        <>
          <Form.Item name="withIdNumber" label={w('idNumber')} rules={needed} normalize={(v: string) => v.toUpperCase()}><Input maxLength={18} autoComplete="off" /></Form.Item>
          <Form.Item name="withName" label={w('withName')}><Input autoComplete="off" /></Form.Item>
        </>
      );
    case 'employer':
      return <Form.Item name="withEmployer" label={w('with.employer')} rules={needed}><Input /></Form.Item>;
  }
}

/** Declares a relation: of a person of the register, or (where `person` is null) of one's own. */
export default function RelationForm({ person, modal }: DialogProps & { person: { readonly id: string; readonly name: string } | null }): ReactNode {
  const w = useWords(messages);
  const [form] = Form.useForm<Values>();
  const theirs = useAct(peopleRoutes.declareRelation, { onDone: modal.close });
  const mine = useAct(peopleRoutes.declareMyRelation, { onDone: modal.close });
  const kind = (Form.useWatch('with', form) as With | undefined) ?? 'employer';
  const submit = (v: Values): void => {
    if (person) theirs.mutate({ params: { personId: person.id }, body: entryOf(v) });
    else mine.mutate({ body: entryOf(v) });
  };
  return (
    <Modal open={modal.open} mask={{ closable: false }} destroyOnHidden title={w('relation.declare')} okText={w('save')} cancelText={w('cancel')} confirmLoading={theirs.isPending || mine.isPending} onOk={() => form.submit()} onCancel={modal.cancel}>
      <div className="k-consequence">{person ? w('relation.what', { name: person.name }) : w('relation.mineWhat')}</div>
      <Form form={form} onValuesChange={modal.entered} layout="vertical" initialValues={{ kind: 'relative', with: 'number' }} onFinish={submit}>
        <Form.Item name="kind" label={w('kind')}><Select options={relationKind.options.map((value) => ({ value, label: w(`r.${value}`) }))} /></Form.Item>
        <Form.Item name="with" label={w('with')}><Segmented aria-label={w('with')} options={(['person', 'number', 'employer'] as const).map((value) => ({ value, label: w(`with.${value}`) }))} /></Form.Item>
        <Counterpart kind={kind} />
        <Form.Item name="note" label={w('note')}><Input.TextArea rows={2} maxLength={300} /></Form.Item>
      </Form>
    </Modal>
  );
}
