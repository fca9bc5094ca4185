import { useEffect, useState } from 'react';
import { Alert, Button, ConfigProvider } from 'antd';
import { useParams } from 'react-router';
import type { ReactNode } from 'react';
import { markingRoutes, type MyPerformance, type ScoreSheet } from '@kaowu/contracts';
import { DownloadButton, formatInstant, message, Modal, Page, PointsText, ReasonButton, StateTag, useAct, useApi, useLanguage, useRenew, useSession, useTellProblem, useWords, type StateKind } from '../../frame';
import { LinkButton } from './link-button';
import { messages } from './messages';
import { completed, totalsOf } from './sheet';
import { SheetEditor, TaskInstructions } from './sheet-editor';
import { SheetView } from './sheet-view';
import { useSheet, type SavedState } from './use-sheet';
import './marking.css';

const SAVED: Readonly<Record<SavedState['where'], { kind: StateKind; key: 'saved.none' | 'saved.local' | 'saved.server' | 'saved.offline' | 'saved.sending' }>> = {
  none: { kind: 'absent', key: 'saved.none' },
  device: { kind: 'checked-in', key: 'saved.local' },
  server: { kind: 'handed-in', key: 'saved.server' },
  offline: { kind: 'broken', key: 'saved.offline' },
  sending: { kind: 'answering', key: 'saved.sending' },
};

function SavedTag({ saved }: { saved: SavedState }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const { kind, key } = SAVED[saved.where];
  const at = saved.at ? formatInstant(saved.at, 'clock-second', language) : '';
  return <span role="status"><StateTag kind={kind}>{w(key, { at })}</StateTag></span>;
}

/** The web font comes in slices as words appear; these words appear when the network may be gone, so they come now. */
function useOfflineFont(words: string): void {
  useEffect(() => {
    for (const weight of [400, 700]) void document.fonts.load(`${weight} 16px "Noto Sans SC"`, words);
  }, [words]);
}

interface ConfirmProps {
  readonly work: MyPerformance;
  readonly signed: { readonly sheet: ScoreSheet; readonly total: number } | null;
  readonly onSign: () => Promise<void>;
  readonly onClose: () => void;
}

/** Shows the sheet as it will be signed and asks once. */
function ConfirmSheet({ work, signed, onSign, onClose }: ConfirmProps): ReactNode {
  const w = useWords(messages);
  const [busy, setBusy] = useState(false);
  const sign = async (): Promise<void> => {
    setBusy(true);
    await onSign();
    setBusy(false);
  };
  return (
    <Modal open={signed !== null} title={w('confirm.title')} width={760} okText={w('confirm.ok')} cancelText={w('confirm.cancel')} confirmLoading={busy} onOk={() => void sign()} onCancel={onClose}>
      {signed && (
        <div className="k-stack">
          <div>{w('work.code', { code: work.row.code })} · {work.row.station} · {work.task.name}</div>
          <SheetView task={work.task} sheet={signed.sheet} total={signed.total} />
          <div>{w('confirm.statement')} <strong>{w('confirm.who', { name: work.signerName })}</strong></div>
        </div>
      )}
    </Modal>
  );
}

