import { useState } from 'react';
import { Alert, Button } from 'antd';
import { useNavigate, useParams } from 'react-router';
import type { ReactNode } from 'react';
import { markingRoutes, type DraftSheet, type ReplyOf } from '@kaowu/contracts';
import { Page, PointsText, ReasonModal, useAct, useApi, useWords } from '../../frame';
import { ComparisonTable, DifferenceTag } from './comparison-table';
import { messages } from './messages';
import { completed, emptySheet, totalsOf } from './sheet';
import { SheetEditor, TaskInstructions } from './sheet-editor';
import { SheetView } from './sheet-view';
import './marking.css';

type View = ReplyOf<typeof markingRoutes.adjudication>;

function Settle({ view }: { view: View }): ReactNode {
  const w = useWords(messages);
  const navigate = useNavigate();
  const { task, disagreement } = view;
  const [sheet, setSheet] = useState<DraftSheet>(() => emptySheet(task));
  const [clientKey] = useState(() => crypto.randomUUID());
  const [asking, setAsking] = useState(false);
  const act = useAct(markingRoutes.adjudicate, { onDone: () => void navigate('/marking/adjudications') });
  const totals = totalsOf(task, sheet);
  const done = completed(sheet);
  const settle = async (reason: string): Promise<void> => {
    if (done) await act.mutateAsync({ params: { performanceId: disagreement.performanceId }, body: { clientKey, sheet: done, total: totals.total, reason } });
  };
  return (
    <div className="marking-score">
      <div className="k-stack">
        <div className="k-panel k-stack">
          <div className="k-row">
            {disagreement.cause && <strong>{w(`cause.${disagreement.cause}`)}</strong>}
            <DifferenceTag difference={disagreement.difference} tolerance={disagreement.tolerance} />
          </div>
          {disagreement.finding && <Alert type="warning" showIcon title={disagreement.cause === 'objection' ? w('adj.objection', { reason: disagreement.finding.reason }) : w('adj.finding', { name: disagreement.finding.reviewer, reason: disagreement.finding.reason })} />}
          <ComparisonTable task={task} scores={disagreement.scores} />
        </div>
        <TaskInstructions task={task} />
        <h2 className="marking-turn">{w('adj.mine')}</h2>
        <SheetEditor task={task} sheet={sheet} onChange={setSheet} />
      </div>
      <div className="marking-foot">
        <div><span className="k-muted">{w('score.total')} </span><span className="marking-foot-total"><PointsText value={totals.total} /></span><span className="k-muted"> {w('score.of', { points: task.fullPoints / 100 })}</span></div>
        <div className="marking-foot-space" />
        <Button type="primary" size="large" className="marking-button" disabled={totals.open > 0} onClick={() => setAsking(true)}>{w('score.submit')}</Button>
      </div>
      <ReasonModal
        open={asking} title={w('confirm.title')} confirmText={w('adj.confirm')} onClose={() => setAsking(false)} onConfirm={settle}
        consequence={done && <><SheetView task={task} sheet={done} total={totals.total} /><div>{w('confirm.who', { name: view.signerName })}</div></>}
      />
    </div>
  );
}

/** One work in adjudication: the sheets side by side, and the settling one below. */
export default function AdjudicationPage(): ReactNode {
  const w = useWords(messages);
  const { performanceId = '' } = useParams();
  const asked = useApi(markingRoutes.adjudication, { params: { performanceId } });
  const view = asked.data?.disagreement.performanceId === performanceId ? asked.data : undefined;
  return (
    <Page title={w('adj.title', { code: view?.disagreement.code ?? '' })} of={asked} sub={view && `${view.disagreement.station} · ${view.task.name}`}>
      {view && <Settle key={performanceId} view={view} />}
    </Page>
  );
}
