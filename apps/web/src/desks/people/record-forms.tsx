import { Button, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { peopleRoutes, POST_CODES, POSTS, qualificationKind, type PersonView, type Post, type QualificationEntry } from '@kaowu/contracts';
import { Modal, pick, useAct, useLanguage, useModalForm, useWords, DayField, DayRangeField } from '../../frame';
import { messages } from './messages';

/** Appoints a person to a post from a day. */
export function AppointForm({ person }: { person: PersonView }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const modal = useModalForm();
  const [form] = Form.useForm<{ post: Post; from: string; reason: string }>();
  const act = useAct(peopleRoutes.appoint, { onDone: modal.close });
  const needed = [{ required: true, message: w('required') }];
  return (
    <>
      <Button size="small" onClick={modal.show}>{w('appoint')}</Button>
      <Modal open={modal.open} mask={{ closable: false }} destroyOnHidden title={w('appoint')} okText={w('save')} cancelText={w('cancel')} confirmLoading={act.isPending} onOk={() => form.submit()} onCancel={modal.cancel}>
        <div className="k-consequence">{w('appoint.what', { name: person.name })}</div>
        <Form form={form} onValuesChange={modal.entered} layout="vertical" onFinish={(body) => act.mutate({ params: { personId: person.id }, body })}>
          <Form.Item name="post" label={w('post')} rules={needed}><Select options={POST_CODES.map((value) => ({ value, label: pick(POSTS[value], language) }))} showSearch={{ optionFilterProp: 'label' }} /></Form.Item>
          <Form.Item name="from" label={w('from')} rules={needed}><DayField /></Form.Item>
          <Form.Item name="reason" label={w('reason')} rules={[...needed, { min: 2, message: w('required') }]}><Input /></Form.Item>
        </Form>
      </Modal>
    </>
  );
}

type CardValues = Omit<QualificationEntry, 'validFrom' | 'validTo'> & { readonly days: readonly [string, string] };

/** Registers a card of an examiner or inspector for an occupation. */
export function CardForm({ person }: { person: PersonView }): ReactNode {
  const w = useWords(messages);
  const modal = useModalForm();
  const [form] = Form.useForm<CardValues>();
  const act = useAct(peopleRoutes.addQualification, { onDone: modal.close });
  const needed = [{ required: true, message: w('required') }];
  const submit = ({ days: [validFrom, validTo], ...rest }: CardValues): void => act.mutate({ params: { personId: person.id }, body: { ...rest, validFrom, validTo } });
  return (
    <>
      <Button size="small" onClick={modal.show}>{w('card.add')}</Button>
      <Modal open={modal.open} mask={{ closable: false }} destroyOnHidden title={w('card.add')} okText={w('save')} cancelText={w('cancel')} confirmLoading={act.isPending} onOk={() => form.submit()} onCancel={modal.cancel}>
        <div className="k-consequence">{w('card.what', { name: person.name })}</div>
        <Form form={form} onValuesChange={modal.entered} layout="vertical" initialValues={{ kind: 'examiner' }} onFinish={submit}>
          <Form.Item name="kind" label={w('kind')} rules={needed}><Select options={qualificationKind.options.map((value) => ({ value, label: w(`kind.${value}`) }))} /></Form.Item>
          <Form.Item name="occupationCode" label={w('occupationCode')} rules={[...needed, { pattern: /^\d-\d{2}-\d{2}-\d{2}$/, message: '4-10-01-03' }]}><Input placeholder="4-10-01-03" /></Form.Item>
          <Form.Item name="cardNo" label={w('cardNo')} rules={needed}><Input /></Form.Item>
          <Form.Item name="issuer" label={w('issuer')} rules={needed}><Input /></Form.Item>
          <Form.Item name="days" label={w('validity')} rules={needed}><DayRangeField /></Form.Item>
        </Form>
      </Modal>
    </>
  );
}
