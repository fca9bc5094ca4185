import { Button, Checkbox, Collapse, Form, InputNumber } from 'antd';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { ITEM_TYPES, type ItemType } from '@kaowu/contracts';
import { pick, useLanguage, useWords, type Words } from '../../frame';
import { countOf, type ConstraintDraft } from './constraint-draft';
import { constraintMessages } from './constraint-messages';
import { ItemPicker } from './item-picker';

type W = Words<keyof typeof constraintMessages.zh & string>;

interface Part {
  readonly draft: ConstraintDraft;
  readonly set: (change: Partial<ConstraintDraft>) => void;
  readonly w: W;
}

interface NumberProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: number | null | undefined;
  readonly max: number;
  readonly min?: number;
  readonly step?: number;
  readonly onChange: (value: number | null) => void;
}

function NumberField({ label, hint, value, max, min = 0, step = 1, onChange }: NumberProps): ReactNode {
  return (
    <Form.Item label={label} {...(hint === undefined ? {} : { tooltip: hint })}>
      <InputNumber min={min} max={max} step={step} value={value ?? null} aria-label={label} onChange={onChange} />
    </Form.Item>
  );
}

const replace = <T,>(list: readonly T[], at: number, change: Partial<T>): T[] => list.map((entry, i) => (i === at ? { ...entry, ...change } : entry));
const without = <T,>(list: readonly T[], at: number): T[] => list.filter((_, i) => i !== at);

function Removable({ label, onRemove, children }: { label: string; onRemove: () => void; children: ReactNode }): ReactNode {
  return (
    <div className="assembly-section">
      <div className="assembly-fields">{children}</div>
      <Button type="text" icon={<DeleteOutlined />} aria-label={label} onClick={onRemove} />
    </div>
  );
}

function Shares({ draft, set, w }: Part): ReactNode {
  const letter = (name: 'X' | 'Y' | 'Z', change: { min?: number | null; max?: number | null }): void =>
    set({ importance: { ...draft.importance, [name]: { ...draft.importance[name], ...change } } });
  return (
    <div className="assembly-fields">
      <NumberField label={w('rangeTolerance')} hint={w('rangeTolerance.hint')} value={draft.rangeTolerance} max={20} onChange={(rangeTolerance) => set({ rangeTolerance })} />
      {(['X', 'Y', 'Z'] as const).flatMap((name) => [
        <NumberField key={`${name} min`} label={`${name} ${w('share.min')}`} value={draft.importance[name].min} max={100} onChange={(min) => letter(name, { min })} />,
        <NumberField key={`${name} max`} label={`${name} ${w('share.max')}`} value={draft.importance[name].max} max={100} onChange={(max) => letter(name, { max })} />,
      ])}
    </div>
  );
}

function Bands({ draft, set, w }: Part): ReactNode {
  const change = (at: number, part: Partial<ConstraintDraft['bands'][number]>): void => set({ bands: replace(draft.bands, at, part) });
  return (
    <>
      {draft.bands.map((band, i) => (
        <Removable key={i} label={w('bands.remove', { no: i + 1 })} onRemove={() => set({ bands: without(draft.bands, i) })}>
          <NumberField label={w('band.from')} value={band.from} max={1} step={0.05} onChange={(from) => change(i, { from })} />
          <NumberField label={w('band.to')} value={band.to} max={1} step={0.05} onChange={(to) => change(i, { to })} />
          <NumberField label={w('share.min')} value={band.min} max={100} onChange={(min) => change(i, { min })} />
          <NumberField label={w('share.max')} value={band.max} max={100} onChange={(max) => change(i, { max })} />
        </Removable>
      ))}
      <Button icon={<PlusOutlined />} disabled={draft.bands.length >= 6} onClick={() => set({ bands: [...draft.bands, { from: 0, to: 0.5, min: null, max: 30 }] })}>{w('bands.add')}</Button>
    </>
  );
}

function Time({ draft: { time }, set, w, types }: Part & { types: readonly ItemType[] }): ReactNode {
  const { language } = useLanguage();
  return (
    <>
      <Form.Item><Checkbox checked={time.on} onChange={(e) => set({ time: { ...time, on: e.target.checked } })}>{w('time.on')}</Checkbox></Form.Item>
      {time.on && (
        <div className="assembly-fields">
          {types.map((type) => (
            <NumberField
              key={type} label={w('time.seconds', { type: pick(ITEM_TYPES[type], language) })} value={time.seconds[type]} min={1} max={7200}
              onChange={(seconds) => set({ time: { ...time, seconds: { ...time.seconds, [type]: seconds } } })}
            />
          ))}
          <NumberField label={w('time.min')} value={time.min} max={600} onChange={(min) => set({ time: { ...time, min } })} />
          <NumberField label={w('time.max')} value={time.max} min={1} max={600} onChange={(max) => set({ time: { ...time, max } })} />
        </div>
      )}
    </>
  );
}

