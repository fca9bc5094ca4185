import { Button, Checkbox } from 'antd';
import { memo, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { bankRoutes } from '@kaowu/contracts';
import { EmptyState, ErrorState, LoadingState, usePieces, useSession, useWords } from '../../frame';
import { ActButtons, useActsForStatus } from './item-acts';
import { EnemiesOfSelection } from './enemies-of-selection';
import { FilterFields } from './item-filter-fields';
import { filtersOf, inAddress, NO_FILTERS, queryOfFilters, type Filters } from './item-filters';
import { itemMessages } from './item-messages';
import { ItemLine, type ItemRow } from './item-line';
import { messages } from './messages';
import { RecentActs } from './recent-acts';

/** Lines that are read at a time. */
const PIECE = 100;
export interface ItemListProps {
  readonly tableId: string;
  readonly under: string;
  /** Code of a status; without one all items are shown. */
  readonly status: string | undefined;
  readonly chosen: string | null;
  readonly onChoose: (itemId: string) => void;
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

interface LineProps {
  readonly row: ItemRow;
  readonly current: boolean;
  readonly selectable: boolean;
  readonly selected: boolean;
  readonly onSelect: (row: ItemRow, on: boolean) => void;
  readonly onOpen: (itemId: string) => void;
}

/** A line is drawn anew only when something of its own changes: a list may hold thousands. */
const Line = memo(function Line({ row, current, selectable, selected, onSelect, onOpen }: LineProps): ReactNode {
  const own = useWords(itemMessages);
  return (
    <li className="bank-row" aria-current={current}>
      {selectable && <Checkbox checked={selected} aria-label={own('list.choose', { serial: row.serial })} onChange={(event) => onSelect(row, event.target.checked)} />}
      <button type="button" className="bank-row-open" onClick={() => onOpen(row.id)}><ItemLine row={row} /></button>
    </li>
  );
});

/** The items of a table under a range: searched, filtered and read on as one scrolls, with a selection and acts for it. */
export function ItemList(props: ItemListProps): ReactNode {
  const w = useWords(messages);
  const own = useWords(itemMessages);
  const { can } = useSession();
  const { tableId, under, status, chosen, onChoose } = props;
  const [address, setAddress] = useSearchParams();
  const filters = useMemo(() => filtersOf(address), [address]);
  const [selected, setSelected] = useState<ReadonlyMap<string, ItemRow>>(new Map());
  const actsFor = useActsForStatus();
  const { rows, total, error, busy, hasMore, more, retry } = usePieces<typeof bankRoutes.items, ItemRow>(bankRoutes.items, { query: { tableId, ...(under === '' ? {} : { under }), ...(status ? { status } : {}), ...queryOfFilters(filters) } }, PIECE);
  const plain = Object.values(inAddress(filters)).every((value) => value === null);
  const choose = useCallback((row: ItemRow, on: boolean): void => setSelected((before) => {
    const next = new Map(before);
    if (on) next.set(row.versionId, row);
    else next.delete(row.versionId);
    return next;
  }), []);
  const opens = useRef(onChoose);
  useEffect(() => { opens.current = onChoose; });
  const open = useCallback((itemId: string): void => opens.current(itemId), []);
  const clear = (): void => setSelected(new Map());
  const ask = (next: Filters): void => {
    clear();
    setAddress((before) => {
      const after = new URLSearchParams(before);
      for (const [name, value] of Object.entries(inAddress(next))) {
        if (value === null) after.delete(name);
        else after.set(name, value);
      }
      return after;
    }, { replace: true });
  };
  const selectable = can('bank.write') || (status !== undefined && actsFor(status).length > 0);
  if (error && rows.length === 0) return <ErrorState error={error} retry={retry} />;
  return (
    <div className="k-stack bank-items">
      <FilterFields filters={filters} onChange={ask} />
      <div className="k-row bank-items-head">
        {selectable && <Checkbox checked={rows.length > 0 && selected.size >= rows.length} indeterminate={selected.size > 0 && selected.size < rows.length} onChange={(event) => setSelected(event.target.checked ? new Map(rows.map((r) => [r.versionId, r])) : new Map())}>{own('list.all')}</Checkbox>}
        <span className="k-muted" role="status">{total === undefined ? '' : filters.search === '' ? own('list.total', { total }) : own(hasMore ? 'list.foundMore' : 'list.found', { count: total })}</span>
        <span className="bank-recent"><RecentActs tableId={tableId} /></span>
        {selected.size > 0 && (
          <>
            <span>{w('list.selected', { count: selected.size })}</span>
            {status && <ActButtons acts={actsFor(status)} versionIds={[...selected.keys()]} onDone={clear} />}
            {can('bank.write') && <EnemiesOfSelection itemIds={[...new Set([...selected.values()].map((r) => r.id))]} onDone={clear} />}
          </>
        )}
      </div>
      {total === undefined && <LoadingState />}
      {total !== undefined && rows.length === 0 && !busy && <EmptyState title={plain ? w('list.empty') : own('list.nothing')} hint={plain ? w('list.emptyHint') : own('list.nothingHint')} action={plain ? undefined : <Button onClick={() => ask(NO_FILTERS)}>{own('list.clear')}</Button>} />}
      <ul className="bank-rows" aria-busy={busy}>
        {rows.map((row) => (
          <Line key={row.versionId} row={row} current={row.id === chosen} selectable={selectable} selected={selected.has(row.versionId)} onSelect={choose} onOpen={open} />
        ))}
      </ul>
      {hasMore && <End onSeen={() => { if (!busy) more(); }} />}
      {hasMore && <Button loading={busy} onClick={more}>{own('list.more')}</Button>}
    </div>
  );
}
