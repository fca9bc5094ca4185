import { Suspense, useEffect, useState } from 'react';
import { Button, Drawer, Dropdown, Menu } from 'antd';
import { BgColorsOutlined, GlobalOutlined, MenuOutlined, TranslationOutlined, UserOutlined } from '@ant-design/icons';
import { Link, Outlet, useLocation, useNavigate } from 'react-router';
import { POSTS } from '@kaowu/contracts';
import type { ReactNode } from 'react';
import type { Desk } from './desk';
import { findMessages } from './find-messages';
import { frameMessages } from './messages';
import { useMyDesks } from './my-desks';
import { SearchButton } from './palette';
import { ReaderMark, ReadingGate } from './reading';
import { useSession } from './session';
import { LoadingState } from './states';
import { useTheme, type ThemeChoice } from './theme';
import { PageTrace } from './trace-link';
import { UnsavedGuard } from './unsaved';
import { WaitingBell } from './waiting';
import { pick, useLanguage, useWords } from './words';

function Brand(): ReactNode {
  const w = useWords(frameMessages);
  return (
    <Link to="/" className="k-head-name" aria-label={w('productLong')}>
      <img src="/favicon.svg" width={24} height={24} alt="" />
      <span className="k-wide-only">{w('productLong')}</span>
    </Link>
  );
}

function ThemeSwitch(): ReactNode {
  const w = useWords(frameMessages);
  const { choice, choose } = useTheme();
  const choices: readonly ThemeChoice[] = ['system', 'light', 'dark', 'contrast'];
  const items = choices.map((key) => ({ key, label: w(`theme.${key}`) }));
  return (
    <Dropdown trigger={['click']} menu={{ items, selectedKeys: [choice], onClick: ({ key }) => choose(choices.find((c) => c === key) ?? 'system') }}>
      <Button type="text" icon={<BgColorsOutlined />} aria-label={w('theme')} title={w('theme')} />
    </Dropdown>
  );
}

function LanguageSwitch(): ReactNode {
  const w = useWords(frameMessages);
  const { language, setLanguage } = useLanguage();
  return (
    <Button type="text" icon={<TranslationOutlined />} aria-label={`${w('languageLabel')} ${w('language')}`} onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
      <span className="k-wide-only">{w('language')}</span>
    </Button>
  );
}

function WhoAmI(): ReactNode {
  const w = useWords(frameMessages);
  const own = useWords(findMessages);
  const navigate = useNavigate();
  const { language } = useLanguage();
  const { who, signOut } = useSession();
  if (!who) return <Link to="/sign-in">{w('staffSignIn')}</Link>;
  const posts = who.posts.map((post) => pick(POSTS[post], language)).join('、');
  const items = [
    { key: 'posts', label: `${w('posts')}：${posts}`, disabled: true },
    { type: 'divider' as const },
    { key: 'account', label: own('myAccount') },
    { key: 'out', label: w('signOut') },
  ];
  const onClick = ({ key }: { key: string }): void => void (key === 'out' ? signOut() : navigate('/my-account'));
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick }}>
      <Button type="text" icon={<UserOutlined />} aria-label={`${w('whoAmI')} ${who.account.name}`}>
        <span className="k-own-name">{who.account.name}</span>
      </Button>
    </Dropdown>
  );
}

const PUBLIC_PAGES = '/board';

/** One entry of the menu. The words come from the desk's catalogue. */
function EntryLabel({ desk, labelKey }: { desk: Desk; labelKey: string }): ReactNode {
  return useWords(desk.messages)(labelKey);
}

function SideMenu({ onGo }: { onGo?: () => void }): ReactNode {
  const w = useWords(frameMessages);
  const desks = useMyDesks();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const paths = desks.flatMap((desk) => desk.nav.map((entry) => entry.path));
  const here = paths.filter((path) => pathname === path || pathname.startsWith(`${path}/`)).sort((a, b) => b.length - a.length)[0];
  // The menu is longer than a small screen: where one is must be in sight.
  useEffect(() => document.querySelector('.k-nav .ant-menu-item-selected')?.scrollIntoView({ block: 'nearest' }), [here]);
  const items = desks.map((desk) => ({
    key: desk.id,
    type: 'group' as const,
    label: <EntryLabel desk={desk} labelKey={desk.titleKey} />,
    children: desk.nav.map((entry) => ({ key: entry.path, icon: entry.icon, label: <EntryLabel desk={desk} labelKey={entry.labelKey} /> })),
  }));
  // The public pages are an application of their own.
  const outside = { key: PUBLIC_PAGES, icon: <GlobalOutlined />, label: w('toPublic') };
  const go = ({ key }: { key: string }): void => {
    if (key === PUBLIC_PAGES) window.open(key, '_blank', 'noopener');
    else void navigate(key);
    onGo?.();
  };
  return <Menu mode="inline" aria-label={w('menu')} items={[...items, outside]} selectedKeys={here === undefined ? [] : [here]} onClick={go} style={{ border: 0 }} />;
}

function Head({ menu, tools }: { menu?: ReactNode; tools?: ReactNode }): ReactNode {
  return (
    <header className="k-head">
      {menu}
      <Brand />
      <div className="k-head-space" />
      {tools}
      <LanguageSwitch />
      <ThemeSwitch />
      <WhoAmI />
    </header>
  );
}

/** The frame of the staff desks: header, menu by what the account may do, page. */
export function StaffLayout(): ReactNode {
  const w = useWords(frameMessages);
  const [open, setOpen] = useState(false);
  const burger = <Button className="k-narrow-only" type="text" icon={<MenuOutlined />} aria-label={w('menu')} onClick={() => setOpen(true)} />;
  return (
    <div className="k-shell">
      <a className="k-skip" href="#main">{w('skip')}</a>
      <Head menu={burger} tools={<><PageTrace /><SearchButton /><WaitingBell /></>} />
      <UnsavedGuard />
      <ReadingGate />
      <ReaderMark />
      <nav className="k-nav" aria-label={w('menu')}><SideMenu /></nav>
      <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={280} title={w('menu')}>
        <SideMenu onGo={() => setOpen(false)} />
      </Drawer>
      <main className="k-main" id="main" tabIndex={-1}>
        <Suspense fallback={<LoadingState />}><Outlet /></Suspense>
      </main>
    </div>
  );
}

/** The frame before signing in, made for a phone as well. */
export function DoorLayout(): ReactNode {
  return (
    <div className="k-public">
      <Head />
      <main className="k-main" id="main">
        <Suspense fallback={<LoadingState />}><Outlet /></Suspense>
      </main>
    </div>
  );
}
