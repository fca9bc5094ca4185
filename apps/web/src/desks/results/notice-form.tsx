import { Button, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { resultsRoutes, type ReplyOf } from '@kaowu/contracts';
import { Drawer, type DialogProps, useAct, useWords } from '../../frame';
import { messages } from './messages';

type Notice = ReplyOf<typeof resultsRoutes.board>['notices'][number];

interface Entry {
  kind: Notice['kind'];
  title: string;
  text?: string;
  basis?: string;
  fees?: { item: string; unit: string; yuan: string }[];
}

function FeeLines(): ReactNode {
  const w = useWords(messages);
  const needed = [{ required: true, message: w('required') }];
  return (
    <Form.List name="fees">
      {(fields, { add, remove }) => (
        <div className="k-stack">
          {fields.map(({ key, name }) => (
            <div key={key} className="k-row">
              <Form.Item name={[name, 'item']} label={w('notice.fee.item')} rules={needed}><Input maxLength={80} /></Form.Item>
              <Form.Item name={[name, 'unit']} label={w('notice.fee.unit')} rules={needed}><Input maxLength={20} style={{ width: 100 }} /></Form.Item>
              <Form.Item name={[name, 'yuan']} label={w('notice.fee.yuan')} rules={needed}><InputNumber<string> stringMode min="0" max="1000000" precision={2} /></Form.Item>
              <Button onClick={() => remove(name)} aria-label={w('notice.withdraw')}>×</Button>
            </div>
          ))}
          <Button onClick={() => add()}>{w('notice.fee.add')}</Button>
        </div>
      )}
    </Form.List>
  );
}

/** Puts a notice on the public board. */
export default function NoticeForm({ modal }: DialogProps): ReactNode {
  const w = useWords(messages);
  const [form] = Form.useForm<Entry>();
  const kind = Form.useWatch('kind', form);
  const act = useAct(resultsRoutes.publishNotice, { onDone: () => { modal.close(); form.resetFields(); } });
  const needed = [{ required: true, message: w('required') }];
  const submit = ({ kind: of, title, text = '', basis, fees = [] }: Entry): void =>
    act.mutate({ body: { kind: of, title, text, ...(basis ? { basis } : {}), fees: of === 'fees' ? fees.map((f) => ({ item: f.item, unit: f.unit, cents: Math.round(Number(f.yuan) * 100) })) : [] } });
  return (
    <Drawer open={modal.open} mask={{ closable: false }} onClose={modal.cancel} size={720} title={w('notice.add')} extra={<Button type="primary" loading={act.isPending} onClick={() => form.submit()}>{w('save')}</Button>}>
      <Form<Entry> form={form} onValuesChange={modal.entered} layout="vertical" initialValues={{ kind: 'fees' }} onFinish={submit} scrollToFirstError>
        <Form.Item name="kind" label={w('notice.kind')} rules={needed}><Select options={(['fees', 'rules', 'announcement'] as const).map((value) => ({ value, label: w(`notice.${value}.kind`) }))} /></Form.Item>
        <Form.Item name="title" label={w('notice.title')} rules={[...needed, { min: 4 }]}><Input maxLength={120} /></Form.Item>
        <Form.Item name="text" label={w('notice.text')}><Input.TextArea rows={8} maxLength={20_000} /></Form.Item>
        <Form.Item name="basis" label={w('notice.basis')}><Input maxLength={300} /></Form.Item>
        {kind === 'fees' && <FeeLines />}
      </Form>
    </Drawer>
  );
}
