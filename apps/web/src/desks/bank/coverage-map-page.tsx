import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import { Alert, Segmented, Select, Switch, Table, type TableColumnType } from 'antd';
import { Link, useParams } from 'react-router';
import { assemblyRoutes, bankRoutes, DIFFICULTY_GRADES, ITEM_TYPES, type CoverageCell, type CoverageMap } from '@kaowu/contracts';
import { DownloadButton, LoadingState, Page, pick, StateIcon, useApi, useLanguage, useSession, useWords } from '../../frame';
import '../assembly/assembly.css';
import './bank.css';
import { expertMessages } from './expert-messages';

const BarChart = lazy(() => import('../../frame/bar-chart'));

/** A number on a ground that is the darker the larger it is; the number itself stays readable in every theme. */
function Heat({ value, most, text }: { value: number; most: number; text?: string }): ReactNode {
  const share = most === 0 ? 0 : Math.min(1, value / most);
  return <span className={value === 0 ? 'bank-heat-cell bank-heat-zero' : 'bank-heat-cell'} style={{ background: `color-mix(in srgb, var(--k-accent) ${Math.round(share * 34)}%, transparent)` }}>{text ?? value}</span>;
}

/** What the bank lacks for an approved blueprint of this table. */
function AgainstBlueprint({ tableId }: { tableId: string }): ReactNode {
  const w = useWords(expertMessages);
  const { language } = useLanguage();
  const [chosen, setChosen] = useState<string | null>(null);
  const blueprints = useApi(assemblyRoutes.blueprints, { query: { limit: 200 } });
  const own = (blueprints.data?.rows ?? []).filter((b) => b.elementTableId === tableId);
  const blueprint = useApi(assemblyRoutes.blueprint, { params: { id: chosen ?? '' } }, { enabled: chosen !== null });
  const spec = chosen === null || blueprint.data?.id !== chosen ? undefined : blueprint.data.versions[0]?.spec;
  const report = useApi(assemblyRoutes.checkFeasibility, spec ? { body: spec } : {}, { enabled: spec !== undefined });
  if (own.length === 0) return null;
  const lacking = spec ? (report.data?.shortages ?? []) : [];
  return (
    <div className="k-stack">
      <label className="k-row">{w('map.blueprint')}
        <Select
          allowClear style={{ minWidth: 240 }} placeholder={w('map.blueprint.none')} aria-label={w('map.blueprint')} value={chosen} onChange={(value: string | undefined) => setChosen(value ?? null)}
          options={own.map((b) => ({ value: b.id, label: b.title }))}
        />
      </label>
      {spec && report.data && (lacking.length === 0
        ? <Alert type="success" showIcon title={w('map.lackingNone', { title: spec.title })} />
        : <Alert type="warning" showIcon title={w('map.lacking', { title: spec.title })} description={<ul className="bank-list">{lacking.map((s) => <li key={`${s.rangeCode} ${s.type}`}>{w('map.lackingRow', { range: `${s.rangeCode} ${s.rangeName}`, type: pick(ITEM_TYPES[s.type], language), needed: s.needed, available: s.available })}</li>)}</ul>} />)}
    </div>
  );
}

type By = 'type' | 'grade';

