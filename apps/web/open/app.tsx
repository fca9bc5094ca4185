/** @jsxImportSource preact */
import type { OpenPage } from '@kaowu/contracts/core/addresses';
import { AnnouncementsPage } from './announcements-page';
import { BoardPage } from './board-page';
import { ExaminersPage } from './examiners-page';
import { useLooks, useWords } from './looks';
import type { WordKey } from './messages';
import { Page } from './parts';
import { PublicationPage } from './publication-page';
import { ReceiptPage } from './receipt-page';
import { ResultPage } from './result-page';
import { VerifyPage } from './verify-page';

/** The pages in the order of the navigation, with their words. */
const PAGES: readonly (readonly [OpenPage, WordKey])[] = [
  ['board', 'board'], ['announcements', 'announcements'], ['my-result', 'result'], ['examiners', 'examiners'], ['verify', 'verify'], ['receipt', 'receipt'],
];
const THEMES = ['system', 'light', 'dark', 'contrast'] as const;

/** Where an address leads: its page and what follows it (`/verify/<number>`). */
const placeOf = (pathname: string): { readonly page: string; readonly rest: string | undefined } => {
  const [page = '', rest] = pathname.split('/').filter(Boolean).map(decodeURIComponent);
  return { page, rest };
};

function Head() {
  const w = useWords();
  const { looks, change } = useLooks();
  return (
    <header class="o-head">
      <a class="o-skip" href="#main">{w('skip')}</a>
      <a class="o-brand" href="/board"><img src="/favicon.svg" width={24} height={24} alt="" /> {w('product')}</a>
      <div class="o-tools">
        <button type="button" class="o-quiet" lang={looks.language === 'zh' ? 'en' : 'zh-CN'} onClick={() => change({ language: looks.language === 'zh' ? 'en' : 'zh' })}>{w('language.other')}</button>
        <select class="o-quiet" aria-label={w('theme')} value={looks.theme} onChange={(e) => change({ theme: THEMES.find((theme) => theme === e.currentTarget.value) ?? 'system' })}>
          {THEMES.map((theme) => <option key={theme} value={theme}>{w(`theme.${theme}`)}</option>)}
        </select>
      </div>
    </header>
  );
}

function Body({ page, rest }: { readonly page: string; readonly rest: string | undefined }) {
  const w = useWords();
  switch (page as OpenPage) {
    case 'board':
      return rest === undefined ? <BoardPage /> : <PublicationPage publicationId={rest} />;
    case 'announcements':
      return <AnnouncementsPage />;
    case 'my-result':
      return <ResultPage />;
    case 'examiners':
      return <ExaminersPage />;
    case 'verify':
      return <VerifyPage {...(rest === undefined ? {} : { number: rest })} token={new URLSearchParams(location.search).get('t')} />;
    case 'receipt':
      return <ReceiptPage {...(rest === undefined ? {} : { code: rest })} />;
    default:
      return <Page title={w('missing.title')} sub={w('missing.text')} />;
  }
}

/** The public pages: one page to one address, each a plain link, so that every address can be shared and back works. */
export function OpenApp() {
  const w = useWords();
  const { page, rest } = placeOf(location.pathname);
  return (
    <>
      <Head />
      <nav class="o-nav" aria-label={w('nav')}>
        {PAGES.map(([path, word]) => <a key={path} href={`/${path}`} aria-current={path === page ? 'page' : undefined}>{w(word)}</a>)}
      </nav>
      <main id="main" class="o-main" tabIndex={-1}><Body page={page} rest={rest} /></main>
      <footer class="o-foot" aria-label={w('footer')}><a href="/room">{w('to.room')}</a><a href="/sign-in">{w('to.staff')}</a></footer>
    </>
  );
}
