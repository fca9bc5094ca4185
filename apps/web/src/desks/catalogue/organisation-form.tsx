import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { catalogueRoutes, type OrganisationEntry, type OrganisationView } from '@kaowu/contracts';
import { Modal, type DialogProps, useAct, useLanguage, useWords } from '../../frame';
import { districtOptions } from './levels';
import { messages } from './messages';

const DIGITS = { bodyCode: 4, provinceCode: 2, siteSerial: 6 } as const;

/** Registers or corrects the body. The server checks the credit code. */
export default function OrganisationForm({ organisation, modal }: DialogProps & { organisation: OrganisationView | null }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const [form] = Form.useForm<OrganisationEntry>();
  const act = useAct(catalogueRoutes.saveOrganisation, { onDone: modal.close });
  const needed = [{ required: true, message: w('required') }];
  const initial = organisation ?? { bodyType: 'S', provinceCode: '11', address: '', telephone: '' };
  return (
    <Modal open={modal.open} mask={{ closable: false }} destroyOnHidden width={640} title={w('organisation.edit')} okText={w('save')} cancelText={w('cancel')} confirmLoading={act.isPending} onOk={() => form.submit()} onCancel={modal.cancel}>
      <div className="k-consequence">{w('organisation.what')}</div>
      <Form form={form} onValuesChange={modal.entered} layout="vertical" initialValues={initial} onFinish={(body) => act.mutate({ body })}>
        <Form.Item name="name" label={w('o.name')} rules={needed}><Input /></Form.Item>
        <Form.Item name="creditCode" label={w('o.creditCode')} rules={[...needed, { len: 18 }]} normalize={(v: string) => v.toUpperCase()}><Input maxLength={18} /></Form.Item>
        <Form.Item name="bodyType" label={w('o.bodyType')} rules={needed}><Select options={(['Y', 'S'] as const).map((value) => ({ value, label: w(`o.bodyType.${value}`) }))} /></Form.Item>
        {(['bodyCode', 'provinceCode', 'siteSerial'] as const).map((name) => (
          <Form.Item key={name} name={name} label={w(`o.${name}`)} rules={[...needed, { pattern: new RegExp(`^\\d{${DIGITS[name]}}$`), message: w(`o.${name}`) }]}><Input maxLength={DIGITS[name]} /></Form.Item>
        ))}
        <Form.Item name="filingNo" label={w('o.filingNo')} rules={needed}><Input /></Form.Item>
        <Form.Item name="districtCode" label={w('o.districtCode')} rules={needed}><Select options={districtOptions(language)} showSearch={{ optionFilterProp: 'label' }} /></Form.Item>
        <Form.Item name="address" label={w('o.address')}><Input /></Form.Item>
        <Form.Item name="telephone" label={w('o.telephone')}><Input /></Form.Item>
        <Form.Item name="reason" label={w('reason')} rules={[...needed, { min: 2, message: w('required') }]}><Input /></Form.Item>
      </Form>
    </Modal>
  );
}
