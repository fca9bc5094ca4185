import { Button, Drawer } from 'antd';
import { HistoryOutlined } from '@ant-design/icons';
import { useState, type ReactNode } from 'react';
import { bankRoutes, type ItemActRow } from '@kaowu/contracts';
import { EmptyState, ErrorState, Instant, LoadingState, problemText, ReasonButton, useApi, useLanguage, useWords } from '../../frame';
import { useUndoAct } from './bulk-outcome';
import { itemMessages } from './item-messages';

/** One thing that was done: a button where the reader can take it back, and in words why not. */
function Act({ row }: { row: ItemActRow }): ReactNode {
  const w = useWords(itemMessages);
  const { language } = useLanguage();
  const undo = useUndoAct();
  const more = row.versions - row.serials.length;
  return (
    <li className="k-stack bank-act">
      <div className="k-row">
        <strong>{w(`recent.${row.act}`, { count: row.versions })}</strong>
        <span className="k-muted">{row.actor} · <Instant at={row.at} /></span>
      </div>
      <div className="bank-code bank-text">{w('recent.serials', { serials: row.serials.join('、') })}{more > 0 && w('recent.more', { count: more })}</div>
      <div className="bank-text">{row.reason}</div>
      {row.undone > 0 && <div className="k-muted">{w('recent.undone', { count: row.undone })}</div>}
      {row.refused.map((problem) => <div key={problem.zh} className="k-muted">{w('recent.refused', { count: problem.count, why: problemText(problem, language) })}</div>)}
      {row.undoable > 0 && (
        <div><ReasonButton label={w('recent.undo', { count: row.undoable })} title={w('recent.undo', { count: row.undoable })} button={{ size: 'small' }} consequence={w(`recent.${row.act}.back`, { count: row.undoable })} onConfirm={(reason) => undo(row.id, reason)} /></div>
      )}
    </li>
  );
}

function Acts({ tableId }: { tableId: string }): ReactNode {
  const w = useWords(itemMessages);
  const asked = useApi(bankRoutes.itemActs, { params: { id: tableId } });
  if (asked.error && !asked.data) return <ErrorState error={asked.error} retry={() => void asked.refetch()} />;
  if (!asked.data) return <LoadingState />;
  return (
    <>
      <p className="k-muted">{w('recent.sub', { hours: asked.data.hours })}</p>
      {asked.data.rows.length === 0 ? <EmptyState title={w('recent.empty')} /> : <ul className="bank-list">{asked.data.rows.map((row) => <Act key={row.id} row={row} />)}</ul>}
    </>
  );
}

/** What was lately done with items of a table, to be taken back. */
export function RecentActs({ tableId }: { tableId: string }): ReactNode {
  const w = useWords(itemMessages);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<HistoryOutlined aria-hidden />} onClick={() => setOpen(true)}>{w('recent.title')}</Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={w('recent.title')} size="large" destroyOnHidden>{open && <Acts tableId={tableId} />}</Drawer>
    </>
  );
}
