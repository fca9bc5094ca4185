import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { sittingRoutes } from '@kaowu/contracts';
import { Page, Select, useApi, useWords } from '../../frame';
import { EligibilityQueue, Waiting, type Stage } from './eligibility-queue';
import { messages } from './messages';
import './sitting.css';

/** The queue of one stage over all rounds that take candidates; the round with most waiting comes first. */
export function QueuePage({ stage }: { stage: Stage }): ReactNode {
  const w = useWords(messages);
  const asked = useApi(sittingRoutes.listRounds);
  const [chosen, setChosen] = useState<string | null>(null);
  const waiting = stage === 'check' ? 'submitted' : 'checked';
  const rounds = (asked.data?.rounds ?? []).filter((r) => r.state === 'announced').sort((a, b) => b.counts[waiting] - a.counts[waiting]);
  const round = rounds.find((r) => r.id === chosen) ?? rounds[0];
  const all = rounds.reduce((sum, r) => sum + r.counts[waiting], 0);
  return (
    <Page
      title={w(`queue.${stage}`)} sub={<div className="k-row"><Waiting count={all} stage={stage} /><span>{w(`queue.${stage}Sub`)}</span></div>}
      of={asked} empty={rounds.length === 0 && { title: w('queue.noRound') }}
    >
      {round && (
        <div className="k-panel k-stack">
          <div className="k-row">
            <span>{w('queue.round')}</span>
            <Select
              aria-label={w('queue.round')} value={round.id} onChange={setChosen} style={{ minWidth: 320 }}
              options={rounds.map((r) => ({ value: r.id, label: w('queue.waiting', { name: r.name, count: r.counts[waiting] }) }))}
            />
            <Link to={`/rounds/${round.id}`}>{w('queue.toRound')}</Link>
          </div>
          <EligibilityQueue key={round.id} round={round} stage={stage} />
        </div>
      )}
    </Page>
  );
}
