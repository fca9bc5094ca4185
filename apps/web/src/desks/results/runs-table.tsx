import { Table } from 'antd';
import type { ReactNode } from 'react';
import { Instant, useWords } from '../../frame';
import { messages } from './messages';
import { RunTag } from './shared';
import type { Run } from './types';

/** Runs that a newer one replaced; nothing of them is lost. */
export function RunsTable({ runs }: { runs: readonly Run[] }): ReactNode {
  const w = useWords(messages);
  return (
    <Table<Run>
      rowKey="id" dataSource={[...runs]} pagination={false} scroll={{ x: 'max-content' }}
      columns={[
        { title: w('earlier'), dataIndex: 'no', render: (no: number) => w('runNo', { no }) },
        { title: w('status'), dataIndex: 'state', render: (_, run) => <RunTag state={run.state} /> },
        { title: w('when'), dataIndex: 'computedAt', render: (at: string) => <Instant at={at} /> },
        { title: w('by'), dataIndex: 'computedBy' },
        { title: w('passed'), render: (_, run) => w('passedOf', { passed: run.passed, candidates: run.candidates }) },
        { title: w('disagreeing'), dataIndex: 'disagreeing' },
        { title: w('reason'), dataIndex: 'reason' },
      ]}
    />
  );
}
