/** @jsxImportSource preact */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PaperActs } from './acts';
import { HandInDialog } from './hand-in';
import { chosen, keyAct } from './keys';
import { useWords } from './looks';
import { ProblemNote } from './notices';
import { BLANK } from './outbox';
import { Palette } from './palette';
import { placedOf, type Placed } from './placed';
import { Question } from './question';
import type { View } from './view';

/** The exam itself. */
export function Exam({ view, acts }: { readonly view: View; readonly acts: PaperActs }) {
  const w = useWords();
  const placed = useMemo(() => (view.paper ? placedOf(view.paper) : []), [view.paper]);
  useEffect(() => {
    if (!view.paper) return;
    const text = [...new Set(JSON.stringify(view.paper))].join('');
    void import('../light/fonts').then(({ keepGlyphs }) => keepGlyphs(text)).catch(() => undefined);
  }, [view.paper]);
  if (!view.paper) return <><p class="r-loading" role="status">{w('paper.loading')}</p><ProblemNote problem={view.problem} /></>;
  return <Paper view={view} acts={acts} placed={placed} title={view.paper.title} paperId={view.paper.paperId} />;
}

const PLACE = 'kaowu.room.place';

/** Where this page stood in the same paper before a reload or a pause; else at its beginning. */
function placeIn(paperId: string, placed: readonly Placed[]): number {
  try {
    const { paper, no } = JSON.parse(sessionStorage.getItem(PLACE) ?? '{}') as { paper?: string; no?: number };
    return paper === paperId ? Math.max(0, placed.findIndex((p) => p.question.no === no)) : 0;
  } catch {
    return 0;
  }
}

function keepPlace(paperId: string, no: number | undefined): void {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify({ paper: paperId, no }));
  } catch {
    // A browser that keeps nothing begins at the first question again.
  }
}

/** Where the keyboard belongs to something else: typing, a dialog. */
const isBusy = (target: EventTarget | null): boolean =>
  document.querySelector('dialog[open]') !== null || (target instanceof Element && target.closest('textarea, input[type=text], select, audio, [contenteditable]') !== null);

function Paper({ view, acts, placed, title, paperId }: { readonly view: View; readonly acts: PaperActs; readonly placed: readonly Placed[]; readonly title: string; readonly paperId: string }) {
  const w = useWords();
  const [index, setIndex] = useState(() => (view.practice ? 0 : placeIn(paperId, placed)));
  const [all, setAll] = useState(false);
  const [asking, setAsking] = useState(false);
  const here = placed[Math.min(index, placed.length - 1)] as Placed;
  useEffect(() => {
    if (!view.practice) keepPlace(paperId, here.question.no);
  }, [view.practice, paperId, here]);
  const moveTo = (next: number): void => {
    const to = Math.max(0, Math.min(placed.length - 1, next));
    setIndex(to);
    const no = placed[to]?.question.no;
    // After the question is there: scroll to it, and let a screen reader begin at its head.
    requestAnimationFrame(() => document.getElementById(`q-${no}`)?.focus({ preventScroll: false }));
  };
  useKeys({ view, acts, here, move: (by) => moveTo(index + by) });
  const shown = all ? placed : [here];
  return (
    <div class="r-exam">
      <div class="r-paper">
        <div class="r-paper-head">
          <h1>{title}</h1>
          <div class="r-row" role="group">
            <button type="button" class="r-button" aria-pressed={!all} onClick={() => setAll(false)}>{w('mode.one')}</button>
            <button type="button" class="r-button" aria-pressed={all} onClick={() => setAll(true)}>{w('mode.all')}</button>
          </div>
        </div>
        {shown.map((p) => (
          <Question
            key={p.question.no} placed={p} total={placed.length} shown={view.answers.get(p.question.no) ?? BLANK} withTitle={!all || p.first}
            onAnswer={(response) => acts.answer(p.question.no, response)} onFlag={(on) => acts.flag(p.question.no, on)}
            onHere={() => setIndex(placed.indexOf(p))}
          />
        ))}
        <div class="r-moves">
          <button type="button" class="r-button" disabled={index === 0} onClick={() => moveTo(index - 1)}>← {w('move.previous')}</button>
          {index < placed.length - 1
            ? <button type="button" class="r-main-button" onClick={() => moveTo(index + 1)}>{w('move.next')} →</button>
            : <button type="button" class="r-main-button" onClick={() => setAsking(true)}>{w('hand-in')}</button>}
        </div>
      </div>
      <Palette placed={placed} answers={view.answers} current={here.question.no} onPick={(i) => moveTo(i)} onHandIn={() => setAsking(true)} />
      {asking && <HandInDialog view={view} acts={acts} placed={placed} onGo={(i) => { setAsking(false); moveTo(i); }} onClose={() => setAsking(false)} />}
    </div>
  );
}

function useKeys(now: { readonly view: View; readonly acts: PaperActs; readonly here: Placed; readonly move: (by: number) => void }): void {
  const held = useRef(now);
  held.current = now;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isBusy(event.target)) return;
      const { view, acts, here, move } = held.current;
      const { question } = here;
      // An order is no choice: its letters are not keys.
      const ids = question.type === 'ordering' ? [] : question.options.map((o) => o.id);
      const act = keyAct({ key: event.key, shift: event.shiftKey, command: event.ctrlKey || event.altKey || event.metaKey }, ids);
      if (!act) return;
      const shown = view.answers.get(question.no) ?? BLANK;
      event.preventDefault();
      if (act.act === 'previous') move(-1);
      else if (act.act === 'next') move(1);
      else if (act.act === 'flag') acts.flag(question.no, !shown.flagged);
      else acts.answer(question.no, chosen(question.type, shown.response, act.optionId, ids));
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
