/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { RoomActs } from './acts';
import { useLooks, useWords } from './looks';
import type { WireProblem } from './types';
import type { View } from './view';

/** Why something did not happen, with a code to quote. */
export function ProblemNote({ problem }: { readonly problem: WireProblem | null }) {
  const w = useWords();
  const { language } = useLooks().looks;
  return (
    <div role="alert" class={problem ? 'r-problem' : undefined}>
      {problem && <><span class="r-shape" aria-hidden="true">!</span> {problem[language]} <small>{w('problem.code', { code: problem.code })}</small></>}
    </div>
  );
}

function Notice({ kind, shape, title, children }: { readonly kind: string; readonly shape: string; readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class={`r-card r-notice r-notice-${kind}`} role="status">
      <h1><span class="r-shape" aria-hidden="true">{shape}</span> {title}</h1>
      {children}
    </section>
  );
}

/** The server has not answered yet. */
export function Loading({ view }: { readonly view: View }) {
  const w = useWords();
  return <div class="r-loading" role="status"><h1>{view.state || view.online ? w('loading') : w('loading.slow')}</h1></div>;
}

/** Time stands still and the questions are covered. */
export function Paused() {
  const w = useWords();
  return <Notice kind="attention" shape="‖" title={w('paused.title')}><p>{w('paused.text')}</p></Notice>;
}

/** The end has come and the receipt has not. */
export function Over({ view }: { readonly view: View }) {
  const w = useWords();
  return <Notice kind="attention" shape="■" title={w('over.title')}><p>{view.online ? w('over.text') : w('over.offline')}</p></Notice>;
}

/** Another machine has taken over. */
export function Moved({ view, acts }: { readonly view: View; readonly acts: RoomActs }) {
  const w = useWords();
  const { unsent } = view.saved;
  return (
    <Notice kind="broken" shape="✕" title={w('moved.title')}>
      <p>{w('moved.text')}</p>
      {unsent > 0 && <p>{w('moved.unsent', { n: unsent })}</p>}
      <button type="button" class="r-button" onClick={() => void acts.signOut()}>{w('moved.again')}</button>
    </Notice>
  );
}

/** Another page of this browser has the room. */
export function Elsewhere({ acts }: { readonly acts: RoomActs }) {
  const w = useWords();
  return (
    <Notice kind="attention" shape="!" title={w('elsewhere.title')}>
      <p>{w('elsewhere.text')}</p>
      <button type="button" class="r-button" onClick={() => void acts.start()}>{w('elsewhere.here')}</button>
    </Notice>
  );
}

/** The session ended without this candidate. */
export function Voided() {
  const w = useWords();
  return <Notice kind="attention" shape="!" title={w('void.title')}><p>{w('void.text')}</p></Notice>;
}
