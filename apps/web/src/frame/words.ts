import { useMemo } from 'react';
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
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
const namespaces = new WeakMap<Catalogue, string>();
let made = 0;

/** Declares a catalogue; a key that one language lacks is a type error. */
export const defineMessages = <const Z extends Readonly<Record<string, string>>>(catalogue: {
  readonly zh: Z;
  readonly en: Readonly<Record<keyof Z & string, string>>;
}): Catalogue<keyof Z & string> => catalogue;

/** Sets up i18next: Chinese unless the person chose otherwise before. Called once, before the first render. */
export function startWords(): void {
  const language: Language = localStorage.getItem(STORED) === 'en' ? 'en' : 'zh';
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh',
    resources: {},
    initAsync: false,
    showSupportNotice: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { prefix: '{', suffix: '}', escapeValue: false },
    react: { useSuspense: false },
  });
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

function namespaceOf(catalogue: Catalogue): string {
  const known = namespaces.get(catalogue);
  if (known !== undefined) return known;
  const name = `c${(made += 1)}`;
  namespaces.set(catalogue, name);
  i18next.addResourceBundle('zh', name, catalogue.zh);
  i18next.addResourceBundle('en', name, catalogue.en);
  return name;
}

/** The words of a catalogue in the present language; the component renders again when the language changes. */
export function useWords<K extends string>(catalogue: Catalogue<K>): Words<K> {
  const { i18n } = useTranslation();
  const language = i18n.language;
  return useMemo(() => {
    const look = i18next.getFixedT(language, namespaceOf(catalogue));
    return (key, params) => look(key, { ...params });
  }, [catalogue, language]);
}

/** The present language and the switch, which is remembered on this machine. */
export function useLanguage(): { language: Language; setLanguage: (language: Language) => void } {
  const { i18n } = useTranslation();
  return {
    language: i18n.language === 'en' ? 'en' : 'zh',
    setLanguage: (language) => {
      localStorage.setItem(STORED, language);
      document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
      void i18next.changeLanguage(language);
    },
  };
}

/** The present language outside React (file names, exports). */
export const presentLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'zh');

/** A problem's sentence in one language. */
export const problemText = (problem: WireProblem | WireDetail, language: Language): string => problem[language];

/** Picks the language's text of a `{ zh, en }` pair from the contracts (posts, actions, grades). */
export const pick = (pair: { readonly zh: string; readonly en: string }, language: Language): string => pair[language];
