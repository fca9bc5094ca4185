import { Table } from 'antd';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { sittingRoutes, type barEntryView } from '@kaowu/contracts';
import { DialogButton, EmptyState, lazySoon, Page, ReasonButton, StateTag, useAct, useApi, useWords, today } from '../../frame';
import { messages } from './messages';

type Bar = z.infer<typeof barEntryView>;

const BarForm = lazySoon(() => import('./bar-form'));

function BarState({ bar }: { bar: Bar }): ReactNode {
  const w = useWords(messages);
  if (bar.liftedAt !== null) return <StateTag kind="handed-in">{w('bar.lifted')}</StateTag>;
  return bar.until < today() ? <StateTag kind="absent">{w('bar.over')}</StateTag> : <StateTag kind="broken">{w('bar.inForce')}</StateTag>;
}

/** Persons who may not register for a time (D10). */
export default function BarsPage(): ReactNode {
  const w = useWords(messages);
  const asked = useApi(sittingRoutes.listBars);
  const lift = useAct(sittingRoutes.liftBar);
  return (
    <Page title={w('bars')} sub={w('bars.sub')} of={asked} actions={<DialogButton label={w('bar.add')} button={{ type: 'primary' }} dialog={BarForm} of={{}} />}>
      <Table<Bar>
        rowKey="id" dataSource={asked.data?.bars ?? []} scroll={{ x: 'max-content' }} locale={{ emptyText: <EmptyState title={w('bars.empty')} /> }}
        columns={[
          { title: w('name'), dataIndex: 'name' },
          { title: w('idNumber'), render: (_, b) => <code>{b.idNumberMasked}</code> },
          { title: w('bar.from'), dataIndex: 'from' },
          { title: w('bar.until'), dataIndex: 'until' },
          { title: w('bar.reason'), dataIndex: 'reason' },
          { title: w('round.state'), render: (_, b) => <BarState bar={b} /> },
          {
            title: w('bar.lift'), render: (_, b) => b.liftedAt === null && b.until >= today() && (
              <ReasonButton label={w('bar.lift')} title={w('bar.lift')} consequence={w('bar.liftWhat', { name: b.name })} button={{ size: 'small' }} onConfirm={(reason) => lift.mutateAsync({ params: { barId: b.id }, body: { reason } })} />
            ),
          },
        ]}
      />
    </Page>
  );
}
