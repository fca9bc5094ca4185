/** @jsxImportSource preact */
import type { StateKind } from '../src/frame/state-shapes';
import { StateTag } from '../light/state-tag';
import type { Reply } from './http';
import { Instant, showInstant, useLanguage, useWords } from './looks';
import { WORDS, type WordKey } from './messages';
import { Page } from './parts';
import { useAsked } from './use-asked';

type Board = Reply<'board'>;
type Head = Pick<Board['publications'][number], 'superseded' | 'open'>;

/** How a publication stands: open to objections, closed, or replaced. */
export function PublicationState({ of }: { readonly of: Head }) {
  const w = useWords();
  const kind: StateKind = of.superseded ? 'absent' : of.open ? 'answering' : 'handed-in';
  return <StateTag kind={kind}>{w(of.superseded ? 'superseded' : of.open ? 'open' : 'closed')}</StateTag>;
}

function Publications({ all }: { readonly all: Board['publications'] }) {
  const w = useWords();
  const language = useLanguage();
  if (all.length === 0) return <p class="o-note">{w('publications.empty')}</p>;
  return (
    <ul class="o-list">
      {all.map((p) => (
        <li key={p.id}>
          <a href={`/board/${p.id}`}>{p.title}</a>
          <div class="o-row o-note">
            <PublicationState of={p} />
            <span>{w('counts', { candidates: p.candidates, passed: p.passed })}</span>
            {p.open && <span>{w('until', { at: showInstant(p.closesAt, 'minute', language) })}</span>}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** A round's state in words; one that this page does not know is shown as it came. */
const stateWord = (state: string, w: (key: WordKey) => string): string => (`rs.${state}` in WORDS.zh ? w(`rs.${state}` as WordKey) : state);

function Rounds({ all }: { readonly all: Board['rounds'] }) {
  const w = useWords();
  if (all.length === 0) return <p class="o-note">{w('rounds.empty')}</p>;
  return (
    <ul class="o-list">
      {all.map((r) => (
        <li key={r.id}>
          <a href={`/announcements#${r.id}`}>{r.name}</a>
          <div class="o-note">{r.occupationName} · {r.levelWords} · {r.from === r.to ? r.from : `${r.from} – ${r.to}`} · {stateWord(r.state, w)}</div>
        </li>
      ))}
    </ul>
  );
}

function Fees({ of }: { readonly of: Board['notices'][number]['fees'] }) {
  const w = useWords();
  if (of.length === 0) return null;
  return (
    <table class="o-fees">
      <thead><tr><th>{w('item')}</th><th>{w('unit')}</th><th class="o-right">{w('amount')}</th></tr></thead>
      <tbody>{of.map((f) => <tr key={f.item}><td>{f.item}</td><td>{f.unit}</td><td class="o-right">{(f.cents / 100).toFixed(2)}</td></tr>)}</tbody>
    </table>
  );
}

function Notices({ all }: { readonly all: Board['notices'] }) {
  const w = useWords();
  if (all.length === 0) return <p class="o-note">{w('notices.empty')}</p>;
  return (
    <ul class="o-list">
      {all.map((n) => (
        <li key={n.id}>
          <h3>{n.title}</h3>
          <div class="o-note">{w(`kind.${n.kind}`)} · {w('publishedAt')} <Instant at={n.publishedAt} form="day" /></div>
          {n.text && <div class="o-text">{n.text}</div>}
          <Fees of={n.fees} />
          {n.basis && <div class="o-note">{w('basis', { basis: n.basis })}</div>}
        </li>
      ))}
    </ul>
  );
}

/** The public board: published results, announced exams, notices and fees. */
export function BoardPage() {
  const w = useWords();
  const asked = useAsked('board', {});
  const board = asked.data;
  return (
    <Page title={w('board')} of={asked} sub={w('board.sub')}>
      {board && (
        <>
          <section class="o-panel"><h2>{w('publications')}</h2><Publications all={board.publications} /></section>
          <section class="o-panel"><h2>{w('rounds')}</h2><Rounds all={board.rounds} /></section>
          <section class="o-panel"><h2>{w('notices')}</h2><Notices all={board.notices} /></section>
          <p class="o-note">{w('board.body', board.organisation)}</p>
        </>
      )}
    </Page>
  );
}
