import { useState } from 'react';
import type { ReactNode } from 'react';
import { CERTIFICATE_STATE_WORDS, certificatesRoutes } from '@kaowu/contracts';
import type { CertificateState } from '@kaowu/contracts';
import { DataTable, lazySoon, Once, Page, pick, Select, useLanguage, useWords } from '../../frame';
import { messages } from './messages';
import { CertificateTag } from './shared';
import './certificates.css';

const CertificateDrawer = lazySoon(async () => ({ default: (await import('./certificate-drawer')).CertificateDrawer }));

/** The register of certificates. */
export default function CertificatesPage(): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const [state, setState] = useState<CertificateState | undefined>();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Page title={w('certificates')} sub={w('certificates.sub')}>
      <DataTable
        route={certificatesRoutes.certificates} rowKey="id" searchable call={{ query: { state } }} onRow={(row) => setOpen(row.id)} empty={{ title: w('certificates.empty'), hint: w('filings.emptyHint') }}
        tools={<Select allowClear placeholder={`${w('state')}：${w('all')}`} aria-label={w('state')} style={{ width: 180 }} value={state} onChange={(v?: CertificateState) => setState(v)} options={(Object.keys(CERTIFICATE_STATE_WORDS) as CertificateState[]).map((value) => ({ value, label: pick(CERTIFICATE_STATE_WORDS[value], language) }))} />}
        columns={[
          { title: w('number'), dataIndex: 'number', render: (number: string) => <span className="certificates-number">{number}</span> },
          { title: w('name'), dataIndex: 'name' },
          { title: w('idNumber'), dataIndex: 'idNumberMasked' },
          { title: w('occupation'), render: (_, row) => [row.occupationName, row.occupation.direction].filter(Boolean).join(' · ') },
          { title: w('level'), dataIndex: 'levelWords' },
          { title: w('issueOn'), dataIndex: 'issueOn', render: (day: string, row) => (row.reissuedOn ? `${day}（${w('reissuedOn', { day: row.reissuedOn })}）` : day) },
          { title: w('round'), dataIndex: 'roundName' },
          { title: w('state'), dataIndex: 'state', render: (_, row) => <CertificateTag state={row.state} /> },
        ]}
      />
      <Once open={open !== null}><CertificateDrawer certificateId={open} onClose={() => setOpen(null)} /></Once>
    </Page>
  );
}
