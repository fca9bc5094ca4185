/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { Statement, Waiting } from './before';
import { Exam } from './exam';
import { Header } from './header';
import { Messages } from './messages-bar';
import { Elsewhere, Loading, Moved, Over, Paused, Voided } from './notices';
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

/** The candidate's room: one screen at a time under one head. */
export function App({ client }: { readonly client: RoomClient }) {
  const view = useView(client);
  return (
    <>
      <Header view={view} />
      <Messages view={view} client={client} />
      <main id="main" class={`r-main r-on-${view.screen}`} tabIndex={-1}>
        <Body view={view} client={client} />
      </main>
    </>
  );
}

function Body({ view, client }: { readonly view: View; readonly client: RoomClient }) {
  switch (view.screen) {
    case 'loading':
      return <Loading view={view} />;
    case 'sign-in':
      return <SignIn view={view} client={client} />;
    case 'statement':
      return <Statement view={view} client={client} />;
    case 'waiting':
      return <Waiting view={view} />;
    case 'exam':
      return <Exam view={view} client={client} />;
    case 'paused':
      return <Paused />;
    case 'over':
      return <Over view={view} />;
    case 'moved':
      return <Moved view={view} client={client} />;
    case 'elsewhere':
      return <Elsewhere client={client} />;
    case 'void':
      return <Voided />;
    case 'receipt':
      return <ReceiptPage view={view} client={client} />;
  }
}
