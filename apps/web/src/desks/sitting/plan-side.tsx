import { Button, Input, InputNumber, Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import type { PlaceKind } from '@kaowu/contracts';
import { useWords } from '../../frame';
import { planMessages } from './room-plan-messages';
import { insertLine, isEmptyLine, isPlace, MAX_LINES, moveTo, remove, removeLine, rename, renumber, resize, type Item, type Line, type RoomDraft } from './room-draft';

interface SideProps {
  readonly draft: RoomDraft;
  readonly item: Item | undefined;
  readonly place: Exclude<PlaceKind, 'spare'>;
  readonly onChange: (draft: RoomDraft) => void;
}

/** The chosen thing by numbers. */
function Chosen({ draft, item, place, onChange }: SideProps & { readonly item: Item }): ReactNode {
  const w = useWords(planMessages);
  return (
    <div className="k-stack">
      {isPlace(item.thing) && (
        <>
          <label className="plan-field">{w('label')}<Input maxLength={12} value={item.label} onChange={(e) => onChange(rename(draft, item.key, { label: e.target.value }))} /></label>
          <Segmented aria-label={w('kind')} value={item.thing} options={[place, 'spare' as const].map((value) => ({ value, label: w(value) }))} onChange={(thing) => onChange(rename(draft, item.key, { thing }))} />
        </>
      )}
      <div className="k-row">
        <label className="plan-field">{w('row')}<InputNumber min={0} max={draft.rows + 1} value={item.row} onChange={(row) => row !== null && onChange(moveTo(draft, item.key, { row, column: item.column }))} /></label>
        <label className="plan-field">{w('column')}<InputNumber min={0} max={draft.columns + 1} value={item.column} onChange={(column) => column !== null && onChange(moveTo(draft, item.key, { row: item.row, column }))} /></label>
      </div>
      <Button danger onClick={() => onChange(remove(draft, item.key))}>{w('remove')}</Button>
    </div>
  );
}

function Aisle({ draft, line, onChange }: { draft: RoomDraft; line: Line; onChange: (draft: RoomDraft) => void }): ReactNode {
  const w = useWords(planMessages);
  const [after, setAfter] = useState(1);
  return (
    <div className="k-row">
      <span>{w(`aisle.${line}`)}</span>
      <InputNumber aria-label={w(`aisle.${line}`)} min={0} max={line === 'row' ? draft.rows : draft.columns} value={after} onChange={(value) => setAfter(value ?? 0)} style={{ width: 64 }} />
      <span>{w(`aisle.${line}Unit`)}</span>
      <Button size="small" onClick={() => onChange(insertLine(draft, line, after))}>{w('aisle.add')}</Button>
      <Button size="small" disabled={!isEmptyLine(draft, line, after + 1)} onClick={() => onChange(removeLine(draft, line, after + 1))}>{w('aisle.remove')}</Button>
    </div>
  );
}

/** Everything that can be drawn by drag, by numbers. */
export function PlanSide(props: SideProps): ReactNode {
  const w = useWords(planMessages);
  const { draft, item, onChange } = props;
  const size = (line: Line, label: 'rows' | 'columns', value: number): ReactNode => (
    <label className="plan-field">{w(label)}<InputNumber min={1} max={MAX_LINES} value={value} onChange={(next) => next !== null && onChange(resize(draft, line, next))} /></label>
  );
  return (
    <div className="k-stack plan-side">
      <section className="k-panel" aria-label={w('chosen')}>
        <h2>{w('chosen')}{item ? ` · ${w(item.thing)} ${item.label}` : ''}</h2>
        {item ? <Chosen {...props} key={item.key} item={item} /> : <p className="k-muted">{w('chosen.none')}</p>}
        <p className="k-muted">{w('wall.hint')}</p>
      </section>
      <section className="k-panel" aria-label={w('size')}>
        <h2>{w('size')}</h2>
        <div className="k-row">{size('row', 'rows', draft.rows)}{size('column', 'columns', draft.columns)}</div>
        <h2>{w('aisle')}</h2>
        <div className="k-stack"><Aisle draft={draft} line="column" onChange={onChange} /><Aisle draft={draft} line="row" onChange={onChange} /></div>
        <h2>{w('label')}</h2>
        <Button onClick={() => onChange(renumber(draft))}>{w('renumber')}</Button>
        <p className="k-muted">{w('renumber.hint')}</p>
      </section>
    </div>
  );
}
