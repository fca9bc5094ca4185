import type { ReactNode } from 'react';
import { markingRoutes, type AdjudicationRow } from '@kaowu/contracts';
import { Instant, Page, pick, useApi, useLanguage, useWords } from '../../frame';
import { LinkButton } from './link-button';
import { messages } from './messages';
import './marking.css';

function Item({ item }: { item: AdjudicationRow }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  return (
    <section className="k-panel k-stack" aria-label={item.code}>
      <div className="k-row">
        <span className="marking-work-code">{item.code}</span>
        <span>{item.taskName}</span>
        {item.cause && <strong>{w(`cause.${item.cause}`)}</strong>}
        <span className="k-muted">{item.roundName} · {item.sessionName} · {w('adj.since')} <Instant at={item.openedAt} /></span>
      </div>
      {item.refusals.length === 0 ? (
        <div><LinkButton to={`/marking/adjudications/${item.performanceId}`} type="primary" className="marking-button">{w('adj.open')}</LinkButton></div>
      ) : (
        <div>
          {w('adj.no')}
          <ul className="marking-reasons">{item.refusals.map((r) => <li key={r.code}>{pick(r, language)}</li>)}</ul>
        </div>
      )}
    </section>
  );
}

/** What waits for a senior examiner, oldest first. */
export default function AdjudicationsPage(): ReactNode {
  const w = useWords(messages);
  const asked = useApi(markingRoutes.adjudications, {}, { everyMs: 15_000 });
  const items = asked.data?.adjudications ?? [];
  return (
    <Page title={w('adjudications')} sub={w('adj.sub')} of={asked} empty={items.length === 0 && { title: w('adj.empty'), hint: w('adj.emptyHint') }}>
      <div className="k-stack">{items.map((item) => <Item key={item.performanceId} item={item} />)}</div>
    </Page>
  );
}
