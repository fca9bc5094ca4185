import { useState } from 'react';
import { Table } from 'antd';
import Search from 'antd/es/input/Search';
import type { TableColumnType, TableProps } from 'antd';
import { useSearchParams } from 'react-router';
import type { HTMLAttributes, ReactNode } from 'react';
import type { CallOf, ReplyOf, RouteContract } from '@kaowu/contracts';
import { useApi } from './data';
import { frameMessages } from './messages';
import { EmptyState, ErrorState, StaleNote } from './states';
import { useRowChoice } from './row-choice';
import { useWords } from './words';

/** A row of a route that answers with `pageOf(row)`. */
export type RowOf<R extends RouteContract> = ReplyOf<R> extends { rows: readonly (infer T)[] } ? T : never;

export interface DataTableProps<R extends RouteContract> {
  /** A route whose query extends `pageQuery` and whose response is `pageOf(row)`. */
  readonly route: R;
  readonly call?: CallOf<R>;
  readonly columns: readonly TableColumnType<RowOf<R>>[];
  readonly rowKey: (keyof RowOf<R> & string) | ((row: RowOf<R>) => string);
  /** Shows the search box, bound to the query's `search` and to `?search=` of the address: one such table a page. */
  readonly searchable?: boolean;
  /** Filters and buttons beside the search box. */
  readonly tools?: ReactNode;
  readonly empty?: { readonly title?: string; readonly hint?: string; readonly action?: ReactNode };
  readonly onRow?: (row: RowOf<R>) => void;
  readonly selection?: TableProps<RowOf<R>>['rowSelection'];
  readonly pageSize?: number;
  /** Reads anew this often, in milliseconds. */
  readonly everyMs?: number;
}

/** What is searched for stands in the address (`?search=`), so that a found row can be shared, reloaded and gone back to. */
function useAddressSearch(searchable: boolean): [string, (text: string) => void] {
  const [address, setAddress] = useSearchParams();
  const setSearch = (text: string): void => setAddress((before) => {
    const next = new URLSearchParams(before);
    if (text === '') next.delete('search');
    else next.set('search', text);
    return next;
  }, { replace: true });
  return [searchable ? (address.get('search') ?? '') : '', setSearch];
}

/** The field keeps what is being typed until it is searched for; a change of the address shows in it. */
function SearchField({ value, onSearch }: { value: string; onSearch: (text: string) => void }): ReactNode {
  const w = useWords(frameMessages);
  const [draft, setDraft] = useState({ of: value, text: value });
  return (
    <Search
      allowClear placeholder={w('table.search')} aria-label={w('table.search')} style={{ width: 260 }} value={draft.of === value ? draft.text : value}
      onChange={(event) => setDraft({ of: value, text: event.target.value })} onSearch={(text) => onSearch(text.trim())}
    />
  );
}

/** A row that opens something: by the mouse, and by Enter where it has the focus. */
export const opening = (open: () => void): HTMLAttributes<HTMLElement> => ({
  onClick: open, tabIndex: 0, style: { cursor: 'pointer' },
  onKeyDown: (event) => {
    if (event.key === 'Enter' && event.target === event.currentTarget) open();
  },
});

type Page<T> = { readonly total: number; readonly rows: readonly T[] };

/** A table that pages and searches on the server. Column titles and cells come from the caller. */
export function DataTable<R extends RouteContract>(props: DataTableProps<R>): ReactNode {
  type Row = RowOf<R> & object;
  const w = useWords(frameMessages);
  const choice = useRowChoice();
  const [search, setSearch] = useAddressSearch(props.searchable === true);
  const [at, setAt] = useState({ page: 1, size: props.pageSize ?? 20, of: search });
  // What is searched for may also change from outside (the search box, back): the first page of it is shown.
  const page = at.of === search ? at.page : 1;
  const query = { ...(props.call?.query as object | undefined), offset: (page - 1) * at.size, limit: at.size, ...(search ? { search } : {}) };
  const asked = useApi(props.route, { ...props.call, query } as CallOf<R>, props.everyMs === undefined ? {} : { everyMs: props.everyMs });
  const data = asked.data as Page<Row> | undefined;
  if (asked.error && !data) return <ErrorState error={asked.error} retry={() => void asked.refetch()} />;
  return (
    <div>
      {(props.searchable === true || props.tools !== undefined) && (
        <div className="k-table-tools">
          {props.searchable === true && (
            <SearchField value={search} onSearch={setSearch} />
          )}
          {props.tools}
        </div>
      )}
      {asked.error && <StaleNote error={asked.error} retry={() => void asked.refetch()} />}
      <Table<Row>
        size="middle"
        rowKey={props.rowKey as string}
        columns={props.columns as TableColumnType<Row>[]}
        dataSource={data ? [...data.rows] : []}
        loading={asked.isFetching}
        scroll={{ x: 'max-content' }}
        {...(props.selection ? { rowSelection: { ...choice, ...props.selection } as NonNullable<TableProps<Row>['rowSelection']> } : {})}
        locale={{ emptyText: asked.isPending ? ' ' : <EmptyState {...props.empty} /> }}
        pagination={{
          current: page, pageSize: at.size, total: data?.total ?? 0, showSizeChanger: true, pageSizeOptions: [20, 50, 100, 200],
          showTotal: (total) => w('table.total', { total }), onChange: (next, size) => setAt({ page: size === at.size ? next : 1, size, of: search }),
        }}
        {...(props.onRow ? { onRow: (row: Row) => opening(() => props.onRow?.(row as RowOf<R>)) } : {})}
      />
    </div>
  );
}
