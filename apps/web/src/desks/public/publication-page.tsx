import { Input, Table } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { ReactNode } from 'react';
import { GRADES, VERDICT_WORDS, resultsRoutes } from '@kaowu/contracts';
import type { PublicationLine, Verdict } from '@kaowu/contracts';
import { Instant, PointsText, StateTag, pick, useApi, useLanguage, useWords } from '../../frame';
import { messages } from './messages';
import { PublicPage } from './public-page';

const KIND = { passed: 'handed-in', failed: 'broken', absent: 'absent', incomplete: 'attention' } as const;

/** One published list: names, masked ID numbers, points. */
export default function PublicationPage(): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const { publicationId = '' } = useParams();
  const [search, setSearch] = useState('');
  const asked = useApi(resultsRoutes.publication, { params: { publicationId } });
  const p = asked.data;
  const lines = (p?.lines ?? []).filter((l) => l.name.includes(search) || l.idNumberMasked.endsWith(search));
  const parts = (['theory', 'practical', 'review'] as const).filter((part) => p?.lines.some((l) => l[part] !== null));
  return (
    <PublicPage title={p?.title ?? w('publications')} of={asked} sub={p && `${p.occupationName} · ${pick(GRADES[p.occupation.level], language)}`}>
      {p && (
        <div className="k-stack">
          <div className="k-row">
            <StateTag kind={p.superseded ? 'absent' : p.open ? 'answering' : 'handed-in'}>{w(p.superseded ? 'superseded' : p.open ? 'open' : 'closed')}</StateTag>
            <span className="k-muted"><Instant at={p.publishedAt} /> – <Instant at={p.closesAt} /></span>
          </div>
          {p.superseded ? <div className="k-consequence">{w('list.superseded')}</div> : p.open && <p><Link to="/my-result">{w('list.object')}</Link></p>}
          <Input.Search allowClear placeholder={w('search')} aria-label={w('search')} onChange={(e) => setSearch(e.target.value.trim().toUpperCase())} />
          <Table<PublicationLine>
            rowKey="no" dataSource={lines} scroll={{ x: 'max-content' }} pagination={{ pageSize: 100, hideOnSinglePage: true }}
            columns={[
              { title: w('no'), dataIndex: 'no', align: 'right' },
              { title: w('name'), dataIndex: 'name' },
              { title: w('idNumber'), dataIndex: 'idNumberMasked' },
              { title: w('ticket'), dataIndex: 'ticketTail' },
              ...parts.map((part) => ({ title: w(part), dataIndex: part, align: 'right' as const, render: (value: number | null) => <PointsText value={value} /> })),
              { title: w('verdict'), dataIndex: 'verdict', render: (v: Verdict) => <StateTag kind={KIND[v]}>{pick(VERDICT_WORDS[v], language)}</StateTag> },
            ]}
          />
          <Link to="/board">{w('back')}</Link>
        </div>
      )}
    </PublicPage>
  );
}
