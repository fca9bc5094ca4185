import type { ReactNode } from 'react';
import { sittingRoutes } from '@kaowu/contracts';
import { Instant, Page, useApi, useLanguage, useWords } from '../../frame';
import { districtName, KeyText, Parts, RoundTag } from './labels';
import { messages } from './messages';
import './sitting.css';

/** The announced rounds, for everybody (D14). */
export default function AnnouncementsPage(): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const asked = useApi(sittingRoutes.publicRounds);
  const rounds = asked.data?.rounds ?? [];
  return (
    <Page title={w('publicTitle')} sub={w('public.sub')} of={asked} empty={rounds.length === 0 && { title: w('public.empty') }}>
      <div className="k-stack">
        {rounds.map((round) => (
          <article key={round.id} className="k-panel k-stack">
            <div>
              <div className="sitting-panel-head"><h2>{round.name}</h2><RoundTag state={round.state} /></div>
              <div className="k-row k-muted"><span><KeyText occupationName={round.occupationName} occupation={round.key} /></span><span>{districtName(round.districtCode, language)}</span><span>{round.from === round.to ? round.from : `${round.from} – ${round.to}`}</span><span><Parts parts={round.parts} /></span></div>
            </div>
            <div className="sitting-announcement">{round.announcement}</div>
            <div className="k-muted">{w('public.at')} <Instant at={round.announcedAt} /></div>
          </article>
        ))}
      </div>
    </Page>
  );
}
