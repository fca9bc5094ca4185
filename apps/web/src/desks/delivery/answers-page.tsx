import { InputNumber, Table } from 'antd';
import { useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { deliveryRoutes, type ReplyOf } from '@kaowu/contracts';
import { EmptyState, Instant, Page, StateTag, useApi, useWords, type StateKind } from '../../frame';
import { messages } from './messages';

type Trace = ReplyOf<typeof deliveryRoutes.attemptTrace>;
type AnswerEvent = Trace['events'][number];

const STATE: Readonly<Record<Trace['state'], StateKind>> = { waiting: 'checked-in', running: 'answering', handed_in: 'handed-in', forced: 'handed-in', void: 'absent' };

function Response({ event }: { event: AnswerEvent }): ReactNode {
  const w = useWords(messages);
  if (event.kind === 'flag') return w(event.response.length > 0 ? 'flag.on' : 'flag.off');
  return event.response.length > 0 ? event.response.join('、') : <span className="k-muted">{w('cleared')}</span>;
}

function Events({ events }: { events: readonly AnswerEvent[] }): ReactNode {
  const w = useWords(messages);
  return (
    <Table<AnswerEvent>
      rowKey="seq" size="small" dataSource={[...events]} pagination={{ pageSize: 50, hideOnSinglePage: true }} scroll={{ x: 'max-content' }}
      columns={[
        { title: w('seq'), dataIndex: 'seq' },
        { title: w('received'), render: (_, e) => <Instant at={e.receivedAt} form="clock-second" /> },
        { title: w('no'), dataIndex: 'questionNo' },
        { title: w('kind'), render: (_, e) => w(`kind.${e.kind}`) },
        { title: w('response'), render: (_, e) => <Response event={e} /> },
        { title: w('device'), dataIndex: 'epoch' },
        { title: w('client'), render: (_, e) => <Instant at={e.clientAt} form="clock-second" /> },
        { title: w('counts'), render: (_, e) => (e.stale ? <span className="k-muted">{w('stale')}</span> : w('yes')) },
        { title: w('hash'), render: (_, e) => <code>{e.hash.slice(0, 12)}</code> },
      ]}
    />
  );
}

function Adjustments({ adjustments }: { adjustments: Trace['adjustments'] }): ReactNode {
  const w = useWords(messages);
  if (adjustments.length === 0) return null;
  return (
    <section className="k-panel" aria-label={w('adjustments')}>
      <h2>{w('adjustments')}</h2>
      <Table<Trace['adjustments'][number]>
        rowKey={(a) => `${a.kind}${a.fromAt}`} size="small" dataSource={[...adjustments]} pagination={false}
        columns={[
          { title: w('kind'), render: (_, a) => w(`adj.${a.kind}`, { n: a.minutes ?? 0 }) },
          { title: w('from'), render: (_, a) => <Instant at={a.fromAt} form="clock-second" /> },
          { title: w('until'), render: (_, a) => (a.kind === 'extension' ? '' : a.untilAt ? <Instant at={a.untilAt} form="clock-second" /> : w('open')) },
          { title: w('reason'), dataIndex: 'reason' },
        ]}
      />
    </section>
  );
}

/** Every act of a candidate on the paper, in the order in which the server took it, and whether the chain holds. */
export default function AnswersPage(): ReactNode {
  const w = useWords(messages);
  const { attemptId = '' } = useParams();
  const asked = useApi(deliveryRoutes.attemptTrace, { params: { attemptId } });
  const [only, setOnly] = useState<number | null>(null);
  const trace = asked.data;
  const events = trace?.events.filter((e) => only === null || e.questionNo === only) ?? [];
  return (
    <Page title={w('page.title')} of={asked}>
      {trace && (
        <div className="k-stack">
          <div className="k-panel k-row">
            <StateTag kind={STATE[trace.state]}>{w(trace.state)}</StateTag>
            {trace.verified
              ? <StateTag kind="answering">{w('verified', { n: trace.events.length })}</StateTag>
              : <StateTag kind="broken">{w('broken', { seq: trace.firstBadSeq ?? 0 })}</StateTag>}
            <span className="k-muted">{w('questions', { n: new Set(trace.events.map((e) => e.questionNo)).size })}</span>
            <label className="k-row">{w('filter')} <InputNumber min={1} max={2000} value={only} onChange={setOnly} /></label>
          </div>
          <Adjustments adjustments={trace.adjustments} />
          {trace.events.length === 0 ? <EmptyState title={w('none.title')} hint={w('none.hint')} /> : <Events events={events} />}
        </div>
      )}
    </Page>
  );
}