function useColumns(map: CoverageMap, by: By): TableColumnType<CoverageCell>[] {
  const w = useWords(expertMessages);
  const { language } = useLanguage();
  const most = (pickOf: (c: CoverageCell) => number): number => Math.max(0, ...map.cells.map(pickOf));
  const number = (title: string, value: (c: CoverageCell) => number, text?: (c: CoverageCell) => string): TableColumnType<CoverageCell> => {
    const top = most(value);
    return { title, className: 'bank-heat', sorter: (a, b) => value(a) - value(b), render: (_, c) => <Heat value={value(c)} most={top} {...(text ? { text: text(c) } : {})} /> };
  };
  return [
    {
      title: w('map.element'), sorter: (a, b) => (a.code < b.code ? -1 : 1), width: 320,
      render: (_, c) => <span className="k-row">{c.short && <span title={w('map.short')}><StateIcon kind="attention" /><span className="k-hidden">{w('map.short')}</span></span>}<span className="bank-code">{c.code} {c.importance}</span><span>{c.name}</span></span>,
    },
    number(w('map.approved'), (c) => c.approved),
    number(w('map.open'), (c) => c.open),
    ...(by === 'type'
      ? map.types.map((type) => number(pick(ITEM_TYPES[type], language), (c) => c.byType[type] ?? 0))
      : DIFFICULTY_GRADES.map((grade, i) => number(pick(grade, language), (c) => c.byGrade[i] ?? 0))),
    { title: w('map.difficulty'), className: 'bank-heat', sorter: (a, b) => (a.difficulty ?? 0) - (b.difficulty ?? 0), render: (_, c) => c.difficulty?.toFixed(2) ?? w('none') },
    number(w('map.seen'), (c) => c.seen),
    number(w('map.seenMost'), (c) => c.seenMost),
  ];
}

function Heatmap({ map, tableId }: { map: CoverageMap; tableId: string }): ReactNode {
  const w = useWords(expertMessages);
  const { language } = useLanguage();
  const { can } = useSession();
  const [shortOnly, setShortOnly] = useState(false);
  const [by, setBy] = useState<By>('type');
  const columns = useColumns(map, by);
  const bars = useMemo(() => DIFFICULTY_GRADES.map((g, i) => ({ label: pick(g, language), value: map.cells.reduce((sum, c) => sum + (c.byGrade[i] ?? 0), 0) })), [map, language]);
  const summary = {
    elements: map.cells.length, empty: map.cells.filter((c) => c.approved === 0).length, short: map.cells.filter((c) => c.short).length, items: map.cells.reduce((sum, c) => sum + c.approved, 0),
  };
  return (
    <div className="k-stack">
      <p>{w('map.summary', summary)}</p>
      {can('paper.read') && <AgainstBlueprint tableId={tableId} />}
      <div className="k-row">
        <Segmented value={by} onChange={setBy} options={[{ value: 'type', label: w('map.byType') }, { value: 'grade', label: w('map.byGrade') }]} aria-label={w('map.columns')} />
        <label className="k-row"><Switch size="small" checked={shortOnly} onChange={setShortOnly} aria-label={w('map.shortOnly')} />{w('map.shortOnly')}</label>
      </div>
      <Table<CoverageCell>
        rowKey="code" size="small" columns={columns} dataSource={map.cells.filter((c) => !shortOnly || c.short)} scroll={{ x: 'max-content' }} pagination={{ pageSize: 100, showSizeChanger: false, hideOnSinglePage: true }}
      />
      <section className="k-panel k-stack">
        <h2 className="bank-h2">{w('map.chart')}</h2>
        <Suspense fallback={<LoadingState rows={3} />}>
          <BarChart bars={bars} xTitle={w('map.grade')} yTitle={w('map.items')} alt={`${w('map.chart')}: ${bars.map((b) => `${b.label} ${b.value}`).join(', ')}`} />
        </Suspense>
      </section>
    </div>
  );
}

/** Elements against what the bank holds for each: count, types, difficulty, exposure, and what is short. */
export default function CoverageMapPage() {
  const w = useWords(expertMessages);
  const { tableId = '' } = useParams();
  const table = useApi(bankRoutes.elementTable, { params: { id: tableId } });
  const map = useApi(bankRoutes.coverageMap, { params: { id: tableId } });
  return (
    <Page
      title={w('map.title')} of={[table, map]} actions={<DownloadButton route={bankRoutes.coverageMapWorkbook} call={{ params: { id: tableId } }} label={w('download')} />}
      sub={table.data && map.data && <span className="k-row"><Link to={`/bank/tables/${tableId}`}>{table.data.occupationName} · {table.data.edition}</Link><span>{w('map.sub', { count: map.data.itemsPerElement })}</span></span>}
    >
      {map.data && <Heatmap map={map.data} tableId={tableId} />}
    </Page>
  );
}