function Scoring({ work, personId }: { work: MyPerformance; personId: string }): ReactNode {
  const w = useWords(messages);
  const tell = useTellProblem();
  const renew = useRenew();
  const [signed, setSigned] = useState<ConfirmProps['signed']>(null);
  const hand = useSheet(personId, work, () => {
    message.success(w('score.submitted'));
    void renew([markingRoutes.myPerformance, markingRoutes.myMarking]);
  });
  useOfflineFont(`${w('confirm.title')}${w('confirm.ok')}${w('confirm.cancel')}${w('confirm.statement')}${w('saved.offline')}${w('unsent.some')}`);
  const totals = totalsOf(work.task, hand.sheet);
  const review = (): void => {
    const sheet = completed(hand.sheet);
    if (sheet) setSigned({ sheet, total: totals.total });
  };
  const sign = async (): Promise<void> => {
    if (signed) await hand.submit(signed).catch(tell);
    setSigned(null);
  };
  return (
    <div className="marking-score">
      <div className="k-stack">
        <TaskInstructions task={work.task} />
        {hand.unsent && <Alert type="warning" showIcon title={w('unsent.some', { count: 1 })} />}
        <ConfigProvider componentDisabled={hand.unsent}>
          <SheetEditor task={work.task} sheet={hand.sheet} onChange={hand.change} />
        </ConfigProvider>
      </div>
      <div className="marking-foot">
        <div>
          <span className="k-muted">{w('score.total')} </span>
          <span className="marking-foot-total" data-testid="total"><PointsText value={totals.total} /></span>
          <span className="k-muted"> {w('score.of', { points: work.task.fullPoints / 100 })}</span>
        </div>
        <div>
          {totals.zeroed && <StateTag kind="broken">{w('score.zeroed', { sum: totals.sum / 100 })}</StateTag>}
          {!totals.zeroed && (totals.open > 0 ? <StateTag kind="attention">{w('score.left', { count: totals.open })}</StateTag> : <StateTag kind="handed-in">{w('score.ready')}</StateTag>)}
        </div>
        <SavedTag saved={hand.saved} />
        <div className="marking-foot-space" />
        <Button type="primary" size="large" className="marking-button" disabled={totals.open > 0 || hand.unsent} onClick={review}>{w('score.submit')}</Button>
      </div>
      <ConfirmSheet work={work} signed={signed} onSign={sign} onClose={() => setSigned(null)} />
    </div>
  );
}

function Submitted({ work }: { work: MyPerformance }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const { receipt, submitted } = work;
  if (!receipt || !submitted) return null;
  return (
    <div className="k-stack">
      <div className="k-panel k-stack">
        <StateTag kind="handed-in">{w('score.submitted')}</StateTag>
        <SheetView task={work.task} sheet={submitted} total={receipt.total} />
        <div>{w('score.signed', { name: work.signerName, at: formatInstant(receipt.submittedAt, 'second', language) })}</div>
        <div className="k-muted" style={{ wordBreak: 'break-all' }}>{w('score.digest', { digest: receipt.digest })}</div>
        <div className="k-row"><DownloadButton route={markingRoutes.mySheetPdf} call={{ params: { performanceId: work.row.id } }} label={w('score.sheetPdf')} /></div>
      </div>
    </div>
  );
}

function Body({ work, personId }: { work: MyPerformance; personId: string }): ReactNode {
  const w = useWords(messages);
  switch (work.row.state) {
    case 'submitted':
      return <Submitted work={work} />;
    case 'absent':
      return <Alert type="info" showIcon title={w('score.absent')} />;
    case 'blocked':
      return <div className="k-stack"><Alert type="warning" showIcon title={w('score.blocked')} /><TaskInstructions task={work.task} /></div>;
    case 'todo':
    case 'draft':
      return <Scoring key={work.row.id} work={work} personId={personId} />;
  }
}

/** The examiner's tablet page: one work, its standard and its sheet. */
export default function ScorePage(): ReactNode {
  const w = useWords(messages);
  const { performanceId = '' } = useParams();
  const { who } = useSession();
  const asked = useApi(markingRoutes.myPerformance, { params: { performanceId } });
  const recuse = useAct(markingRoutes.askRecusal);
  const work = asked.data?.row.id === performanceId ? asked.data : undefined;
  const open = work && (work.row.state === 'todo' || work.row.state === 'draft');
  return (
    <Page
      title={w('score.title', { code: work?.row.code ?? '' })} of={asked}
      sub={work && w('score.sub', { station: work.row.station, turn: work.row.turn, task: work.row.taskName })}
      actions={
        <>
          {open && <ReasonButton label={w('recusal.ask')} title={w('recusal.ask')} consequence={w('recusal.what')} onConfirm={(reason) => recuse.mutateAsync({ params: { performanceId }, body: { reason } })} />}
          <LinkButton to="/marking" className="marking-button">{w('score.back')}</LinkButton>
        </>
      }
    >
      {work && who && <Body work={work} personId={who.account.id} />}
    </Page>
  );
}
