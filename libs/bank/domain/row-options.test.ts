import { bareKey, letterOfText, optionsOfCell, splitOptions, withoutLetters } from './row-options';

describe('options that a text holds', () => {
  test.each([
    ['behind the stem', '下列正确的是（ ）。A.甲 B.乙 C.丙', { before: '下列正确的是（ ）。', options: ['甲', '乙', '丙'] }],
    ['in brackets', '关于磁极对数()。(A)无关  (B)成反比  (C)成正比', { before: '关于磁极对数()。', options: ['无关', '成反比', '成正比'] }],
    ['full-width, a line each', '根目录用（ ）代表\nA．“/”\nB．“//”', { before: '根目录用（ ）代表', options: ['“/”', '“//”'] }],
    ['behind points A and B of the stem', '如图，A、B两点间电压为（ ）A、1V B、2V', { before: '如图，A、B两点间电压为（ ）', options: ['1V', '2V'] }],
    ['none', '甲、乙两人', null],
    ['one alone', '接地线A.铜', null],
    ['an empty one', 'A. B.乙', null],
    ['letters inside words', 'RJ45A.x CAB.y', null],
    ['not from A on', 'B.甲 C.乙', null],
  ])('%s', (_, text, expected) => expect(splitOptions(text)).toEqual(expected));

  test.each([
    ['A.admin B.root C.guest', ['admin', 'root', 'guest']],
    ['甲\n乙\n\n丙', ['甲', '乙', '丙']],
    ['甲|乙|丙', ['甲', '乙', '丙']],
    ['只有一个', []],
  ])('in a cell of their own: %j', (text, expected) => expect(optionsOfCell(text)).toEqual(expected));

  test('letters that options repeat are taken away where all have theirs', () => {
    expect(withoutLetters(['A、甲', 'B．乙', ''])).toEqual(['甲', '乙', '']);
    expect(withoutLetters(['A、甲', '乙'])).toEqual(['A、甲', '乙']);
    expect(withoutLetters(['A', 'B'])).toEqual(['A', 'B']);
  });
});

test.each([['答案：AB', 'AB'], ['【正确答案】C', 'C'], ['答案解析见书', '答案解析见书'], ['答：先断电', '答：先断电']])('key %s is %s', (text, key) => expect(bareKey(text)).toBe(key));

test.each([['《史记》', 'B'], ['B、《史记》', 'B'], ['A、《史记》', null], ['B', null], ['《汉书》', null]])('key in words %s is %s', (key, letter) => expect(letterOfText(key, ['《淮南子》', '《史记》'])).toBe(letter));
