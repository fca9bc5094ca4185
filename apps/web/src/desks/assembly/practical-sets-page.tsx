import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { assemblyRoutes } from '@kaowu/contracts';
import { DataTable, DialogButton, Instant, lazySoon, Page, useSession, useWords } from '../../frame';
import { SetState } from './labels';
import { practicalMessages } from './practical-messages';

const MakePractical = lazySoon(() => import('./make-practical'));

function MakeButton(): ReactNode {
  const w = useWords(practicalMessages);
  const { can } = useSession();
  return can('paper.manage') && <DialogButton label={w('make')} button={{ type: 'primary' }} dialog={MakePractical} of={{}} />;
}

/** All sets of practical papers. */
export default function PracticalSetsPage(): ReactNode {
  const w = useWords(practicalMessages);
  const go = useNavigate();
  return (
    <Page title={w('title')} sub={w('sub')} actions={<MakeButton />}>
      <DataTable
        route={assemblyRoutes.practicalSets} rowKey="id" searchable everyMs={15_000} onRow={(row) => void go(`/practical-papers/${row.id}`)}
        empty={{ title: w('empty'), hint: w('emptyHint'), action: <MakeButton /> }}
        columns={[
          { title: w('name'), dataIndex: 'name' },
          { title: w('occupation'), dataIndex: 'occupationName' },
          { title: w('state'), width: 190, render: (_, row) => <SetState state={row.state} releases={0} /> },
          { title: w('drawBy'), width: 150, render: (_, row) => w(`by.${row.drawBy}`) },
          { title: w('papers'), dataIndex: 'papers', width: 80 },
          { title: w('opensAt'), width: 160, render: (_, row) => <Instant at={row.opensAt} /> },
          { title: w('releaseFrom'), width: 160, render: (_, row) => <Instant at={row.releaseFrom} /> },
        ]}
      />
    </Page>
  );
}
