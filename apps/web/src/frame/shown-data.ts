import type { Language } from './words';

/** Words that were recorded in both languages. */
const isWords = (value: object): value is Record<Language, string> =>
  'zh' in value && 'en' in value && typeof value.zh === 'string' && typeof value.en === 'string' && Object.keys(value).length === 2;

/** What an entry of the journal holds, as text of several lines; of words in both languages the reader's. */
export const shownData = (data: unknown, language: Language): string =>
  JSON.stringify(data, (_, value: unknown) => (typeof value === 'object' && value !== null && isWords(value) ? value[language] : value), 2);
