import { Link } from 'react-router';
import type { ReactNode } from 'react';
import type { Desk } from './desk';
import { findMessages } from './find-messages';
import { frameMessages } from './messages';
import { useMyDesks } from './my-desks';
import { Page } from './page';
import { useSession } from './session';
import { TodayFirst } from './waiting';
import { useWords } from './words';

function DeskCard({ desk }: { desk: Desk }): ReactNode {
  const w = useWords(desk.messages);
  return (
    <div className="k-panel k-card">
      <h3>{w(desk.titleKey)}</h3>
      <div>
        {desk.nav.map((entry) => (
          <Link key={entry.path} to={entry.path}>{entry.icon} {w(entry.labelKey)}</Link>
        ))}
      </div>
    </div>
  );
}

/** Today first: what is not ready and what waits; then what the account's posts let it do, desk by desk. */
export default function HomePage(): ReactNode {
  const w = useWords(frameMessages);
  const find = useWords(findMessages);
  const { who } = useSession();
  const desks = useMyDesks();
  return (
    <Page title={w('home.hello', { name: who?.account.name ?? '' })} sub={w('home.sub')} empty={desks.length === 0 && { hint: w('home.empty') }}>
      <div className="k-stack">
        <TodayFirst />
        <h2 className="k-h2">{find('today.desks')}</h2>
        <div className="k-cards">
          {desks.map((desk) => <DeskCard key={desk.id} desk={desk} />)}
        </div>
      </div>
    </Page>
  );
}
