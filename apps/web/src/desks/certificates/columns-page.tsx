import { Button, Form, Input, InputNumber, Select, Table } from 'antd';
import type { ReactNode } from 'react';
import { certificatesRoutes, filingSource } from '@kaowu/contracts';
import type { FilingColumn, ReplyOf } from '@kaowu/contracts';
import { Drawer, Instant, Page, useAct, useApi, useModalForm, useWords } from '../../frame';
import { messages } from './messages';
import './certificates.css';

type Mapping = ReplyOf<typeof certificatesRoutes.mapping>['current'];

function Columns({ columns }: { columns: readonly FilingColumn[] }): ReactNode {
  const w = useWords(messages);
  return (
    <Table<FilingColumn>
      size="small" rowKey="heading" dataSource={[...columns]} pagination={false} scroll={{ x: 'max-content' }}
      columns={[{ title: w('heading'), dataIndex: 'heading' }, { title: w('source'), dataIndex: 'source', render: (source: FilingColumn['source']) => w(`s.${source}`) }, { title: w('width'), dataIndex: 'width', align: 'right' }]}
    />
  );
}

function NewVersion({ from }: { from: Mapping }): ReactNode {
  const w = useWords(messages);
  const modal = useModalForm();
  const [form] = Form.useForm<{ source: string; columns: FilingColumn[] }>();
  const act = useAct(certificatesRoutes.addMapping, { onDone: modal.close });
  const needed = [{ required: true, message: w('required') }];
  return (
    <>
      <Button type="primary" onClick={modal.show}>{w('newVersion')}</Button>
      <Drawer open={modal.open} mask={{ closable: false }} onClose={modal.cancel} size={760} destroyOnHidden title={w('newVersion')} extra={<Button type="primary" loading={act.isPending} onClick={() => form.submit()}>{w('save')}</Button>}>
        <Form form={form} onValuesChange={modal.entered} layout="vertical" initialValues={{ source: '', columns: from.columns }} onFinish={(body) => act.mutate({ body })}>
          <Form.Item name="source" label={w('formSource')} rules={needed}><Input maxLength={200} /></Form.Item>
          <Form.List name="columns">
            {(fields, { add, remove, move }) => (
              <>
                <table className="certificates-columns">
                  <thead><tr><th>{w('heading')}</th><th>{w('source')}</th><th>{w('width')}</th><th /></tr></thead>
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
    </>
  );
}

/** The columns of the filing workbook: data with versions. */
export default function ColumnsPage(): ReactNode {
  const w = useWords(messages);
  const asked = useApi(certificatesRoutes.mapping);
  const data = asked.data;
  return (
    <Page title={w('columns')} sub={w('columns.sub')} of={asked} actions={data && <NewVersion from={data.current} />}>
      {data && (
        <div className="k-stack">
          <div className="k-panel">
            <h2>{w('current')} · {w('mapping', { version: data.current.version })}</h2>
            <p className="k-muted">{data.current.source} · <Instant at={data.current.createdAt} /></p>
            <Columns columns={data.current.columns} />
          </div>
          {data.earlier.map((m) => (
            <details key={m.version} className="k-panel"><summary>{w('mapping', { version: m.version })} · {m.source}</summary><Columns columns={m.columns} /></details>
          ))}
        </div>
      )}
    </Page>
  );
}
