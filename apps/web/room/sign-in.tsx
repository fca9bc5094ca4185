/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { RoomActs } from './acts';
import { useWords } from './looks';
import { ProblemNote } from './notices';
import type { View } from './view';

/** Ticket and ID number. */
export function SignIn({ view, acts, door }: { readonly view: View; readonly acts: RoomActs; readonly door: ComponentChildren }) {
  const w = useWords();
  const [ticketNo, setTicketNo] = useState('');
  const [idNumber, setIdNumber] = useState('');
  const [busy, setBusy] = useState(false);
  const go = (event: Event): void => {
    event.preventDefault();
    setBusy(true);
    void acts.signIn(ticketNo.trim(), idNumber.trim()).finally(() => setBusy(false));
  };
  return (
    <form class="r-card r-form" onSubmit={go}>
      <h1>{w('sign-in.title')}</h1>
      {view.problem?.code === 'sign-in.locked' && <p class="r-locked"><strong><span class="r-shape" aria-hidden="true">✕</span> {w('locked.title')}</strong> {w('locked.text')}</p>}
      <label for="ticket">{w('sign-in.ticket')}</label>
      <input id="ticket" name="ticket" required minLength={4} maxLength={40} autocomplete="off" spellcheck={false} autofocus value={ticketNo} onInput={(e) => setTicketNo(e.currentTarget.value)} />
      <label for="id-number">{w('sign-in.id')}</label>
      <input id="id-number" name="id-number" required minLength={6} maxLength={30} autocomplete="off" spellcheck={false} value={idNumber} onInput={(e) => setIdNumber(e.currentTarget.value)} />
      <ProblemNote problem={view.problem} />
      <button class="r-main-button" disabled={busy}>{w('sign-in.go')}</button>
      <p class="r-note">{w('sign-in.hint')}</p>
      {door}
    </form>
  );
}
