/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Placed } from './placed';
import { useWords } from './looks';
import { BLANK, type Shown } from './outbox';

/** All questions as numbers: answered, flagged, current, not yet sent. */
export function Palette({ placed, answers, current, onPick, onHandIn }: {
  readonly placed: readonly Placed[];
  readonly answers: ReadonlyMap<number, Shown>;
  readonly current: number;
  readonly onPick: (index: number) => void;
  readonly onHandIn: () => void;
}) {
  const w = useWords();
  const [open, setOpen] = useState(false);
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    list.current?.querySelector('.r-no-current')?.scrollIntoView({ block: 'nearest' });
  }, [current, open]);
  const pick = (index: number): void => {
    setOpen(false);
    onPick(index);
  };
  const of = (no: number): Shown => answers.get(no) ?? BLANK;
  const answered = placed.filter((p) => of(p.question.no).response.length > 0).length;
  const flagged = placed.filter((p) => of(p.question.no).flagged).length;
  return (
    <nav ref={list} class={open ? 'r-palette r-palette-open' : 'r-palette'} aria-label={w('palette.title')}>
      <button type="button" class="r-button r-palette-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? w('palette.hide') : w('palette.show')} · {w('palette.answered', { n: answered })} · {w('palette.open', { n: placed.length - answered })}
      </button>
      <div class="r-palette-body">
        <h2>{w('palette.title')}</h2>
        <p class="r-palette-counts">
          <span><i class="r-key r-key-answered" /> {w('palette.answered', { n: answered })}</span>
          <span><i class="r-key" /> {w('palette.open', { n: placed.length - answered })}</span>
          <span><i class="r-key r-key-flagged">⚑</i> {w('palette.flagged', { n: flagged })}</span>
        </p>
        {sectionsOf(placed).map(({ title, from, items }) => (
          <section key={title}>
            <h3 class="r-note">{title}</h3>
            <ol class="r-numbers">
              {items.map((p, i) => <Item key={p.question.no} no={p.question.no} shown={of(p.question.no)} current={p.question.no === current} onPick={() => pick(from + i)} />)}
            </ol>
          </section>
        ))}
        <button type="button" class="r-button r-hand-in" onClick={onHandIn}>{w('hand-in')}</button>
      </div>
    </nav>
  );
}

function Item({ no, shown, current, onPick }: { readonly no: number; readonly shown: Shown; readonly current: boolean; readonly onPick: () => void }) {
  const w = useWords();
  const answered = shown.response.length > 0;
  const states = [answered ? w('state.answered') : w('state.open'), ...(shown.flagged ? [w('state.flagged')] : []), ...(shown.unsent ? [w('state.unsent')] : [])];
  const look = ['r-no', answered && 'r-no-answered', shown.flagged && 'r-no-flagged', shown.unsent && 'r-no-unsent', current && 'r-no-current'].filter(Boolean).join(' ');
  return (
    <li>
      <button type="button" class={look} aria-current={current ? 'true' : undefined} aria-label={`${w('palette.item', { no })}，${states.join('，')}`} onClick={onPick}>{no}</button>
    </li>
  );
}

function sectionsOf(placed: readonly Placed[]): { title: string; from: number; items: Placed[] }[] {
  const sections: { title: string; from: number; items: Placed[] }[] = [];
  placed.forEach((p, i) => {
    if (p.first || sections.length === 0) sections.push({ title: p.sectionTitle, from: i, items: [] });
    sections.at(-1)?.items.push(p);
  });
  return sections;
}
