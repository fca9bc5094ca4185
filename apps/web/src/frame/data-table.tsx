import { useState } from 'react';
import { Input, Table } from 'antd';
import type { TableColumnType, TableProps } from 'antd';
import type { ReactNode } from 'react';
import type { CallOf, ReplyOf, RouteContract } from '@kaowu/contracts';
import { useApi } from './data';
import { frameMessages } from './messages';
import { EmptyState, ErrorState } from './states';
import { useWords } from './words';

/** A row of a route that answers with `pageOf(row)`. */
export type RowOf<R extends RouteContract> = ReplyOf<R> extends { rows: readonly (infer T)[] } ? T : never;

export interface DataTableProps<R extends RouteContract> {
  /** A route whose query extends `pageQuery` and whose response is `pageOf(row)`. */
  readonly route: R;
  readonly call?: CallOf<R>;
  readonly columns: readonly TableColumnType<RowOf<R>>[];
  readonly rowKey: (keyof RowOf<R> & string) | ((row: RowOf<R>) => string);
  /** Shows the search box, bound to the query's `search`. */
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

type Page<T> = { readonly total: number; readonly rows: readonly T[] };

/** A table that pages and searches on the server. Column titles and cells come from the caller. */
export function DataTable<R extends RouteContract>(props: DataTableProps<R>): ReactNode {
  type Row = RowOf<R> & object;
  const w = useWords(frameMessages);
  const [at, setAt] = useState({ page: 1, size: props.pageSize ?? 20, search: '' });
  const query = { ...(props.call?.query as object | undefined), offset: (at.page - 1) * at.size, limit: at.size, ...(at.search ? { search: at.search } : {}) };
  const asked = useApi(props.route, { ...props.call, query } as CallOf<R>, props.everyMs === undefined ? {} : { everyMs: props.everyMs });
  const data = asked.data as Page<Row> | undefined;
  if (asked.error && !data) return <ErrorState error={asked.error} retry={() => void asked.refetch()} />;
  return (
    <div>
      {(props.searchable === true || props.tools !== undefined) && (
        <div className="k-table-tools">
          {props.searchable === true && (
            <Input.Search allowClear placeholder={w('table.search')} aria-label={w('table.search')} style={{ width: 260 }} onSearch={(search) => setAt({ ...at, page: 1, search: search.trim() })} />
          )}
          {props.tools}
        </div>
      )}
      <Table<Row>
        size="middle"
        rowKey={props.rowKey as string}
        columns={props.columns as TableColumnType<Row>[]}
        dataSource={data ? [...data.rows] : []}
        loading={asked.isFetching}
        scroll={{ x: 'max-content' }}
        {...(props.selection ? { rowSelection: props.selection as NonNullable<TableProps<Row>['rowSelection']> } : {})}
        locale={{ emptyText: asked.isPending ? ' ' : <EmptyState {...props.empty} /> }}
        pagination={{
          current: at.page, pageSize: at.size, total: data?.total ?? 0, showSizeChanger: true, pageSizeOptions: [20, 50, 100, 200],
          showTotal: (total) => w('table.total', { total }), onChange: (page, size) => setAt({ ...at, page: size === at.size ? page : 1, size }),
        }}
        {...(props.onRow ? { onRow: (row: Row) => ({ onClick: () => props.onRow?.(row as RowOf<R>), style: { cursor: 'pointer' } }) } : {})}
      />
    </div>
  );
}
