import { BellOutlined, RightOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import { fillWords, oversightRoutes, WAITING_KINDS, type ReplyOf } from '@kaowu/contracts';
import type { ReactNode } from 'react';
import { useApi } from './data';
import { findMessages } from './find-messages';
import { CardButton } from './head-menus';
import { useNow } from './use-now';
import { useSession } from './session';
import { formatInstant } from './show';
import { StateTag } from './state-tag';
import { pick, useLanguage, useWords, type Language } from './words';

/** What waits for the account, as the server derives it. */
export type Waiting = ReplyOf<typeof oversightRoutes.waiting>;
type Item = Waiting['items'][number];
type Session = Waiting['sessions'][number];

/** What waits for the account; read anew each minute and after every act. */
export function useWaiting() {
  const { who } = useSession();
  return useApi(oversightRoutes.waiting, {}, { everyMs: 60_000, enabled: who !== null });
}

const wordsOf = (item: Item, language: Language): string => fillWords(pick(WAITING_KINDS[item.kind], language), { count: item.count });

/** The list of what waits, each with the page where it is done. */
export function WaitingList({ items, onGo }: { items: readonly Item[]; onGo?: () => void }): ReactNode {
  const w = useWords(findMessages);
  const { language } = useLanguage();
  if (items.length === 0) return <p className="k-muted">{w('waiting.none')}</p>;
  return (
    <ul className="k-waiting">
      {items.map((item) => (
        <li key={item.kind}>
          <Link to={item.path} {...(onGo ? { onClick: onGo } : {})}>
            {item.urgent ? <StateTag kind="attention">{wordsOf(item, language)}</StateTag> : wordsOf(item, language)}
            <RightOutlined aria-hidden />
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The bell of the head: how many kinds of things wait, and which. */
export function WaitingBell(): ReactNode {
  const w = useWords(findMessages);
  const items = useWaiting().data?.items ?? [];
  const label = items.length > 0 ? w('waiting.count', { count: items.length }) : w('waiting.none');
  return (
    <span className="k-bell">
      <CardButton
        title={w('waiting.title')} card={(close) => <div style={{ width: 320 }}><WaitingList items={items} onGo={close} /></div>}
        button={{ type: 'text', icon: <BellOutlined />, 'aria-label': label, title: label }}
      />
      {items.length > 0 && <span className="k-bell-count" aria-hidden>{items.length}</span>}
    </span>
  );
}

const HASH: Readonly<Partial<Record<string, string>>> = { staff: '#staff', papers: '#papers', seats: '#seats', rooms: '#staff' };

/** How many open points a card tells before it says how many more there are. */
const SHOWN = 4;

/** A session of today: when, where, who came, and in red what is not ready. */
export function SessionCard({ session }: { session: Session }): ReactNode {
  const w = useWords(findMessages);
  const { language } = useLanguage();
  const now = useNow(30_000);
  const running = Date.parse(session.startsAt) <= now;
  const tomorrow = formatInstant(session.startsAt, 'day', 'zh') > formatInstant(new Date(now).toISOString(), 'day', 'zh');
  const { openPoints } = session;
  return (
    <article className="k-panel k-card k-today" aria-label={session.name}>
      <div className="k-row">
        <time className="k-number" dateTime={session.startsAt}>{formatInstant(session.startsAt, 'clock', language)}</time>
        <span className="k-today-name">
          <Link to={`/sessions/${session.id}`}>{session.name}</Link>
          <span className="k-muted">{[...(tomorrow ? [w('today.tomorrow')] : []), ...session.rooms.map((room) => room.name)].join(' · ')}</span>
        </span>
      </div>
      <div className="k-row">
        {running && <StateTag kind="answering">{w('today.now')}</StateTag>}
        {session.blocking > 0
          ? <StateTag kind="broken">{w('today.blocking', { count: session.blocking })}</StateTag>
          : session.state === 'ready' && <StateTag kind="handed-in">{w('today.ready')}</StateTag>}
        <span className="k-muted">{w('today.candidates', { checkedIn: session.checkedIn, candidates: session.candidates })}</span>
      </div>
      {openPoints.length > 0 && (
        <ul className="k-points">
          {openPoints.slice(0, SHOWN).map((point) => (
            <li key={`${point.code}${point.roomId ?? ''}`}>
              <Link to={`/sessions/${session.id}${HASH[point.step] ?? ''}`}><StateTag kind={point.weight === 'blocks' ? 'broken' : 'attention'}>{pick(point, language)}</StateTag></Link>
            </li>
          ))}
          {openPoints.length > SHOWN && <li className="k-muted">{w('today.more', { count: openPoints.length - SHOWN })}</li>}
        </ul>
      )}
    </article>
  );
}

/** First on the home page: the sessions of the next 24 hours and what waits. */
export function TodayFirst(): ReactNode {
  const w = useWords(findMessages);
  const data = useWaiting().data;
  if (!data || (data.items.length === 0 && data.sessions.length === 0)) return null;
  return (
    <section className="k-stack" aria-label={w('today')}>
      <h2 className="k-h2">{w('today')}</h2>
      <div className="k-cards k-cards-wide">
        {data.items.length > 0 && <article className="k-panel k-card" aria-label={w('waiting.title')}><h3>{w('waiting.title')}</h3><WaitingList items={data.items} /></article>}
        {data.sessions.map((session) => <SessionCard key={session.id} session={session} />)}
      </div>
    </section>
  );
}
