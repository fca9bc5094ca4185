/** @jsxImportSource preact */
import { makeLooks, readKept, type BaseLooks, type WordsOf } from '../light/looks';
import { ZONE } from '../src/frame/zone';
import { WORDS, type WordKey } from './messages';

/** What the candidate chose about the looks; kept on this machine. */
export interface Looks extends BaseLooks {
  /** 1 standard … 4 largest. */
  readonly size: 1 | 2 | 3 | 4;
  readonly ruler: boolean;
}

const KEPT = 'kaowu.room.looks';
const DEFAULTS: Looks = { language: 'zh', theme: 'system', size: 1, ruler: false };
/** Pixels of the body text by size. */
const PIXELS = { 1: 16, 2: 20, 3: 24, 4: 28 } as const;

function read(): Looks {
  try {
    return { ...DEFAULTS, ...(JSON.parse(readKept(KEPT) ?? '{}') as Partial<Looks>) };
  } catch {
    return DEFAULTS;
  }
}

/** Looks up words in the present language. */
export type Words = WordsOf<WordKey>;

export const { LooksProvider, useLooks, useWords } = makeLooks<Looks, WordKey>({
  words: WORDS, read,
  keep: (looks) => localStorage.setItem(KEPT, JSON.stringify(looks)),
  also: (looks) => document.documentElement.style.setProperty('--r-text', `${PIXELS[looks.size] / 16}rem`),
});

const clock = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, hourCycle: 'h23', ...options });
const TIME = clock({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
const MINUTE = clock({ hour: '2-digit', minute: '2-digit' });
const DAY = clock({ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** An instant as the room shows it, in the organisation's zone: "12:03:21", "12:03", "2026/11/20 12:03:21". */
export const showTime = (iso: string, form: 'second' | 'minute' | 'day' = 'second'): string =>
  (form === 'second' ? TIME : form === 'minute' ? MINUTE : DAY).format(new Date(iso));

/** Hundredths of a point as printed: 50 is "0.5". */
export const showPoints = (hundredths: number): string => String(hundredths / 100);
