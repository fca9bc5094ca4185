/** @jsxImportSource preact */
import type { RoomActs } from './acts';
import { showTime, useWords } from './looks';
import type { View } from './view';

/** Messages from the invigilators, and what the candidate must know of unrecorded work; stays until read. */
export function Messages({ view, acts }: { readonly view: View; readonly acts: RoomActs }) {
  const w = useWords();
  const numbers = [...new Set(view.refused.map((e) => e.questionNo))].sort((a, b) => a - b);
  return (
    <div class="r-messages">
      <div role="alert">
        {view.messages.map((message) => (
          <div class="r-message" key={message.commandId}>
            <p><strong>{w('message.title')} {showTime(message.at, 'minute')}</strong> {message.seat ? w('seat.changed', message.seat) : message.text}</p>
            <button type="button" class="r-button" onClick={() => acts.dismiss(message.commandId)}>{w('message.read')}</button>
          </div>
        ))}
      </div>
      {view.refused.length > 0 && <div class="r-message r-message-broken" role="alert">{w('saved.refused', { n: view.refused.length, nos: numbers.join('、') })}</div>}
      {!view.storage && <div class="r-message r-message-broken" role="alert">{w('saved.no-storage')}</div>}
    </div>
  );
}
