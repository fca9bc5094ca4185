import { useNavigate } from 'react-router';
import type { ReactNode } from 'react';
import { assemblyRoutes, PRINT_RUN_STATES, type PrintRunState } from '@kaowu/contracts';
import { DataTable, Instant, Page, pick, StateTag, useLanguage, useWords, type StateKind } from '../../frame';
import { printMessages } from './print-messages';

const KINDS: Readonly<Record<PrintRunState, StateKind>> = { ordered: 'attention', authorised: 'handed-in', cancelled: 'absent' };

/** A run's state in words. */
export function RunState({ state }: { state: PrintRunState }): ReactNode {
  const { language } = useLanguage();
  return <StateTag kind={KINDS[state]}>{pick(PRINT_RUN_STATES[state], language)}</StateTag>;
}

/** All print runs: what is abroad, what does not add up. */
export default function PrintRunsPage(): ReactNode {
  const w = useWords(printMessages);
  const go = useNavigate();
  return (
    <Page title={w('runs')} sub={w('runs.sub')}>
      <DataTable
        route={assemblyRoutes.printRuns} rowKey="id" searchable everyMs={15_000} onRow={(row) => void go(`/print-runs/${row.id}`)}
        empty={{ title: w('runs.empty'), hint: w('runs.emptyHint') }}
        columns={[
          { title: w('serial'), width: 90, render: (_, row) => String(row.serial).padStart(4, '0') },
          { title: w('set'), dataIndex: 'setName' },
          { title: w('state'), width: 150, render: (_, row) => <RunState state={row.state} /> },
          { title: w('copies'), dataIndex: 'copies', width: 80 },
          { title: w('envelopes'), dataIndex: 'envelopes', width: 80 },
          { title: w('abroad'), dataIndex: 'abroad', width: 80 },
          { title: w('findings'), width: 90, render: (_, row) => (row.openFindings === 0 ? 0 : <StateTag kind="broken">{row.openFindings}</StateTag>) },
          { title: w('opensAt'), width: 160, render: (_, row) => <Instant at={row.opensAt} /> },
          { title: w('ordered'), width: 160, render: (_, row) => <Instant at={row.orderedAt} /> },
        ]}
      />
    </Page>
  );
}
