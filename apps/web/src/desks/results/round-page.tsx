import { Tabs } from 'antd';
import { useParams, useSearchParams } from 'react-router';
import type { ReactNode } from 'react';
import { GRADES, resultsRoutes } from '@kaowu/contracts';
import { Page, pick, useApi, useLanguage, useWords } from '../../frame';
import { ComparisonTable } from './comparison-table';
import { GatesPanel } from './gates-panel';
import { messages } from './messages';
import { ObjectionsPanel } from './objections-panel';
import { ResultsTable } from './results-table';
import { RunsTable } from './runs-table';
import { RunTag } from './shared';
import { StatisticsPanel } from './statistics-panel';
import './results.css';

/** One round as a pipeline with gates, and everything behind it. */
export default function RoundPage(): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const { roundId = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const asked = useApi(resultsRoutes.pipeline, { params: { roundId } });
  const round = asked.data;
  const run = round?.current ?? null;
  const items = round
    ? [
        { key: 'gates', label: w('tab.gates'), children: <GatesPanel round={round} /> },
        ...(run
          ? [
              { key: 'results', label: w('tab.results'), children: <ResultsTable runId={run.id} parts={round.parts} /> },
              { key: 'comparison', label: w('tab.comparison'), children: <ComparisonTable runId={run.id} /> },
              { key: 'statistics', label: w('tab.statistics'), children: <StatisticsPanel runId={run.id} passHundredths={round.passHundredths} released={!['computed', 'reviewed', 'superseded'].includes(run.state)} /> },
            ]
          : []),
        ...(run || round.earlier.length > 0 ? [{ key: 'objections', label: w('tab.objections'), children: <ObjectionsPanel roundId={roundId} publication={round.publication} /> }] : []),
        ...(round.earlier.length > 0 ? [{ key: 'runs', label: w('tab.runs'), children: <RunsTable runs={round.earlier} /> }] : []),
      ]
    : [];
  const sub = round && [round.occupationName, round.key.direction, pick(GRADES[round.key.level], language)].filter(Boolean).join(' · ');
  return (
    <Page title={round?.name ?? w('rounds')} sub={<span className="k-row">{sub}{run && <RunTag state={run.state} />}</span>} of={asked}>
      <Tabs items={items} activeKey={search.get('tab') ?? 'gates'} onChange={(tab) => setSearch({ tab }, { replace: true })} destroyOnHidden />
    </Page>
  );
}
