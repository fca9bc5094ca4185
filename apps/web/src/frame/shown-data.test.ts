import { shownData } from './shown-data';

const DATA = { from: { zh: '草稿', en: 'Draft' }, to: [{ zh: '初审中', en: 'First review' }], zh: '只有一种', both: { zh: '甲', en: 'A', code: 1 }, none: null };

it.each([
  ['zh', { from: '草稿', to: ['初审中'], zh: '只有一种', both: { zh: '甲', en: 'A', code: 1 }, none: null }],
  ['en', { from: 'Draft', to: ['First review'], zh: '只有一种', both: { zh: '甲', en: 'A', code: 1 }, none: null }],
] as const)('words in both languages are the reader’s, all else stays: %s', (language, shown) => expect(JSON.parse(shownData(DATA, language))).toEqual(shown));
