import { Button, Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { answerText, DIFFICULTY_GRADES, ITEM_TYPES, itemType, readAnswerText, type Credit, type ItemBody, type ItemDraft, type ItemType, type ItemView } from '@kaowu/contracts';
import { pick, useLanguage, useWords } from '../../frame';
import { CreditField } from './credit-field';
import { itemMessages } from './item-messages';
import { messages } from './messages';
import { RichArea } from './rich-area';
import { asStored } from './tex';
import { asWritten } from './tex-written';

/** What the form holds: option texts by place, keys as letters or truth words, answers one a line. */
export interface ItemFormValues {
  readonly type: ItemType;
  readonly stem: string;
  readonly stimulus: string;
  readonly options: readonly string[];
  readonly key: readonly string[] | string;
  readonly answers: string;
  readonly unit: string;
  readonly credit: Credit;
  readonly seconds: number | null;
  readonly explanation: string;
  readonly elementCode: string;
  readonly difficulty: number;
}

const letterOf = (place: number): string => String.fromCharCode(65 + place);
const keysOf = (key: ItemFormValues['key']): string[] => (typeof key === 'string' ? [key] : [...key]);

/** Texts, numbers or pairs as typed; what was not touched keeps what the text cannot show (feedback, case). */
function typedAnswers(type: ItemType, answers: string, before: ItemBody | undefined): Pick<ItemBody, 'key' | 'blanks' | 'numbers' | 'pairs'> {
  if (before?.type === type && answerText(before) === answers) {
    const { key, blanks, numbers, pairs } = before;
    return { key, ...(blanks ? { blanks } : {}), ...(numbers ? { numbers } : {}), ...(pairs ? { pairs } : {}) };
  }
  return readAnswerText(type, answers);
}

/** Options as typed; weights and feedback of those that stood before stay with their letters. */
const typedOptions = (options: readonly string[], before: ItemBody | undefined): ItemBody['options'] =>
  options.map((text, i) => ({ ...before?.options.find((o) => o.id === letterOf(i)), id: letterOf(i), text: asStored(text) }));

/** The form's values as the route takes them; `before` is the version that they revise. */
export function draftOf({ type, stem, stimulus, options, key, answers, unit, credit, seconds, explanation, elementCode, difficulty }: ItemFormValues, before?: ItemBody): ItemDraft {
  const kind = ITEM_TYPES[type].answer;
  const paid = ITEM_TYPES[type].credit !== null && credit !== ITEM_TYPES[type].credit ? { credit } : {};
  const common = { type, stem: asStored(stem), explanation: asStored(explanation), elementCode, difficulty, options: [], ...paid, ...(seconds === null ? {} : { seconds }), ...(stimulus.trim() === '' ? {} : { stimulus: asStored(stimulus) }), ...(before?.source ? { source: before.source } : {}) };
  const same = before?.type === type ? before : undefined;
  switch (kind) {
    case 'options':
      return { ...common, options: typedOptions(options, same), key: keysOf(key).filter((k) => options[k.charCodeAt(0) - 65] !== undefined) };
    case 'order':
      return { ...common, options: typedOptions(options, same), key: [...answers.toUpperCase()].filter((letter) => /[A-Z]/.test(letter)) };
    case 'true_false':
      return { ...common, options: same?.options ?? [{ id: 'true', text: '正确' }, { id: 'false', text: '错误' }], key: keysOf(key) };
    default:
      return { ...common, ...typedAnswers(type, answers, same), ...(kind === 'numbers' && unit !== '' ? { unit } : {}) };
  }
}

/** An item as the form shows it. */
export function formOf(item: ItemView): ItemFormValues {
  const { type, stem, stimulus = '', options, key, explanation, unit = '', credit, seconds = null } = item.content;
  const newest = item.versions[0];
  const kind = ITEM_TYPES[type].answer;
  return {
    type, stem: asWritten(stem), stimulus: asWritten(stimulus), explanation: asWritten(explanation), unit, credit: credit ?? ITEM_TYPES[type].credit ?? 'all', seconds,
    options: kind === 'options' || kind === 'order' ? options.map((o) => asWritten(o.text)) : ['', '', '', ''],
    key: type === 'multiple' ? key : (key[0] ?? ''),
    answers: kind === 'order' ? key.join('') : kind === 'options' || kind === 'true_false' ? '' : answerText(item.content),
    elementCode: newest?.elementCode ?? '',
    difficulty: newest?.difficulty ?? DIFFICULTY_GRADES[2].facility,
  };
}

function Options(): ReactNode {
  const w = useWords(messages);
  return (
    <Form.List name="options">
      {(fields, { add, remove }) => (
        <Form.Item label={w('editor.options')}>
          {fields.map(({ key, name }) => (
            <div key={key} className="k-row" style={{ flexWrap: 'nowrap', marginBottom: 8 }}>
              <strong style={{ width: 20 }}>{letterOf(name)}</strong>
              <Form.Item name={name} noStyle rules={[{ required: true, whitespace: true, message: w('editor.needed') }]}>
                <RichArea compact maxLength={2000} label={w('editor.option', { letter: letterOf(name) })} />
              </Form.Item>
              <Button icon={<DeleteOutlined />} disabled={fields.length <= 2} aria-label={w('editor.removeOption', { letter: letterOf(name) })} onClick={() => remove(name)} />
            </div>
          ))}
          <Button icon={<PlusOutlined />} disabled={fields.length >= 10} onClick={() => add('')}>{w('editor.addOption')}</Button>
        </Form.Item>
      )}
    </Form.List>
  );
}

function Key({ type }: { type: ItemType }): ReactNode {
  const w = useWords(messages);
  const options = Form.useWatch<readonly string[] | undefined>('options') ?? [];
  const letters = options.map((_, i) => ({ value: letterOf(i), label: letterOf(i) }));
  const needed = [{ required: true, message: w('editor.needed') }];
  switch (ITEM_TYPES[type].answer) {
    case 'true_false':
      return <Form.Item name="key" label={w('editor.key')} rules={needed}><Radio.Group options={[{ value: 'true', label: w('editor.right') }, { value: 'false', label: w('editor.wrong') }]} /></Form.Item>;
    case 'options':
      return <Form.Item name="key" label={w('editor.key')} rules={needed}>{type === 'multiple' ? <Checkbox.Group options={letters} /> : <Radio.Group options={letters} />}</Form.Item>;
    case 'order':
      return <Form.Item name="answers" label={w('editor.order')} rules={needed}><Input maxLength={40} /></Form.Item>;
    case 'pairs':
      return <Form.Item name="answers" label={w('editor.pairs')} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={8000} /></Form.Item>;
    case 'numbers':
      return (
        <>
          <Form.Item name="answers" label={w('editor.numbers')} rules={needed}><Input.TextArea autoSize={{ minRows: 1 }} maxLength={1000} /></Form.Item>
          <Form.Item name="unit" label={w('editor.unit')}><Input maxLength={60} style={{ width: 160 }} /></Form.Item>
        </>
      );
    case 'text':
      return <Form.Item name="answers" label={w(type === 'fill_in' ? 'editor.answers' : 'editor.modelAnswer')}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={4000} /></Form.Item>;
  }
}

/** The fields of an item; which ones depends on its type. */
export function ItemForm({ elements }: { elements: readonly { code: string; name: string }[] }): ReactNode {
  const w = useWords(messages);
  const own = useWords(itemMessages);
  const { language } = useLanguage();
  const form = Form.useFormInstance<ItemFormValues>();
  const type = Form.useWatch<ItemType | undefined>('type') ?? 'single';
  return (
    <>
      <div className="k-row" style={{ alignItems: 'flex-start' }}>
        <Form.Item name="type" label={w('editor.type')}>
          <Select style={{ width: 140 }} options={itemType.options.map((value) => ({ value, label: pick(ITEM_TYPES[value], language) }))} onChange={(next: ItemType) => form.setFieldsValue({ key: next === 'multiple' ? [] : '', credit: ITEM_TYPES[next].credit ?? 'all' })} />
        </Form.Item>
        <Form.Item name="elementCode" label={w('editor.element')} rules={[{ required: true, message: w('editor.needed') }]} style={{ flex: 1, minWidth: 260 }}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={elements.map((e) => ({ value: e.code, label: `${e.code} ${e.name}` }))} />
        </Form.Item>
        <Form.Item name="difficulty" label={w('editor.difficulty')}>
          <Select style={{ width: 150 }} options={DIFFICULTY_GRADES.map((g) => ({ value: g.facility, label: `${pick(g, language)} ${g.facility}` }))} />
        </Form.Item>
        <Form.Item name="seconds" label={own('seconds.label')} tooltip={own('seconds.hint')}>
          <InputNumber min={1} max={7200} precision={0} style={{ width: 130 }} suffix={own('seconds.unit')} placeholder={own('seconds.byType')} />
        </Form.Item>
      </div>
      <Form.Item name="stimulus" label={own('stimulus.label')} extra={own('stimulus.hint')}><RichArea rows={1} maxLength={16_000} label={own('stimulus.label')} /></Form.Item>
      <Form.Item name="stem" label={w('editor.stem')} rules={[{ required: true, whitespace: true, message: w('editor.needed') }]}>
        <RichArea rows={3} maxLength={8000} label={w('editor.stem')} blanks={type === 'fill_in'} />
      </Form.Item>
      {(ITEM_TYPES[type].answer === 'options' || ITEM_TYPES[type].answer === 'order') && <Options />}
      <Key type={type} />
      <CreditField type={type} />
      <Form.Item name="explanation" label={w('editor.explanation')}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={4000} /></Form.Item>
    </>
  );
}
