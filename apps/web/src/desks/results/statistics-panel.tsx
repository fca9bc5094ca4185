import type { ReactNode } from 'react';
import { PART_WORDS, resultsRoutes } from '@kaowu/contracts';
import type { ReplyOf } from '@kaowu/contracts';
import { ErrorState, LoadingState, message, PointsText, pick, ReasonButton, useAct, useApi, useLanguage, useSession, useWords } from '../../frame';
import { messages } from './messages';
import { shareText } from './shared';

type Part = ReplyOf<typeof resultsRoutes.statistics>['parts'][number];

function Distribution({ part, passHundredths }: { part: Part; passHundredths: number }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const name = pick(PART_WORDS[part.part], language);
  const top = Math.max(1, ...part.bands.map((b) => b.count));
  const figures = [['mean', part.mean], ['median', part.median], ['lowest', part.lowest], ['highest', part.highest]] as const;
  return (
    <section className="k-panel results-part" aria-label={w('distribution', { part: name })}>
      <h2>{name}</h2>
      <div className="results-figures">
        <div><span className="k-number">{shareText(part.passShare)}</span> <span className="k-muted">{w('passShare')}</span></div>
        {figures.map(([key, value]) => <div key={key}><span className="k-number"><PointsText value={value} /></span> <span className="k-muted">{w(key)}</span></div>)}
      </div>
      <div className="results-bars" role="img" aria-label={part.bands.map((b) => `${b.from / 100}–${b.to / 100}: ${b.count}`).join(', ')}>
        {part.bands.map((band) => (
          <div key={band.from} className={`results-bar${band.to <= passHundredths ? ' results-below' : ''}`}>
            {band.count > 0 && band.count}
            <i style={{ height: `${(band.count / top) * 110}px` }} />
            <span className="results-bar-label">{band.from / 100}–{band.to / 100}</span>
          </div>
        ))}
      </div>
    </section>
  );
}

/** Pass rates and distributions of one run. */
export function StatisticsPanel({ runId, passHundredths, released }: { runId: string; passHundredths: number; released: boolean }): ReactNode {
  const w = useWords(messages);
  const { can } = useSession();
  const recount = useAct(resultsRoutes.recountItems, { onDone: () => void message.success(w('recount.asked')) });
  const asked = useApi(resultsRoutes.statistics, { params: { runId } });
  if (asked.error && !asked.data) return <ErrorState error={asked.error} retry={() => void asked.refetch()} />;
  if (!asked.data) return <LoadingState />;
  const s = asked.data;
  return (
    <div className="k-stack">
      <div className="k-panel results-figures">
        <div className="results-figure"><span className="k-number">{shareText(s.passShare)}</span><span className="k-muted">{w('passShare')}</span></div>
        {(['candidates', 'passed', 'failed', 'absent'] as const).map((key) => (
          <div key={key} className="results-figure"><span className="k-number">{s[key]}</span><span className="k-muted">{w(key)}</span></div>
        ))}
      </div>
      {released && can('results.compute') && <div><ReasonButton label={w('recount')} title={w('recount')} consequence={w('recount.what')} onConfirm={(reason) => recount.mutateAsync({ params: { runId }, body: { reason } })} /></div>}
      {s.parts.map((part) => <Distribution key={part.part} part={part} passHundredths={passHundredths} />)}
    </div>
  );
}
