import { Select, Statistic, Table } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { catalogueRoutes, type EditionDifference, type EditionView } from '@kaowu/contracts';
import { EmptyState, Page, useApi, useLanguage, useWords } from '../../frame';
import { levelText } from './levels';
import { messages } from './messages';

type Offer = EditionDifference['offersAdded'][number];

function Section({ title, what, count, children }: { title: string; what?: string; count: number; children: ReactNode }): ReactNode {
  if (count === 0) return null;
  return (
    <section className="k-panel">
      <h2 style={{ fontSize: 16, margin: '0 0 8px' }}>{title} <span className="k-muted">{count}</span></h2>
      {what !== undefined && <p className="k-muted" style={{ margin: '0 0 8px' }}>{what}</p>}
      {children}
    </section>
  );
}

function Changes({ difference: d }: { difference: EditionDifference }): ReactNode {
  const w = useWords(messages);
  const [from, to] = [d.from, d.to];
  const plain = { size: 'small' as const, pagination: false as const, scroll: { x: 'max-content' as const } };
  return (
    <>
      <Section title={w('recoded')} what={w('recoded.what')} count={d.recoded.length}>
        <Table {...plain} rowKey="toCode" dataSource={d.recoded} columns={[{ title: w('name'), dataIndex: 'name' }, { title: from, dataIndex: 'fromCode' }, { title: to, dataIndex: 'toCode' }]} />
      </Section>
      <Section title={w('reassigned')} what={w('reassigned.what')} count={d.reassigned.length}>
        <Table {...plain} rowKey="code" dataSource={d.reassigned} columns={[{ title: w('code'), dataIndex: 'code' }, { title: from, dataIndex: 'fromName' }, { title: to, dataIndex: 'toName' }]} />
      </Section>
      <Section title={w('renamed')} what={w('renamed.what')} count={d.renamed.length}>
        <Table {...plain} rowKey="code" dataSource={d.renamed} columns={[{ title: w('code'), dataIndex: 'code' }, { title: from, dataIndex: 'fromName' }, { title: to, dataIndex: 'toName' }]} />
      </Section>
      <div className="k-cards">
        {(['occupationsAdded', 'occupationsRemoved'] as const).map((part) => (
          <Section key={part} title={w(part === 'occupationsAdded' ? 'added' : 'removed')} count={d[part].length}>
            <ul className="k-details">{d[part].map((o) => <li key={o.code}><span className="k-where">{o.code}</span>{o.name}</li>)}</ul>
          </Section>
        ))}
        {(['offersAdded', 'offersRemoved'] as const).map((part) => (
          <Section key={part} title={w(part)} count={d[part].length}><Offers offers={d[part]} /></Section>
        ))}
      </div>
    </>
  );
}

function Offers({ offers }: { offers: readonly Offer[] }): ReactNode {
  const { language } = useLanguage();
  return (
    <ul className="k-details">
      {offers.map((o) => (
        <li key={`${o.code}${o.direction}${o.level}`}>
          <span className="k-where">{o.code}</span>
          {o.name} {o.direction} {levelText(o.level, language)}
        </li>
      ))}
    </ul>
  );
}

function Chooser({ editions, from, to, choose }: { editions: readonly EditionView[]; from: string; to: string; choose: (from: string, to: string) => void }): ReactNode {
  const w = useWords(messages);
  const options = editions.map((e) => ({ value: e.edition, label: `${e.edition} ${e.title}` }));
  return (
    <div className="k-row">
      <Select value={from} options={options} aria-label={w('difference.from')} prefix={w('difference.from')} style={{ minWidth: 300 }} onChange={(v: string) => choose(v, to)} />
      <span aria-hidden>→</span>
      <Select value={to} options={options} aria-label={w('difference.to')} prefix={w('difference.to')} style={{ minWidth: 300 }} onChange={(v: string) => choose(from, v)} />
    </div>
  );
}

function Counts({ difference: d }: { difference: EditionDifference }): ReactNode {
  const w = useWords(messages);
  const counts = [
    [w('recoded'), d.recoded.length], [w('reassigned'), d.reassigned.length], [w('renamed'), d.renamed.length], [w('added'), d.occupationsAdded.length],
    [w('removed'), d.occupationsRemoved.length], [w('offersAdded'), d.offersAdded.length], [w('offersRemoved'), d.offersRemoved.length], [w('offersKept'), d.offersKept],
  ] as const;
  return <div className="k-panel k-row" style={{ gap: 32 }}>{counts.map(([title, value]) => <Statistic key={title} title={title} value={value} />)}</div>;
}

/** What changed between two editions of the catalogue. */
export default function DifferencePage(): ReactNode {
  const w = useWords(messages);
  const [address, setAddress] = useSearchParams();
  const editions = useApi(catalogueRoutes.listEditions);
  const all = editions.data ?? [];
  const from = address.get('from') ?? all.at(-2)?.edition ?? '';
  const to = address.get('to') ?? all.at(-1)?.edition ?? '';
  const difference = useApi(catalogueRoutes.editionDifference, { query: { from, to } }, { enabled: from !== '' && to !== '' });
  const d = difference.data;
  const nothing = d && d.recoded.length + d.reassigned.length + d.renamed.length + d.occupationsAdded.length + d.occupationsRemoved.length + d.offersAdded.length + d.offersRemoved.length === 0;
  return (
    <Page title={w('difference')} sub={w('difference.sub')} of={all.length > 1 ? [editions, difference] : editions} empty={all.length < 2 && { title: w('difference.one') }}>
      <div className="k-stack">
        <Chooser editions={all} from={from} to={to} choose={(f, t) => setAddress({ from: f, to: t })} />
        {nothing && <EmptyState title={w('difference.same')} />}
        {d && !nothing && <><Counts difference={d} /><Changes difference={d} /></>}
      </div>
    </Page>
  );
}
