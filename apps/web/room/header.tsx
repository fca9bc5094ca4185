/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import { announcedMinute, formatRemaining, remainingAt, urgency } from './countdown';
import { showTime, useWords, type Words } from './looks';
import { Settings } from './settings';
import type { Screen, View } from './view';

/** Screens on which it matters whether what was done here is safe. */
const TELLS_SAVED: ReadonlySet<Screen> = new Set<Screen>(['statement', 'waiting', 'exam', 'paused', 'over']);

const SAVED_SHAPE = { saved: '✓', 'nothing-yet': '○', saving: '…', offline: '✕', 'offline-held': '✕', 'offline-saved': '✕' } as const;

/** Name, ticket and seat; the remaining time; how safe the answers are; the display settings. */
export function Header({ view, practice }: { readonly view: View; readonly practice: boolean }) {
  const w = useWords();
  const { state } = view;
  const running = view.screen === 'exam' || view.screen === 'paused' || view.screen === 'over';
  return (
    <header class="r-head">
      <a class="r-skip" href="#main">{w('skip')}</a>
      {state && view.screen !== 'sign-in' ? (
        <div class="r-who">
          <strong class="r-name">{state.candidateName}</strong>
          <span>{w('who.ticket', { ticket: state.ticketNo })}</span>
          <span>{w('who.seat', { room: state.roomName, place: state.placeLabel })}</span>
        </div>
      ) : <strong class="r-name">{w('product')} · {w('title')}</strong>}
      {running && <Remaining view={view} />}
      {practice ? <strong class="r-practice-tag">{w('practice.tag')}</strong> : TELLS_SAVED.has(view.screen) && <Saved view={view} started={running} />}
      <Settings />
    </header>
  );
}

/** The remaining time: large and still, with a word when it turns. */
function Remaining({ view }: { readonly view: View }) {
  const w = useWords();
  const [now, setNow] = useState(() => performance.now());
  const [minute, setMinute] = useState<number | null>(null);
  const before = useRef<number | null>(null);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 250);
    return () => clearInterval(timer);
  }, []);
  const left = remainingAt(view.countdown, now);
  useEffect(() => {
    if (left === null) return;
    const passed = before.current === null ? null : announcedMinute(before.current, left);
    if (passed !== null) setMinute(passed);
    before.current = left;
  }, [left]);
  if (left === null) return null;
  const stands = view.countdown.endsAt === null;
  const turn = urgency(left);
  const word = left === 0 ? w('time.over') : stands ? w('time.stands') : turn === 'last' ? w('time.last') : turn === 'attention' ? w('time.attention') : w('time.left');
  return (
    <div class={`r-time r-time-${stands ? 'stands' : turn}`}>
      <span class="r-time-word">{word}</span>
      <span class="r-time-left" role="timer" aria-label={w('time.left')}>{formatRemaining(left)}</span>
      <span class="r-hidden" aria-live="assertive">{minute !== null && w('time.announce', { n: minute })}</span>
    </div>
  );
}

const savedText = (view: View, started: boolean, w: Words): string => {
  const { kind, at } = view.saved;
  if (kind === 'nothing-yet' && !started) return w('saved.connected');
  return kind === 'saved' && at ? w('saved.saved', { at: showTime(at) }) : w(`saved.${kind}`, { at: '' });
};

/** How safe the answers are, in words. Read out when it changes in kind, not for every answer. */
function Saved({ view, started }: { readonly view: View; readonly started: boolean }) {
  const w = useWords();
  const { kind, unsent } = view.saved;
  // While something is on its way nothing new is said.
  const [settled, setSettled] = useState(kind);
  useEffect(() => {
    if (kind !== 'saving') setSettled(kind);
  }, [kind]);
  return (
    <div class={`r-saved r-saved-${kind}`} data-saved={kind}>
      <span class="r-shape" aria-hidden="true">{SAVED_SHAPE[kind]}</span>
      <span>{savedText(view, started, w)}{unsent > 0 && kind !== 'saving' && <> · {w('saved.unsent', { n: unsent })}</>}</span>
      <span class="r-hidden" role="status">{settled === 'nothing-yet' ? '' : w(`saved.${settled}`, { at: '' })}</span>
    </div>
  );
}
