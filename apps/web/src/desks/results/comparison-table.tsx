import { Checkbox } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { resultsRoutes } from '@kaowu/contracts';
import type { AssessmentMode, PartStatus } from '@kaowu/contracts';
import { DataTable, PointsText, StateTag, useApi, useWords } from '../../frame';
import { messages } from './messages';
import { PartName } from './shared';

function Side({ points, status }: { points: number | null; status: PartStatus | null }): ReactNode {
  const w = useWords(messages);
  return status === 'scored' ? <PointsText value={points} /> : <span className="k-muted">{status ? w(status) : '—'}</span>;
}

/** The two computations of every part side by side; what differs stands first. */
export function ComparisonTable({ runId }: { runId: string }): ReactNode {
  const w = useWords(messages);
  const [only, setOnly] = useState(false);
  const head = useApi(resultsRoutes.comparison, { params: { runId }, query: { limit: 1 } });
  return (
    <div className="k-stack">
      {head.data && (
        <div className="k-panel">
          {head.data.differing === 0
            ? <StateTag kind="handed-in">{w('comparison.none', { total: head.data.total })}</StateTag>
            : <StateTag kind="broken">{w('comparison.some', { count: head.data.differing })}</StateTag>}
        </div>
      )}
      <DataTable
        route={resultsRoutes.comparison} rowKey={(row) => `${row.candidateId} ${row.part}`} searchable call={{ params: { runId }, query: { onlyDiffering: only ? 'true' : 'false' } }}
        tools={<Checkbox checked={only} onChange={(e) => setOnly(e.target.checked)}>{w('onlyDiffering')}</Checkbox>}
        columns={[
          { title: w('name'), dataIndex: 'name' },
          { title: w('idNumber'), dataIndex: 'idNumberMasked' },
          { title: w('part'), dataIndex: 'part', render: (part: AssessmentMode) => <PartName part={part} /> },
          { title: w('first'), align: 'right', render: (_, row) => <Side points={row.first} status={row.firstStatus} /> },
          { title: w('second'), align: 'right', render: (_, row) => <Side points={row.second} status={row.secondStatus} /> },
          { title: w('difference'), align: 'right', dataIndex: 'difference', render: (d: number | null) => <PointsText value={d} /> },
          { title: w('status'), dataIndex: 'agrees', render: (agrees: boolean) => <StateTag kind={agrees ? 'handed-in' : 'broken'}>{w(agrees ? 'agrees' : 'differs')}</StateTag> },
          { title: w('where'), dataIndex: 'at', render: (at: readonly string[]) => at.slice(0, 8).join('、') },
        ]}
      />
    </div>
  );
}
