import { Table } from 'antd';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { COMMAND_KINDS, invigilationRoutes, type CommandView } from '@kaowu/contracts';
import { Drawer, ErrorState, Instant, LoadingState, pick, StateTag, useApi, useLanguage, useWords } from '../../frame';
import { messages } from './messages';

type Target = CommandView['targets'][number];

/** What became of a command at each candidate: done or not and why, delivered, acknowledged. */
export function CommandResult({ commandId, onClose }: { commandId: string; onClose: () => void }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const asked = useApi(invigilationRoutes.command, { params: { commandId } }, { everyMs: 2_000 });
  const command = asked.data;
  const columns: TableColumnsType<Target> = [
    { title: w('list.place'), dataIndex: 'placeLabel' },
    { title: w('list.name'), dataIndex: 'candidateName' },
    {
      title: w('command.outcome'), key: 'outcome',
      render: (_, { problem }) => problem
        ? <StateTag kind="attention">{w('command.refusedTag')}：{pick(problem, language)}</StateTag>
        : <StateTag kind="answering">{w('command.done')}</StateTag>,
    },
    { title: w('command.delivered'), key: 'delivered', render: (_, { deliveredAt, outcome }) => outcome === 'done' && (deliveredAt ? <Instant at={deliveredAt} form="clock-second" /> : w('command.wait')) },
    { title: w('command.acknowledged'), key: 'seen', render: (_, { acknowledgedAt, outcome }) => outcome === 'done' && (acknowledgedAt ? <Instant at={acknowledgedAt} form="clock-second" /> : w('command.waiting')) },
  ];
  return (
    <Drawer open onClose={onClose} size={720} title={w('command.title')}>
      {asked.error && !command && <ErrorState error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <LoadingState />}
      {command && (
        <div className="k-stack">
          <div>
            <strong>{pick(COMMAND_KINDS[command.kind], language)}</strong> <Instant at={command.at} form="second" />
            <div className="k-muted">{w('command.by', { name: command.byName, reason: command.reason })}</div>
            {command.text !== null && <div>“{command.text}”</div>}
          </div>
          <Table<Target> size="small" rowKey="seatingId" columns={columns} dataSource={[...command.targets]} pagination={{ pageSize: 50, hideOnSinglePage: true }} />
        </div>
      )}
    </Drawer>
  );
}
