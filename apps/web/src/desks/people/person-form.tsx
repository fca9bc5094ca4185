import { Button, Form, Input, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { peopleRoutes, type Engagement, type PersonView } from '@kaowu/contracts';
import { Modal, type ModalForm, useAct, useModalForm, useWords, DayField, DayRangeField } from '../../frame';
import { messages } from './messages';

interface Values {
  readonly name: string;
  readonly sex: 'male' | 'female' | null;
  readonly idNumber?: string;
  readonly employer: string;
  readonly trainingBody?: string;
  readonly isExternal: boolean;
  readonly engagement?: Omit<Engagement, 'validFrom' | 'validTo'> & { readonly days: readonly [string, string] };
  readonly leftOn?: string | null;
  readonly reason: string;
}

const engagementOf = (v: Values): Engagement | null => {
  if (!v.isExternal || !v.engagement) return null;
  const { days: [validFrom, validTo], ...rest } = v.engagement;
  return { ...rest, validFrom, validTo };
};

const fieldsOf = (v: Values) => ({ name: v.name, sex: v.sex ?? null, employer: v.employer, trainingBody: v.trainingBody?.trim() || null, engagement: engagementOf(v) });

function EngagementFields(): ReactNode {
  const w = useWords(messages);
  const needed = [{ required: true, message: w('required') }];
  return (
    <>
      <Form.Item name={['engagement', 'contractNo']} label={w('contractNo')} rules={needed}><Input /></Form.Item>
      <Form.Item name={['engagement', 'scope']} label={w('scope')} rules={needed}><Input /></Form.Item>
      <Form.Item name={['engagement', 'days']} label={w('validity')} rules={needed}><DayRangeField /></Form.Item>
      <Form.Item name={['engagement', 'confidentialitySignedOn']} label={w('confidentiality')} rules={needed}><DayField /></Form.Item>
    </>
  );
}

function PersonFields({ known }: { known: boolean }): ReactNode {
  const w = useWords(messages);
  const needed = [{ required: true, message: w('required') }];
  const external = Form.useWatch('isExternal') as boolean | undefined;
  return (
    <>
      <Form.Item name="name" label={w('name')} rules={needed}><Input autoComplete="off" /></Form.Item>
      <Form.Item name="idNumber" label={w('idNumber')} {...(known ? { extra: w('idNumber.keep') } : {})} rules={known ? [] : needed} normalize={(v: string) => v.toUpperCase()}><Input maxLength={18} autoComplete="off" /></Form.Item>
      <Form.Item name="sex" label={w('sex')}><Select allowClear options={(['male', 'female'] as const).map((value) => ({ value, label: w(value) }))} /></Form.Item>
      <Form.Item name="employer" label={w('employer')} rules={needed}><Input /></Form.Item>
      <Form.Item name="trainingBody" label={w('trainingBody')} extra={w('trainingBody.hint')}><Input /></Form.Item>
      <Form.Item name="isExternal" label={w('engagement.is')} valuePropName="checked"><Switch /></Form.Item>
      {external && <EngagementFields />}
    </>
  );
}

/** Registers a person and opens the new record. */
export function AddPerson({ modal }: { modal: ModalForm }): ReactNode {
  const w = useWords(messages);
  const go = useNavigate();
  const [form] = Form.useForm<Values>();
  const act = useAct(peopleRoutes.addPerson, { onDone: ({ id }) => { modal.close(); void go(`/people/${id}`); } });
  return (
    <Modal open={modal.open} mask={{ closable: false }} destroyOnHidden title={w('add')} okText={w('save')} cancelText={w('cancel')} confirmLoading={act.isPending} onOk={() => form.submit()} onCancel={modal.cancel}>
      <Form form={form} onValuesChange={modal.entered} layout="vertical" initialValues={{ isExternal: false }} onFinish={(v) => act.mutate({ body: { ...fieldsOf(v), idNumber: v.idNumber?.trim() || null } })}>
        <PersonFields known={false} />
      </Form>
    </Modal>
  );
}

/** Corrects a person; an empty ID number keeps the one there is. */
export function ChangePerson({ person }: { person: PersonView }): ReactNode {
  const w = useWords(messages);
  const modal = useModalForm();
  const [form] = Form.useForm<Values>();
  const act = useAct(peopleRoutes.changePerson, { onDone: modal.close });
  const { engagement: e } = person;
  const initial = {
    name: person.name, sex: person.sex, employer: person.employer, trainingBody: person.trainingBody, isExternal: e !== null, leftOn: person.leftOn,
    ...(e ? { engagement: { ...e, days: [e.validFrom, e.validTo] } } : {}),
  };
  const submit = (v: Values): void => {
    const number = v.idNumber?.trim();
    act.mutate({ params: { personId: person.id }, body: { ...fieldsOf(v), ...(number ? { idNumber: number } : {}), leftOn: v.leftOn ?? null, reason: v.reason } });
  };
  return (
    <>
      <Button onClick={modal.show}>{w('change')}</Button>
      <Modal open={modal.open} mask={{ closable: false }} destroyOnHidden title={`${w('change')} · ${person.name}`} okText={w('save')} cancelText={w('cancel')} confirmLoading={act.isPending} onOk={() => form.submit()} onCancel={modal.cancel}>
        <div className="k-consequence">{w('change.what', { name: person.name })}</div>
        <Form form={form} onValuesChange={modal.entered} layout="vertical" initialValues={initial} onFinish={submit}>
          <PersonFields known={person.idNumberMasked !== null} />
          <Form.Item name="leftOn" label={w('leftOn')}><DayField /></Form.Item>
          <Form.Item name="reason" label={w('reason')} rules={[{ required: true, min: 2, message: w('required') }]}><Input /></Form.Item>
        </Form>
      </Modal>
    </>
  );
}
