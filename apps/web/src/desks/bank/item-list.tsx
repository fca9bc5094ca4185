import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { bankRoutes, DIFFICULTY_GRADES, itemType, ITEM_TYPES, type ItemType, type VersionState } from '@kaowu/contracts';
import { EmptyState, ErrorState, LoadingState, pick, useLanguage, usePieces, useSession, useWords } from '../../frame';
import { ActButtons, useActsForState } from './item-acts';
import { EnemiesOfSelection } from './enemies-of-selection';
import { itemMessages } from './item-messages';
import { ItemLine, type ItemRow } from './item-line';
import { messages } from './messages';

/** Lines that are read at a time. */
const PIECE = 100;
/** Half the way to the next grade: how far around a grade's facility its items lie. */
const AROUND = 0.07;

export interface ItemListProps {
  readonly tableId: string;
  readonly under: string;
  readonly state: VersionState | undefined;
  readonly chosen: string | null;
  readonly onChoose: (itemId: string) => void;
}

interface Filters {
  readonly search: string;
  readonly type?: ItemType | undefined;
  readonly serial: number | null;
  readonly grade?: number | undefined;
}

function FilterFields({ filters, onChange }: { filters: Filters; onChange: (filters: Filters) => void }): ReactNode {
  const w = useWords(messages);
  const own = useWords(itemMessages);
  const { language } = useLanguage();
  return (
    <div className="k-row">
      <Input.Search allowClear placeholder={own('list.search')} aria-label={own('list.search')} style={{ flex: '1 1 220px' }} defaultValue={filters.search} onSearch={(search) => onChange({ ...filters, search: search.trim() })} />
      <Select
        allowClear placeholder={w('list.type')} aria-label={w('list.type')} style={{ width: 120 }} value={filters.type} onChange={(type: ItemType | undefined) => onChange({ ...filters, type })}
        options={itemType.options.map((value) => ({ value, label: pick(ITEM_TYPES[value], language) }))}
      />
      <Select
        allowClear placeholder={own('list.from')} aria-label={own('list.from')} style={{ width: 110 }} value={filters.grade} onChange={(grade: number | undefined) => onChange({ ...filters, grade })}
        options={DIFFICULTY_GRADES.map((g) => ({ value: g.facility, label: pick(g, language) }))}
      />
      <InputNumber min={1} precision={0} style={{ width: 90 }} placeholder={w('list.number')} aria-label={w('list.number')} value={filters.serial} onChange={(serial) => onChange({ ...filters, serial })} />
    </div>
  );
}

/** Asks for more when the end of the list comes near. */
function End({ onSeen }: { onSeen: () => void }): ReactNode {
  const mark = useRef<HTMLDivElement>(null);
  const seen = useRef(onSeen);
  useEffect(() => { seen.current = onSeen; });
  useEffect(() => {
    const watch = new IntersectionObserver(([entry]) => { if (entry?.isIntersecting) seen.current(); }, { rootMargin: '600px' });
    if (mark.current) watch.observe(mark.current);
    return () => watch.disconnect();
  }, []);
  return <div ref={mark} className="bank-list-end" />;
}

const queryOf = ({ tableId, under, state }: ItemListProps, { search, type, serial, grade }: Filters): Readonly<Record<string, unknown>> => ({
  tableId, ...(under === '' ? {} : { under }), ...(type ? { type } : {}), ...(state ? { state } : {}), ...(serial === null ? {} : { serial }), ...(search === '' ? {} : { search }),
  ...(grade === undefined ? {} : { easiest: Math.min(1, grade + AROUND), hardest: Math.max(0, grade - AROUND) }),
});

/** The items of a table under a range: searched, filtered and read on as one scrolls, with a selection and acts for it. */
export function ItemList(props: ItemListProps): ReactNode {
  const w = useWords(messages);
  const own = useWords(itemMessages);
  const { can } = useSession();
  const { state, chosen, onChoose } = props;
  const [filters, setFilters] = useState<Filters>({ search: '', serial: null });
  const [selected, setSelected] = useState<ReadonlyMap<string, ItemRow>>(new Map());
  const actsFor = useActsForState();
  const { rows, total, error, busy, hasMore, more, retry } = usePieces<typeof bankRoutes.items, ItemRow>(bankRoutes.items, { query: queryOf(props, filters) }, PIECE);
  const plain = filters.search === '' && filters.type === undefined && filters.serial === null && filters.grade === undefined;
  const choose = (row: ItemRow, on: boolean): void => setSelected((before) => {
    const next = new Map(before);
    if (on) next.set(row.versionId, row);
    else next.delete(row.versionId);
    return next;
  });
  const clear = (): void => setSelected(new Map());
  const selectable = can('bank.write') || (state !== undefined && actsFor(state).length > 0);
  if (error && rows.length === 0) return <ErrorState error={error} retry={retry} />;
  return (
    <div className="k-stack bank-items">
      <FilterFields filters={filters} onChange={(next) => { setFilters(next); clear(); }} />
      <div className="k-row bank-items-head">
        {selectable && <Checkbox checked={rows.length > 0 && selected.size >= rows.length} indeterminate={selected.size > 0 && selected.size < rows.length} onChange={(event) => setSelected(event.target.checked ? new Map(rows.map((r) => [r.versionId, r])) : new Map())}>{own('list.all')}</Checkbox>}
        <span className="k-muted" role="status">{total === undefined ? '' : filters.search === '' ? own('list.total', { total }) : own(hasMore ? 'list.foundMore' : 'list.found', { count: total })}</span>
        {selected.size > 0 && (
          <>
            <span>{w('list.selected', { count: selected.size })}</span>
            {state && <ActButtons acts={actsFor(state)} versionIds={[...selected.keys()]} onDone={clear} />}
            {can('bank.write') && <EnemiesOfSelection itemIds={[...new Set([...selected.values()].map((r) => r.id))]} onDone={clear} />}
          </>
        )}
      </div>
      {total === undefined && <LoadingState />}
      {total !== undefined && rows.length === 0 && !busy && <EmptyState title={plain ? w('list.empty') : own('list.nothing')} hint={plain ? w('list.emptyHint') : own('list.nothingHint')} />}
      <ul className="bank-rows" aria-busy={busy}>
        {rows.map((row) => (
          <li key={row.versionId} className="bank-row" aria-current={row.id === chosen}>
            {selectable && <Checkbox checked={selected.has(row.versionId)} aria-label={own('list.choose', { serial: row.serial })} onChange={(event) => choose(row, event.target.checked)} />}
            <button type="button" className="bank-row-open" onClick={() => onChoose(row.id)}><ItemLine row={row} /></button>
          </li>
        ))}
      </ul>
      {hasMore && <End onSeen={() => { if (!busy) more(); }} />}
      {hasMore && <Button loading={busy} onClick={more}>{own('list.more')}</Button>}
    </div>
  );
}
