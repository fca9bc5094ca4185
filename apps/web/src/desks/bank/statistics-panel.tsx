import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import { Switch, Table } from 'antd';
import { Link } from 'react-router';
import { bankRoutes, type StatisticRow } from '@kaowu/contracts';
import { DownloadButton, EmptyState, ErrorState, LoadingState, ReasonButton, StateTag, useAct, useApi, useSession, useRowChoice, useWords } from '../../frame';
import { useTellOutcome } from './bulk-outcome';
import { expertMessages } from './expert-messages';
import { useItemActs } from './item-acts';
import { TypeName, VersionStatusTag } from './labels';

const ScatterChart = lazy(() => import('../../frame/scatter-chart'));

/** What a person concludes for the rows chosen: keep, adopt the observed difficulty, retire. */
function Acts({ rows, onDone }: { rows: readonly StatisticRow[]; onDone: () => void }): ReactNode {
  const w = useWords(expertMessages);
  const tell = useTellOutcome();
  const run = useItemActs(onDone);
  const keep = useAct(bankRoutes.keepItems, { silent: true });
  const calibrate = useAct(bankRoutes.calibrateItems, { silent: true });
  const versionIds = rows.map((r) => r.versionId);
  const button = { disabled: rows.length === 0 };
  return (
    <>
      <ReasonButton label={w('stat.keep')} title={w('stat.keep')} button={button} consequence={w('stat.keep.what', { count: rows.length })} onConfirm={async (reason) => { tell(await keep.mutateAsync({ body: { versionIds, reason } })); onDone(); }} />
      <ReasonButton label={w('stat.calibrate')} title={w('stat.calibrate')} button={button} consequence={w('stat.calibrate.what', { count: rows.length })} onConfirm={async (reason) => { tell(await calibrate.mutateAsync({ body: { versionIds, reason } })); onDone(); }} />
      <ReasonButton label={w('stat.retire')} title={w('stat.retire')} danger button={button} consequence={`${rows.map((r) => w('item', { serial: r.serial })).join('、')}`} onConfirm={(reason) => run('retire', versionIds, reason)} />
    </>
  );
}

/** Items of a table with results: figures, proposals to retire, and what a person decides. */
export default function StatisticsPanel({ tableId }: { tableId: string }): ReactNode {
  const w = useWords(expertMessages);
  const choice = useRowChoice();
  const { can } = useSession();
  const [proposed, setProposed] = useState(false);
  const [page, setPage] = useState(1);
  const [selected, setSelected] = useState<readonly StatisticRow[]>([]);
  const size = 50;
  const asked = useApi(bankRoutes.tableStatistics, { params: { id: tableId }, query: { offset: (page - 1) * size, limit: size, ...(proposed ? { proposed: 'true' as const } : {}) } });
  const rows = useMemo(() => asked.data?.rows ?? [], [asked.data]);
  const points = useMemo(() => rows.flatMap((r) => (r.discrimination === null ? [] : [{ name: w('item', { serial: r.serial }), x: r.facility, y: r.discrimination, flagged: r.flags.length > 0 }])), [rows, w]);
  if (asked.error && !asked.data) return <ErrorState error={asked.error} retry={() => void asked.refetch()} />;
  if (!asked.data) return <LoadingState />;
  if (asked.data.total === 0 && !proposed) return <EmptyState title={w('stat.empty')} hint={w('stat.emptyHint')} />;
  const least = asked.data.minResponses;
  return (
    <div className="k-stack">
      <div className="k-row">
        <label className="k-row"><Switch size="small" checked={proposed} aria-label={w('stat.proposed')} onChange={(on) => { setProposed(on); setPage(1); setSelected([]); }} />{w('stat.proposed')}</label>
        {can('bank.approve') && <Acts rows={selected} onDone={() => setSelected([])} />}
        <DownloadButton route={bankRoutes.tableStatisticsWorkbook} call={{ params: { id: tableId } }} label={w('download')} />
      </div>
      <section className="k-panel k-stack">
        <h2 className="bank-h2">{w('stat.chart')}</h2>
        <Suspense fallback={<LoadingState rows={3} />}><ScatterChart points={points} xTitle={w('stat.facility')} yTitle={w('stat.discrimination')} alt={w('stat.chart.alt', { count: points.length })} /></Suspense>
      </section>
      <Table<StatisticRow>
        rowKey="versionId" size="small" dataSource={[...rows]} scroll={{ x: 'max-content' }}
        {...(can('bank.approve') ? { rowSelection: { ...choice, selectedRowKeys: selected.map((r) => r.versionId), onChange: (_: React.Key[], chosen: StatisticRow[]) => setSelected(chosen) } } : {})}
        pagination={{ current: page, pageSize: size, total: asked.data.total, showSizeChanger: false, hideOnSinglePage: true, onChange: setPage }}
        columns={[
          { title: w('stat.serial'), render: (_, r) => <Link to={`/bank/tables/${tableId}?item=${r.itemId}`}>{w('item', { serial: r.serial })} v{r.version}</Link> },
          { title: w('map.element'), render: (_, r) => <span className="k-row"><span className="bank-code">{r.elementCode}</span><TypeName type={r.type} /><VersionStatusTag of={r} /></span> },
          { title: w('stat.responses'), align: 'right', render: (_, r) => <>{r.responses}{least !== null && r.responses < least && <div className="k-muted">{w('stat.few', { count: least })}</div>}</> },
          { title: w('stat.rounds'), align: 'right', dataIndex: 'rounds' },
          { title: w('stat.facility'), align: 'right', render: (_, r) => r.facility.toFixed(2) },
          { title: w('stat.discrimination'), align: 'right', render: (_, r) => r.discrimination?.toFixed(2) ?? w('none') },
          { title: w('stat.difficulty'), align: 'right', render: (_, r) => (r.calibrated === null ? r.difficulty.toFixed(2) : w('stat.calibrated', { value: r.calibrated.toFixed(2) })) },
          { title: w('stat.flags'), render: (_, r) => <span className="k-row">{r.flags.map((f) => <StateTag key={f} kind="attention">{w(`flag.${f}`)}</StateTag>)}{r.keptBy !== null && <span className="k-muted">{w('stat.kept', { name: r.keptBy })}</span>}</span> },
        ]}
      />
    </div>
  );
}
