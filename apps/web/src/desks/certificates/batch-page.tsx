import { Descriptions, Table } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { ReactNode } from 'react';
import { certificatesRoutes } from '@kaowu/contracts';
import type { CertificateView } from '@kaowu/contracts';
import { Instant, opening, Page, PointsText, useApi, useWords } from '../../frame';
import { BatchActs } from './batch-acts';
import { CertificateDrawer } from './certificate-drawer';
import { messages } from './messages';
import { CertificateTag, FilingTag } from './shared';
import './certificates.css';

/** One filing with its certificates. */
export default function BatchPage(): ReactNode {
  const w = useWords(messages);
  const { batchId = '' } = useParams();
  const [open, setOpen] = useState<string | null>(null);
  const asked = useApi(certificatesRoutes.batch, { params: { batchId } });
  const batch = asked.data;
  return (
    <Page title={batch?.roundName ?? w('filings')} of={asked} sub={batch && <span className="k-row"><FilingTag state={batch.state} /><Link to={`/filings/rounds/${batch.roundId}`}>{w('checklist')}</Link></span>} actions={batch && <BatchActs batch={batch} />}>
      {batch && (
        <div className="k-stack">
          <div className="k-panel">
            <Descriptions
              size="small" column={{ xs: 1, md: 2, xl: 3 }}
              items={[
                { key: 'n', label: w('numbers'), children: <span className="certificates-number">{batch.firstNumber} – {batch.lastNumber.slice(-6)}（{batch.certificates}）</span> },
                { key: 'i', label: w('issueOn'), children: batch.issueOn },
                { key: 'f', label: w('filedAt'), children: <><Instant at={batch.filedAt} /> {batch.filedBy}</> },
                { key: 'r', label: w('receiptNo'), children: batch.receiptNo ? `${batch.receiptNo}（${batch.acceptedOn ?? ''}）` : '—' },
                { key: 'b', label: w('issuedBy'), children: batch.issuedBy ? <>{batch.issuedBy} <Instant at={batch.issuedAt} /></> : '—' },
                { key: 'm', label: w('columns'), children: w('mapping', { version: batch.mappingVersion }) },
                ...(batch.returnedReason ? [{ key: 'x', label: w('returnedReason'), children: batch.returnedReason }] : []),
              ]}
            />
          </div>
          <Table<CertificateView>
            rowKey="id" dataSource={batch.rows} scroll={{ x: 'max-content' }} pagination={{ pageSize: 50, hideOnSinglePage: true }}
            onRow={(row) => opening(() => setOpen(row.id))}
            columns={[
              { title: w('number'), dataIndex: 'number', render: (number: string) => <span className="certificates-number">{number}</span> },
              { title: w('name'), dataIndex: 'name' },
              { title: w('idNumber'), dataIndex: 'idNumberMasked' },
              { title: w('level'), dataIndex: 'levelWords' },
              { title: w('scores'), render: (_, row) => [row.theory, row.practical, row.review].filter((p) => p !== null).map((p, i) => <span key={i}>{i > 0 && ' / '}<PointsText value={p} /></span>) },
              { title: w('state'), dataIndex: 'state', render: (_, row) => <CertificateTag state={row.state} /> },
            ]}
          />
        </div>
      )}
      <CertificateDrawer certificateId={open} onClose={() => setOpen(null)} />
    </Page>
  );
}
