import { Button, Table } from 'antd';
import { Link, useNavigate } from 'react-router';
import { bankRoutes, type ReplyOf } from '@kaowu/contracts';
import { Instant, Page, useApi, useSession, useWords } from '../../frame';
import { Occupation, TableStateTag } from './labels';
import { messages } from './messages';

type Row = ReplyOf<typeof bankRoutes.elementTables>['rows'][number];

/** All element tables with what the bank holds for each. */
export default function TablesPage() {
  const w = useWords(messages);
  const { can } = useSession();
  const navigate = useNavigate();
  const asked = useApi(bankRoutes.elementTables);
  const importing = can('bank.write') && <Button type="primary" onClick={() => void navigate('/bank/import-table')}>{w('tables.import')}</Button>;
  return (
    <Page title={w('tables')} sub={w('tables.sub')} of={asked} actions={importing} empty={asked.data?.rows.length === 0 && { title: w('tables.empty'), hint: w('tables.emptyHint') }}>
      <Table<Row>
        rowKey="id" size="middle" pagination={false} dataSource={asked.data ? [...asked.data.rows] : []} scroll={{ x: 'max-content' }}
        columns={[
          { title: w('occupation'), render: (_, row) => <Link to={`/bank/tables/${row.id}`}><Occupation name={row.occupationName} occupation={row.key} /></Link> },
          { title: w('mode'), render: (_, row) => w(row.mode) },
          { title: w('edition'), dataIndex: 'edition' },
          { title: w('state'), render: (_, row) => <TableStateTag state={row.state} /> },
          { title: w('elements'), dataIndex: 'elements', align: 'right' },
          { title: w('approvedItems'), align: 'right', render: (_, row) => (row.mode === 'theory' ? `${row.approvedItems} / ${row.items}` : w('none')) },
          { title: w('tasks'), align: 'right', render: (_, row) => (row.mode === 'practical' ? row.tasks : w('none')) },
          { title: w('maker'), render: (_, row) => <><div>{row.maker}</div><div className="k-muted"><Instant at={row.madeAt} form="day" /></div></> },
          { title: w('checker'), render: (_, row) => (row.checker === null ? w('none') : <><div>{row.checker}</div><div className="k-muted"><Instant at={row.checkedAt} form="day" /></div></>) },
        ]}
      />
    </Page>
  );
}
