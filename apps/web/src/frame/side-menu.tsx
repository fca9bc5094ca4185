import { useEffect, useId, useRef, type ReactNode } from 'react';
import { GlobalOutlined } from '@ant-design/icons';
import { Link, useLocation } from 'react-router';
import type { Desk } from './desk';
import { frameMessages } from './messages';
import { useMyDesks } from './my-desks';
import { useWords } from './words';

const PUBLIC_PAGES = '/board';

function Group({ desk, here, onGo }: { desk: Desk; here: string | undefined; onGo: (() => void) | undefined }): ReactNode {
  const w = useWords(desk.messages);
  const title = useId();
  return (
    <div>
      <div className="k-menu-title" id={title}>{w(desk.titleKey)}</div>
      <ul aria-labelledby={title}>
        {desk.nav.map(({ path, icon, labelKey }) => (
          <li key={path}><Link to={path} {...(path === here ? { 'aria-current': 'page' as const } : {})} {...(onGo ? { onClick: onGo } : {})}>{icon}<span>{w(labelKey)}</span></Link></li>
        ))}
      </ul>
    </div>
  );
}

/** Where the account may go, desk by desk, in the order of the exam. Links, so that they open in a new tab as well. */
export function SideMenu({ onGo }: { onGo?: () => void }): ReactNode {
  const w = useWords(frameMessages);
  const desks = useMyDesks();
  const { pathname } = useLocation();
  const menu = useRef<HTMLDivElement>(null);
  const paths = desks.flatMap((desk) => desk.nav.map((entry) => entry.path));
  const here = paths.filter((path) => pathname === path || pathname.startsWith(`${path}/`)).sort((a, b) => b.length - a.length)[0];
  // The menu is longer than a small screen: where one is must be in sight.
  useEffect(() => menu.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' }), [here]);
  return (
    <div className="k-menu" ref={menu}>
      {desks.map((desk) => <Group key={desk.id} desk={desk} here={here} onGo={onGo} />)}
      {/* The public pages are an application of their own. */}
      <ul><li><a href={PUBLIC_PAGES} target="_blank" rel="noopener" {...(onGo ? { onClick: onGo } : {})}><GlobalOutlined /><span>{w('toPublic')}</span></a></li></ul>
    </div>
  );
}
