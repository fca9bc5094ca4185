import { useState } from 'react';
import { InputNumber, Radio, Table } from 'antd';
import { Link, useParams } from 'react-router';
import type { ReactNode } from 'react';
import { markingRoutes, type CorrectionView } from '@kaowu/contracts';
import { ActsHeading, EmptyState, Page, PointsText, ReasonButton, StateTag, TraceLink, useAct, useApi, useSession, useWords } from '../../frame';
import { messages } from './messages';
import { PerformanceTag } from './states';
import './marking.css';

type Question = CorrectionView['questions'][number];
type Proposal = CorrectionView['proposals'][number];

function Works({ view }: { view: CorrectionView }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const send = useAct(markingRoutes.correctWork);
  return (
    <div className="k-panel k-stack">
      <h2 className="marking-turn">{w('cor.works')}</h2>
      <div className="k-muted">{w('cor.next')}</div>
      <Table<CorrectionView['works'][number]>
        rowKey="id" size="middle" pagination={false} scroll={{ x: 'max-content' }} dataSource={view.works} locale={{ emptyText: <EmptyState title={w('cor.none')} hint={w('cor.noneHint')} /> }}
        columns={[
          { title: w('wrk.code'), dataIndex: 'code' },
          { title: w('wrk.task'), render: (_, r) => w('work.task', { no: r.taskNo, name: r.taskName }) },
          { title: w('wrk.state'), render: (_, r) => <span className="k-row"><PerformanceTag state={r.state} />{r.reviewOpen && <StateTag kind="attention">{w('cor.review')}</StateTag>}<TraceLink type="performance" id={r.id} /></span> },
          {
            title: <ActsHeading />,
            render: (_, r) => can('marking.manage') && view.closedAt === null && r.state === 'final' && (
              <ReasonButton
                label={w('cor.send')} title={w('cor.send')} consequence={w('cor.sendWhat', { code: r.code })} button={{ size: 'small' }}
                onConfirm={(reason) => send.mutateAsync({ params: { correctionId: view.id, performanceId: r.id }, body: { reason } })}
              />
            ),
          },
        ]}
      />
    </div>
  );
}

function Propose({ view, question }: { view: CorrectionView; question: Question }): ReactNode {
  const w = useWords(messages);
  const act = useAct(markingRoutes.proposeMark);
  const [scope, setScope] = useState<'question' | 'version'>('question');
  const [points, setPoints] = useState<number | null>(question.points / 100);
  const mark = scope === 'version' ? { scope } : { scope, awarded: Math.round((points ?? 0) * 100) };
  return (
    <ReasonButton
      label={w('cor.propose')} title={w('cor.propose')} consequence={w('cor.proposeWhat', { no: question.no })} button={{ size: 'small' }} ready={scope === 'version' || points !== null}
      onConfirm={(reason) => act.mutateAsync({ params: { correctionId: view.id }, body: { no: question.no, mark, reason } })}
    >
      <div className="k-stack">
        <Radio.Group vertical aria-label={w('cor.scope')} value={scope} onChange={(e) => setScope(e.target.value === 'version' ? 'version' : 'question')} options={[{ value: 'question', label: w('cor.question') }, { value: 'version', label: w('cor.version') }]} />
        {scope === 'question' && <label>{w('cor.newMark')} <InputNumber<number> min={0} max={question.points / 100} step={0.5} precision={2} value={points} onChange={setPoints} /></label>}
      </div>
    </ReasonButton>
  );
}

