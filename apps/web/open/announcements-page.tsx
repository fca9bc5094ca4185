/** @jsxImportSource preact */
import { useEffect } from 'preact/hooks';
import { DISTRICTS } from '@kaowu/contracts/catalogue/districts';
import { GRADES } from '@kaowu/contracts/core/grades';
import { PART_WORDS } from '@kaowu/contracts/results/words';
import { StateTag } from '../light/state-tag';
import type { StateKind } from '../src/frame/state-shapes';
import type { Reply } from './http';
import { Instant, useLanguage, useWords } from './looks';
import { Page } from './parts';
import { useAsked } from './use-asked';

type Round = Reply<'announcements'>['rounds'][number];

const KINDS: Readonly<Record<Round['state'], StateKind>> = { planned: 'absent', announced: 'attention', confirmed: 'checked-in', running: 'answering', finished: 'handed-in' };

function Announcement({ round }: { readonly round: Round }) {
  const w = useWords();
  const language = useLanguage();
  const { direction, level } = round.key;
  return (
    <article class="o-panel o-stack" id={round.id} tabIndex={-1}>
      <div>
        <div class="o-row"><h2>{round.name}</h2><StateTag kind={KINDS[round.state]}>{w(`rs.${round.state}`)}</StateTag></div>
        <div class="o-row o-note">
          <span>{round.occupationName}{direction && `（${direction}）`} {GRADES[level][language]}</span>
          <span>{DISTRICTS.find((d) => d.code === round.districtCode)?.[language] ?? round.districtCode}</span>
          <span>{round.from === round.to ? round.from : `${round.from} – ${round.to}`}</span>
          <span>{round.parts.map((part) => PART_WORDS[part][language]).join(' · ')}</span>
        </div>
      </div>
      <div class="o-text">{round.announcement}</div>
      {round.announcedAt && <div class="o-note">{w('announced.at')} <Instant at={round.announcedAt} /></div>}
    </article>
  );
}

/** The announced rounds with their full text (D14). */
export function AnnouncementsPage() {
  const w = useWords();
  const asked = useAsked('announcements', {});
  const rounds = asked.data?.rounds;
  useEffect(() => {
    // The address names one of them; it was not on the page yet when the browser looked for it.
    if (rounds && location.hash) document.getElementById(location.hash.slice(1))?.focus();
  }, [rounds]);
  return (
    <Page title={w('announcements')} sub={w('announcements.sub')} of={asked}>
      {rounds?.length === 0 && <p class="o-panel o-note">{w('announcements.empty')}</p>}
      {rounds?.map((round) => <Announcement key={round.id} round={round} />)}
    </Page>
  );
}
