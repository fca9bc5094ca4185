import { Table } from 'antd';
import type { ReactNode } from 'react';
import { markingRoutes, type MarkingSessionView, type ReplyOf } from '@kaowu/contracts';
import { Instant, Page, useApi, useWords } from '../../frame';
import { messages } from './messages';

type Figures = ReplyOf<typeof markingRoutes.markingMonitor>;

function Totals({ figures }: { figures: Figures }): ReactNode {
  const w = useWords(messages);
  const percent = (n: number | null): string => (n === null ? w('none') : w('percent', { n }));
  const cells: readonly [string, string][] = [
    [w('mon.pairs'), String(figures.pairs)],
    [w('mon.agreed'), String(figures.agreedPairs)],
    [w('mon.third'), percent(figures.thirdRatePercent)],
    [w('mon.adj'), percent(figures.adjudicationRatePercent)],
    [w('mon.diff'), percent(figures.meanAbsoluteDifferencePercent)],
  ];
  return (
    <div className="k-panel">
      <div className="marking-figures">
        {cells.map(([label, value]) => <div key={label}><div className="k-muted">{label}</div><div className="k-number">{value}</div></div>)}
      </div>
      <div className="k-muted">{w('mon.hint')}</div>
    </div>
  );
}

/** The marking monitor: rates, and each examiner's mean, lean, agreement and pace. */
export function MonitorPanel({ view }: { view: MarkingSessionView }): ReactNode {
  const w = useWords(messages);
  const asked = useApi(markingRoutes.markingMonitor, { params: { sessionId: view.sessionId } }, { everyMs: 15_000, enabled: view.stage !== 'waiting' });
  const figure = (n: number | null): string => (n === null ? w('none') : String(n));
  if (view.stage === 'waiting') return null;
  if (!asked.data) return <Page title={w('tab.monitor')} of={asked} />;
  return (
    <div className="k-stack">
      <Totals figures={asked.data} />
      <div className="k-panel">
        <Table<Figures['examiners'][number]>
          rowKey="personId" size="middle" pagination={false} scroll={{ x: 'max-content' }} dataSource={[...asked.data.examiners]}
          columns={[
            { title: w('mon.examiner'), dataIndex: 'name' },
            { title: w('mon.assigned'), dataIndex: 'assigned', align: 'right' },
            { title: w('mon.scores'), dataIndex: 'scores', align: 'right' },
            { title: w('mon.mean'), align: 'right', render: (_, e) => figure(e.meanPercent) },
            { title: w('mon.lean'), align: 'right', render: (_, e) => figure(e.meanDifferencePercent) },
            { title: w('mon.agree'), align: 'right', render: (_, e) => figure(e.agreementPercent) },
            { title: w('mon.pace'), align: 'right', render: (_, e) => (e.paceSeconds === null ? w('none') : w('mon.seconds', { n: Math.round(e.paceSeconds) })) },
            { title: w('mon.last'), render: (_, e) => <Instant at={e.lastAt} form="clock-second" /> },
          ]}
        />
      </div>
    </div>
  );
}
