import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { ReactNode } from 'react';
import { resultsRoutes } from '@kaowu/contracts';
import { Instant, Page, ReasonButton, StateIcon, useAct, useApi, useWords } from '../../frame';
import { messages } from './messages';
import { OwnTotal, SheetLines } from './review-sheet';
import { GateItems, PartName } from './shared';
import type { Queue, Sheet } from './types';
import './results.css';

const kindOf = (sheet: Sheet) => (sheet.checked === null ? 'absent' : sheet.checked.agrees ? 'handed-in' : 'broken');

function SheetList({ sheets, at, choose }: { sheets: readonly Sheet[]; at: number; choose: (no: number) => void }): ReactNode {
  const w = useWords(messages);
  return (
    <ul className="results-sheets k-panel" style={{ padding: 0 }}>
      {sheets.map((sheet) => (
        <li key={sheet.no}>
          <button type="button" aria-current={sheet.no === at} onClick={() => choose(sheet.no)}>
            <span>{w('sheet', { no: sheet.no })} <span className="k-muted"><PartName part={sheet.part} /></span></span>
            <StateIcon kind={kindOf(sheet)} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function SignReview({ queue }: { queue: Queue }): ReactNode {
  const w = useWords(messages);
  const act = useAct(resultsRoutes.signReview);
  const signed = queue.signatures.find((s) => s.role === 'reviewer');
  if (signed) return <span className="k-tag"><StateIcon kind="handed-in" />{w('signed', { name: signed.name })} <Instant at={signed.signedAt} /></span>;
  const ready = queue.state === 'computed' && queue.blockedBy.every((i) => i.code === 'results.gate-totals-unsigned' || i.code === 'results.gate-review-unsigned');
  return (
    <ReasonButton
      label={w('signReview')} title={w('signReview')} withoutReason consequence={w('sign.what', { candidates: queue.needed })} button={{ type: 'primary', disabled: !ready }}
      onConfirm={() => act.mutateAsync({ params: { runId: queue.runId } })}
    />
  );
}

/** 统分复核: the reviewer adds a drawn sample again, sheet by sheet, and signs. */
export default function ReviewPage(): ReactNode {
  const w = useWords(messages);
  const { roundId = '', runId = '' } = useParams();
  const asked = useApi(resultsRoutes.reviewQueue, { params: { runId } });
  const [chosen, setChosen] = useState<number | null>(null);
  const queue = asked.data;
  const at = chosen ?? queue?.sheets.find((s) => s.checked === null)?.no ?? queue?.sheets[0]?.no ?? 0;
  const sheet = queue?.sheets.find((s) => s.no === at);
  return (
    <Page
      title={w('review')} of={asked} sub={queue && <div className="k-row"><span>{w('review.sub', { done: queue.done, needed: queue.needed })}</span><Link to={`/results/${roundId}`}>{w('backToRound')}</Link></div>} actions={queue && <SignReview queue={queue} />}
      empty={queue?.sheets.length === 0 && { title: w('review.empty'), hint: w('review.emptyHint'), action: <SignReview queue={queue} /> }}
    >
      {queue && (
        <div className="k-stack">
          {queue.blockedBy.length > 0 && <div className="k-consequence"><GateItems items={queue.blockedBy} more={(count) => w('gate.more', { count })} /></div>}
          <div className="results-review">
            <SheetList sheets={queue.sheets} at={at} choose={setChosen} />
            <div className="k-panel">
              {sheet ? (
                <>
                  <h2>{w('sheet', { no: sheet.no })} · <PartName part={sheet.part} /></h2>
                  <p className="k-muted">{w(`review.hint.${sheet.part}`)}</p>
                  <SheetLines sheet={sheet} />
                  <OwnTotal key={`${sheet.no} ${sheet.checked?.at ?? ''}`} runId={runId} sheet={sheet} locked={queue.state !== 'computed'} onNext={() => setChosen(null)} />
                </>
              ) : w('review.select')}
            </div>
          </div>
        </div>
      )}
    </Page>
  );
}
