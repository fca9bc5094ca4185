import { Segmented, Table, Typography } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { oversightRoutes, type ReplyOf, type TraceSubject } from '@kaowu/contracts';
import { EmptyState, formatInstant, Instant, Page, shownData, tracePath, useApi, useLanguage, useWords } from '../../frame';
import { ActionWords, ActorName, SubjectWords } from '../journal/entry-words';
import { traceMessages } from './trace-messages';
import './trace.css';

type Trace = ReplyOf<typeof oversightRoutes.trace>;
type Entry = Trace['entries'][number];

const SIZE = 50;
/** Related things of one type that are named before it is said how many more there are. */
const SHOWN = 8;

function Name({ subject }: { subject: TraceSubject }): ReactNode {
  return <>{subject.name ?? `…${subject.id.slice(-8)}`}</>;
}

function SubjectCell({ entry, known, root }: { entry: Entry; known: ReadonlyMap<string, TraceSubject>; root: TraceSubject }): ReactNode {
  const w = useWords(traceMessages);
  const { subjectType: type, subjectId: id } = entry;
  const words = <span className="k-muted"><SubjectWords type={type} /></span>;
  if (type === root.type && id === root.id) return <>{words} {w('here')}</>;
  return <>{words} <Link to={tracePath(type, id)}><Name subject={known.get(`${type}/${id}`) ?? { type, id, name: null, path: null }} /></Link></>;
}

function Details({ entry }: { entry: Entry }): ReactNode {
  const w = useWords(traceMessages);
  const { language } = useLanguage();
  return (
    <div className="k-stack trace-details">
      {entry.data && <pre>{shownData(entry.data, language)}</pre>}
      <div className="k-row k-muted">
        <span>{w('seq')} {entry.seq}</span>
        <span>{w('hash')} <Typography.Text code>{entry.hash.slice(0, 16)}</Typography.Text></span>
        <Link to={`/journal?subject=${entry.subjectType}&id=${encodeURIComponent(entry.subjectId)}`}>{w('inJournal')}</Link>
      </div>
    </div>
  );
}

