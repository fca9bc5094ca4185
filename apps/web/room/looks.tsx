/** @jsxImportSource preact */
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { onSystemTheme, paint, systemTheme } from '../light/theme';
import type { Theme } from '../src/frame/tokens';
import { WORDS, type Language, type WordKey } from './messages';

/** What the candidate chose about the looks; kept on this machine. */
export interface Looks {
  readonly language: Language;
  readonly theme: Theme | 'system';
  /** 1 standard … 4 largest. */
  readonly size: 1 | 2 | 3 | 4;
  readonly ruler: boolean;
}

const STORED = 'kaowu.room.looks';
const DEFAULTS: Looks = { language: 'zh', theme: 'system', size: 1, ruler: false };
/** Pixels of the body text by size. */
const PIXELS = { 1: 16, 2: 20, 3: 24, 4: 28 } as const;

function storedLooks(): Looks {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(STORED) ?? '{}') as Partial<Looks>) };
  } catch {
    return DEFAULTS;
  }
}

interface Context {
  readonly looks: Looks;
  readonly change: (looks: Partial<Looks>) => void;
}

const LooksContext = createContext<Context>({ looks: DEFAULTS, change: () => undefined });

function apply(looks: Looks): void {
  const root = document.documentElement;
  paint(looks.theme === 'system' ? systemTheme() : looks.theme);
  root.style.setProperty('--r-text', `${PIXELS[looks.size] / 16}rem`);
  root.lang = looks.language === 'zh' ? 'zh-CN' : 'en';
}

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
      localStorage.setItem(STORED, JSON.stringify(next));
    } catch {
      // A browser that keeps nothing still shows what was chosen.
    }
    setLooks(next);
  };
  return <LooksContext.Provider value={{ looks, change }}>{children}</LooksContext.Provider>;
}

/** The looks and the way to change them. */
export const useLooks = (): Context => useContext(LooksContext);

/** Looks up words in the present language. */
export type Words = (key: WordKey, params?: Readonly<Record<string, string | number>>) => string;

/** The words in the present language. */
export function useWords(): Words {
  const { language } = useContext(LooksContext).looks;
  return (key, params = {}) => WORDS[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}

const clock = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hourCycle: 'h23', ...options });
const TIME = clock({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
const MINUTE = clock({ hour: '2-digit', minute: '2-digit' });
const DAY = clock({ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** An instant as the room shows it, in the organisation's zone: "12:03:21", "12:03", "2026/11/20 12:03:21". */
export const showTime = (iso: string, form: 'second' | 'minute' | 'day' = 'second'): string =>
  (form === 'second' ? TIME : form === 'minute' ? MINUTE : DAY).format(new Date(iso));

/** Hundredths of a point as printed: 50 is "0.5". */
export const showPoints = (hundredths: number): string => String(hundredths / 100);
