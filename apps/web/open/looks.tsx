/** @jsxImportSource preact */
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { onSystemTheme, paint, systemTheme } from '../light/theme';
import type { Theme } from '../src/frame/tokens';
import { WORDS, type Language, type WordKey } from './messages';

/** What the reader chose. Kept under the same names as at the desks: one machine, one choice. */
interface Looks {
  readonly language: Language;
  readonly theme: Theme | 'system';
}

const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
const KEYS = { language: 'kaowu.language', theme: 'kaowu.theme' } as const;

function stored(key: keyof typeof KEYS): string | null {
  try {
    return localStorage.getItem(KEYS[key]);
  } catch {
    return null;
  }
}

const storedLooks = (): Looks => ({
  language: stored('language') === 'en' ? 'en' : 'zh',
  theme: THEMES.find((theme) => theme === stored('theme')) ?? 'system',
});

function apply({ language, theme }: Looks): void {
  paint(theme === 'system' ? systemTheme() : theme);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

interface Context {
  readonly looks: Looks;
  readonly change: (some: Partial<Looks>) => void;
}

const LooksContext = createContext<Context>({ looks: { language: 'zh', theme: 'system' }, change: () => undefined });

/** Puts the stored looks on the page before anything is drawn, so that no page flashes white in the dark. */
export const applyStoredLooks = (): void => apply(storedLooks());

/** Applies and remembers the looks. */
export function LooksProvider({ children }: { readonly children: ComponentChildren }) {
  const [looks, setLooks] = useState(storedLooks);
  useEffect(() => {
    apply(looks);
    return onSystemTheme(() => apply(looks));
  }, [looks]);
  const change = (some: Partial<Looks>): void => {
    const next = { ...looks, ...some };
    try {
      for (const key of ['language', 'theme'] as const) localStorage.setItem(KEYS[key], next[key]);
    } catch {
      // A browser that keeps nothing still shows what was chosen.
    }
    setLooks(next);
  };
  return <LooksContext.Provider value={{ looks, change }}>{children}</LooksContext.Provider>;
}

/** The looks and the way to change them. */
export const useLooks = (): Context => useContext(LooksContext);

/** The present language. */
export const useLanguage = (): Language => useLooks().looks.language;

/** Looks up words in the present language; `{name}` is filled. */
export type Words = (key: WordKey, params?: Readonly<Record<string, string | number>>) => string;

/** The words in the present language. */
export function useWords(): Words {
  const language = useLanguage();
  return (key, params = {}) => WORDS[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}

/** How much of an instant is told. */
type InstantForm = 'day' | 'minute' | 'second';

const PARTS: Readonly<Record<InstantForm, Intl.DateTimeFormatOptions>> = {
  day: { year: 'numeric', month: '2-digit', day: '2-digit' },
  minute: { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  second: { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
};

/** An instant (ISO text) in the organisation's zone, as the language writes it. */
export const showInstant = (at: string, form: InstantForm, language: Language): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'Asia/Shanghai', hourCycle: 'h23', ...PARTS[form] }).format(new Date(at));

/** An instant as an element that programs can read as well. */
export function Instant({ at, form = 'minute' }: { readonly at: string; readonly form?: InstantForm }) {
  return <time dateTime={at}>{showInstant(at, form, useLanguage())}</time>;
}
