import { Segmented, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { bankRoutes, statusCode, type ElementTableView } from '@kaowu/contracts';
import { Page, useApi, useWords } from '../../frame';
import './bank.css';
import { ElementTree } from './element-tree';
import { ItemList } from './item-list';
import { ItemPanel } from './item-panel';
import { Occupation, TableStateTag } from './labels';
import { messages } from './messages';
import { useStatusName } from './statuses';
import { approvedItems, SignOffTag, TableActions } from './table-actions';
import { TasksPanel } from './tasks-panel';

const statusOf = (text: string | null): string | undefined => statusCode.safeParse(text).data;

/** More choices than these do not stand side by side between tree and item. */
const SIDE_BY_SIDE = 5;

/** Left the tree, in the middle the items, right the item as the candidate sees it. */
function ItemsDesk({ view }: { view: ElementTableView }): ReactNode {
  const w = useWords(messages);
  const [search, setSearch] = useSearchParams();
  const [chosen, setChosen] = useState<string | null>(search.get('item'));
  const nameOf = useStatusName();
  const [under, status] = [search.get('under') ?? '', statusOf(search.get('state'))];
  const board = useApi(bankRoutes.itemBoard, { query: { tableId: view.id } });
  const set = (name: string, value: string): void => setSearch((before) => {
    const next = new URLSearchParams(before);
    if (value === '') next.delete(name);
    else next.set(name, value);
    return next;
  }, { replace: true });
  const states = [{ value: '', label: w('list.all') }, ...(board.data?.columns ?? []).map((c) => ({ value: c.status, label: `${nameOf(c.status, c.state)} ${c.count}` }))];
  return (
    <div className="bank-desk">
      <section className="k-panel bank-side" aria-label={w('tree.title')}>
        <ElementTree view={view} under={under} onChoose={(code) => set('under', code)} />
      </section>
      <section className="k-panel k-stack" aria-label={w('list.title')}>
        {states.length > SIDE_BY_SIDE ? <Select aria-label={w('list.state')} value={status ?? ''} options={states} onChange={(value) => set('state', value)} /> : <Segmented aria-label={w('list.state')} value={status ?? ''} options={states} onChange={(value) => set('state', value)} />}
        <ItemList key={`${under} ${status ?? ''}`} tableId={view.id} under={under} status={status} chosen={chosen} onChoose={setChosen} />
      </section>
      <section className="k-panel bank-side" aria-label={w('item.preview')}>
        <ItemPanel itemId={chosen} />
      </section>
    </div>
  );
}

/** One element table: items of a theory table, tasks of a practical one. */
export default function TablePage() {
  const w = useWords(messages);
  const { tableId = '' } = useParams();
  const asked = useApi(bankRoutes.elementTable, { params: { id: tableId } });
  const tasks = useApi(bankRoutes.tasks, { query: { tableId } });
  const view = asked.data;
  const approved = view?.mode === 'practical' ? (tasks.data?.rows.filter((t) => t.approvedVersion !== null).length ?? 0) : view ? approvedItems(view) : 0;
  return (
    <Page
      title={view ? `${view.occupationName} · ${w(view.mode)}` : w('tables')} of={asked}
      sub={view && <span className="k-row"><Occupation name={view.occupationName} occupation={view.key} /><span>{view.edition}</span><span>{view.standard}</span><TableStateTag state={view.state} /><SignOffTag view={view} /></span>}
      actions={view && <TableActions view={view} approved={approved} />}
    >
      {view && (view.mode === 'theory' ? <ItemsDesk view={view} /> : <TasksPanel view={view} />)}
    </Page>
  );
}
