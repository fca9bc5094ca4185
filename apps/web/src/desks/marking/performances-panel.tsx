import { useState } from 'react';
import { Button, Select, Table } from 'antd';
import type { ReactNode } from 'react';
import { markingRoutes, PERFORMANCE_STATES, type MarkingSessionView, type PerformanceRow } from '@kaowu/contracts';
import { ActsHeading, DownloadButton, EmptyState, message, ReasonButton, StateIcon, TraceLink, useAct, useApi, useSession, useWords } from '../../frame';
import { messages } from './messages';
import { PerformanceTag } from './states';

function Scorers({ row }: { row: PerformanceRow }): ReactNode {
  return (
    <span className="k-row">
      {row.scorers.map((s) => <span key={s.personId} className="k-tag"><StateIcon kind={s.submitted ? 'handed-in' : 'absent'} />{s.name}</span>)}
    </span>
  );
}

function Replace({ row, view }: { row: PerformanceRow; view: MarkingSessionView }): ReactNode {
  const w = useWords(messages);
  const open = row.scorers.filter((s) => !s.submitted);
  const [from, setFrom] = useState<string | undefined>(open[0]?.personId);
  const [to, setTo] = useState<string | null>(null);
  const act = useAct(markingRoutes.reassignScorer);
  const members = view.groupList.find((g) => g.name === row.groupName)?.members ?? [];
  const name = open.find((s) => s.personId === from)?.name ?? '';
  if (open.length === 0 || !from) return null;
  return (
    <ReasonButton
      label={w('wrk.reassign')} title={w('wrk.reassign')} consequence={w('wrk.reassignWhat', { name })} button={{ size: 'small' }}
      onConfirm={(reason) => act.mutateAsync({ params: { performanceId: row.id }, body: { fromExaminerId: from, toExaminerId: to, reason } })}
    >
      <div className="k-stack">
        <Select aria-label={w('wrk.examiner')} value={from} onChange={setFrom} options={open.map((s) => ({ value: s.personId, label: s.name }))} />
        <Select<string> allowClear placeholder={w('wrk.to')} aria-label={w('wrk.to')} onChange={(value: string | undefined) => setTo(value ?? null)} options={members.filter((m) => !row.scorers.some((s) => s.personId === m.personId)).map((m) => ({ value: m.personId, label: m.name }))} />
      </div>
    </ReasonButton>
  );
}

function NameThird({ row, view }: { row: PerformanceRow; view: MarkingSessionView }): ReactNode {
  const w = useWords(messages);
  const [examinerId, setExaminerId] = useState<string>();
  const asked = useApi(markingRoutes.examinerChoices, { params: { sessionId: view.sessionId } });
  const act = useAct(markingRoutes.assignThird);
  const choices = (asked.data?.examiners ?? []).filter((e) => !row.scorers.some((s) => s.personId === e.personId));
  return (
    <ReasonButton
      label={w('wrk.third')} title={w('wrk.third')} consequence={w('wrk.thirdWhat')} ready={examinerId !== undefined} button={{ size: 'small', type: 'primary' }}
      onConfirm={(reason) => act.mutateAsync({ params: { performanceId: row.id }, body: { examinerId: examinerId ?? '', reason } })}
    >
      <Select style={{ width: '100%' }} aria-label={w('wrk.examiner')} value={examinerId ?? null} onChange={(value) => setExaminerId(value ?? undefined)} options={choices.map((e) => ({ value: e.personId, label: e.name }))} />
    </ReasonButton>
  );
}

function Acts({ row, view }: { row: PerformanceRow; view: MarkingSessionView }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const absent = useAct(markingRoutes.markNotGiven);
  const restore = useAct(markingRoutes.restorePerformance);
  const params = { performanceId: row.id };
  if (row.state === 'final') return <DownloadButton route={markingRoutes.scoreSheetPdf} call={{ params }} label={w('wrk.sheet')} />;
  if (!can('marking.manage') || view.countedBy !== null) return null;
  if (row.state === 'absent') {
    return <ReasonButton label={w('wrk.restore')} title={w('wrk.restore')} consequence={w('wrk.restoreWhat')} button={{ size: 'small' }} onConfirm={(reason) => restore.mutateAsync({ params, body: { reason } })} />;
  }
  const third = row.state === 'third' && row.scorers.every((s) => s.submitted);
  return (
    <span className="k-row">
      <Replace row={row} view={view} />
      {third && <NameThird row={row} view={view} />}
      {row.scorers.every((s) => !s.submitted) && (
        <ReasonButton label={w('wrk.absent')} title={w('wrk.absent')} consequence={w('wrk.absentWhat')} button={{ size: 'small' }} onConfirm={(reason) => absent.mutateAsync({ params, body: { reason } })} />
      )}
    </span>
  );
}

/** Every work of the session: who scores it and how far it is, without scores. */
export function PerformancesPanel({ view }: { view: MarkingSessionView }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const [state, setState] = useState<PerformanceRow['state'] | 'all'>('all');
  const asked = useApi(markingRoutes.performances, { params: { sessionId: view.sessionId }, query: state === 'all' ? {} : { state } }, { everyMs: 20_000 });
  const takeOver = useAct(markingRoutes.takeOverAbsences, { onDone: ({ candidates }) => void (candidates > 0 ? message.success(w('wrk.takenOver', { n: candidates })) : message.warning(w('wrk.nobodyAbsent'))) });
  const options = (['all', ...PERFORMANCE_STATES] as const).map((value) => ({ value, label: value === 'all' ? w('wrk.all') : w(`pstate.${value}`) }));
  return (
    <div className="k-panel">
      <div className="k-table-tools">
        <Select aria-label={w('wrk.state')} style={{ width: 160 }} value={state} onChange={setState} options={options} />
        {can('marking.manage') && view.countedBy === null && view.counts.works > 0 && <Button loading={takeOver.isPending} onClick={() => takeOver.mutate({ params: { sessionId: view.sessionId } })}>{w('wrk.takeOver')}</Button>}
      </div>
      <Table<PerformanceRow>
        rowKey="id" size="middle" scroll={{ x: 'max-content' }} loading={asked.isFetching && !asked.data} dataSource={[...(asked.data?.performances ?? [])]} pagination={{ pageSize: 50, hideOnSinglePage: true }}
        locale={{ emptyText: <EmptyState title={w('wrk.empty')} hint={w('wrk.emptyHint')} /> }}
        columns={[
          { title: w('wrk.code'), dataIndex: 'code', render: (code: string) => <strong>{code}</strong> },
          { title: w('wrk.turn'), dataIndex: 'turn', align: 'right' },
          { title: w('wrk.station'), dataIndex: 'station' },
          ...(view.practicalSet ? [{ title: w('wrk.paper'), dataIndex: 'paperNo', align: 'right' as const }] : []),
          { title: w('wrk.task'), render: (_, r) => w('work.task', { no: r.taskNo, name: r.taskName }) },
          { title: w('wrk.candidate'), dataIndex: 'candidateMasked' },
          { title: w('wrk.group'), dataIndex: 'groupName' },
          { title: w('wrk.state'), render: (_, r) => <span className="k-row"><PerformanceTag state={r.state} /><TraceLink type="performance" id={r.id} /></span> },
          { title: w('wrk.scorers'), render: (_, r) => <Scorers row={r} /> },
          { title: <ActsHeading />, fixed: 'right', render: (_, r) => <Acts row={r} view={view} /> },
        ]}
      />
    </div>
  );
}
