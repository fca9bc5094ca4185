import { Link } from 'react-router';
import type { ReactNode } from 'react';
import { resultsRoutes, ROUND_STATES } from '@kaowu/contracts';
import type { ReplyOf } from '@kaowu/contracts';
import { Instant, StateTag, formatInstant, useApi, useLanguage, useWords } from '../../frame';
import { messages } from './messages';
import { PublicPage } from './public-page';

type Board = ReplyOf<typeof resultsRoutes.board>;

function Publications({ all }: { all: Board['publications'] }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  if (all.length === 0) return <p className="k-muted">{w('publications.empty')}</p>;
  return (
    <ul className="public-list">
      {all.map((p) => (
        <li key={p.id}>
          <Link to={`/board/${p.id}`}>{p.title}</Link>
          <div className="k-row k-muted">
            <StateTag kind={p.superseded ? 'absent' : p.open ? 'answering' : 'handed-in'}>{w(p.superseded ? 'superseded' : p.open ? 'open' : 'closed')}</StateTag>
            <span>{w('counts', { candidates: p.candidates, passed: p.passed })}</span>
            {p.open && <span>{w('until', { at: formatInstant(p.closesAt, 'minute', language) })}</span>}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Rounds({ all }: { all: Board['rounds'] }): ReactNode {
  const w = useWords(messages);
  if (all.length === 0) return <p className="k-muted">{w('rounds.empty')}</p>;
  const words = (state: string): string => {
    const known = ROUND_STATES.find((one) => one === state);
    return known ? w(`rs.${known}`) : state;
  };
  return (
    <ul className="public-list">
      {all.map((r) => (
        <li key={r.id}><strong>{r.name}</strong><div className="k-muted">{r.occupationName} · {r.levelWords} · {r.from} – {r.to} · {words(r.state)}</div></li>
      ))}
    </ul>
  );
}

function Notices({ all }: { all: Board['notices'] }): ReactNode {
  const w = useWords(messages);
  if (all.length === 0) return <p className="k-muted">{w('notices.empty')}</p>;
  return (
    <ul className="public-list">
      {all.map((n) => (
        <li key={n.id}>
          <strong>{n.title}</strong>
          <div className="k-muted">{w(`kind.${n.kind}`)} · {w('publishedAt')} <Instant at={n.publishedAt} form="day" /></div>
          {n.text && <div className="public-text">{n.text}</div>}
          {n.fees.length > 0 && (
            <table className="public-fees">
              <thead><tr><th>{w('item')}</th><th>{w('unit')}</th><th>{w('amount')}</th></tr></thead>
              <tbody>{n.fees.map((f) => <tr key={f.item}><td>{f.item}</td><td>{f.unit}</td><td>{(f.cents / 100).toFixed(2)}</td></tr>)}</tbody>
            </table>
          )}
          {n.basis && <div className="k-muted">{w('basis', { basis: n.basis })}</div>}
        </li>
      ))}
    </ul>
  );
}

/** The public board: published results, announced exams, notices and fees. */
export default function BoardPage(): ReactNode {
  const w = useWords(messages);
  const asked = useApi(resultsRoutes.board);
  const board = asked.data;
  return (
    <PublicPage title={w('board')} of={asked} sub={board && w('board.sub', board.organisation)}>
      {board && (
        <div className="k-stack">
          <section className="k-panel"><h2>{w('publications')}</h2><Publications all={board.publications} /></section>
          <section className="k-panel"><h2>{w('rounds')}</h2><Rounds all={board.rounds} /></section>
          <section className="k-panel"><h2>{w('notices')}</h2><Notices all={board.notices} /></section>
        </div>
      )}
    </PublicPage>
  );
}
