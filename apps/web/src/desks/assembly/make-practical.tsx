import { Alert, Button, DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { Dayjs } from 'dayjs';
import { useNavigate } from 'react-router';
import type { ReactNode } from 'react';
import { assemblyRoutes, GRADES, type PracticalDraw } from '@kaowu/contracts';
import { Modal, pick, type DialogProps, useAct, useApi, useLanguage, useWords } from '../../frame';
import { practicalMessages } from './practical-messages';
import './assembly.css';

interface Wish {
  readonly name: string;
  readonly elementTableId: string;
  readonly drawBy: PracticalDraw;
  readonly count: number;
  readonly opensAt: Dayjs;
  readonly groups: readonly { readonly title: string; readonly take: number; readonly taskVersionIds: readonly string[]; readonly weight: number }[];
  readonly reason: string;
}

function Groups({ tasks }: { tasks: { value: string; label: string }[] }): ReactNode {
  const w = useWords(practicalMessages);
  const needed = [{ required: true, message: w('needed') }];
  return (
    <Form.List name="groups">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className="practical-group">
              <Form.Item name={[name, 'title']} label={w('group')} rules={needed}><Input maxLength={60} aria-label={`${w('group')} ${name + 1}`} /></Form.Item>
              <Form.Item name={[name, 'take']} label={w('take')} rules={needed}><InputNumber min={1} max={10} aria-label={`${w('take')} ${name + 1}`} /></Form.Item>
              <Form.Item name={[name, 'weight']} label={w('weight')} rules={needed}><InputNumber min={0.01} max={100} precision={2} aria-label={`${w('weight')} ${name + 1}`} /></Form.Item>
              <Button type="text" icon={<DeleteOutlined />} disabled={fields.length === 1} aria-label={w('group.remove', { no: name + 1 })} onClick={() => remove(name)} />
              <Form.Item name={[name, 'taskVersionIds']} label={w('tasks')} rules={needed} className="practical-tasks">
                <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={tasks} aria-label={`${w('tasks')} ${name + 1}`} />
              </Form.Item>
            </div>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({ title: '', take: 1, taskVersionIds: [] })} style={{ marginBottom: 16 }}>{w('group.add')}</Button>
        </>
      )}
    </Form.List>
  );
}

/** Makes practical papers: groups of tasks, obligatory or drawn, with their weights. */
export default function MakePractical({ modal }: DialogProps): ReactNode {
  const w = useWords(practicalMessages);
  const go = useNavigate();
  const { language } = useLanguage();
  const [form] = Form.useForm<Wish>();
  const tables = useApi(assemblyRoutes.practicalTables, {}, { enabled: modal.open });
  const tableId = Form.useWatch('elementTableId', form);
  const drawBy = Form.useWatch('drawBy', form) ?? 'candidate';
  const count = Form.useWatch('count', form) ?? 24;
  const sum = (Form.useWatch('groups', form) ?? []).reduce((all, group) => all + (group?.weight ?? 0), 0);
  const draw = useAct(assemblyRoutes.drawPractical, { onDone: ({ id }) => { modal.close(); void go(`/practical-papers/${id}`); } });
  const rows = tables.data?.rows ?? [];
  const tasks = (rows.find(({ id }) => id === tableId)?.tasks ?? []).map(({ taskVersionId, code, name }) => ({ value: taskVersionId, label: `${code} ${name}` }));
  const send = ({ groups, opensAt, ...rest }: Wish): void => draw.mutate({
    body: {
      ...rest, count: rest.drawBy === 'session' ? 1 : rest.count, opensAt: opensAt.toISOString(),
      groups: groups.map(({ weight, taskVersionIds, ...group }) => ({ ...group, taskVersionIds: [...taskVersionIds], weightHundredths: Math.round(weight * 100) })),
    },
  });
  const needed = [{ required: true, message: w('needed') }];
  return (
    <Modal open={modal.open} mask={{ closable: false }} width={720} destroyOnHidden title={w('make')} okText={w('go')} cancelText={w('cancel')} confirmLoading={draw.isPending} onOk={() => form.submit()} onCancel={modal.cancel}>
      <Alert type="info" showIcon title={w('what', { count: drawBy === 'session' ? 1 : count })} style={{ marginBottom: 16 }} />
      <Form<Wish> form={form} onValuesChange={modal.entered} layout="vertical" initialValues={{ drawBy: 'candidate', count: 24, groups: [{ title: w('group.must'), take: 1, taskVersionIds: [], weight: 100 }] }} onFinish={send}>
        <Form.Item name="name" label={w('name')} rules={[...needed, { min: 2, max: 80, message: w('needed') }]}><Input /></Form.Item>
        <Form.Item name="elementTableId" label={w('table')} rules={needed}>
          <Select loading={tables.isPending} aria-label={w('table')} options={rows.map(({ id, occupationName, key, edition }) => ({ value: id, label: `${occupationName} ${key.direction} ${pick(GRADES[key.level], language)} · ${edition}` }))} />
        </Form.Item>
        <Groups tasks={tasks} />
        <p className={sum === 100 ? 'k-muted' : 'assembly-short'}>{w('weights.sum', { sum })}{sum !== 100 && ` · ${w('weights.not100')}`}</p>
        <Form.Item name="drawBy" label={w('drawBy')}><Radio.Group options={[{ value: 'candidate', label: w('by.candidate') }, { value: 'session', label: w('by.session') }]} /></Form.Item>
        {drawBy === 'candidate' && <Form.Item name="count" label={w('count')} rules={needed}><InputNumber min={1} max={2000} /></Form.Item>}
        <Form.Item name="opensAt" label={w('opensAt')} rules={needed}><DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" /></Form.Item>
        <Form.Item name="reason" label={w('reason')} rules={[...needed, { min: 2, max: 500, message: w('needed') }]}><Input.TextArea rows={2} /></Form.Item>
      </Form>
    </Modal>
  );
}
