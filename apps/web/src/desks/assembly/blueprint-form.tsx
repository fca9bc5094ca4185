import { useDeferredValue, useState } from 'react';
import { Button, Form, Input, InputNumber, Select, Space } from 'antd';
import type { ReactNode } from 'react';
import { assemblyRoutes, blueprintSpec, GRADES, ITEM_TYPES, type BlueprintSpec } from '@kaowu/contracts';
import { pick, PointsText, StateTag, useApi, useLanguage, useWords } from '../../frame';
import { constraintDraftOf, constraintsOfDraft, type ConstraintDraft } from './constraint-draft';
import { ConstraintsEditor } from './constraints-editor';
import { FeasibilityPanel } from './feasibility-panel';
import { messages } from './messages';
import { SectionsEditor, type SectionDraft } from './sections-editor';
import './assembly.css';

/** A blueprint while it is edited: fields may be empty. */
export interface Draft {
  readonly title: string;
  readonly elementTableId: string | null;
  readonly tier: 1 | 2 | 3;
  readonly sections: readonly SectionDraft[];
  readonly target: number | null;
  readonly tolerance: number | null;
  readonly durationMinutes: number | null;
  readonly constraints: ConstraintDraft;
}

/** What a new blueprint starts from: the customary 80 + 20 of one point each. */
export const newDraft = (single: string, trueFalse: string): Draft => ({
  title: '', elementTableId: null, tier: 2, target: 0.65, tolerance: 0.03, durationMinutes: 90, constraints: constraintDraftOf(),
  sections: [
    { title: single, type: 'single', count: 80, points: 1, ranges: [] },
    { title: trueFalse, type: 'true_false', count: 20, points: 1, ranges: [] },
  ],
});

/** A stored blueprint, to be changed. */
export const draftOf = (spec: BlueprintSpec): Draft => ({
  title: spec.title, elementTableId: spec.elementTableId, tier: spec.tier, durationMinutes: spec.durationMinutes,
  target: spec.difficulty.target, tolerance: spec.difficulty.tolerance, constraints: constraintDraftOf(spec.constraints),
  sections: spec.sections.map(({ title, type, count, pointsEach, ranges }) => ({ title, type, count, points: pointsEach / 100, ranges: [...ranges] })),
});

/** The blueprint that the draft says, or null while it is not complete. */
export function specOf(draft: Draft): BlueprintSpec | null {
  const constraints = constraintsOfDraft(draft.constraints, draft.sections.map(({ type }) => type));
  const read = blueprintSpec.safeParse({
    title: draft.title, elementTableId: draft.elementTableId, tier: draft.tier, durationMinutes: draft.durationMinutes,
    difficulty: { target: draft.target, tolerance: draft.tolerance },
    sections: draft.sections.map(({ title, type, count, points, ranges }) => ({ title, type, count, pointsEach: points === null ? null : Math.round(points * 100), ranges })),
    ...(constraints === null ? {} : { constraints }),
  });
  return read.success ? read.data : null;
}

function TableSelect({ value, onChange }: { value: string | null; onChange: (id: string) => void }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const tables = useApi(assemblyRoutes.blueprintTables);
  const options = (tables.data?.rows ?? []).map(({ id, occupationName, key, edition, state }) => ({
    value: id,
    label: `${occupationName} ${key.direction} ${pick(GRADES[key.level], language)} · ${edition}${state === 'checked' ? '' : w(`table.${state}`)}`,
  }));
  return <Select showSearch={{ optionFilterProp: 'label' }} loading={tables.isPending} options={options} {...(value ? { value } : {})} onChange={onChange} aria-label={w('table')} />;
}

/** What the bank holds of each type, so that nobody plans without it. */
function Holdings({ tableId }: { tableId: string }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const table = useApi(assemblyRoutes.blueprintTable, { params: { id: tableId } });
  const list = (table.data?.items ?? []).map(({ type, count }) => `${pick(ITEM_TYPES[type], language)} ${count}`).join(' · ');
  return <p className="k-muted" style={{ marginTop: -16 }}>{list === '' ? '' : w('items.of', { list })}</p>;
}

interface Props {
  readonly initial: Draft;
  readonly saveLabel: string;
  readonly saving: boolean;
  readonly onSave: (spec: BlueprintSpec) => void;
  readonly onCancel: () => void;
}

/** The builder: what is asked on the left, whether the bank can give it on the right, while it is typed. */
export function BlueprintForm({ initial, saveLabel, saving, onSave, onCancel }: Props): ReactNode {
  const w = useWords(messages);
  const [draft, setDraft] = useState(initial);
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change });
  const spec = specOf(draft);
  const shown = useDeferredValue(spec === null ? null : JSON.stringify(spec));
  const questions = draft.sections.reduce((sum, { count }) => sum + (count ?? 0), 0);
  const points = draft.sections.reduce((sum, { count, points: each }) => sum + Math.round((count ?? 0) * (each ?? 0) * 100), 0);
  return (
    <div className="assembly-builder">
      <Form layout="vertical" className="k-panel" onFinish={() => spec && onSave(spec)}>
        <Form.Item label={w('title')} required><Input value={draft.title} maxLength={80} aria-label={w('title')} onChange={(e) => set({ title: e.target.value })} /></Form.Item>
        <Form.Item label={w('table')} required><TableSelect value={draft.elementTableId} onChange={(elementTableId) => set({ elementTableId, sections: draft.sections.map((s) => ({ ...s, ranges: [] })) })} /></Form.Item>
        {draft.elementTableId !== null && <Holdings tableId={draft.elementTableId} />}
        <div className="assembly-fields">
          <Form.Item label={w('tier')}>
            <Select value={draft.tier} onChange={(tier) => set({ tier })} aria-label={w('tier')} options={([1, 2, 3] as const).map((value) => ({ value, label: w(`tier.${value}`) }))} />
          </Form.Item>
          <Form.Item label={w('duration')}><InputNumber min={5} max={600} value={draft.durationMinutes} aria-label={w('duration')} onChange={(durationMinutes) => set({ durationMinutes })} /></Form.Item>
          <Form.Item label={w('difficulty')} tooltip={w('difficulty.hint')}><InputNumber min={0} max={1} step={0.01} value={draft.target} aria-label={w('difficulty')} onChange={(target) => set({ target })} /></Form.Item>
          <Form.Item label={w('tolerance')}><InputNumber min={0} max={1} step={0.01} value={draft.tolerance} aria-label={w('tolerance')} onChange={(tolerance) => set({ tolerance })} /></Form.Item>
        </div>
        <SectionsEditor tableId={draft.elementTableId} tier={draft.tier} sections={draft.sections} onChange={(sections) => set({ sections })} />
        <ConstraintsEditor
          tableId={draft.elementTableId} types={[...new Set(draft.sections.map(({ type }) => type))]} draft={draft.constraints} onChange={(constraints) => set({ constraints })}
        />
        <p className="k-row">
          <strong>{w('total', { questions, points: points / 100 })}</strong>
          {points !== 10_000 && <StateTag kind="attention">{w('total.not100')} (<PointsText value={points} />)</StateTag>}
        </p>
        <Space>
          <Button type="primary" htmlType="submit" loading={saving} disabled={spec === null}>{saveLabel}</Button>
          <Button onClick={onCancel}>{w('cancel')}</Button>
        </Space>
      </Form>
      <div className="assembly-fit"><FeasibilityPanel spec={shown === null ? null : (JSON.parse(shown) as BlueprintSpec)} /></div>
    </div>
  );
}
