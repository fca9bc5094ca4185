import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ReactNode } from 'react';
import { resultsRoutes } from '@kaowu/contracts';
import type { Gate } from '@kaowu/contracts';
import { ReasonButton, useAct, useSession, useWords } from '../../frame';
import { messages } from './messages';
import type { Pipeline, Run } from './types';

const PRIMARY = { type: 'primary' } as const;

/** What the signed-in person may do at a gate. */
export function RunActs({ round, step, present }: { round: Pipeline; step: Gate['step']; present: boolean }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const run = round.current;
  if (step === 'compute') return can('results.compute') ? <ComputeAct round={round} present={present} /> : null;
  if (!run) return null;
  switch (step) {
    case 'review':
      return <ReviewActs roundId={round.roundId} run={run} />;
    case 'release':
      return can('results.release') ? <ReleaseAct run={run} /> : null;
    case 'publicise':
      return can('results.publish') ? <PubliciseAct round={round} run={run} /> : null;
    case 'file':
    case 'accept':
    case 'issue':
      return can('certificate.read') ? <Link to={`/filings/rounds/${round.roundId}`}>{w('toFiling')}</Link> : null;
    default:
      return step satisfies never;
  }
}

function ComputeAct({ round, present }: { round: Pipeline; present: boolean }): ReactNode {
  const w = useWords(messages);
  const act = useAct(resultsRoutes.compute);
  const withdraw = useAct(resultsRoutes.withdrawRun);
  const { roundId, current, gates } = round;
  if (!current) {
    const open = gates[0]?.state === 'open';
    return (
      <ReasonButton
        label={w('compute')} title={w('compute')} withoutReason consequence={w('compute.what')} button={{ ...PRIMARY, disabled: !open }}
        onConfirm={() => act.mutateAsync({ params: { roundId }, body: {} })}
      />
    );
  }
  if (present || !['computed', 'reviewed', 'released', 'publicised'].includes(current.state)) return null;
  return (
    <span className="k-row">
      <ReasonButton
        label={w('recompute')} title={w('recompute')} danger consequence={w('recompute.what', { no: current.no })} button={{ size: 'small' }}
        onConfirm={(reason) => act.mutateAsync({ params: { roundId }, body: { reason } })}
      />
      <ReasonButton
        label={w('withdrawRun')} title={w('withdrawRun')} danger consequence={w('withdrawRun.what', { no: current.no })} button={{ size: 'small' }}
        onConfirm={(reason) => withdraw.mutateAsync({ params: { runId: current.id }, body: { reason } })}
      />
    </span>
  );
}

function ReviewActs({ roundId, run }: { roundId: string; run: Run }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const sign = useAct(resultsRoutes.signTotals);
  const signed = run.signatures.some((s) => s.role === 'totaller');
  return (
    <>
      {can('results.compute') && !signed && (
        <ReasonButton
          label={w('signTotals')} title={w('signTotals')} withoutReason consequence={w('sign.what', { candidates: run.candidates })} button={PRIMARY}
          onConfirm={() => sign.mutateAsync({ params: { runId: run.id } })}
        />
      )}
      {can('results.review') && <Link to={`/results/${roundId}/review/${run.id}`}><Button type="primary">{w('toReview')}</Button></Link>}
    </>
  );
}

function ReleaseAct({ run }: { run: Run }): ReactNode {
  const w = useWords(messages);
  const act = useAct(resultsRoutes.release);
  return (
    <ReasonButton
      label={w('release')} title={w('release')} consequence={w('release.what', { candidates: run.candidates, passed: run.passed })} button={PRIMARY}
      onConfirm={(reason) => act.mutateAsync({ params: { runId: run.id }, body: { reason } })}
    />
  );
}

const daysOf = (text: string): string[] => text.split(/[\s,，、;；]+/).filter(Boolean);

function PubliciseAct({ round, run }: { round: Pipeline; run: Run }): ReactNode {
  const w = useWords(messages);
  const act = useAct(resultsRoutes.publicise);
  const [title, setTitle] = useState(w('publicationTitle.default', { round: round.name }));
  const [daysOff, setDaysOff] = useState('');
  const [worked, setWorked] = useState('');
  return (
    <ReasonButton
      label={w('publicise')} title={w('publicise')} withoutReason button={PRIMARY} ready={title.trim().length >= 4}
      consequence={w('publicise.what', { candidates: run.candidates, days: round.objectionWorkingDays })}
      onConfirm={() => act.mutateAsync({ params: { runId: run.id }, body: { title, calendar: { daysOff: daysOf(daysOff), workedWeekendDays: daysOf(worked) } } })}
    >
      <div className="k-stack">
        <label>{w('publicationTitle')}<Input value={title} maxLength={120} onChange={(e) => setTitle(e.target.value)} /></label>
        <label>{w('daysOff')}<Input value={daysOff} placeholder={w('daysOffHint')} onChange={(e) => setDaysOff(e.target.value)} /></label>
        <label>{w('workedDays')}<Input value={worked} placeholder={w('daysOffHint')} onChange={(e) => setWorked(e.target.value)} /></label>
      </div>
    </ReasonButton>
  );
}
