import { Button, Form, Input, InputNumber, Select } from 'antd';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { FatalEffect, TaskDraft, TaskView } from '@kaowu/contracts';
import { useWords } from '../../frame';
import { messages } from './messages';
import { RichArea } from './rich-area';
import { asStored } from './tex';
import { asWritten } from './tex-written';

/** What the form holds: points and weights as printed, steps one a line. */
export interface TaskFormValues {
  readonly code: string;
  readonly name: string;
  readonly minutes: number;
  readonly weight: number;
  readonly fullPoints: number;
  readonly rangeCodes: readonly string[];
  readonly instructions: string;
  readonly preparation: string;
  readonly criteria: readonly { readonly name: string; readonly requirement: string; readonly standard: string; readonly points: number; readonly steps: string }[];
  readonly fatalItems: readonly { readonly text: string; readonly effect: FatalEffect }[];
}

const hundredths = (printed: number): number => Math.round(printed * 100);

/** A task with one criterion, to begin with. */
export const EMPTY_TASK: TaskFormValues = {
  code: '', name: '', minutes: 20, weight: 100, fullPoints: 100, rangeCodes: [], instructions: '', preparation: '',
  criteria: [{ name: '', requirement: '', standard: '', points: 100, steps: '' }], fatalItems: [],
};

/** The form's values as the route takes them; criteria, steps and fatal items are numbered in order. */
export const taskDraftOf = (v: TaskFormValues): TaskDraft => ({
  name: v.name, minutes: v.minutes, instructions: asStored(v.instructions), preparation: asStored(v.preparation), fullPoints: hundredths(v.fullPoints),
  weightHundredths: hundredths(v.weight), rangeCodes: [...v.rangeCodes],
  criteria: v.criteria.map((c, i) => ({
    code: String(i + 1), name: c.name, requirement: c.requirement, standard: c.standard, points: hundredths(c.points),
    steps: c.steps.split('\n').map((s) => s.trim()).filter((s) => s !== '').map((text, j) => ({ code: `${i + 1}.${j + 1}`, text })),
  })),
  fatalItems: v.fatalItems.map((f, i) => ({ code: `F${i + 1}`, text: f.text, effect: f.effect })),
});

/** A task as the form shows it. */
export const taskFormOf = (task: TaskView): TaskFormValues => ({
  code: task.code, name: task.content.name, minutes: task.content.minutes, weight: task.weightHundredths / 100, fullPoints: task.content.fullPoints / 100, rangeCodes: task.rangeCodes,
  instructions: asWritten(task.content.instructions), preparation: asWritten(task.content.preparation),
  criteria: task.content.criteria.map((c) => ({ name: c.name, requirement: c.requirement, standard: c.standard, points: c.points / 100, steps: c.steps.map((s) => s.text).join('\n') })),
  fatalItems: task.content.fatalItems.map((f) => ({ text: f.text, effect: f.effect })),
});

function Sum(): ReactNode {
  const w = useWords(messages);
  const criteria = Form.useWatch<TaskFormValues['criteria'] | undefined>('criteria') ?? [];
  const full = Form.useWatch<number | undefined>('fullPoints') ?? 0;
  const sum = criteria.reduce((total, c) => total + hundredths(c?.points ?? 0), 0);
  return <span className={sum === hundredths(full) ? 'k-muted' : 'bank-node-wrong'} role="status">{w('task.sum', { sum: sum / 100, full })}</span>;
}

