import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Input, InputNumber, Select, Table } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { bankRoutes, IMPORTANCES, importance, type ElementTableView } from '@kaowu/contracts';
import { ActsHeading, Page, pick, useAct, useApi, useLanguage, useUnsaved, useWords } from '../../frame';
import './bank.css';
import { expertMessages } from './expert-messages';
import { TableStateTag } from './labels';
import { addElement, addRange, changeElement, changeRange, faultCount, hasBlank, nextRangeCode, remove, treeRows, type Draft, type TreeRow } from './tree-draft';

interface Editing {
  readonly draft: Draft;
  readonly set: (draft: Draft) => void;
}

function Name({ row, draft, set }: Editing & { row: TreeRow }): ReactNode {
  const w = useWords(expertMessages);
  const change = (name: string): void => set(row.tier === null ? changeElement(draft, row.code, { name }) : changeRange(draft, row.code, { name }));
  return <Input value={row.name} maxLength={row.tier === null ? 300 : 200} status={row.name.trim() === '' ? 'error' : ''} style={{ maxWidth: 420 }} aria-label={`${row.code} ${w('tree.name')}`} onChange={(event) => change(event.target.value)} />;
}

/** A range's weight with what is below it, or an element's importance. */
function Measure({ row, draft, set }: Editing & { row: TreeRow }): ReactNode {
  const w = useWords(expertMessages);
  const { language } = useLanguage();
  if (row.tier === null) {
    return (
      <Select
        style={{ width: 140 }} value={row.importance} aria-label={`${row.code} ${w('tree.importance')}`} onChange={(value) => value !== null && set(changeElement(draft, row.code, { importance: value }))}
        options={importance.options.map((value) => ({ value, label: `${value} ${pick(IMPORTANCES[value], language)}` }))}
      />
    );
  }
  const weight = row.weightHundredths ?? 0;
  const wrong = row.sum !== null && row.sum !== weight;
  return (
    <span className="bank-tree-field">
      <InputNumber min={0} max={100} precision={2} value={weight / 100} suffix="%" style={{ width: 110 }} aria-label={`${row.code} ${w('tree.weight')}`} onChange={(value) => set(changeRange(draft, row.code, { weightHundredths: Math.round((value ?? 0) * 100) }))} />
      {row.sum !== null && <span className={wrong ? 'bank-node-wrong' : 'k-muted'}>{wrong ? w('tree.sumWrong', { sum: row.sum / 100, expected: weight / 100 }) : w('tree.sumRight', { sum: row.sum / 100 })}</span>}
    </span>
  );
}

function RowActs({ row, draft, set, onOpen }: Editing & { row: TreeRow; onOpen: (code: string) => void }): ReactNode {
  const w = useWords(expertMessages);
  const adds = row.tier === 3 ? w('tree.addElement') : w('tree.addRange');
  const full = row.tier !== null && row.tier < 3 && nextRangeCode(draft, row.code) === null;
  const removing = w('tree.remove', { code: row.code });
  return (
    <span className="bank-tree-field">
      {row.tier !== null && <Button size="small" icon={<PlusOutlined />} disabled={full} title={full ? w('tree.full') : adds} aria-label={`${row.code} ${adds}`} onClick={() => { set(row.tier === 3 ? addElement(draft, row.code) : addRange(draft, row.code)); onOpen(row.code); }} />}
      <Button size="small" icon={<DeleteOutlined />} disabled={row.items > 0} title={row.items > 0 ? w('tree.hasItems') : removing} aria-label={removing} onClick={() => set(remove(draft, row.code))} />
    </span>
  );
}

function Tree({ view }: { view: ElementTableView }): ReactNode {
  const w = useWords(expertMessages);
  const navigate = useNavigate();
  const [draft, set] = useState<Draft>({ ranges: [...view.ranges], elements: [...view.elements] });
  const [open, setOpen] = useState<readonly string[]>(view.ranges.filter((r) => r.tier < 3).map((r) => r.code));
  const [dirty, setDirty] = useState(false);
  useUnsaved(dirty);
  const save = useAct(bankRoutes.saveElementTable, { onDone: () => setDirty(false) });
  const edit = { draft, set: (next: Draft): void => { set(next); setDirty(true); } };
  const rows = treeRows(draft, view.counts);
  const whole = rows.reduce((sum, r) => sum + (r.weightHundredths ?? 0), 0);
  const count = (letter: 'X' | 'Y' | 'Z'): number => draft.elements.filter((e) => e.importance === letter).length;
  const faults = faultCount(draft);
  const blank = hasBlank(draft);
  return (
    <div className="k-stack">
      <div className="k-row">
        <strong className={whole === 10_000 ? undefined : 'bank-node-wrong'}>{w(whole === 10_000 ? 'tree.whole' : 'tree.wholeWrong', { sum: whole / 100 })}</strong>
        <span className="k-muted">{w('tree.ratio', { x: count('X'), y: count('Y'), z: count('Z') })}</span>
        <Button size="small" icon={<PlusOutlined />} onClick={() => edit.set(addRange(draft, ''))}>{w('tree.addTop')}</Button>
        <span style={{ marginLeft: 'auto' }} className="k-row">
          <Button onClick={() => void navigate(`/bank/tables/${view.id}`)}>{w('cancel')}</Button>
          <Button type="primary" disabled={!dirty || blank} loading={save.isPending} onClick={() => save.mutate({ params: { id: view.id }, body: draft })}>{w('save')}</Button>
        </span>
      </div>
      {blank && <Alert type="error" showIcon title={w('tree.unnamed')} />}
      {faults > 0 && <Alert type="warning" showIcon title={w('tree.faults', { count: faults })} />}
      <Table<TreeRow>
        rowKey="code" size="small" pagination={false} dataSource={rows} scroll={{ x: 'max-content' }} expandable={{ expandedRowKeys: [...open], onExpandedRowsChange: (keys) => setOpen(keys.map(String)) }}
        columns={[
          { title: w('tree.code'), dataIndex: 'code', width: 180 },
          { title: w('tree.name'), render: (_, row) => <Name row={row} {...edit} /> },
          { title: `${w('tree.weight')} / ${w('tree.importance')}`, render: (_, row) => <Measure row={row} {...edit} /> },
          { title: w('tree.items'), align: 'right', render: (_, row) => (row.items > 0 ? row.items : '') },
          { title: <ActsHeading />, render: (_, row) => <RowActs row={row} {...edit} onOpen={(code) => setOpen([...new Set([...open, code])])} /> },
        ]}
      />
    </div>
  );
}

/** Edits a draft table in its tree: ranges, elements, weights with live sums. */
export default function TreePage() {
  const w = useWords(expertMessages);
  const { tableId = '' } = useParams();
  const asked = useApi(bankRoutes.elementTable, { params: { id: tableId } });
  const view = asked.data;
  return (
    <Page
      title={w('tree.title')} of={asked} empty={view !== undefined && view.state !== 'draft' && { title: w('tree.checked') }}
      sub={view && <span className="k-row"><Link to={`/bank/tables/${view.id}`}>{view.occupationName} · {view.edition}</Link><TableStateTag state={view.state} /><span>{w('tree.sub')}</span></span>}
    >
      {view && <Tree key={view.digest} view={view} />}
    </Page>
  );
}
