import { Button } from 'antd';
import { useNavigate } from 'react-router';
import type { ReactNode } from 'react';
import { assemblyRoutes } from '@kaowu/contracts';
import { DataTable, Instant, Page, PointsText, useSession, useWords } from '../../frame';
import { VersionState } from './labels';
import { messages } from './messages';

/** All blueprints with their newest version. */
export default function BlueprintsPage(): ReactNode {
  const w = useWords(messages);
  const go = useNavigate();
  const { can } = useSession();
  const create = can('blueprint.write') ? <Button type="primary" onClick={() => void go('/blueprints/new')}>{w('blueprint.new')}</Button> : null;
  return (
    <Page title={w('blueprints')} sub={w('blueprints.sub')} actions={create}>
      <DataTable
        route={assemblyRoutes.blueprints} rowKey="id" searchable onRow={(row) => void go(`/blueprints/${row.id}`)}
        empty={{ title: w('blueprints.empty'), hint: w('blueprints.emptyHint'), action: create }}
        columns={[
          { title: w('title'), dataIndex: 'title' },
          { title: w('version'), width: 70, render: (_, row) => row.newest.version },
          { title: w('state'), width: 110, render: (_, row) => <VersionState state={row.newest.state} /> },
          { title: w('questions'), width: 70, render: (_, row) => row.newest.questions },
          { title: w('points'), width: 70, render: (_, row) => <PointsText value={row.newest.totalPoints} /> },
          { title: w('duration'), width: 130, render: (_, row) => row.newest.durationMinutes },
          { title: w('sets'), width: 70, dataIndex: 'sets' },
          { title: w('at'), width: 150, render: (_, row) => <Instant at={row.newest.createdAt} /> },
        ]}
      />
    </Page>
  );
}
