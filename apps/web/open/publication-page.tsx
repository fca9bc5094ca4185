/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { GRADES } from '@kaowu/contracts/core/grades';
import { formatPoints, pointsFromHundredths } from '@kaowu/kernel/points';
import { PART_WORDS, VERDICT_WORDS } from '@kaowu/contracts/results/words';
import { StateTag } from '../light/state-tag';
import type { StateKind } from '../src/frame/state-shapes';
import { PublicationState } from './board-page';
import type { Reply } from './http';
import { showInstant, useLanguage, useWords } from './looks';
import { Page } from './parts';
import { useAsked } from './use-asked';

type Publication = Reply<'publication'>;
type Line = Publication['lines'][number];

/** The kind of state that each verdict is shown as. */
export const VERDICT_KINDS: Readonly<Record<Line['verdict'], StateKind>> = { passed: 'handed-in', failed: 'broken', absent: 'absent', incomplete: 'attention' };

const PART_KEYS = ['theory', 'practical', 'review'] as const;
/** As many lines as are drawn at once; a list may have thousands. */
const AT_ONCE = 100;

function Lines({ of }: { readonly of: Publication }) {
  const w = useWords();
  const language = useLanguage();
  const [search, setSearch] = useState('');
  const [limit, setLimit] = useState(AT_ONCE);
  const parts = PART_KEYS.filter((part) => of.lines.some((l) => l[part] !== null));
  const found = of.lines.filter((l) => l.name.includes(search) || l.idNumberMasked.endsWith(search));
  const points = (value: number | null): string => (value === null ? '—' : formatPoints(pointsFromHundredths(value)));
  return (
    <div class="o-panel o-stack">
      <input type="search" class="o-search" placeholder={w('search')} aria-label={w('search')} onInput={(e) => { setSearch(e.currentTarget.value.trim().toUpperCase()); setLimit(AT_ONCE); }} />
      {found.length === 0 ? <p role="status">{w('search.none', { text: search })}</p> : (
        <div class="o-wide" role="region" aria-label={w('table')} tabIndex={0}>
          <table class="o-table">
            <thead>
              <tr><th class="o-right">{w('no')}</th><th>{w('name')}</th><th>{w('verdict')}</th>{parts.map((part) => <th key={part} class="o-right">{PART_WORDS[part][language]}</th>)}<th>{w('idNumber')}</th><th>{w('ticket')}</th></tr>
            </thead>
            <tbody>
              {found.slice(0, limit).map((l) => (
                <tr key={l.no}>
                  <td class="o-right">{l.no}</td><td>{l.name}</td><td><StateTag kind={VERDICT_KINDS[l.verdict]}>{VERDICT_WORDS[l.verdict][language]}</StateTag></td>
                  {parts.map((part) => <td key={part} class="o-right">{points(l[part])}</td>)}<td>{l.idNumberMasked}</td><td>{l.ticketTail}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div class="o-row o-note">
        <span role="status">{w('shown', { n: Math.min(limit, found.length), all: found.length })}</span>
        {found.length > limit && <button type="button" class="o-button" onClick={() => setLimit(limit + AT_ONCE)}>{w('more', { n: Math.min(AT_ONCE, found.length - limit) })}</button>}
      </div>
    </div>
  );
}

/** One published list: names, masked ID numbers, points. */
export function PublicationPage({ publicationId }: { readonly publicationId: string }) {
  const w = useWords();
  const language = useLanguage();
  const asked = useAsked('publication', { params: { publicationId } });
  const p = asked.data;
  const at = (iso: string): string => showInstant(iso, 'minute', language);
  return (
    <Page title={p?.title ?? w('publications')} of={asked} sub={p && `${p.occupationName} · ${GRADES[p.occupation.level][language]} · ${w('counts', { candidates: p.candidates, passed: p.passed })}`}>
      {p && (
        <>
          <div class="o-row o-note"><PublicationState of={p} /><span>{w('window', { from: at(p.publishedAt), to: at(p.closesAt) })}</span></div>
          {p.superseded ? <p class="o-note">{w('list.superseded')}</p> : p.open && <p><a href="/my-result">{w('list.object')}</a></p>}
          <Lines of={p} />
        </>
      )}
      <a href="/board">{w('back')}</a>
    </Page>
  );
}
