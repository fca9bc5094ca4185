import { useState } from 'react';
import { Link } from 'react-router';
import type { ReactNode } from 'react';
import { FILING_STATE_WORDS, certificatesRoutes } from '@kaowu/contracts';
import type { FilingState } from '@kaowu/contracts';
import { DataTable, Instant, Page, pick, Select, useLanguage, useWords } from '../../frame';
import { messages } from './messages';
import { FilingTag } from './shared';
import './certificates.css';

/** All filings. */
export default function FilingsPage(): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const [state, setState] = useState<FilingState | undefined>();
  return (
    <Page title={w('filings')} sub={w('filings.sub')}>
      <DataTable
        route={certificatesRoutes.batches} rowKey="id" searchable call={{ query: { state } }} empty={{ title: w('filings.empty'), hint: w('filings.emptyHint') }}
        tools={<Select allowClear placeholder={`${w('state')}：${w('all')}`} aria-label={w('state')} style={{ width: 160 }} value={state} onChange={(v?: FilingState) => setState(v)} options={(Object.keys(FILING_STATE_WORDS) as FilingState[]).map((value) => ({ value, label: pick(FILING_STATE_WORDS[value], language) }))} />}
        columns={[
          { title: w('round'), dataIndex: 'roundName', render: (name: string, row) => <Link to={`/filings/${row.id}`}>{name}</Link> },
          { title: w('state'), dataIndex: 'state', render: (s: FilingState) => <FilingTag state={s} /> },
          { title: w('count'), dataIndex: 'certificates', align: 'right' },
          { title: w('numbers'), render: (_, row) => <span className="certificates-number">{row.firstNumber} – {row.lastNumber.slice(-6)}</span> },
          { title: w('issueOn'), dataIndex: 'issueOn' },
          { title: w('filedAt'), dataIndex: 'filedAt', render: (at: string) => <Instant at={at} /> },
          { title: w('receiptNo'), dataIndex: 'receiptNo' },
        ]}
      />
    </Page>
  );
}
