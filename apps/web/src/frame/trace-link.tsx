import { Button } from 'antd';
import { HistoryOutlined } from '@ant-design/icons';
import { Link, matchPath, useLocation, useNavigate } from 'react-router';
import type { ReactNode } from 'react';
import { findMessages } from './find-messages';
import { useSession } from './session';
import { useWords } from './words';

/** The page that tells every act on a thing. */
export const tracePath = (type: string, id: string): string => `/trace/${type}/${encodeURIComponent(id)}`;

/** "Who changed this?": leads from any number on a screen to its events. Nothing for those who may not read the journal. */
export function TraceLink({ type, id, children }: { type: string; id: string; children?: ReactNode }): ReactNode {
  const w = useWords(findMessages);
  const { can } = useSession();
  if (!can('journal.read')) return null;
  return <Link to={tracePath(type, id)} title={w('trace.what')}><HistoryOutlined aria-hidden /> {children ?? w('trace')}</Link>;
}

/** Pages that show one thing, and what the journal calls it. */
const PAGES: readonly (readonly [pattern: string, type: string])[] = [
  ['/rounds/:id', 'round'], ['/results/:id/*', 'round'], ['/filings/rounds/:id', 'round'], ['/sessions/:id', 'session'], ['/wall/:id/*', 'session'],
  ['/check-in/:id', 'session'], ['/marking/sessions/:id', 'session'], ['/papers/:id/*', 'paper-set'], ['/blueprints/:id', 'blueprint'], ['/people/:id', 'person'],
  ['/filings/:id', 'filing_batch'], ['/rooms/:id', 'room'], ['/bank/tables/:id/*', 'element_table'], ['/bank/tasks/:id/*', 'practical_task'],
];
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What the page at this address shows, as the journal calls it; null for lists. An item chosen on a table's page goes first. */
export function subjectOfPage(pathname: string, search: string): { type: string; id: string } | null {
  const item = new URLSearchParams(search).get('item');
  if (item !== null && UUID.test(item) && pathname.startsWith('/bank/tables/')) return { type: 'item', id: item };
  for (const [pattern, type] of PAGES) {
    const id = matchPath(pattern, pathname)?.params['id'];
    if (id !== undefined && UUID.test(id)) return { type, id };
  }
  return null;
}

/** In the head of every page that shows one thing: one click to its history. */
export function PageTrace(): ReactNode {
  const w = useWords(findMessages);
  const { can } = useSession();
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const subject = subjectOfPage(pathname, search);
  if (!subject || !can('journal.read')) return null;
  return (
    <Button type="text" icon={<HistoryOutlined />} aria-label={w('trace.page')} title={w('trace.page')} onClick={() => void navigate(tracePath(subject.type, subject.id))}>
      <span className="k-wide-only">{w('trace.page')}</span>
    </Button>
  );
}
