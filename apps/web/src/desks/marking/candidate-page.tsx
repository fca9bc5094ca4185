import { useState } from 'react';
import { App, Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { markingRoutes, type ReplyOf } from '@kaowu/contracts';
import { Instant, Page, ReasonButton, useAct, useWords } from '../../frame';
import { messages } from './messages';
import './marking.css';

interface Ticket {
  readonly ticketNo: string;
  readonly idNumber: string;
}
type Session = ReplyOf<typeof markingRoutes.candidateExaminers>['sessions'][number];

function SessionCard({ session, ticket }: { session: Session; ticket: Ticket }): ReactNode {
  const w = useWords(messages);
  const { message } = App.useApp();
  const ask = useAct(markingRoutes.candidateRecusal, { onDone: () => void message.success(w('can.done')) });
  return (
    <section className="k-panel k-stack" aria-label={session.sessionName}>
      <div><strong>{session.sessionName}</strong> <Instant at={session.startsAt} /></div>
      {session.examiners.length === 0 && <div className="k-muted">{w('can.nobody')}</div>}
      {session.examiners.map((examiner) => (
        <div className="k-row" key={examiner.personId}>
          <span style={{ flex: 1 }}>{examiner.name}</span>
          <ReasonButton
            label={w('can.ask')} title={w('can.ask')} consequence={w('can.what', { name: examiner.name })} button={{ className: 'marking-button' }}
            onConfirm={(reason) => ask.mutateAsync({ body: { ...ticket, sessionId: session.sessionId, examinerId: examiner.personId, reason } })}
          />
        </div>
      ))}
    </section>
  );
}

/** A candidate sees who will examine, and may ask for recusal; ticket and ID number prove who asks. */
export default function CandidatePage(): ReactNode {
  const w = useWords(messages);
  const [ticket, setTicket] = useState<Ticket | null>(null);
  const look = useAct(markingRoutes.candidateExaminers);
  const submit = (values: Ticket): void => {
    setTicket(values);
    look.mutate({ body: values });
  };
  return (
    <Page title={w('can.title')} sub={w('can.sub')}>
      <div className="k-stack">
        <Form<Ticket> className="k-panel" layout="vertical" requiredMark={false} onFinish={submit}>
          <Form.Item name="ticketNo" label={w('can.ticket')} rules={[{ required: true, message: w('can.ticket') }]}><Input size="large" autoComplete="off" inputMode="numeric" /></Form.Item>
          <Form.Item name="idNumber" label={w('can.id')} rules={[{ required: true, message: w('can.id') }]}><Input size="large" autoComplete="off" maxLength={18} /></Form.Item>
          <Button type="primary" size="large" htmlType="submit" loading={look.isPending} block>{w('can.look')}</Button>
        </Form>
        {ticket && look.data?.sessions.map((session) => <SessionCard key={session.sessionId} session={session} ticket={ticket} />)}
      </div>
    </Page>
  );
}
