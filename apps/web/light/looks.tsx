/** @jsxImportSource preact */
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { Theme } from '../src/frame/tokens';
import { onSystemTheme, paint, systemTheme } from './theme';

/** What a reader may choose about every light page. */
export interface BaseLooks {
  readonly language: 'zh' | 'en';
  readonly theme: Theme | 'system';
}

/** Words in the present language; `{name}` is filled. */
export type WordsOf<K extends string> = (key: K, params?: Readonly<Record<string, string | number>>) => string;

interface Kind<L extends BaseLooks, K extends string> {
  readonly words: Readonly<Record<BaseLooks['language'], Readonly<Record<K, string>>>>;
  /** What was chosen on this machine before. */
  readonly read: () => L;
  readonly keep: (looks: L) => void;
  /** What these looks change on the page besides theme and language. */
  readonly also?: (looks: L) => void;
}

/** What is kept on this machine under a name; null where nothing is, or the browser keeps nothing. */
export function readKept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** The looks of one light application: chosen, remembered, put on the page, with its words. */
export function makeLooks<L extends BaseLooks, K extends string>({ words, read, keep, also }: Kind<L, K>) {
  interface Held {
    readonly looks: L;
    readonly change: (some: Partial<L>) => void;
  }
  const apply = (looks: L): void => {
    paint(looks.theme === 'system' ? systemTheme() : looks.theme);
    document.documentElement.lang = looks.language === 'zh' ? 'zh-CN' : 'en';
    also?.(looks);
  };
  const Context = createContext<Held | null>(null);
  const useLooks = (): Held => {
    const held = useContext(Context);
    if (held === null) throw new Error('no looks around this');
    return held;
  };

  function LooksProvider({ children }: { readonly children: ComponentChildren }) {
    const [looks, setLooks] = useState(read);
    useEffect(() => {
      apply(looks);
      return onSystemTheme(() => apply(looks));
    }, [looks]);
    const change = (some: Partial<L>): void => {
      const next = { ...looks, ...some };
      try {
        keep(next);
      } catch {
        // A browser that keeps nothing still shows what was chosen.
      }
      setLooks(next);
    };
    return <Context.Provider value={{ looks, change }}>{children}</Context.Provider>;
  }

  function useWords(): WordsOf<K> {
    const { language } = useLooks().looks;
    return (key, params = {}) => words[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
  }

  return {
    /** Puts what is kept on the page before anything is drawn, so that no page flashes white in the dark. */
    applyKept: (): void => apply(read()),
    LooksProvider, useLooks, useWords,
    useLanguage: (): L['language'] => useLooks().looks.language,
  };
}
