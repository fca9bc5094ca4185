import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ReactNode } from 'react';
import { assemblyRoutes, type PaperSetState } from '@kaowu/contracts';
import { DataTable, Instant, lazySoon, Once, Page, Select, useApi, useSession, useWords } from '../../frame';
import { DrawButton } from './draw-button';
import { SetState } from './labels';
import { messages } from './messages';

const DrawJobs = lazySoon(() => import('./draw-jobs'));

const STATES = ['sealed', 'released', 'void'] as const satisfies readonly PaperSetState[];

/** Draws that are at work, and those that were refused today. */
function Jobs(): ReactNode {
  const jobs = useApi(assemblyRoutes.drawJobs, {}, { everyMs: 3_000 });
  const shown = (jobs.data?.rows ?? []).filter(({ state }) => state !== 'done' && state !== 'cancelled');
  return <Once open={shown.length > 0}><DrawJobs jobs={shown} /></Once>;
}

/** All paper sets: what is sealed, what is released, what waits for a second person. */
export default function PaperSetsPage(): ReactNode {
  const w = useWords(messages);
  const go = useNavigate();
  const { can } = useSession();
  const [state, setState] = useState<PaperSetState | 'all'>('all');
  const draw = can('paper.manage') ? <DrawButton /> : null;
  const filter = (
    <Select
      style={{ width: 160 }} aria-label={w('state')} value={state} onChange={setState}
      options={[{ value: 'all' as const, label: w('sets.all') }, ...STATES.map((value) => ({ value, label: w(`set.state.${value}`) }))]}
    />
  );
  return (
    <Page title={w('sets')} sub={w('sets.sub')} actions={draw}>
      <Jobs />
      <DataTable
        route={assemblyRoutes.paperSets} call={{ query: state === 'all' ? {} : { state } }} rowKey="id" searchable tools={filter} everyMs={15_000} onRow={(row) => void go(`/papers/${row.id}`)}
        empty={{ title: w('sets.empty'), hint: w('sets.emptyHint'), action: draw }}
        columns={[
          { title: w('name'), render: (_, row) => <><div>{row.name}</div><div className="k-muted">{row.blueprintTitle} v{row.blueprintVersion}</div></> },
          { title: w('state'), width: 190, render: (_, row) => <SetState state={row.state} releases={row.releases} /> },
          { title: w('papers'), dataIndex: 'paperCount', width: 80 },
          { title: w('opensAt'), width: 160, render: (_, row) => <Instant at={row.opensAt} /> },
          { title: w('releaseFrom'), width: 160, render: (_, row) => <Instant at={row.releaseFrom} /> },
          { title: w('drawnAt'), width: 160, render: (_, row) => <Instant at={row.drawnAt} /> },
        ]}
      />
    </Page>
  );
}
