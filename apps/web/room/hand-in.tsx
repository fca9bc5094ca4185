/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PaperActs } from './acts';
import type { Placed } from './placed';
import { showTime, useWords } from './looks';
import { ProblemNote } from './notices';
import { BLANK } from './outbox';
import type { View } from './view';

/** What is open, flagged and unsent, and the question whether to hand in. */
export function HandInDialog({ view, acts, placed, onGo, onClose }: {
  readonly view: View;
  readonly acts: PaperActs;
  readonly placed: readonly Placed[];
  readonly onGo: (index: number) => void;
  readonly onClose: () => void;
}) {
  const w = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    acts.forgetProblem();
    dialog.current?.showModal();
  }, [acts]);
  const of = (p: Placed) => view.answers.get(p.question.no) ?? BLANK;
  const open = placed.filter((p) => of(p).response.length === 0);
  const flagged = placed.filter((p) => of(p).flagged);
  const handInFrom = view.state?.clock.handInFrom ?? null;
  const early = handInFrom !== null && serverNowMs(view) < Date.parse(handInFrom) ? handInFrom : null;
  const { unsent } = view.saved;
  const list = (some: readonly Placed[]) => (
    <ol class="r-numbers">
      {some.map((p) => <li key={p.question.no}><button type="button" class="r-no" aria-label={w('palette.item', { no: p.question.no })} onClick={() => onGo(placed.indexOf(p))}>{p.question.no}</button></li>)}
    </ol>
  );
  const go = (): void => {
    setBusy(true);
    void acts.handIn().finally(() => setBusy(false));
  };
  return (
    <dialog ref={dialog} class="r-dialog" aria-labelledby="hand-in-title" onClose={onClose}>
      <h2 id="hand-in-title">{w('hand-in.title')}</h2>
      {open.length === 0 ? <p>{w('hand-in.all', { n: placed.length })}</p> : <><p><strong>{w('hand-in.open', { n: open.length })}</strong></p>{list(open)}</>}
      {flagged.length > 0 && <><p>{w('hand-in.flagged', { n: flagged.length })}</p>{list(flagged)}</>}
      {!view.online ? <p class="r-problem">{w('hand-in.offline')}</p> : unsent > 0 && <p class="r-problem">{w('hand-in.unsent', { n: unsent })}</p>}
      {early && <p class="r-problem">{w('hand-in.early', { at: showTime(early, 'minute') })}</p>}
      <ProblemNote problem={view.problem} />
      <p>{w(view.practice ? 'practice.final' : 'hand-in.final')}</p>
      <div class="r-row">
        <button type="button" class="r-button" onClick={() => dialog.current?.close()}>{w('hand-in.back')}</button>
        <button type="button" class="r-main-button" disabled={busy || unsent > 0 || !view.online || early !== null} onClick={go}>{w('hand-in.go')}</button>
      </div>
    </dialog>
  );
}

/** The server's present time, from the end and what is left of it: not from this machine's clock. */
function serverNowMs(view: View): number {
  const { endsAt } = view.countdown;
  const deadlineAt = view.state?.clock.deadlineAt;
  if (endsAt === null || !deadlineAt) return -Infinity;
  return Date.parse(deadlineAt) - (endsAt - performance.now());
}
