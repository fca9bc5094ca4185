/** @jsxImportSource preact */
import { makeLooks, readKept, type BaseLooks, type WordsOf } from '../light/looks';
import { ZONE } from '../src/frame/zone';
import { WORDS, type Language, type WordKey } from './messages';

const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
/** The same names as at the desks: one machine, one choice. */
const KEYS = { language: 'kaowu.language', theme: 'kaowu.theme' } as const;

/** Looks up words in the present language; `{name}` is filled. */
export type Words = WordsOf<WordKey>;

export const { applyKept, LooksProvider, useLooks, useLanguage, useWords } = makeLooks<BaseLooks, WordKey>({
  words: WORDS,
  read: () => ({ language: readKept(KEYS.language) === 'en' ? 'en' : 'zh', theme: THEMES.find((theme) => theme === readKept(KEYS.theme)) ?? 'system' }),
  keep: (looks) => {
    for (const key of ['language', 'theme'] as const) localStorage.setItem(KEYS[key], looks[key]);
  },
});

/** How much of an instant is told. */
type InstantForm = 'day' | 'minute' | 'second';

const PARTS: Readonly<Record<InstantForm, Intl.DateTimeFormatOptions>> = {
  day: { year: 'numeric', month: '2-digit', day: '2-digit' },
  minute: { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  second: { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
};

/** An instant (ISO text) in the organisation's zone, as the language writes it. */
export const showInstant = (at: string, form: InstantForm, language: Language): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: ZONE, hourCycle: 'h23', ...PARTS[form] }).format(new Date(at));

/** An instant as an element that programs can read as well. */
export function Instant({ at, form = 'minute' }: { readonly at: string; readonly form?: InstantForm }) {
  return <time dateTime={at}>{showInstant(at, form, useLanguage())}</time>;
}
