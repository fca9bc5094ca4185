import { Suspense, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { bankRoutes, type ReplyOf } from '@kaowu/contracts';
import { EmptyState, Instant, lazySoon, LoadingState, Page, useApi, useSession, useWords } from '../../frame';
import './bank.css';
import { expertMessages } from './expert-messages';
import { TypeName } from './labels';
import { messages } from './messages';
import { useStatusName, useStatuses } from './statuses';
import { useTheoryTable } from './table-choice';

// The queue stands first; an item and what is said of it come with the item's own request.
const ItemPanel = lazySoon(async () => ({ default: (await import('./item-panel')).ItemPanel }));
const ReviewForm = lazySoon(() => import('./review-form'));

type Row = ReplyOf<typeof bankRoutes.items>['rows'][number];

/** How many items stand in each status of a table, and since when the oldest waits. */
function Progress({ tableId }: { tableId: string }): ReactNode {
  const w = useWords(messages);
  const nameOf = useStatusName();
  const board = useApi(bankRoutes.itemBoard, { query: { tableId } });
  return (
    <section className="bank-columns" aria-label={w('review.board')}>
      {(board.data?.columns ?? []).map((column) => (
        <div key={column.status} className="bank-column">
          <div className="k-muted">{nameOf(column.status, column.state)}</div>
          <div className="k-number">{column.count}</div>
          {column.oldest !== null && column.state === 'in_review' && <div className="k-muted"><Instant at={column.oldest} /></div>}
        </div>
      ))}
    </section>
  );
}

/** The item with the reviewer's form beside it. */
function Reviewing({ itemId, own, onDone }: { itemId: string; own: boolean; onDone: () => void }): ReactNode {
  const e = useWords(expertMessages);
  // The panel reads the same: one request, one entry in the journal.
  const item = useApi(bankRoutes.item, { params: { id: itemId } }).data;
  return (
    <div className="bank-reviewing">
      <section className="k-panel"><Suspense fallback={<LoadingState />}><ItemPanel itemId={itemId} withActs={false} startWithKey /></Suspense></section>
      <section className="k-panel" aria-label={e('review.form')}>
        {own ? <p className="k-muted">{e('review.own')}</p> : <Suspense fallback={<LoadingState />}><ReviewForm key={itemId} item={item?.id === itemId ? item : null} onDone={onDone} /></Suspense>}
      </section>
    </div>
  );
}

/** What waits for review in a table; the first that is not the reviewer's own is open. Which one stands in the address. */
function Queue({ tableId }: { tableId: string }): ReactNode {
  const w = useWords(messages);
  const { who } = useSession();
  const nameOf = useStatusName();
  const stages = useStatuses().filter((s) => s.standing === 'in_review').length;
  const [search, setSearch] = useSearchParams();
  const asked = useApi(bankRoutes.items, { query: { tableId, state: 'in_review', limit: 100 } });
  const rows = asked.data?.rows ?? [];
  const isOwn = (row: Row): boolean => row.writerId === who?.account.id;
  const current = rows.find((row) => row.id === search.get('item')) ?? rows.find((row) => !isOwn(row)) ?? null;
  const choose = (item: string | null): void => setSearch(item === null ? { table: tableId } : { table: tableId, item }, { replace: true });
  if (asked.data && rows.length === 0) return <EmptyState title={w('review.empty')} hint={w('review.emptyHint')} />;
  return (
    <>
      <p className="k-muted">{w('review.sub', { count: asked.data?.total ?? 0 })}</p>
      <div className="bank-review">
        <div className="bank-queue">
          {rows.map((row) => (
            <button key={row.id} type="button" aria-current={row.id === current?.id} onClick={() => choose(row.id)}>
              <span className="bank-code">{row.serial} · <TypeName type={row.type} /> · {row.elementCode} · {stages > 1 && <>{nameOf(row.status, row.state)} · </>}{row.writer}{isOwn(row) && ` · ${w('review.own')}`}</span>
              <div>{row.excerpt}</div>
            </button>
          ))}
        </div>
        {current && <Reviewing itemId={current.id} own={isOwn(current)} onDone={() => choose(null)} />}
      </div>
    </>
  );
}

/** The reviewer's day: how far a table is, the queue, and the item with the form beside it. */
export default function ReviewPage() {
  const w = useWords(messages);
  const { tables, rows, tableId, choose } = useTheoryTable();
  return (
    <Page title={w('review.title')} of={tables} actions={choose} empty={tables.data !== undefined && rows.length === 0 && { title: w('tables.empty') }}>
      {tableId !== '' && <div className="k-stack"><Progress tableId={tableId} /><Queue key={tableId} tableId={tableId} /></div>}
    </Page>
  );
}
