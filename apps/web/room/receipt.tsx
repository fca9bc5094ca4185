/** @jsxImportSource preact */
import type { RoomActs } from './acts';
import { showTime, useWords } from './looks';
import type { View } from './view';

/** The receipt, to be noted or printed. */
export function ReceiptPage({ view, acts }: { readonly view: View; readonly acts: RoomActs }) {
  const w = useWords();
  const { receipt, state } = view;
  if (!receipt || !state) return null;
  return (
    <section class="r-card r-receipt">
      <h1><span class="r-shape" aria-hidden="true">✓</span> {receipt.state === 'forced' ? w('receipt.forced') : w('receipt.title')}</h1>
      <p class="r-session">{state.sessionName}</p>
      <p class="r-code-label">{w('receipt.code')}</p>
      <p class="r-code" data-receipt>{receipt.code}</p>
      <dl class="r-facts">
        <div><dt>{w('receipt.at')}</dt><dd>{showTime(receipt.handedInAt, 'day')}</dd></div>
        <div><dt>{w('receipt.answered')}</dt><dd>{w('receipt.count', { n: receipt.answered, all: receipt.questions })}</dd></div>
      </dl>
      <p>{w('receipt.stay')}</p>
      <p class="r-note">{w('receipt.note')}</p>
      <p class="r-digest">{w('receipt.digest')} {receipt.digest}</p>
      <div class="r-row r-no-print">
        <button type="button" class="r-main-button" onClick={() => window.print()}>{w('receipt.print')}</button>
        <button type="button" class="r-button" onClick={() => void acts.signOut()}>{w('receipt.leave')}</button>
      </div>
    </section>
  );
}
