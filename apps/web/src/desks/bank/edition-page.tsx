import { Alert, Checkbox, Statistic, Switch, Table, Tabs } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { bankRoutes, MISFIT_REASONS, type TableEditionView, type ElementChange, type ElementDifference, type ElementTableView, type RangeDifference } from '@kaowu/contracts';
import { ActsHeading, Instant, Page, pick, ReasonButton, StateTag, useAct, useApi, useLanguage, useSession, useWords, type StateKind } from '../../frame';
import './bank.css';
import { expertMessages } from './expert-messages';
import { TableStateTag } from './labels';

const CHANGE_KINDS: Readonly<Record<ElementChange, StateKind>> = { kept: 'handed-in', moved: 'checked-in', renamed: 'attention', gone: 'broken', added: 'answering' };

type Same = readonly { readonly former: string; readonly next: string }[];

/** An element on both sides; where only the name differs a person may say that it is the same. */
function Elements({ edition, draft, same, onSame }: { edition: TableEditionView; draft: boolean; same: Same; onSame: (same: Same) => void }): ReactNode {
  const w = useWords(expertMessages);
  const [onlyChanged, setOnlyChanged] = useState(true);
  const rows = edition.elements.filter((d) => !onlyChanged || d.change !== 'kept' || d.importanceChanged);
  const side = (e: ElementDifference['former']): ReactNode => (e ? <><span className="bank-code">{e.code} {e.importance}</span> {e.name}</> : w('none'));
  const code = (d: ElementDifference): string => d.former?.code ?? '';
  return (
    <div className="k-stack">
      <label className="k-row"><Switch size="small" checked={onlyChanged} onChange={setOnlyChanged} />{w('edition.onlyChanged')}</label>
      <Table<ElementDifference>
        rowKey={(d) => `${d.former?.code ?? ''} ${d.next?.code ?? ''}`} size="small" dataSource={rows} scroll={{ x: 'max-content' }} pagination={{ pageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
        columns={[
          { title: w('edition.change'), render: (_, d) => <StateTag kind={CHANGE_KINDS[d.change]}>{w(`change.${d.change}`)}</StateTag> },
          { title: w('edition.former'), render: (_, d) => side(d.former) },
          { title: w('edition.next'), render: (_, d) => <>{side(d.next)}{d.importanceChanged && <div className="k-muted">{w('edition.importance', { from: d.former?.importance ?? '', to: d.next?.importance ?? '' })}</div>}</> },
          { title: w('edition.items'), align: 'right', render: (_, d) => d.items },
          {
            title: <ActsHeading />, render: (_, d) => draft && d.change === 'renamed' && d.next === null && (
              <Checkbox
                checked={same.some((p) => p.former === code(d))} aria-label={w('edition.same.label', { code: code(d) })}
                onChange={(event) => onSame(event.target.checked ? [...same, { former: code(d), next: code(d) }] : same.filter((p) => p.former !== code(d)))}
              >{w('edition.same')}</Checkbox>
            ),
          },
        ]}
      />
    </div>
  );
}

function Ranges({ edition }: { edition: TableEditionView }): ReactNode {
  const w = useWords(expertMessages);
  const side = (r: RangeDifference['former']): string => (r ? `${r.name} · ${w('range.weight', { weight: r.weightHundredths / 100 })}` : w('range.none'));
  return (
    <Table<RangeDifference>
      rowKey="code" size="small" pagination={false} dataSource={edition.ranges} scroll={{ x: 'max-content' }}
      columns={[
        { title: w('edition.ranges'), dataIndex: 'code' },
        { title: w('edition.former'), render: (_, r) => side(r.former) },
        { title: w('edition.next'), render: (_, r) => side(r.next) },
      ]}
    />
  );
}

function Misfits({ edition }: { edition: TableEditionView }): ReactNode {
  const w = useWords(expertMessages);
  const { language } = useLanguage();
  return (
    <Table
      rowKey="itemId" size="small" dataSource={edition.misfits} locale={{ emptyText: w('carry.noMisfits') }} scroll={{ x: 'max-content' }} pagination={{ pageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
      columns={[
        { title: w('edition.items'), render: (_, m) => <Link to={`/bank/tables/${edition.former.id}?item=${m.itemId}`}>{w('item', { serial: m.serial })}</Link> },
        { title: w('edition.elements'), render: (_, m) => <><span className="bank-code">{m.elementCode}</span> {m.elementName}</> },
        { title: w('carry.reason'), render: (_, m) => pick(MISFIT_REASONS[m.reason], language) },
      ]}
    />
  );
}

/** Practical tasks that no longer fit. */
function TaskMisfits({ edition }: { edition: TableEditionView }): ReactNode {
  const w = useWords(expertMessages);
  const { language } = useLanguage();
  return (
    <Table
      rowKey="taskId" size="small" pagination={false} dataSource={edition.taskMisfits} locale={{ emptyText: w('carry.noMisfits') }} scroll={{ x: 'max-content' }}
      columns={[
        { title: w('edition.items'), render: (_, m) => <Link to={`/bank/tasks/${m.taskId}`}>{m.code} {m.name}</Link> },
        { title: w('edition.ranges'), render: (_, m) => m.rangeCodes.join('、') },
        { title: w('carry.reason'), render: (_, m) => pick(MISFIT_REASONS[m.reason], language) },
      ]}
    />
  );
}

/** Carries items over, or undoes it; says in numbers what will happen. */
function CarryActs({ table, edition, same }: { table: ElementTableView; edition: TableEditionView; same: Same }): ReactNode {
  const w = useWords(expertMessages);
  const { can } = useSession();
  const options = { silent: true, renews: [bankRoutes.edition, bankRoutes.elementTable] } as const;
  const carry = useAct(bankRoutes.carryItems, options);
  const undo = useAct(bankRoutes.undoCarry, options);
  if (table.state !== 'draft' || !can('bank.write')) return null;
  const said = edition.elements.filter((d) => same.some((p) => p.former === d.former?.code)).reduce((sum, d) => sum + d.items, 0);
  const params = { id: table.id };
  return (
    <>
      {edition.carried > 0 && (
        <ReasonButton label={w('carry.undo')} title={w('carry.undo')} danger consequence={w('carry.undo.what', { count: edition.carried })} onConfirm={(reason) => undo.mutateAsync({ params, body: { reason } })} />
      )}
      <ReasonButton
        label={w(edition.carried > 0 ? 'carry.again' : 'carry.do')} title={w('carry.do')} button={{ type: 'primary' }}
        consequence={w('carry.what', { count: edition.fitting + said, misfits: edition.misfits.length + edition.taskMisfits.length - said })} onConfirm={(reason) => carry.mutateAsync({ params, body: { same: [...same], reason } })}
      />
    </>
  );
}

/** A new edition beside the former one: what changed, and what becomes of the items. */
export default function EditionPage() {
  const w = useWords(expertMessages);
  const { tableId = '' } = useParams();
  const [same, setSame] = useState<Same>([]);
  const table = useApi(bankRoutes.elementTable, { params: { id: tableId } });
  const asked = useApi(bankRoutes.edition, { params: { id: tableId } });
  const [view, edition] = [table.data, asked.data];
  return (
    <Page
      title={w('edition.title')} of={[table, asked]} actions={view && edition && <CarryActs table={view} edition={edition} same={same} />}
      sub={view && edition && <span className="k-row"><Link to={`/bank/tables/${view.id}`}>{w('edition.sub', { name: view.occupationName, next: view.edition, former: edition.former.edition })}</Link><TableStateTag state={view.state} /></span>}
    >
      {view && edition && (
        <div className="k-stack">
          <div className="bank-columns">
            {(['kept', 'moved', 'renamed', 'gone', 'added'] as const).map((change) => (
              <div key={change} className="bank-column"><Statistic title={w(`change.${change}`)} value={edition.elements.filter((d) => d.change === change).length} /></div>
            ))}
            <div className="bank-column"><Statistic title={w(edition.carried > 0 ? 'carry.carried' : 'carry.fits')} value={edition.carried > 0 ? edition.carried : edition.fitting} /></div>
          </div>
          {edition.carriedAt !== null && <Alert type="info" showIcon title={<span>{w('carry.done', { count: edition.carried })} · {w('carry.by', { name: edition.carriedBy ?? '' })} <Instant at={edition.carriedAt} />{view.state !== 'draft' && ` · ${w('carry.checked')}`}</span>} />}
          <Tabs items={[
            { key: 'elements', label: `${w('edition.elements')} ${edition.elements.length}`, children: <Elements edition={edition} draft={view.state === 'draft'} same={same} onSame={setSame} /> },
            { key: 'ranges', label: `${w('edition.ranges')} ${edition.ranges.length}`, children: <Ranges edition={edition} /> },
            view.mode === 'theory'
              ? { key: 'misfits', label: `${w('edition.misfits')} ${edition.misfits.length}`, children: <Misfits edition={edition} /> }
              : { key: 'misfits', label: `${w('edition.misfits')} ${edition.taskMisfits.length}`, children: <TaskMisfits edition={edition} /> },
          ]} />
        </div>
      )}
    </Page>
  );
}
