import { lazy, Suspense, useMemo, useState } from 'react';
import { Table } from 'antd';
import type { ReactNode } from 'react';
import { assemblyRoutes, GRADES, ITEM_TYPES, type ExposureReport } from '@kaowu/contracts';
import { DownloadButton, EmptyState, LoadingState, Page, pick, Select, useApi, useLanguage, useWords } from '../../frame';
import { constraintMessages } from './constraint-messages';
import './assembly.css';

const BarChart = lazy(() => import('../../frame/bar-chart'));

function Shown({ report }: { report: ExposureReport }): ReactNode {
  const w = useWords(constraintMessages);
  const { language } = useLanguage();
  const bars = useMemo(
    () => [{ label: '0', value: report.never }, ...report.histogram.map(({ fromPercent, toPercent, items }) => ({ label: w('percent', { from: fromPercent, to: toPercent }), value: items }))],
    [report, w],
  );
  return (
    <div className="k-stack">
      <section className="k-panel k-stack">
        <p>{w('exposure.sum', { sets: report.sets, papers: report.papers, items: report.items, never: report.never })}</p>
        <Suspense fallback={<LoadingState rows={3} />}>
          <BarChart bars={bars} xTitle={w('exposure.share')} yTitle={w('exposure.items')} alt={w('chart.alt', { title: w('exposure'), text: bars.map(({ label, value }) => `${label}: ${value}`).join(', ') })} />
        </Suspense>
      </section>
      <Table<ExposureReport['rows'][number]>
        size="small" rowKey="versionId" dataSource={report.rows} scroll={{ x: 'max-content' }} pagination={{ pageSize: 20, showSizeChanger: false }}
        columns={[
          { title: w('element'), dataIndex: 'elementCode' },
          { title: w('type'), render: (_, row) => pick(ITEM_TYPES[row.type], language) },
          { title: w('papers'), dataIndex: 'papers' },
          { title: w('sets'), dataIndex: 'sets' },
          { title: w('exposure.share'), render: (_, row) => `${(row.share * 100).toFixed(1)}%` },
        ]}
      />
    </div>
  );
}

/** How often the items of an element table stood in released papers. */
export default function ExposurePage(): ReactNode {
  const w = useWords(constraintMessages);
  const { language } = useLanguage();
  const tables = useApi(assemblyRoutes.blueprintTables);
  const [chosen, setChosen] = useState<string | null>(null);
  const tableId = chosen ?? tables.data?.rows[0]?.id ?? null;
  const asked = useApi(assemblyRoutes.paperExposure, { params: { id: tableId ?? '' } }, { enabled: tableId !== null });
  const options = (tables.data?.rows ?? []).map(({ id, occupationName, key, edition }) => ({ value: id, label: `${occupationName} ${key.direction} ${pick(GRADES[key.level], language)} · ${edition}` }));
  const report = asked.data;
  const actions = tableId !== null && (
    <>
      <Select value={tableId} options={options} onChange={setChosen} aria-label={w('exposure.choose')} style={{ minWidth: 280 }} />
      <DownloadButton route={assemblyRoutes.paperExposureReport} call={{ params: { id: tableId } }} label={w('download')} />
    </>
  );
  return (
    <Page title={w('exposure')} sub={w('exposure.sub')} of={tables} actions={actions}>
      {report && report.sets === 0 && <EmptyState title={w('exposure.none')} hint={w('exposure.noneHint')} />}
      {report && report.sets > 0 && <Shown report={report} />}
      {!report && tableId !== null && <LoadingState rows={3} />}
    </Page>
  );
}
