import { Table } from 'antd';
import { Link } from 'react-router';
import type { ReactNode } from 'react';
import { GRADES, ROUND_STATES, resultsRoutes } from '@kaowu/contracts';
import type { ReplyOf } from '@kaowu/contracts';
import { Page, StateTag, pick, useApi, useLanguage, useWords } from '../../frame';
import { messages } from './messages';
import { RunTag } from './shared';

type Row = ReplyOf<typeof resultsRoutes.rounds>['rows'][number];

/** Every round with the state of its results. */
export default function RoundsPage(): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const asked = useApi(resultsRoutes.rounds);
  const rows = asked.data?.rows ?? [];
  const roundWords = (state: string): string => {
    const known = ROUND_STATES.find((one) => one === state);
    return known ? w(`rs.${known}`) : state;
  };
  return (
    <Page title={w('rounds')} sub={w('rounds.sub')} of={asked} empty={rows.length === 0 && { title: w('rounds.empty'), hint: w('rounds.emptyHint') }}>
      <Table<Row>
        rowKey="roundId" dataSource={rows} pagination={false} scroll={{ x: 'max-content' }}
        columns={[
          { title: w('round'), dataIndex: 'name', render: (name: string, row) => <Link to={`/results/${row.roundId}`}>{name}</Link> },
          { title: w('occupation'), dataIndex: 'occupationName', render: (name: string, row) => [name, row.key.direction].filter(Boolean).join(' · ') },
          { title: w('level'), render: (_, row) => pick(GRADES[row.key.level], language) },
          { title: w('roundState'), dataIndex: 'roundState', render: roundWords },
          { title: w('resultState'), render: (_, row) => (row.run ? <RunTag state={row.run.state} /> : <StateTag kind="absent">{w('notComputed')}</StateTag>) },
          { title: w('candidates'), render: (_, row) => row.run && w('passedOf', { passed: row.run.passed, candidates: row.run.candidates }) },
        ]}
      />
    </Page>
  );
}
