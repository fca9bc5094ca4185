/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { RoomActs } from './acts';
import { showTime, useLooks, useWords } from './looks';
import { ProblemNote } from './notices';
import type { View } from './view';

/** The integrity statement, to be signed before anything else. */
export function Statement({ view, acts }: { readonly view: View; readonly acts: RoomActs }) {
  const w = useWords();
  const { language } = useLooks().looks;
  const [busy, setBusy] = useState(false);
  const sign = (): void => {
    setBusy(true);
    void acts.signStatement().finally(() => setBusy(false));
  };
  return (
    <section class="r-card">
      <h1>{w('statement.title')}</h1>
      <p class="r-statement">{view.state?.statement[language]}</p>
      <p class="r-note">{w('statement.note')}</p>
      <ProblemNote problem={view.problem} />
      <button type="button" class="r-main-button" disabled={busy} onClick={sign}>{w('statement.sign')}</button>
    </section>
  );
}

/** Signed, and waiting for the start. */
export function Waiting({ view, door }: { readonly view: View; readonly door: ComponentChildren }) {
  const w = useWords();
  const { state } = view;
  if (!state) return null;
  return (
    <section class="r-card">
      <h1>{w('waiting.title')}</h1>
      <p class="r-session">{state.sessionName}</p>
      <dl class="r-facts">
        <div><dt>{w('waiting.starts')}</dt><dd>{showTime(state.startsAt, 'minute')}</dd></div>
        <div><dt>{w('waiting.long')}</dt><dd>{w('minutes', { n: state.durationMinutes })}</dd></div>
      </dl>
      <p>{w('waiting.text')}</p>
      <p class="r-note">{w('waiting.checks')}</p>
      {door}
    </section>
  );
}