function Criteria(): ReactNode {
  const w = useWords(messages);
  const needed = [{ required: true, whitespace: true, message: w('editor.needed') }];
  return (
    <Form.List name="criteria">
      {(fields, { add, remove }) => (
        <section className="k-stack">
          <div className="k-row"><h2 className="bank-h2">{w('task.criteria')}</h2><Sum /></div>
          {fields.map(({ key, name }) => (
            <div key={key} className="k-panel">
              <div className="k-row" style={{ alignItems: 'flex-start' }}>
                <Form.Item name={[name, 'name']} label={`${w('task.criterion')} ${name + 1}`} rules={needed} style={{ flex: 1, minWidth: 200 }}><Input maxLength={200} /></Form.Item>
                <Form.Item name={[name, 'points']} label={w('task.allotted')} rules={[{ required: true, message: w('editor.needed') }]}><InputNumber min={0.01} max={1000} step={1} /></Form.Item>
                <Button icon={<DeleteOutlined />} disabled={fields.length <= 1} aria-label={`${w('task.remove')} ${name + 1}`} onClick={() => remove(name)} style={{ marginTop: 30 }} />
              </div>
              <div className="bank-columns">
                <Form.Item name={[name, 'requirement']} label={w('task.requirement')}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
                <Form.Item name={[name, 'standard']} label={w('task.standard')}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
                <Form.Item name={[name, 'steps']} label={w('task.steps')} extra={w('task.steps.hint')}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={4000} /></Form.Item>
              </div>
            </div>
          ))}
          <div><Button icon={<PlusOutlined />} onClick={() => add({ name: '', requirement: '', standard: '', points: 10, steps: '' })}>{w('task.addCriterion')}</Button></div>
        </section>
      )}
    </Form.List>
  );
}

function FatalItems(): ReactNode {
  const w = useWords(messages);
  return (
    <Form.List name="fatalItems">
      {(fields, { add, remove }) => (
        <section className="k-stack" style={{ margin: '16px 0' }}>
          <h2 className="bank-h2">{w('task.fatal')}</h2>
          {fields.map(({ key, name }) => (
            <div key={key} className="k-row">
              <Form.Item name={[name, 'text']} noStyle rules={[{ required: true, whitespace: true, message: w('editor.needed') }]}><Input maxLength={500} style={{ width: 420 }} aria-label={`${w('task.fatal.text')} ${name + 1}`} /></Form.Item>
              <Form.Item name={[name, 'effect']} noStyle>
                <Select style={{ width: 180 }} aria-label={`${w('task.fatal.effect')} ${name + 1}`} options={(['task_zero', 'fail_part'] as const).map((value) => ({ value, label: w(`task.effect.${value}`) }))} />
              </Form.Item>
              <Button icon={<DeleteOutlined />} aria-label={`${w('task.remove')} F${name + 1}`} onClick={() => remove(name)} />
            </div>
          ))}
          <div><Button icon={<PlusOutlined />} onClick={() => add({ text: '', effect: 'task_zero' })}>{w('task.addFatal')}</Button></div>
        </section>
      )}
    </Form.List>
  );
}

/** The fields of a practical task. */
export function TaskForm({ ranges, codeFixed }: { ranges: readonly { code: string; name: string; weightHundredths: number }[]; codeFixed: boolean }): ReactNode {
  const w = useWords(messages);
  const needed = [{ required: true, message: w('editor.needed') }];
  return (
    <>
      <div className="k-row" style={{ alignItems: 'flex-start' }}>
        <Form.Item name="code" label={w('task.code')} rules={needed}><Input style={{ width: 100 }} maxLength={20} disabled={codeFixed} /></Form.Item>
        <Form.Item name="name" label={w('task.name')} rules={needed} style={{ flex: 1, minWidth: 260 }}><Input maxLength={200} /></Form.Item>
        <Form.Item name="minutes" label={w('task.minutes')} rules={needed}><InputNumber min={1} max={1440} precision={0} /></Form.Item>
        <Form.Item name="weight" label={w('task.weight')} rules={needed}><InputNumber min={0.01} max={100} /></Form.Item>
        <Form.Item name="fullPoints" label={w('task.points')} rules={needed}><InputNumber min={1} max={1000} /></Form.Item>
      </div>
      <Form.Item name="rangeCodes" label={w('task.ranges')} rules={needed}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={ranges.map((r) => ({ value: r.code, label: `${r.code} ${r.name} ${r.weightHundredths / 100}%` }))} />
      </Form.Item>
      <Form.Item name="instructions" label={w('task.instructions')} rules={needed}><RichArea rows={3} maxLength={8000} label={w('task.instructions')} /></Form.Item>
      <Form.Item name="preparation" label={w('task.preparation')}><RichArea rows={2} maxLength={8000} label={w('task.preparation')} /></Form.Item>
      <Criteria />
      <FatalItems />
    </>
  );
}
