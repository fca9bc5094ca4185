import { Button, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { certificatesRoutes, filingSource, type FilingColumn, type ReplyOf } from '@kaowu/contracts';
import { ActsHeading, Drawer, type DialogProps, useAct, useWords } from '../../frame';
import { messages } from './messages';
import './certificates.css';

type Mapping = ReplyOf<typeof certificatesRoutes.mapping>['current'];

/** A new version of the columns, filled with the one it follows. */
export default function ColumnsForm({ from, modal }: DialogProps & { from: Mapping }): ReactNode {
  const w = useWords(messages);
  const [form] = Form.useForm<{ source: string; columns: FilingColumn[] }>();
  const act = useAct(certificatesRoutes.addMapping, { onDone: modal.close });
  const needed = [{ required: true, message: w('required') }];
  return (
    <Drawer open={modal.open} mask={{ closable: false }} onClose={modal.cancel} size={760} destroyOnHidden title={w('newVersion')} extra={<Button type="primary" loading={act.isPending} onClick={() => form.submit()}>{w('save')}</Button>}>
      <Form form={form} onValuesChange={modal.entered} layout="vertical" initialValues={{ source: '', columns: from.columns }} onFinish={(body) => act.mutate({ body })}>
        <Form.Item name="source" label={w('formSource')} rules={needed}><Input maxLength={200} /></Form.Item>
        <Form.List name="columns">
          {(fields, { add, remove, move }) => (
            <>
              <table className="certificates-columns">
                <thead><tr><th>{w('heading')}</th><th>{w('source')}</th><th>{w('width')}</th><th><ActsHeading /></th></tr></thead>
                <tbody>
                  {fields.map(({ key, name }, i) => (
                    <tr key={key}>
                      <td><Form.Item noStyle name={[name, 'heading']} rules={needed}><Input aria-label={w('heading')} maxLength={40} /></Form.Item></td>
                      <td><Form.Item noStyle name={[name, 'source']} rules={needed}><Select aria-label={w('source')} style={{ width: 160 }} options={filingSource.options.map((value) => ({ value, label: w(`s.${value}`) }))} /></Form.Item></td>
                      <td><Form.Item noStyle name={[name, 'width']}><InputNumber aria-label={w('width')} min={4} max={60} style={{ width: 80 }} /></Form.Item></td>
                      <td className="k-row"><Button size="small" disabled={i === 0} onClick={() => move(i, i - 1)}>{w('up')}</Button><Button size="small" onClick={() => remove(name)}>{w('remove')}</Button></td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <Button onClick={() => add({ heading: '', source: 'name', width: 16 })}>{w('addColumn')}</Button>
            </>
          )}
        </Form.List>
      </Form>
    </Drawer>
  );
}
