import { Button, Form, Input, InputNumber, Select } from 'antd';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { assemblyRoutes, ITEM_TYPES, itemType, type ItemType } from '@kaowu/contracts';
import { pick, useApi, useLanguage, useWords } from '../../frame';
import { messages } from './messages';

/** A section while it is edited; points as people write them (0.5, 1, 2). */
export interface SectionDraft {
  readonly title: string;
  readonly type: ItemType;
  readonly count: number | null;
  readonly points: number | null;
  readonly ranges: readonly string[];
}

interface Props {
  readonly tableId: string | null;
  readonly tier: 1 | 2 | 3;
  readonly sections: readonly SectionDraft[];
  readonly onChange: (sections: SectionDraft[]) => void;
}

function useRangeOptions(tableId: string | null, tier: number): { value: string; label: string }[] {
  const table = useApi(assemblyRoutes.blueprintTable, tableId ? { params: { id: tableId } } : {}, { enabled: tableId !== null });
  return (table.data?.ranges ?? []).filter((range) => range.tier <= tier).map(({ code, name }) => ({ value: code, label: `${code} ${name}` }));
}

/** The sections of a paper: type, how many, worth what, and from where. */
export function SectionsEditor({ tableId, tier, sections, onChange }: Props): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const ranges = useRangeOptions(tableId, tier);
  const types = itemType.options.map((value) => ({ value, label: pick(ITEM_TYPES[value], language) }));
  const change = (at: number, part: Partial<SectionDraft>): void => onChange(sections.map((section, i) => (i === at ? { ...section, ...part } : section)));
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend style={{ fontWeight: 700, marginBottom: 8 }}>{w('sections')}</legend>
      {sections.map((section, i) => (
        <div key={i} className="assembly-section">
          <div className="assembly-fields">
            <Form.Item label={w('section.title')}><Input value={section.title} maxLength={60} aria-label={w('section.title')} onChange={(e) => change(i, { title: e.target.value })} /></Form.Item>
            <Form.Item label={w('section.type')}><Select value={section.type} options={types} aria-label={w('section.type')} onChange={(type) => change(i, { type })} /></Form.Item>
            <Form.Item label={w('section.count')}><InputNumber min={1} max={300} value={section.count} aria-label={w('section.count')} onChange={(count) => change(i, { count })} /></Form.Item>
            <Form.Item label={w('section.points')}><InputNumber min={0.01} max={100} step={0.5} value={section.points} aria-label={w('section.points')} onChange={(points) => change(i, { points })} /></Form.Item>
            <Form.Item label={w('section.ranges')}>
              <Select mode="multiple" allowClear maxTagCount={1} value={[...section.ranges]} options={ranges} placeholder={w('section.allRanges')} aria-label={w('section.ranges')} onChange={(codes: string[]) => change(i, { ranges: codes })} />
            </Form.Item>
          </div>
          <Button type="text" icon={<DeleteOutlined />} disabled={sections.length === 1} aria-label={w('section.remove', { title: section.title })} onClick={() => onChange(sections.filter((_, at) => at !== i))} />
        </div>
      ))}
      <Button icon={<PlusOutlined />} disabled={sections.length >= 12} onClick={() => onChange([...sections, { title: w('section.default', { no: sections.length + 1 }), type: 'multiple', count: 10, points: 1, ranges: [] }])}>
        {w('section.add')}
      </Button>
    </fieldset>
  );
}
