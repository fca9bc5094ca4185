import { Table } from 'antd';
import type { ReactNode } from 'react';
import { certificatesRoutes } from '@kaowu/contracts';
import type { FilingColumn } from '@kaowu/contracts';
import { DialogButton, Instant, lazySoon, Page, useApi, useWords } from '../../frame';
import { messages } from './messages';
import './certificates.css';

function Columns({ columns }: { columns: readonly FilingColumn[] }): ReactNode {
  const w = useWords(messages);
  return (
    <Table<FilingColumn>
      size="small" rowKey="heading" dataSource={[...columns]} pagination={false} scroll={{ x: 'max-content' }}
      columns={[{ title: w('heading'), dataIndex: 'heading' }, { title: w('source'), dataIndex: 'source', render: (source: FilingColumn['source']) => w(`s.${source}`) }, { title: w('width'), dataIndex: 'width', align: 'right' }]}
    />
  );
}

const ColumnsForm = lazySoon(() => import('./columns-form'));

/** The columns of the filing workbook: data with versions. */
export default function ColumnsPage(): ReactNode {
  const w = useWords(messages);
  const asked = useApi(certificatesRoutes.mapping);
  const data = asked.data;
  return (
    <Page title={w('columns')} sub={w('columns.sub')} of={asked} actions={data && <DialogButton label={w('newVersion')} button={{ type: 'primary' }} dialog={ColumnsForm} of={{ from: data.current }} />}>
      {data && (
        <div className="k-stack">
          <div className="k-panel">
            <h2>{w('current')} · {w('mapping', { version: data.current.version })}</h2>
            <p className="k-muted">{data.current.source} · <Instant at={data.current.createdAt} /></p>
            <Columns columns={data.current.columns} />
          </div>
          {data.earlier.map((m) => (
            <details key={m.version} className="k-panel"><summary>{w('mapping', { version: m.version })} · {m.source}</summary><Columns columns={m.columns} /></details>
          ))}
        </div>
      )}
    </Page>
  );
}
