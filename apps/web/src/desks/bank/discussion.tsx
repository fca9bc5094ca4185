import { Button, Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { bankRoutes, type CommentThread, type DiscussionView, type EstimateSummary } from '@kaowu/contracts';
import { Instant, StateTag, useAct, useApi, useWords } from '../../frame';
import { expertMessages } from './expert-messages';

/** Judges' estimates as far as the reader may see them. */
export function Estimates({ of, needed }: { of: EstimateSummary; needed: number }): ReactNode {
  const w = useWords(expertMessages);
  const percent = (share: number): string => String(Math.round(share * 1000) / 10);
  const sum = of.judges === 0
    ? w('angoff.none')
    : of.mean === null
      ? w('angoff.hidden', { count: of.judges })
      : of.deviation === null ? w('angoff.single', { mean: percent(of.mean) }) : w('angoff.sum', { count: of.judges, mean: percent(of.mean), deviation: percent(of.deviation) });
  return (
    <div>
      <div>{sum}</div>
      {needed > 0 && of.judges < needed && <StateTag kind="attention">{w('angoff.needed', { needed })}</StateTag>}
      {of.estimates.length > 0 && <ul className="bank-list">{of.estimates.map((e) => <li key={e.judge}><span className="k-row"><span>{e.judge}</span><strong>{percent(e.estimate)}%</strong><span className="k-muted"><Instant at={e.at} /></span></span></li>)}</ul>}
    </div>
  );
}

/** One line to write, and a button. */
function Say({ label, onSend }: { label: string; onSend: (text: string) => Promise<unknown> }): ReactNode {
  const w = useWords(expertMessages);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    setBusy(true);
    try {
      await onSend(text);
      setText('');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form onFinish={() => void send()}>
      <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={2000} value={text} aria-label={label} placeholder={w('talk.placeholder')} onChange={(event) => setText(event.target.value)} />
      <Button size="small" htmlType="submit" style={{ marginTop: 8 }} disabled={text.trim() === ''} loading={busy}>{label}</Button>
    </Form>
  );
}

function Thread({ itemId, thread }: { itemId: string; thread: CommentThread }): ReactNode {
  const w = useWords(expertMessages);
  const renews = [bankRoutes.discussion, bankRoutes.boardCards];
  const reply = useAct(bankRoutes.addComment, { renews });
  const settle = useAct(bankRoutes.settleThread, { renews });
  return (
    <li>
      <div className="k-row k-muted"><span>{w('talk.version', { version: thread.version })}</span>{thread.settledBy !== null && <StateTag kind="handed-in">{w('talk.settled', { name: thread.settledBy })}</StateTag>}</div>
      {thread.comments.map((c) => (
        <div key={c.id} className="bank-comment"><div className="k-row k-muted"><strong>{c.author}</strong><Instant at={c.at} /></div><div className="bank-text">{c.text}</div></div>
      ))}
      {thread.settledBy === null && (
        <div className="bank-comment">
          <Say label={w('talk.reply')} onSend={(text) => reply.mutateAsync({ params: { id: itemId }, body: { threadId: thread.id, text } })} />
          <Button size="small" type="link" loading={settle.isPending} onClick={() => settle.mutate({ params: { id: thread.id } })}>{w('talk.settle')}</Button>
        </div>
      )}
    </li>
  );
}

/** What is said of an item: threads, and a place for a new one. */
export function Talk({ itemId, view }: { itemId: string; view: DiscussionView }): ReactNode {
  const w = useWords(expertMessages);
  const add = useAct(bankRoutes.addComment, { renews: [bankRoutes.discussion, bankRoutes.boardCards] });
  return (
    <div className="k-stack">
      {view.threads.length === 0 ? <p className="k-muted">{w('talk.empty')}</p> : <ul className="bank-list">{view.threads.map((t) => <Thread key={t.id} itemId={itemId} thread={t} />)}</ul>}
      <Say label={w('talk.new')} onSend={(text) => add.mutateAsync({ params: { id: itemId }, body: { threadId: null, text } })} />
    </div>
  );
}

/** Comments and estimates of an item, for the panel beside a list. */
export function Discussion({ itemId }: { itemId: string }): ReactNode {
  const w = useWords(expertMessages);
  const asked = useApi(bankRoutes.discussion, { params: { id: itemId } });
  if (!asked.data) return null;
  return (
    <div className="k-stack">
      <div><h3 className="bank-h2">{w('angoff.title')}</h3><Estimates of={asked.data.estimates} needed={asked.data.judgesNeeded} /></div>
      <Talk itemId={itemId} view={asked.data} />
    </div>
  );
}
