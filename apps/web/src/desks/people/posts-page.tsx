import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { peopleRoutes, POSTS } from '@kaowu/contracts';
import { Page, pick, StateTag, useApi, useLanguage, useWords } from '../../frame';
import { messages } from './messages';

/** Every post with who holds it today; vacant posts are marked (D46). */
export default function PostsPage(): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const asked = useApi(peopleRoutes.listPosts);
  return (
    <Page title={w('coverage.title')} sub={w('coverage.sub')} of={asked}>
      <div className="k-cards">
        {asked.data?.map(({ post, holders }) => (
          <section key={post} className="k-panel k-card" aria-label={pick(POSTS[post], language)}>
            <div className="k-row" style={{ justifyContent: 'space-between' }}>
              <h2>{pick(POSTS[post], language)}</h2>
              {holders.length === 0 ? <StateTag kind="broken">{w('vacant')}</StateTag> : <span className="k-muted">{w('holders', { count: holders.length })}</span>}
            </div>
            <div className="k-row">{holders.map((h) => <Link key={h.id} to={`/people/${h.id}`}>{h.name}</Link>)}</div>
          </section>
        ))}
      </div>
    </Page>
  );
}