function Related({ related }: { related: readonly TraceSubject[] }): ReactNode {
  const w = useWords(traceMessages);
  const types = [...new Set(related.map((s) => s.type))];
  return (
    <section className="k-panel trace-related" aria-label={w('relatedTitle')}>
      <h2>{w('relatedTitle')}</h2>
      <dl>
        {types.map((type) => {
          const all = related.filter((s) => s.type === type);
          return (
            <div key={type}>
              <dt><SubjectWords type={type} /></dt>
              <dd>
                {all.slice(0, SHOWN).map((s) => <Link key={s.id} to={tracePath(s.type, s.id)}><Name subject={s} /></Link>)}
                {all.length > SHOWN && <span className="k-muted">{w('more', { count: all.length - SHOWN })}</span>}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

function Answers({ answers, known }: { answers: Trace['answers']; known: ReadonlyMap<string, TraceSubject> }): ReactNode {
  const w = useWords(traceMessages);
  const { language } = useLanguage();
  const when = (at: string | null): string => (at === null ? w('none') : formatInstant(at, 'clock-second', language));
  const facts = (a: Trace['answers'][number]): string => w('answersOf', { answers: a.answers, first: when(a.firstAt), last: when(a.lastAt) }) + (a.stale > 0 ? ` ${w('stale', { count: a.stale })}` : '');
  const [one] = answers;
  if (!one) return null;
  if (answers.length === 1) return <p><strong>{w('answers')}</strong> {facts(one)}</p>;
  const rows = answers.map((a) => ({ facts: a, subject: known.get(`attempt/${a.attemptId}`) ?? { type: 'attempt', id: a.attemptId, name: null, path: null } as TraceSubject }));
  rows.sort((a, b) => (a.subject.name ?? '').localeCompare(b.subject.name ?? '', language));
  return (
    <details className="k-panel">
      <summary><strong>{w('answers')}</strong> {w('answersAll', { attempts: answers.length, answers: answers.reduce((sum, a) => sum + a.answers, 0) })}</summary>
      <ul className="trace-answers">
        {rows.map((row) => <li key={row.subject.id}><Link to={tracePath('attempt', row.subject.id)}><Name subject={row.subject} /></Link> {facts(row.facts)}</li>)}
      </ul>
    </details>
  );
}

/** From a thing to every act on it and on what belongs to it: "who changed this?" */
export default function TracePage(): ReactNode {
  const w = useWords(traceMessages);
  const { type = '', id = '' } = useParams();
  const [address, setAddress] = useSearchParams();
  const [page, setPage] = useState({ of: `${type}/${id}`, at: 1 });
  const at = page.of === `${type}/${id}` ? page.at : 1;
  const [oldest, alone] = [address.get('order') === 'oldest', address.get('only') === 'this'];
  const set = (name: string, value: string | null): void => setAddress((before) => {
    const next = new URLSearchParams(before);
    if (value === null) next.delete(name);
    else next.set(name, value);
    return next;
  }, { replace: true });
  const asked = useApi(oversightRoutes.trace, { params: { type, id }, query: { offset: (at - 1) * SIZE, limit: SIZE, related: !alone, newestFirst: !oldest } });
  const trace = asked.data;
  const known = new Map((trace ? [trace.subject, ...trace.related] : []).map((s) => [`${s.type}/${s.id}`, s] as const));
  return (
    <Page
      title={w('trace')} of={asked}
      sub={trace && <span className="k-row"><strong><SubjectWords type={type} /> <Name subject={trace.subject} /></strong><span>{w('sub')}</span></span>}
      actions={trace?.subject.path && <Link to={trace.subject.path}>{w('open')}</Link>}
    >
      {trace && (
        <div className="trace-page">
          <div className="k-stack">
            <div className="k-row">
              <Segmented aria-label={w('show.order')} value={oldest ? 'oldest' : 'newest'} options={[{ value: 'newest', label: w('newest') }, { value: 'oldest', label: w('oldest') }]} onChange={(v) => set('order', v === 'oldest' ? 'oldest' : null)} />
              <Segmented aria-label={w('show.only')} value={alone ? 'alone' : 'related'} options={[{ value: 'related', label: w('related') }, { value: 'alone', label: w('alone') }]} onChange={(v) => set('only', v === 'alone' ? 'this' : null)} />
            </div>
            <Answers answers={trace.answers} known={known} />
            <Table<Entry>
              size="middle" rowKey="id" dataSource={trace.entries} loading={asked.isFetching} scroll={{ x: 'max-content' }}
              locale={{ emptyText: <EmptyState title={w('empty')} /> }} expandable={{ expandedRowRender: (entry) => <Details entry={entry} />, expandRowByClick: true, columnTitle: <span className="k-hidden">{w('data')}</span> }}
              pagination={{ current: at, pageSize: SIZE, total: trace.total, showSizeChanger: false, hideOnSinglePage: true, showTotal: (total) => w('total', { total }), onChange: (next) => setPage({ of: `${type}/${id}`, at: next }) }}
              columns={[
                { title: w('at'), width: 176, render: (_, entry) => <Instant at={entry.at} form="second" /> },
                { title: w('actor'), width: 120, render: (_, entry) => <ActorName entry={entry} /> },
                { title: w('action'), width: 150, render: (_, entry) => <strong><ActionWords action={entry.action} /></strong> },
                { title: w('subject'), width: 220, render: (_, entry) => <SubjectCell entry={entry} known={known} root={trace.subject} /> },
                { title: w('reason'), render: (_, entry) => entry.reason ?? '' },
              ]}
            />
          </div>
          {trace.related.length > 0 && !alone && <Related related={trace.related} />}
        </div>
      )}
    </Page>
  );
}