function Items({ draft, set, w, tableId }: Part & { tableId: string | null }): ReactNode {
  return (
    <>
      <Form.Item label={w('mustHave')}><ItemPicker tableId={tableId} value={draft.mustHave} label={w('mustHave')} onChange={(mustHave) => set({ mustHave })} /></Form.Item>
      <Form.Item label={w('mustNot')}><ItemPicker tableId={tableId} value={draft.mustNot} label={w('mustNot')} onChange={(mustNot) => set({ mustNot })} /></Form.Item>
      <Form.Item label={w('enemies')}>
        {draft.enemies.map((group, i) => (
          <div key={i} className="assembly-section">
            <ItemPicker tableId={tableId} value={group} label={w('enemies.no', { no: i + 1 })} onChange={(ids) => set({ enemies: draft.enemies.map((own, at) => (at === i ? ids : own)) })} />
            <Button type="text" icon={<DeleteOutlined />} aria-label={w('enemies.remove', { no: i + 1 })} onClick={() => set({ enemies: without(draft.enemies, i) })} />
          </div>
        ))}
        <Button icon={<PlusOutlined />} onClick={() => set({ enemies: [...draft.enemies, []] })}>{w('enemies.add')}</Button>
      </Form.Item>
      <Form.Item><Checkbox checked={draft.wholeStimuli} onChange={(e) => set({ wholeStimuli: e.target.checked })}>{w('stimuli')}</Checkbox></Form.Item>
    </>
  );
}

function Overlap({ draft, set, w }: Part): ReactNode {
  return (
    <div className="assembly-fields">
      <NumberField label={w('maxOverlap')} value={draft.maxOverlap} max={300} onChange={(maxOverlap) => set({ maxOverlap })} />
      <NumberField label={w('ceiling')} value={draft.ceiling} min={0.1} max={100} onChange={(ceiling) => set({ ceiling })} />
      <NumberField label={w('lifetime')} value={draft.lifetime} min={1} max={1_000_000} onChange={(lifetime) => set({ lifetime })} />
      <NumberField label={w('earlierSets')} value={draft.earlierSets} min={1} max={50} onChange={(earlierSets) => set({ earlierSets })} />
      {draft.earlierSets !== null && <NumberField label={w('earlierMax')} value={draft.earlierMax} max={300} onChange={(earlierMax) => set({ earlierMax })} />}
    </div>
  );
}

function Information({ draft, set, w }: Part): ReactNode {
  const change = (at: number, part: Partial<ConstraintDraft['information'][number]>): void => set({ information: replace(draft.information, at, part) });
  return (
    <>
      {draft.information.map((point, i) => (
        <Removable key={i} label={w('information.remove', { no: i + 1 })} onRemove={() => set({ information: without(draft.information, i) })}>
          <NumberField label={w('information.ability')} value={point.ability} min={-4} max={4} step={0.5} onChange={(ability) => change(i, { ability })} />
          <NumberField label={w('information.target')} value={point.target} min={0.01} max={1000} step={0.5} onChange={(target) => change(i, { target })} />
          <NumberField label={w('information.tolerance')} value={point.tolerance} min={0.1} max={100} onChange={(tolerance) => change(i, { tolerance })} />
        </Removable>
      ))}
      <Button icon={<PlusOutlined />} disabled={draft.information.length >= 9} onClick={() => set({ information: [...draft.information, { ability: 0, target: null, tolerance: 5 }] })}>{w('information.add')}</Button>
    </>
  );
}

interface Props {
  readonly tableId: string | null;
  readonly types: readonly ItemType[];
  readonly draft: ConstraintDraft;
  readonly onChange: (draft: ConstraintDraft) => void;
}

/** What a paper must meet beyond types and counts; folded away until somebody needs it. */
export function ConstraintsEditor({ tableId, types, draft, onChange }: Props): ReactNode {
  const w = useWords(constraintMessages);
  const part: Part = { draft, w, set: (change) => onChange({ ...draft, ...change }) };
  const count = countOf(draft);
  const panels = [
    { key: 'shares', label: w('importance'), children: <Shares {...part} /> },
    { key: 'bands', label: w('bands'), children: <Bands {...part} /> },
    { key: 'time', label: w('time'), children: <Time {...part} types={types} /> },
    { key: 'items', label: w('items'), children: <Items {...part} tableId={tableId} /> },
    { key: 'overlap', label: w('overlap'), children: <Overlap {...part} /> },
    { key: 'information', label: w('information'), children: <Information {...part} /> },
  ];
  return (
    <fieldset className="assembly-constraints">
      <legend>{w('constraints')} <span className="k-muted">{count === 0 ? w('none') : w('constraints.count', { count })}</span></legend>
      <p className="k-muted">{w('constraints.hint')}</p>
      <Collapse size="small" items={panels} />
    </fieldset>
  );
}
