import { Button, Form, Input, InputNumber, Select } from 'antd';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useState, type ReactNode } from 'react';
import { catalogueRoutes, type Level, type StandardView, type WeightMode } from '@kaowu/contracts';
import { Modal, StateTag, useAct, useLanguage, useWords } from '../../frame';
import { levelText } from './levels';
import { messages } from './messages';
import { LEVELS } from './rule-fields';

interface Values {
  readonly mode: WeightMode;
  readonly level: Level;
  readonly source: string;
  readonly rows: readonly { readonly name: string; readonly percent?: number }[];
  readonly reason: string;
}

function SumLine(): ReactNode {
  const w = useWords(messages);
  const rows = (Form.useWatch('rows') ?? []) as readonly ({ percent?: number } | undefined)[];
  const sum = rows.reduce((n, r) => n + Math.round((r?.percent ?? 0) * 100), 0) / 100;
  return <StateTag kind={sum === 100 ? 'answering' : 'attention'}>{w(sum === 100 ? 'weights.sum' : 'weights.sumWrong', { sum })}</StateTag>;
}

function RowsField(): ReactNode {
  const w = useWords(messages);
  const needed = [{ required: true, message: w('required') }];
  return (
    <Form.List name="rows">
      {(fields, { add, remove }) => (
        <div className="k-stack">
          {fields.map(({ key, name }) => (
            <div key={key} className="k-row" style={{ flexWrap: 'nowrap' }}>
              <Form.Item name={[name, 'name']} rules={needed} noStyle><Input placeholder={w('weights.function')} aria-label={w('weights.function')} /></Form.Item>
              <Form.Item name={[name, 'percent']} rules={needed} noStyle>
                <InputNumber min={0.01} max={100} precision={2} placeholder={w('weights.percent')} aria-label={w('weights.percent')} style={{ width: 140 }} />
              </Form.Item>
              <Button type="text" icon={<DeleteOutlined />} aria-label={w('remove')} onClick={() => remove(name)} />
            </div>
          ))}
          <div className="k-row"><Button icon={<PlusOutlined />} onClick={() => add({})}>{w('add')}</Button><SumLine /></div>
        </div>
      )}
    </Form.List>
  );
}

/** Enters the weights of one level from the body's copy of the standard. */
export function WeightsForm({ standard }: { standard: StandardView }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Values>();
  const act = useAct(catalogueRoutes.enterWeights, { onDone: () => setOpen(false) });
  const needed = [{ required: true, message: w('required') }];
  const fill = (): void => {
    const { mode, level } = form.getFieldsValue();
    const there = standard.tables.find((t) => t.mode === mode && t.level === level);
    form.setFieldsValue({ rows: there?.rows.map((r) => ({ name: r.name, percent: r.weightHundredths / 100 })) ?? [{ name: '' }], source: there?.source ?? `${standard.name} ${standard.standardEdition}` });
  };
  const submit = ({ rows, ...rest }: Values): void => {
    const body = { ...rest, rows: rows.map((r) => ({ name: r.name, weightHundredths: Math.round((r.percent ?? 0) * 100) })) };
    act.mutate({ params: { standardId: standard.id }, body });
  };
  const [mode, level] = [Form.useWatch('mode', form) ?? 'theory', Form.useWatch('level', form) ?? '5'];
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>{w('weights.enter')}</Button>
      <Modal open={open} destroyOnHidden title={`${w('weights.enter')} · ${standard.name}`} okText={w('save')} cancelText={w('cancel')} confirmLoading={act.isPending} afterOpenChange={(shown) => shown && fill()} onOk={() => form.submit()} onCancel={() => setOpen(false)}>
        <div className="k-consequence">{w('weights.what', { level: levelText(level, language), mode: w(`weights.${mode}`) })}</div>
        <Form form={form} layout="vertical" initialValues={{ mode: 'theory', level: '5', rows: [] }} onFinish={submit} onValuesChange={(changed: Partial<Values>) => ('mode' in changed || 'level' in changed) && fill()}>
          <div className="k-row">
            <Form.Item name="mode" label={w('mode')}><Select style={{ width: 160 }} options={(['theory', 'practical'] as const).map((value) => ({ value, label: w(`weights.${value}`) }))} /></Form.Item>
            <Form.Item name="level" label={w('level')}><Select style={{ width: 220 }} options={LEVELS.map((value) => ({ value, label: levelText(value, language) }))} /></Form.Item>
          </div>
          <Form.Item label={w('weights')} required><RowsField /></Form.Item>
          <Form.Item name="source" label={w('weights.source')} rules={needed}><Input /></Form.Item>
          <Form.Item name="reason" label={w('reason')} rules={[...needed, { min: 2, message: w('required') }]}><Input /></Form.Item>
        </Form>
      </Modal>
    </>
  );
}
