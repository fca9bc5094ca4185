/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import { ask, type Reply } from './http';
import { Instant, useWords } from './looks';
import { Page, Problem, TicketFields, type TicketAndId } from './parts';
import { useAct } from './use-asked';

type Session = Reply<'examiners'>['sessions'][number];
type Examiner = Session['examiners'][number];

/** Asks for recusal, with the reason. The dialog stays where the server refuses. */
function RecusalDialog({ session, examiner, ticket, onClose, onDone }: {
  readonly session: Session; readonly examiner: Examiner; readonly ticket: TicketAndId; readonly onClose: () => void; readonly onDone: () => void;
}) {
  const w = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [reason, setReason] = useState('');
  useEffect(() => dialog.current?.showModal(), []);
  const send = useAct(async () => {
    await ask('recuse', { body: { ...ticket, sessionId: session.sessionId, examinerId: examiner.personId, reason } });
    onDone();
    dialog.current?.close();
  });
  return (
    <dialog ref={dialog} class="o-dialog" aria-labelledby="recusal-title" onClose={onClose}>
      <form class="o-form" onSubmit={(e) => { e.preventDefault(); send.run(); }}>
        <h2 id="recusal-title">{w('recuse.of', { name: examiner.name })}</h2>
        <p>{w('recuse.what', { name: examiner.name })}</p>
        <label class="o-field" for="reason"><span>{w('recuse.reason')}</span><textarea id="reason" required minLength={2} maxLength={500} rows={3} placeholder={w('recuse.reason.hint')} value={reason} onInput={(e) => setReason(e.currentTarget.value)} /></label>
        <Problem problem={send.problem} />
        <div class="o-row">
          <button type="button" class="o-button" onClick={() => dialog.current?.close()}>{w('cancel')}</button>
          <button class="o-main-button" disabled={send.busy}>{w('recuse.send')}</button>
        </div>
      </form>
    </dialog>
  );
}

function SessionCard({ session, ticket }: { readonly session: Session; readonly ticket: TicketAndId }) {
  const w = useWords();
  const [asking, setAsking] = useState<Examiner | null>(null);
  const [asked, setAsked] = useState<readonly string[]>([]);
  return (
    <section class="o-panel" aria-label={session.sessionName}>
      <h2>{session.sessionName} <small class="o-note"><Instant at={session.startsAt} /></small></h2>
      {session.examiners.length === 0 && <p class="o-note">{w('examiners.nobody')}</p>}
      <ul class="o-list">
        {session.examiners.map((examiner) => (
          <li key={examiner.personId} class="o-row o-apart">
            <span>{examiner.name}</span>
            {asked.includes(examiner.personId)
              ? <span role="status">{w('recuse.done')}</span>
              : <button type="button" class="o-button" aria-label={w('recuse.of', { name: examiner.name })} onClick={() => setAsking(examiner)}>{w('recuse')}</button>}
          </li>
        ))}
      </ul>
      {asking && <RecusalDialog session={session} examiner={asking} ticket={ticket} onClose={() => setAsking(null)} onDone={() => setAsked([...asked, asking.personId])} />}
    </section>
  );
}

/** A candidate sees who will examine, and may ask for recusal; ticket and ID number prove who asks. */
export function ExaminersPage() {
  const w = useWords();
  const [ticket, setTicket] = useState<TicketAndId>({ ticketNo: '', idNumber: '' });
  const look = useAct((body: TicketAndId) => ask('examiners', { body }));
  return (
    <Page title={w('examiners')} sub={w('examiners.sub')}>
      <form class="o-panel o-form" onSubmit={(e) => { e.preventDefault(); look.run(ticket); }}>
        <TicketFields of={ticket} onChange={(of) => { setTicket(of); look.reset(); }} />
        <Problem problem={look.problem} />
        <button class="o-main-button" disabled={look.busy}>{w(look.busy ? 'asking' : 'examiners.look')}</button>
      </form>
      {look.data?.sessions.length === 0 && <p class="o-panel" role="status">{w('examiners.none')}</p>}
      {look.data?.sessions.map((session) => <SessionCard key={session.sessionId} session={session} ticket={ticket} />)}
    </Page>
  );
}
