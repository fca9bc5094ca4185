import { Link } from 'react-router';
import type { ReactNode } from 'react';
import type { Desk } from './desk';
import { useMyDesks } from './layout';
import { frameMessages } from './messages';
import { Page } from './page';
import { useSession } from './session';
import { useWords } from './words';

function DeskCard({ desk }: { desk: Desk }): ReactNode {
  const w = useWords(desk.messages);
  return (
    <div className="k-panel k-card">
      <h2>{w(desk.titleKey)}</h2>
      <div>
        {desk.nav.map((entry) => (
          <Link key={entry.path} to={entry.path}>{entry.icon} {w(entry.labelKey)}</Link>
        ))}
      </div>
    </div>
  );
}

/** What the account's posts let it do, desk by desk. */
export function HomePage(): ReactNode {
  const w = useWords(frameMessages);
  const { who } = useSession();
  const desks = useMyDesks();
  return (
    <Page title={w('home.hello', { name: who?.account.name ?? '' })} sub={w('home.sub')} empty={desks.length === 0 && { hint: w('home.empty') }}>
      <div className="k-cards">
        {desks.map((desk) => <DeskCard key={desk.id} desk={desk} />)}
      </div>
    </Page>
  );
}
