import { Checkbox, Select } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { bankRoutes, GRADES, REVIEW_CRITERIA, VERSION_STATES, type ReplyOf, type ReviewCriteria } from '@kaowu/contracts';
import { EmptyState, Instant, Page, pick, ReasonButton, useAct, useApi, useLanguage, useSession, useWords } from '../../frame';
import './bank.css';
import { useTellOutcome } from './bulk-outcome';
import { ActButtons } from './item-acts';
import { ItemPanel } from './item-panel';
import { TypeName } from './labels';
import { messages } from './messages';

type Row = ReplyOf<typeof bankRoutes.items>['rows'][number];

const ALL_GOOD: ReviewCriteria = { fitsElement: true, keyRight: true, wording: true, difficulty: true };

/** How many items stand in each state of a table, and since when the oldest waits. */
function Board({ tableId }: { tableId: string }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const board = useApi(bankRoutes.itemBoard, { query: { tableId } });
  return (
    <section className="bank-columns" aria-label={w('review.board')}>
      {(board.data?.columns ?? []).map((column) => (
        <div key={column.state} className="bank-column">
          <div className="k-muted">{pick(VERSION_STATES[column.state], language)}</div>
          <div className="k-number">{column.count}</div>
          {column.oldest !== null && column.state === 'in_review' && <div className="k-muted"><Instant at={column.oldest} /></div>}
        </div>
      ))}
    </section>
  );
}

/** Pass or return one version, with the criteria looked at. */
function Verdict({ row, onDone }: { row: Row; onDone: () => void }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const tell = useTellOutcome();
  const [criteria, setCriteria] = useState<ReviewCriteria>(ALL_GOOD);
  const review = useAct(bankRoutes.reviewItems, { silent: true });
  // The panel beside reads the same: one request, one entry in the journal.
  const acts = useApi(bankRoutes.item, { params: { id: row.id } }).data?.acts ?? [];
  const say = async (verdict: 'pass' | 'return', reason: string): Promise<void> => {
    tell(await review.mutateAsync({ body: { versionIds: [row.versionId], verdict, reason, criteria } }));
    if (verdict === 'return') onDone();
  };
  const boxes = (
    <fieldset style={{ border: 0, padding: 0, margin: '0 0 12px' }}>
      <legend className="k-muted">{w('review.criteria')}</legend>
      {(Object.keys(REVIEW_CRITERIA) as (keyof ReviewCriteria)[]).map((key) => (
        <div key={key}><Checkbox checked={criteria[key]} onChange={(event) => setCriteria({ ...criteria, [key]: event.target.checked })}>{pick(REVIEW_CRITERIA[key], language)}</Checkbox></div>
      ))}
    </fieldset>
  );
  return (
    <div className="k-row">
      {acts.includes('return') && <ReasonButton label={w('act.pass')} title={w('act.pass')} button={{ type: acts.includes('approve') ? 'default' : 'primary' }} consequence={w('act.pass.what', { count: 1 })} onConfirm={(reason) => say('pass', reason)}>{boxes}</ReasonButton>}
      {acts.includes('return') && <ReasonButton label={w('act.return')} title={w('act.return')} danger consequence={w('act.return.what', { count: 1 })} onConfirm={(reason) => say('return', reason)}>{boxes}</ReasonButton>}
      {acts.includes('approve') && <ActButtons acts={['approve']} versionIds={[row.versionId]} onDone={onDone} />}
    </div>
  );
}

/** What waits for review in a table; the first that is not the reviewer's own is open. */
function Queue({ tableId }: { tableId: string }): ReactNode {
  const w = useWords(messages);
  const { who } = useSession();
  const [chosen, setChosen] = useState<string | null>(null);
  const asked = useApi(bankRoutes.items, { query: { tableId, state: 'in_review', limit: 100 } });
  const rows = asked.data?.rows ?? [];
  const isOwn = (row: Row): boolean => row.writerId === who?.account.id;
  const current = rows.find((row) => row.id === chosen) ?? rows.find((row) => !isOwn(row)) ?? null;
  if (asked.data && rows.length === 0) return <EmptyState title={w('review.empty')} hint={w('review.emptyHint')} />;
  return (
    <>
      <p className="k-muted">{w('review.sub', { count: asked.data?.total ?? 0 })}</p>
      <div className="bank-review">
        <div className="bank-queue">
          {rows.map((row) => (
            <button key={row.id} type="button" aria-current={row.id === current?.id} onClick={() => setChosen(row.id)}>
              <span className="bank-code">{row.serial} · <TypeName type={row.type} /> · {row.elementCode} · {row.writer}{isOwn(row) && ` · ${w('review.own')}`}</span>
              <div>{row.excerpt}</div>
            </button>
          ))}
        </div>
        <section className="k-panel k-stack">
          {current && !isOwn(current) && <Verdict key={current.versionId} row={current} onDone={() => setChosen(null)} />}
          <ItemPanel itemId={current?.id ?? null} withActs={false} startWithKey />
        </section>
      </div>
    </>
  );
}

/** The reviewer's day: the board of a table, the queue, and the item with the verdict beside it. */
export default function ReviewPage() {
  const w = useWords(messages);
  const { language } = useLanguage();
  const tables = useApi(bankRoutes.elementTables);
  const [search, setSearch] = useSearchParams();
  const theory = (tables.data?.rows ?? []).filter((t) => t.mode === 'theory' && t.state !== 'retired');
  const tableId = search.get('table') ?? theory[0]?.id ?? '';
  useEffect(() => {
    if (tableId !== '' && search.get('table') === null) setSearch({ table: tableId }, { replace: true });
  }, [tableId, search, setSearch]);
  const choose = (
    <Select
      aria-label={w('review.choose')} style={{ minWidth: 320 }} value={tableId} onChange={(value) => setSearch({ table: value })}
      options={theory.map((t) => ({ value: t.id, label: `${t.occupationName} ${pick(GRADES[t.key.level], language)} · ${t.edition}` }))}
    />
  );
  return (
    <Page title={w('review.title')} of={tables} actions={choose} empty={tables.data !== undefined && theory.length === 0 && { title: w('tables.empty') }}>
      {tableId !== '' && <div className="k-stack"><Board tableId={tableId} /><Queue key={tableId} tableId={tableId} /></div>}
    </Page>
  );
}
