/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import type { ComponentChildren, ComponentType } from 'preact';
import type { RoomActs } from './acts';
import { Statement, Waiting } from './before';
import { Exam } from './exam';
import { Header } from './header';
import { Messages } from './messages-bar';
import { Elsewhere, Loading, Moved, Over, Paused, Voided } from './notices';
import { PracticeDoor, usePractice } from './practice/door';
import { ReceiptPage } from './receipt';
import type { RoomClient } from './room-client';
import { SignIn } from './sign-in';
import type { View } from './view';

function useView(client: RoomClient): View {
  const [view, setView] = useState(client.model.view);
  useEffect(() => {
    setView(client.model.view);
    return client.model.subscribe(() => setView(client.model.view));
  }, [client]);
  return view;
}

/** The candidate's room: what the client knows, on the screen. */
export function App({ client }: { readonly client: RoomClient }) {
  return <Room view={useView(client)} acts={client} />;
}

/** One screen at a time under one head; practice takes its place while there is nothing else to do. */
export function Room({ view, acts }: { readonly view: View; readonly acts: RoomActs }) {
  const practice = usePractice(view.screen);
  const door = <PracticeDoor enter={practice.enter} />;
  return (
    <>
      <Header view={view} practice={practice.on} />
      <Messages view={view} acts={acts} />
      <main id="main" class={`r-main r-on-${view.screen}`} tabIndex={-1}>
        {practice.on ? <Lazily of={loadPractice} leave={practice.leave} /> : <Body view={view} acts={acts} door={door} />}
      </main>
    </>
  );
}

/** The practice paper is fetched when it is asked for, so that the first load stays light. */
const loadPractice = (): Promise<ComponentType<{ readonly leave: () => void }>> => import('./practice/practice').then((m) => m.Practice);

function Lazily({ of, leave }: { readonly of: typeof loadPractice; readonly leave: () => void }) {
  const [Shown, setShown] = useState<Awaited<ReturnType<typeof loadPractice>> | null>(null);
  useEffect(() => {
    of().then((component) => setShown(() => component), leave);
  }, [of, leave]);
  return Shown && <Shown leave={leave} />;
}

function Body({ view, acts, door }: { readonly view: View; readonly acts: RoomActs; readonly door: ComponentChildren }) {
  switch (view.screen) {
    case 'loading':
      return <Loading view={view} />;
    case 'sign-in':
      return <SignIn view={view} acts={acts} door={door} />;
    case 'statement':
      return <Statement view={view} acts={acts} />;
    case 'waiting':
      return <Waiting view={view} door={door} />;
    case 'exam':
      return <Exam view={view} acts={acts} />;
    case 'paused':
      return <Paused />;
    case 'over':
      return <Over view={view} />;
    case 'moved':
      return <Moved view={view} acts={acts} />;
    case 'elsewhere':
      return <Elsewhere acts={acts} />;
    case 'void':
      return <Voided />;
    case 'receipt':
      return <ReceiptPage view={view} acts={acts} />;
  }
}
