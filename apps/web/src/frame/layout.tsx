import { Suspense, useState } from 'react';
import { Button } from 'antd';
import { BgColorsOutlined, MenuOutlined, TranslationOutlined, UserOutlined } from '@ant-design/icons';
import { Link, Outlet, useNavigate, useLocation } from 'react-router';
import { POSTS } from '@kaowu/contracts';
import type { ReactNode } from 'react';
import { Drawer } from './dialogs';
import { findMessages } from './find-messages';
import { MenuButton } from './head-menus';
import { frameMessages } from './messages';
import { SearchButton } from './palette';
import { ReaderMark, ReadingGate } from './reading';
import { useSession } from './session';
import { SideMenu } from './side-menu';
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
    <MenuButton
      menu={{ items, selectedKeys: [choice], onClick: ({ key }) => choose(choices.find((c) => c === key) ?? 'system') }}
      button={{ type: 'text', icon: <BgColorsOutlined />, 'aria-label': w('theme'), title: w('theme') }}
    />
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
  const { pathname } = useLocation();
  const { language } = useLanguage();
  const { who, signOut } = useSession();
  if (!who) return pathname === '/sign-in' ? null : <Link to="/sign-in">{w('staffSignIn')}</Link>;
  const posts = who.posts.map((post) => pick(POSTS[post], language)).join('、');
  const items = [
    { key: 'posts', label: `${w('posts')}：${posts}`, disabled: true },
    { type: 'divider' as const },
    { key: 'account', label: own('myAccount') },
    { key: 'out', label: w('signOut') },
  ];
  const onClick = ({ key }: { key: string }): void => void (key === 'out' ? signOut() : navigate('/my-account'));
  const button = { type: 'text' as const, icon: <UserOutlined />, 'aria-label': `${w('whoAmI')} ${who.account.name}`, children: <span className="k-own-name">{who.account.name}</span> };
  return <MenuButton menu={{ items, onClick }} button={button} />;
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