function Questions({ view }: { view: CorrectionView }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const waiting = new Set(view.proposals.filter((p) => p.state === 'proposed').map((p) => p.no));
  return (
    <div className="k-panel k-stack">
      <h2 className="marking-turn">{w('cor.questions')}</h2>
      <Table<Question>
        rowKey="no" size="small" pagination={{ pageSize: 20, hideOnSinglePage: true }} scroll={{ x: 'max-content' }} dataSource={view.questions}
        locale={{ emptyText: <EmptyState title={w('cor.none')} hint={w('cor.noneHint')} /> }}
        columns={[
          { title: w('cor.no'), dataIndex: 'no' },
          { title: w('cor.response'), render: (_, q) => q.response.join('、') || '—' },
          { title: w('cor.key'), render: (_, q) => q.key.join('、') },
          { title: w('cor.awarded'), render: (_, q) => <span className="k-row"><PointsText value={q.awarded} /> / <PointsText value={q.points} />{q.corrected && <StateTag kind="handed-in">{w('cor.corrected')}</StateTag>}</span> },
          { title: <ActsHeading />, render: (_, q) => can('marking.manage') && view.closedAt === null && !waiting.has(q.no) && <Propose view={view} question={q} /> },
        ]}
      />
    </div>
  );
}

function Decide({ proposal }: { proposal: Proposal }): ReactNode {
  const w = useWords(messages);
  const act = useAct(markingRoutes.decideMark);
  const decide = (outcome: 'confirmed' | 'refused') => (reason: string) => act.mutateAsync({ params: { proposalId: proposal.id }, body: { outcome, reason } });
  return (
    <span className="k-row">
      <ReasonButton label={w('cor.confirm')} title={w('cor.confirm')} consequence={w('cor.confirmWhat', { no: proposal.no })} button={{ size: 'small', type: 'primary' }} onConfirm={decide('confirmed')} />
      <ReasonButton label={w('cor.refuse')} title={w('cor.refuse')} consequence={w('cor.refuseWhat', { no: proposal.no })} button={{ size: 'small' }} onConfirm={decide('refused')} />
    </span>
  );
}

const PROPOSAL = { proposed: 'attention', confirmed: 'handed-in', refused: 'absent' } as const;

function Proposals({ view }: { view: CorrectionView }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  if (view.proposals.length === 0) return null;
  return (
    <div className="k-panel k-stack">
      <h2 className="marking-turn">{w('cor.proposals')}</h2>
      <Table<Proposal>
        rowKey="id" size="middle" pagination={false} scroll={{ x: 'max-content' }} dataSource={view.proposals}
        columns={[
          { title: w('cor.no'), dataIndex: 'no' },
          { title: w('cor.what'), render: (_, p) => (p.scope === 'version' ? w('cor.all', { papers: p.papers }) : <PointsText value={p.awarded} />) },
          { title: w('cor.reason'), dataIndex: 'reason', width: 260 },
          { title: w('cor.by'), dataIndex: 'proposedBy' },
          { title: w('cor.state'), render: (_, p) => <span className="k-row"><StateTag kind={PROPOSAL[p.state]}>{w(`cor.${p.state}`)}</StateTag>{p.decidedBy && `${p.decision ?? ''}（${p.decidedBy}）`}</span> },
          { title: <ActsHeading />, render: (_, p) => p.state === 'proposed' && !p.own && can('marking.review') && <Decide proposal={p} /> },
        ]}
      />
    </div>
  );
}

/** What an upheld objection opened: the candidate's works to be judged again, or the questions whose mark two people correct. */
export default function CorrectionPage(): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const { correctionId = '' } = useParams();
  const asked = useApi(markingRoutes.correction, { params: { correctionId } }, { everyMs: 15_000 });
  const view = asked.data?.id === correctionId ? asked.data : undefined;
  const state = view?.closedAt ? 'closed' : view?.made ? 'made' : 'open';
  return (
    <Page
      title={w('cor.title', { name: view?.candidateMasked ?? '' })} of={asked}
      sub={view && <span className="k-row">{view.roundName} · {w(`mode.${view.part}`)} <StateTag kind={state === 'open' ? 'attention' : 'handed-in'}>{w(`cor.${state}`)}</StateTag></span>}
      actions={view && can('results.read') && <Link to={`/results/${view.roundId}?tab=objections`}>{w('cor.toResults')}</Link>}
    >
      {view && (
        <div className="k-stack">
          <div className="k-panel"><div className="k-muted">{w('cor.ground')}</div><div>{view.ground}</div></div>
          <Proposals view={view} />
          {view.part === 'theory' ? <Questions view={view} /> : <Works view={view} />}
        </div>
      )}
    </Page>
  );
}
