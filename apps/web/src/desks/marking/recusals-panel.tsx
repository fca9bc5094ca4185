import { useState } from 'react';
import { Select, Table } from 'antd';
import type { ReactNode } from 'react';
import { markingRoutes, type MarkingSessionView, type RecusalRow } from '@kaowu/contracts';
import { ActsHeading, EmptyState, Instant, ReasonButton, type StateKind, StateTag, useAct, useApi, useSession, useWords } from '../../frame';
import { messages } from './messages';

const KINDS: Readonly<Record<RecusalRow['state'], StateKind>> = { open: 'attention', granted: 'handed-in', refused: 'absent' };

function Register({ view }: { view: MarkingSessionView }): ReactNode {
  const w = useWords(messages);
  const [candidateId, setCandidateId] = useState<string>();
  const [examinerId, setExaminerId] = useState<string>();
  const works = useApi(markingRoutes.performances, { params: { sessionId: view.sessionId }, query: {} });
  const act = useAct(markingRoutes.askRecusalFor);
  const candidates = [...new Map((works.data?.performances ?? []).map((p) => [p.candidateId, `${p.candidateMasked} · ${p.station}`]))];
  const members = view.groupList.flatMap((g) => g.members);
  return (
    <ReasonButton
      label={w('rec.add')} title={w('rec.add')} consequence={w('rec.addWhat')} ready={candidateId !== undefined && examinerId !== undefined}
      onConfirm={(reason) => act.mutateAsync({ params: { sessionId: view.sessionId }, body: { candidateId: candidateId ?? '', examinerId: examinerId ?? '', reason } })}
    >
      <div className="k-stack" style={{ marginBottom: 12 }}>
        <Select showSearch optionFilterProp="label" placeholder={w('rec.candidate')} aria-label={w('rec.candidate')} value={candidateId ?? null} onChange={(v) => setCandidateId(v ?? undefined)} options={candidates.map(([value, label]) => ({ value, label }))} />
        <Select placeholder={w('rec.examiner')} aria-label={w('rec.examiner')} value={examinerId ?? null} onChange={(v) => setExaminerId(v ?? undefined)} options={members.map((m) => ({ value: m.personId, label: m.name }))} />
      </div>
    </ReasonButton>
  );
}

function Decide({ row }: { row: RecusalRow }): ReactNode {
  const w = useWords(messages);
  const act = useAct(markingRoutes.decideRecusal);
  const words = { examiner: row.examiner.name, candidate: row.candidateMasked };
  const decide = (outcome: 'granted' | 'refused') => (reason: string) => act.mutateAsync({ params: { recusalId: row.id }, body: { outcome, reason } });
  return (
    <span className="k-row">
      <ReasonButton label={w('rec.grant')} title={w('rec.grant')} consequence={w('rec.grantWhat', words)} button={{ size: 'small', type: 'primary' }} onConfirm={decide('granted')} />
      <ReasonButton label={w('rec.refuse')} title={w('rec.refuse')} consequence={w('rec.refuseWhat', words)} button={{ size: 'small' }} onConfirm={decide('refused')} />
    </span>
  );
}

/** Requests for recusal of the session, and their decision. */
export function RecusalsPanel({ view }: { view: MarkingSessionView }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const asked = useApi(markingRoutes.recusals, { params: { sessionId: view.sessionId } }, { everyMs: 20_000 });
  const manage = can('marking.manage');
  return (
    <div className="k-panel">
      {manage && view.groupList.length > 0 && view.counts.works > 0 && <div className="k-table-tools"><Register view={view} /></div>}
      <Table<RecusalRow>
        rowKey="id" size="middle" scroll={{ x: 'max-content' }} dataSource={[...(asked.data?.recusals ?? [])]} pagination={{ pageSize: 50, hideOnSinglePage: true }}
        locale={{ emptyText: <EmptyState title={w('rec.none')} hint={w('rec.noneHint')} /> }}
        columns={[
          { title: w('rec.at'), render: (_, r) => <Instant at={r.askedAt} /> },
          { title: w('rec.examiner'), render: (_, r) => r.examiner.name },
          { title: w('rec.candidate'), dataIndex: 'candidateMasked' },
          { title: w('rec.reason'), render: (_, r) => <>{w(`rec.by.${r.askedBy}`)}：{r.reason}{r.decisionReason && <div className="k-muted">{r.decisionReason}</div>}</> },
          { title: w('rec.state'), render: (_, r) => <StateTag kind={KINDS[r.state]}>{w(`rec.${r.state}`)}</StateTag> },
          { title: <ActsHeading />, render: (_, r) => manage && r.state === 'open' && <Decide row={r} /> },
        ]}
      />
    </div>
  );
}
