import { lazy, Suspense, useMemo } from 'react';
import { Table } from 'antd';
import { bankRoutes, GRADES, type CoverageRow } from '@kaowu/contracts';
import { DownloadButton, LoadingState, Page, pick, useApi, useLanguage, useWords } from '../../frame';
import '../assembly/assembly.css';
import { messages } from './messages';

const BarChart = lazy(() => import('../../frame/bar-chart'));

/** The re-selection form's lines, live. */
export default function CoveragePage() {
  const w = useWords(messages);
  const { language } = useLanguage();
  const asked = useApi(bankRoutes.coverage);
  const bars = useMemo(() => (asked.data?.rows ?? []).map((r) => ({ label: `${r.occupationName}${r.key.direction} ${pick(GRADES[r.key.level], language)}`, value: r.theoryItems })), [asked.data, language]);
  return (
    <Page
      title={w('coverage')} sub={w('coverage.sub')} of={asked} empty={asked.data?.rows.length === 0 && { title: w('coverage.empty') }}
      actions={<DownloadButton route={bankRoutes.coverageWorkbook} label={w('coverage.download')} />}
    >
      <Table<CoverageRow>
        rowKey={(row) => JSON.stringify(row.key)} size="middle" pagination={false} dataSource={asked.data ? [...asked.data.rows] : []} scroll={{ x: 'max-content' }}
        columns={[
          { title: w('occupation'), render: (_, row) => `${row.occupationName}（${row.key.code}）` },
          { title: w('direction'), render: (_, row) => row.key.direction || '--' },
          { title: w('level'), render: (_, row) => pick(GRADES[row.key.level], language) },
          { title: w('coverage.points'), align: 'right', render: (_, row) => `${row.theoryPoints + row.practicalPoints}（${row.theoryPoints} + ${row.practicalPoints}）` },
          { title: w('coverage.theory'), align: 'right', dataIndex: 'theoryItems' },
          { title: w('coverage.practical'), align: 'right', dataIndex: 'practicalItems' },
        ]}
      />
      <section className="k-panel" style={{ marginTop: 16 }}>
        <Suspense fallback={<LoadingState rows={3} />}><BarChart bars={bars} xTitle={w('occupation')} yTitle={w('coverage.theory')} alt={`${w('coverage.theory')}: ${bars.map((b) => `${b.label} ${b.value}`).join(', ')}`} /></Suspense>
      </section>
    </Page>
  );
}
