import { useCallback, useSyncExternalStore } from 'react';
import type { WireDetail, WireProblem } from '@kaowu/contracts';

/** The languages of the screens. */
export type Language = 'zh' | 'en';

/** A desk's words: the same keys in both languages, `{name}` is filled from the parameters. */
export interface Catalogue<K extends string = string> {
  readonly zh: Readonly<Record<K, string>>;
  readonly en: Readonly<Record<K, string>>;
}

/** Looks up a word of one catalogue. */
export type Words<K extends string> = (key: K, params?: Readonly<Record<string, string | number>>) => string;

const STORED = 'kaowu.language';
const listeners = new Set<() => void>();
let present: Language = 'zh';

/** Declares a catalogue; a key that one language lacks is a type error. */
export const defineMessages = <const Z extends Readonly<Record<string, string>>>(catalogue: {
  readonly zh: Z;
  readonly en: Readonly<Record<keyof Z & string, string>>;
}): Catalogue<keyof Z & string> => catalogue;

function speak(language: Language): void {
  present = language;
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  listeners.forEach((listener) => listener());
}

/** Sets the language: Chinese unless the person chose otherwise before. Called once, before the first render. */
export const startWords = (): void => speak(localStorage.getItem(STORED) === 'en' ? 'en' : 'zh');

/** The present language outside React (file names, exports). */
export const presentLanguage = (): Language => present;

const listen = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The words of a catalogue in the present language; the component renders again when the language changes. */
export function useWords<K extends string>(catalogue: Catalogue<K>): Words<K> {
  const language = useSyncExternalStore(listen, presentLanguage);
  return useCallback(
    (key, params = {}) => ((catalogue[language][key] as string | undefined) ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole)),
    [catalogue, language],
  );
}

/** The present language and the switch, which is remembered on this machine. */
export function useLanguage(): { language: Language; setLanguage: (language: Language) => void } {
  const language = useSyncExternalStore(listen, presentLanguage);
  const setLanguage = useCallback((next: Language) => {
    localStorage.setItem(STORED, next);
    speak(next);
  }, []);
  return { language, setLanguage };
}

/** A problem's sentence in one language. */
export const problemText = (problem: WireProblem | WireDetail, language: Language): string => problem[language];

/** Picks the language's text of a `{ zh, en }` pair from the contracts (posts, actions, grades). */
export const pick = (pair: { readonly zh: string; readonly en: string }, language: Language): string => pair[language];
