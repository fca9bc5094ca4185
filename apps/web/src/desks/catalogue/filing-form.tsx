import { Button, Form, Input, Select } from 'antd';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { catalogueRoutes, type FilingEntry, type OccupationKey } from '@kaowu/contracts';
import { Modal, type DialogProps, useAct, useApi, useLanguage, useWords, DayRangeField } from '../../frame';
import { districtOptions } from './levels';
import { messages } from './messages';
import { OfferSelect } from './offer-select';

interface Values {
  readonly receiptNo: string;
  readonly days: readonly [string, string];
  readonly lines: readonly { readonly key: OccupationKey; readonly districts: string[] }[];
  readonly reason: string;
}

/** Registers a receipt of the authority with all its lines. */
export default function FilingForm({ modal }: DialogProps): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const [form] = Form.useForm<Values>();
  const ruleSets = useApi(catalogueRoutes.listRuleSets, {}, { enabled: modal.open });
  const rules = ruleSets.data?.find((r) => r.current)?.values.filing;
  const act = useAct(catalogueRoutes.addFiling, { onDone: () => { modal.close(); form.resetFields(); } });
  const needed = [{ required: true, message: w('required') }];
  const submit = ({ days: [validFrom, validTo], lines, receiptNo, reason }: Values): void => {
    const body: FilingEntry = { receiptNo, validFrom, validTo, reason, lines: lines.map((l) => ({ key: l.key, districts: l.districts })) };
    act.mutate({ body });
  };
  return (
    <Modal open={modal.open} mask={{ closable: false }} width={820} title={w('filing.add')} okText={w('save')} cancelText={w('cancel')} confirmLoading={act.isPending} onOk={() => form.submit()} onCancel={modal.cancel}>
      <div className="k-consequence">{w('filing.addWhat')} {rules && w('filing.limit', { years: rules.validYears, most: rules.firstApplicationMaxOccupations })}</div>
      <Form form={form} onValuesChange={modal.entered} layout="vertical" initialValues={{ lines: [{}] }} onFinish={submit}>
        <Form.Item name="receiptNo" label={w('receipt')} rules={needed}><Input /></Form.Item>
        <Form.Item name="days" label={w('validity')} rules={needed}><DayRangeField /></Form.Item>
        <Form.List name="lines">
          {(fields, { add, remove }) => (
            <Form.Item label={w('filing.lines')} required>
              <div className="k-stack">
                {fields.map(({ key, name }) => (
                  <div key={key} className="catalogue-line">
                    <Form.Item name={[name, 'key']} rules={needed} noStyle><OfferSelect /></Form.Item>
                    <Form.Item name={[name, 'districts']} rules={needed} noStyle><Select mode="multiple" maxTagCount="responsive" options={districtOptions(language)} placeholder={w('districts')} aria-label={w('districts')} /></Form.Item>
                    <Button type="text" icon={<DeleteOutlined />} aria-label={w('remove')} onClick={() => remove(name)} />
                  </div>
                ))}
                <Button icon={<PlusOutlined />} onClick={() => add({})} style={{ alignSelf: 'start' }}>{w('add')}</Button>
              </div>
            </Form.Item>
          )}
        </Form.List>
        <Form.Item name="reason" label={w('reason')} rules={[...needed, { min: 2, message: w('required') }]}><Input /></Form.Item>
      </Form>
    </Modal>
  );
}
