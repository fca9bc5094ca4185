import { useState } from 'react';
import { Form, Select } from 'antd';
import { useNavigate, useParams } from 'react-router';
import type { ReactNode } from 'react';
import { markingRoutes, type ReviewView } from '@kaowu/contracts';
import { Page, PointsText, ReasonButton, StateTag, useAct, useApi, useWords } from '../../frame';
import { ComparisonTable } from './comparison-table';
import { messages } from './messages';
import { TaskInstructions } from './sheet-editor';
import './marking.css';

const FINDINGS = ['missed-item', 'wrong-rubric', 'over-points', 'other'] as const;

function Verdict({ view }: { view: ReviewView }): ReactNode {
  const w = useWords(messages);
  const navigate = useNavigate();
  const [finding, setFinding] = useState<(typeof FINDINGS)[number]>('missed-item');
  const [criteria, setCriteria] = useState<string[]>([]);
  const act = useAct(markingRoutes.signReview, { onDone: () => void navigate('/marking/reviews') });
  const params = { reviewId: view.row.id };
  return (
    <div className="k-panel k-row">
      <span>{w('confirm.who', { name: view.signerName })}</span>
      <ReasonButton
        label={w('rev.ok')} title={w('rev.ok')} consequence={w('rev.okWhat')} withoutReason button={{ type: 'primary', size: 'large' }}
        onConfirm={(reason) => act.mutateAsync({ params, body: { verdict: 'ok', reason } })}
      />
      <ReasonButton
        label={w('rev.finding')} title={w('rev.finding')} consequence={w('rev.findingWhat')} danger button={{ size: 'large' }}
        ready={criteria.length > 0 || finding === 'other'}
        onConfirm={(reason) => act.mutateAsync({ params, body: { verdict: 'finding', finding, criteria, reason } })}
      >
        <Form layout="vertical">
          <Form.Item label={w('rev.kind')}>
            <Select aria-label={w('rev.kind')} value={finding} onChange={setFinding} options={FINDINGS.map((value) => ({ value, label: w(`rev.${value}`) }))} />
          </Form.Item>
          <Form.Item label={w('rev.criteria')}>
            <Select aria-label={w('rev.criteria')} mode="multiple" value={criteria} onChange={setCriteria} options={view.task.criteria.map((c) => ({ value: c.code, label: `${c.code} ${c.name}` }))} />
          </Form.Item>
        </Form>
      </ReasonButton>
    </div>
  );
}

/** One work under review: all sheets side by side, then the verdict. */
export default function ReviewPage(): ReactNode {
  const w = useWords(messages);
  const { reviewId = '' } = useParams();
  const asked = useApi(markingRoutes.review, { params: { reviewId } });
  const view = asked.data?.row.id === reviewId ? asked.data : undefined;
  return (
    <Page title={w('rev.title', { code: view?.row.code ?? '' })} of={asked} sub={view && `${view.row.roundName} · ${view.row.sessionName} · ${view.task.name}`}>
      {view && (
        <div className="k-stack">
          <div className="k-panel k-stack">
            <div className="k-row">
              <StateTag kind="checked-in">{w(`rev.cause.${view.row.cause}`)}</StateTag>
              <span>{w('rev.final')} <strong className="k-number"><PointsText value={view.final?.total} /></strong></span>
              {view.final?.fatalEffect && <StateTag kind="broken">{w(`score.${view.final.fatalEffect}`)}</StateTag>}
            </div>
            <ComparisonTable task={view.task} scores={view.scores} />
          </div>
          <TaskInstructions task={view.task} />
          {view.verdict && (
            <div className="k-panel k-stack">
              <div className="k-row">
                <StateTag kind={view.verdict.finding ? 'attention' : 'handed-in'}>{w(`rev.state.${view.row.state}`)}</StateTag>
                {w('rev.by', { name: view.verdict.reviewer, reason: view.verdict.reason || w('rev.noReason') })}
              </div>
              <div className="k-muted" style={{ wordBreak: 'break-all' }}>{w('score.digest', { digest: view.verdict.digest })}</div>
            </div>
          )}
          {view.row.state === 'open' && <Verdict view={view} />}
        </div>
      )}
    </Page>
  );
}
