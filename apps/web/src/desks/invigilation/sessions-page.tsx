import { Button, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { Link } from 'react-router';
import type { ReactNode } from 'react';
import { invigilationRoutes, type WallSession } from '@kaowu/contracts';
import { Instant, Page, StateTag, useApi, useWords } from '../../frame';
import { messages } from './messages';

const LOOKS = { planned: 'absent', ready: 'answering', closed: 'handed-in' } as const;

/** Which session to watch: the nearest to now first. */
export default function SessionsPage(): ReactNode {
  const w = useWords(messages);
  const asked = useApi(invigilationRoutes.wallSessions);
  const sessions = asked.data?.sessions ?? [];
  const columns: TableColumnsType<WallSession> = [
    { title: w('starts'), key: 'starts', render: (_, row) => <Instant at={row.startsAt} /> },
    { title: w('session'), key: 'name', render: (_, row) => <Link to={`/wall/${row.id}`}>{row.name}</Link> },
    { title: w('round'), dataIndex: 'roundName' },
    { title: w('rooms'), dataIndex: 'rooms', align: 'right' },
    { title: w('minutes'), dataIndex: 'durationMinutes', align: 'right' },
    { title: w('state'), key: 'state', render: (_, row) => <StateTag kind={LOOKS[row.state]}>{w(`session.${row.state}`)}</StateTag> },
    {
      title: w('openWall'), key: 'open',
      render: (_, row) => <span className="k-row"><Link to={`/wall/${row.id}`}><Button type="primary">{w('openWall')}</Button></Link><Link to={`/wall/${row.id}/screen`}><Button>{w('openScreen')}</Button></Link></span>,
    },
  ];
  return (
    <Page title={w('sessions')} sub={w('sessions.sub')} of={asked} empty={sessions.length === 0 && { title: w('sessions.empty'), hint: w('sessions.emptyHint') }}>
      <Table<WallSession> size="middle" rowKey="id" columns={columns} dataSource={[...sessions]} pagination={false} scroll={{ x: 'max-content' }} />
    </Page>
  );
}
