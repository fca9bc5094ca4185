import { Table } from 'antd';
import type { ReactNode } from 'react';
import { DISTRICTS, GRADES, resultsRoutes } from '@kaowu/contracts';
import type { ReplyOf } from '@kaowu/contracts';
import { Page, pick, useApi, useLanguage, useWords } from '../../frame';
import { messages } from './messages';
import { shareText } from './shared';

type Row = ReplyOf<typeof resultsRoutes.statisticsOverview>['rows'][number];

/** Released rounds by occupation, level and district (D52). */
export default function StatisticsPage(): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const asked = useApi(resultsRoutes.statisticsOverview);
  const rows = asked.data?.rows ?? [];
  return (
    <Page title={w('statistics')} sub={w('statistics.sub')} of={asked} empty={rows.length === 0 && { title: w('statistics.empty') }}>
      <Table<Row>
        rowKey={(row) => [row.key.edition, row.key.code, row.key.direction, row.key.level, row.districtCode].join('|')} dataSource={rows} pagination={false} scroll={{ x: 'max-content' }}
        columns={[
          { title: w('occupation'), render: (_, row) => [row.occupationName, row.key.direction].filter(Boolean).join(' · ') },
          { title: w('level'), render: (_, row) => pick(GRADES[row.key.level], language) },
          { title: w('district'), render: (_, row) => DISTRICTS.find((d) => d.code === row.districtCode)?.[language] ?? row.districtCode },
          { title: w('roundsCount'), dataIndex: 'rounds', align: 'right' },
          { title: w('candidates'), dataIndex: 'candidates', align: 'right' },
          { title: w('attended'), dataIndex: 'attended', align: 'right' },
          { title: w('passed'), dataIndex: 'passed', align: 'right' },
          { title: w('passShare'), dataIndex: 'passShare', align: 'right', render: shareText },
        ]}
      />
    </Page>
  );
}
