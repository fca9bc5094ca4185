import { Button, Segmented } from 'antd';
import { CloseOutlined } from '@ant-design/icons';
import { useState, type ReactNode } from 'react';
import { sittingRoutes, type BulkOutcome, type EligibilityState, type RoundView } from '@kaowu/contracts';
import { DataTable, lazySoon, Modal, Once, pick, ReasonButton, StateTag, useAct, useLanguage, useSession, useWords } from '../../frame';
import { EligibilityTag } from './labels';
import { messages } from './messages';

const CandidateDrawer = lazySoon(async () => ({ default: (await import('./candidates-panel')).CandidateDrawer }));

/** Who decides: the body checks, the district confirms. */
export type Stage = 'check' | 'confirm';

function Outcome({ outcome, onClose }: { outcome: BulkOutcome; onClose: () => void }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const failed = outcome.notDone.length > 0;
  return (
    <div role="status" className="k-panel">
      <div className="k-row"><StateTag kind={failed ? 'attention' : 'handed-in'}>{w('queue.done', { count: outcome.done.length })}</StateTag><Button type="text" size="small" icon={<CloseOutlined />} aria-label={w('cancel')} onClick={onClose} /></div>
      {failed && <>{w('queue.notDone', { count: outcome.notDone.length })}<ul>{outcome.notDone.slice(0, 20).map((n) => <li key={n.candidateId}>{n.name}：{pick(n, language)}</li>)}</ul></>}
    </div>
  );
}

interface ActsProps {
  readonly round: RoundView;
  readonly stage: Stage;
  readonly chosen: readonly string[];
  readonly shown: EligibilityState;
  readonly onDone: (outcome: BulkOutcome) => void;
}

function Acts({ round, stage, chosen, shown, onDone }: ActsProps): ReactNode {
  const w = useWords(messages);
  const [passing, setPassing] = useState(false);
  const check = useAct(sittingRoutes.checkEligibility, { onDone });
  const confirm = useAct(sittingRoutes.confirmEligibility, { onDone });
  const reopen = useAct(sittingRoutes.reopenEligibility, { onDone });
  const act = stage === 'check' ? check : confirm;
  const params = { roundId: round.id };
  const candidateIds = [...chosen];
  const words = { count: chosen.length, stage: w(`decision.${stage}`) };
  const disabled = chosen.length === 0;
  if (shown === 'refused') {
    return stage === 'check' && (
      <ReasonButton label={w('queue.reopen')} title={w('queue.reopen')} consequence={w('queue.reopenWhat', words)} button={{ disabled }} onConfirm={(reason) => reopen.mutateAsync({ params, body: { candidateIds, reason } })} />
    );
  }
  const pass = async (): Promise<void> => {
    await act.mutateAsync({ params, body: { candidateIds, outcome: 'pass' } }).then(() => setPassing(false), () => undefined);
  };
  return (
    <>
      <Button type="primary" disabled={disabled} onClick={() => setPassing(true)}>{w('queue.pass')}</Button>
      <Modal open={passing} title={w('queue.pass')} okText={w('queue.pass')} cancelText={w('cancel')} confirmLoading={act.isPending} onOk={() => void pass()} onCancel={() => setPassing(false)}>
        <div className="k-consequence">{w('queue.passWhat', words)}</div>
      </Modal>
      <ReasonButton label={w('queue.refuse')} title={w('queue.refuse')} consequence={w('queue.refuseWhat', words)} danger button={{ disabled }} onConfirm={(reason) => act.mutateAsync({ params, body: { candidateIds, outcome: 'refuse', reason } })} />
    </>
  );
}

/** The candidates of a round that wait for one stage; many can be decided at once. The selection survives paging. */
export function EligibilityQueue({ round, stage }: { round: RoundView; stage: Stage }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const waiting: EligibilityState = stage === 'check' ? 'submitted' : 'checked';
  const [shown, setShown] = useState<EligibilityState>(waiting);
  const [chosen, setChosen] = useState<string[]>([]);
  const [outcome, setOutcome] = useState<BulkOutcome | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const mayAct = can(`eligibility.${stage}`) && round.state === 'announced' && (shown === waiting || shown === 'refused');
  const states: readonly EligibilityState[] = stage === 'check' ? ['submitted', 'checked', 'confirmed', 'refused'] : ['checked', 'confirmed', 'refused'];
  const show = (state: EligibilityState): void => {
    setShown(state);
    setChosen([]);
  };
  const tools = (
    <>
      <Segmented<EligibilityState> aria-label={w('show.state')} value={shown} onChange={show} options={states.map((value) => ({ value, label: `${w(value)} ${round.counts[value]}` }))} />
      {mayAct && <><Acts round={round} stage={stage} chosen={chosen} shown={shown} onDone={(done) => { setOutcome(done); setChosen([]); }} /><span className="k-muted">{w('queue.selected', { count: chosen.length })}</span></>}
    </>
  );
  return (
    <div className="k-stack">
      {outcome && <Outcome outcome={outcome} onClose={() => setOutcome(null)} />}
      <DataTable
        key={shown} route={sittingRoutes.listCandidates} rowKey="id" searchable tools={tools} pageSize={50} call={{ params: { roundId: round.id }, query: { eligibility: shown } }}
        empty={{ title: w('queue.empty'), hint: w('queue.emptyHint') }}
        {...(mayAct ? { selection: { selectedRowKeys: chosen, preserveSelectedRowKeys: true, onChange: (keys) => setChosen(keys.map(String)) } } : {})}
        columns={[
          { title: w('name'), render: (_, c) => <Button type="link" style={{ padding: 0 }} onClick={() => setOpen(c.id)}>{c.name}</Button> },
          { title: w('idNumber'), render: (_, c) => <code>{c.idNumberMasked}</code> },
          { title: w('sex'), render: (_, c) => w(c.sex) },
          { title: w('employer'), dataIndex: 'employer' },
          { title: w('trainingBody'), render: (_, c) => c.trainingBody ?? '' },
          { title: w('condition'), dataIndex: 'condition' },
          { title: w('eligibility'), render: (_, c) => <EligibilityTag state={c.eligibility} /> },
        ]}
      />
      <Once open={open !== null}><CandidateDrawer candidateId={open} onClose={() => setOpen(null)} /></Once>
    </div>
  );
}

/** How many wait in all, in words with the state's sign. */
export function Waiting({ count, stage }: { count: number; stage: Stage }): ReactNode {
  const w = useWords(messages);
  return <StateTag kind={count > 0 ? 'attention' : 'handed-in'}>{`${w(stage === 'check' ? 'submitted' : 'checked')} ${count}`}</StateTag>;
}
