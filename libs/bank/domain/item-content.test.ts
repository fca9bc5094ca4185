import fc from 'fast-check';
import type { ItemBody } from '@kaowu/contracts';
import { checkItem, itemDigest, optionLetter } from './item-content';
import { plainText } from './plain-text';

const options = (...texts: string[]): ItemBody['options'] => texts.map((text, i) => ({ id: optionLetter(i), text }));
const single = (more: Partial<ItemBody> = {}): ItemBody => ({ type: 'single', stem: '佝偻病因缺乏什么？', options: options('维生素A', '维生素D'), key: ['B'], explanation: '', ...more });
const codes = (raw: ItemBody): string[] => checkItem(raw).problems.map((p) => p.code);

describe('checkItem', () => {
  const cases: [string, ItemBody, string[]][] = [
    ['a sound single choice', single(), []],
    ['no stem', single({ stem: ' \n ' }), ['item.stem-missing']],
    ['one option', single({ options: options('A'), key: ['A'] }), ['item.options-too-few']],
    ['a blank option', single({ options: options('甲', ' ') }), ['item.option-blank']],
    ['letters with a gap', single({ options: [{ id: 'A', text: '甲' }, { id: 'C', text: '乙' }], key: ['A'] }), ['item.option-order']],
    ['no key', single({ key: [] }), ['item.key-missing']],
    ['two keys for a single choice', single({ key: ['A', 'B'] }), ['item.key-count']],
    ['a key that is no option', single({ key: ['C'] }), ['item.key-unknown']],
    ['a multiple choice with one key', single({ type: 'multiple', key: ['A'] }), ['item.key-count']],
    ['a multiple choice with two', single({ type: 'multiple', key: ['A', 'B'] }), []],
    ['a key given twice', single({ type: 'multiple', key: ['A', 'A'] }), ['item.key-repeated']],
    ['true or false', single({ type: 'true_false', options: [], key: ['false'] }), []],
    ['true or false with a letter', single({ type: 'true_false', options: [], key: ['A'] }), ['item.key-unknown']],
    ['fill in without answer', single({ type: 'fill_in', options: [], key: [] }), ['item.key-missing']],
    ['fill in with variants', single({ type: 'fill_in', options: [], key: ['维生素D', 'VD'] }), []],
    ['an essay without model answer', single({ type: 'essay', options: [], key: [] }), []],
    ['an essay with options', single({ type: 'essay', key: [] }), ['item.options-unexpected']],
  ];

  test.each(cases)('%s', (_, raw, expected) => expect(codes(raw)).toEqual(expected));

  test('options that say the same are odd, not wrong', () => {
    const { problems, warnings } = checkItem(single({ options: options('维生素 D', '维生素D') }));
    expect(problems).toEqual([]);
    expect(warnings).toMatchObject([{ code: 'item.options-alike', params: { option: 'B', other: 'A' } }]);
  });

  test('true-or-false items always have the same two options', () => {
    expect(checkItem(single({ type: 'true_false', key: ['true'] })).content.options).toEqual([{ id: 'true', text: '正确' }, { id: 'false', text: '错误' }]);
  });

  test('the order in which keys are given changes nothing', () => {
    const digest = (key: string[]): string => itemDigest(checkItem(single({ type: 'multiple', options: options('甲', '乙', '丙'), key })).content);
    expect(digest(['C', 'A'])).toBe(digest(['A', 'C']));
    expect(digest(['C', 'A'])).not.toBe(digest(['B', 'A']));
  });

  test('markup stays text, letter by letter', () => {
    expect(checkItem(single({ stem: '<script>alert(1)</script>' })).content.stem).toBe('<script>alert(1)</script>');
  });
});

describe('plainText', () => {
  test.each([
    ['line ends of every system', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['control characters', 'a\u0000b\u0007c', 'abc'],
    ['marks that turn the direction', 'abc\u202Edef', 'abcdef'],
    ['zero-width marks', 'a\u200Bb\uFEFF', 'ab'],
    ['full-width signs stay', '（　）。', '（　）。'],
  ])('%s', (_, raw, clean) => expect(plainText(raw)).toBe(clean));

  test('cleaning twice is cleaning once', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => plainText(plainText(text)) === plainText(text)));
  });
});
