import { Readable } from 'node:stream';
import fc from 'fast-check';
import type { ItemBody } from '@kaowu/contracts';
import { checkItem } from '../domain/item-content';
import { bodyInTex, inTex, mathmlOf, withFormulas } from './formulas';
import { readGift } from './gift-read';
import { giftOf } from './gift-write';
import { readMoodleXml } from './moodle-read';
import { MOODLE_HEAD, MOODLE_TAIL, moodleQuestion } from './moodle-write';
import { qtiFileEntries } from './qti-package';
import { qtiItem } from './qti-write';
import { shownHtml } from './rich-text';
import { xmlRoot } from './xml';
import type { Entry } from './entry';

const body = (stem: string, more: Partial<ItemBody> = {}): ItemBody => ({ type: 'single', stem, options: [{ id: 'A', text: '甲' }, { id: 'B', text: '乙' }], key: ['A'], explanation: '', ...more });
const read = (stem: string) => withFormulas(body(stem));

test.each([
  ['\\(x^2\\)', 'inline'], ['\\[\\frac{1}{2}\\]', 'block'], ['$$\\sqrt{3}$$', 'block'], ['前 \\(a<b\\) 中 \\[c\\] 后', 'inline'], ['\\(\\ce{H2O}\\)', 'inline'],
])('%s is read', (stem, kind) => {
  const { body: { stem: stored }, unread } = read(stem);
  expect(unread).toEqual([]);
  expect(stored).toMatch(/<math[\s\S]*<annotation encoding="application\/x-tex">[\s\S]*<\/math>/);
  expect(stored.includes('<math display="block"')).toBe(kind === 'block' || stem.includes('\\['));
  expect(shownHtml(stored)).toContain('<math');
});

test.each([
  ['价格 $5，另付 $6'], ['一个 $x$ 不算公式'], ['\\(\\)'], ['$$'], ['$$$$'], ['只有开头 \\( 没有结尾'], ['C:\\(目录'],
])('%s stays as it is', (stem) => expect(read(stem).body.stem).toBe(stem));

test.each([
  ['cannot be read', '\\(\\frac{1\\)'], ['an unknown command', '\\(\\nosuchcommand\\)'], ['a link', '\\(\\href{javascript:alert(1)}{x}\\)'], ['a picture', '\\(\\includegraphics{x.png}\\)'],
  ['a macro that doubles itself', '\\(\\def\\a{\\a\\a}\\a\\)'], ['a new command', '$$\\newcommand{\\x}{\\x\\x}\\x$$'], ['a style', '\\(\\style{position:fixed}{x}\\)'], ['a class', '\\(\\class{k}{x}\\)'],
  ['braces without end', `\\(${'{'.repeat(900)}x${'}'.repeat(900)}\\)`.slice(0, 3000)], ['a formula of any length', `\\(${'x+'.repeat(2000)}x\\)`], ['global definitions', '\\(\\gdef\\x{1}\\x\\)'],
])('%s: stays text and is named', (_, stem) => {
  const { body: { stem: stored }, unread } = read(stem);
  if (stored !== stem) {
    // Read after all: then it is a formula and nothing else.
    expect(stored).not.toMatch(/href|javascript|style=|class=|<img/);
    expect(unread).toEqual([]);
  } else expect(unread).toMatchObject([{ field: 'stem' }]);
});

test('nothing that is no formula comes out, whatever is written', () => {
  const piece = fc.constantFrom('\\(', '\\)', '\\[', '\\]', '$$', '$', '\\frac', '{', '}', 'x', '<script>alert(1)</script>', '<math href="javascript:x">', '</math>', '\\text{<img src=x onerror=alert(1)>}', '\\href{javascript:x}{y}',
    '&lt;', '"', '\\rule{99999em}{9em}', '\\\\[2pt]', '_', '^', '题', '\n', '</annotation>', '\\color{red}', '\\def\\x{\\x}', '<annotation-xml>');
  fc.assert(fc.property(fc.array(piece, { maxLength: 14 }), (parts) => {
    const { body: { stem } } = read(parts.join(''));
    expect(shownHtml(stem) ?? '').not.toMatch(/<(script|img|iframe|svg|annotation-xml)\b|<[^>]*\s(on\w+|href|style)=/i);
    // Read twice is read once.
    expect(withFormulas(body(stem)).body.stem).toBe(stem);
    expect(withFormulas(body(inTex(stem))).body.stem).toBe(stem);
  }), { numRuns: 400 });
});

test('formulas for which a field has no room stay text, and those before them do not', () => {
  const { body: { stem }, unread } = read(Array.from({ length: 120 }, (_, i) => `\\(\\frac{a_{${i}}}{b}\\)`).join(' '));
  expect(stem.length).toBeLessThanOrEqual(8000);
  expect(stem).toMatch(/^<math/);
  expect(unread.length).toBeGreaterThan(50);
  expect(checkItem(body(stem)).problems).toEqual([]);
});

test('all fields that candidates read are read, answers that they write are not', () => {
  const { body: content } = withFormulas({
    ...body('\\(a\\)', { stimulus: '\\(s\\)', explanation: '\\(e\\)', options: [{ id: 'A', text: '\\(o\\)', feedback: '\\(f\\)' }], pairs: [{ left: '\\(l\\)', right: '\\(r\\)' }], blanks: [{ accepted: [{ text: '\\(x\\)' }] }] }),
  });
  expect(JSON.stringify(content).match(/<math/g)).toHaveLength(7);
  expect(content.blanks).toEqual([{ accepted: [{ text: '\\(x\\)' }] }]);
});

const tex = fc.constantFrom('x^2', '\\frac{1}{2}mv^2', 'a < b', 'a \\& b', '\\sqrt{3}', 'H_2O', '\\nu = \\neq', '\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}', '50\\%', '\\text{当 } x>0', '\\frac{1');
const word = fc.constantFrom('水温', '若', '（　　）', '价格 5', '。', '~', '{', '=');
const formula = fc.tuple(tex, fc.constantFrom(['\\(', '\\)'], ['\\[', '\\]'], ['$$', '$$'])).map(([t, [open, close]]) => `${open}${t}${close}`);
const stem = fc.array(fc.oneof(word, formula), { minLength: 1, maxLength: 5 }).map((parts) => `题${parts.join('')}`);
const sound = fc.tuple(stem, stem).map(([s, o]) => checkItem(withFormulas(body(s, { options: [{ id: 'A', text: o }, { id: 'B', text: '乙' }], explanation: s, source: { title: '题' } })).body).content);
async function again(entries: AsyncIterable<Entry>): Promise<unknown[]> {
  const bodies: unknown[] = [];
  for await (const entry of entries) bodies.push(entry.kind === 'item' ? checkItem(withFormulas(entry.body).body).content : entry);
  return bodies;
}

describe('what was read comes back the same', () => {
  test('GIFT, in LaTeX', () => fc.assert(fc.asyncProperty(sound, async (item) => {
    expect(await again(readGift([Buffer.from(giftOf(bodyInTex(item), { number: 1 }).text)], 'f'))).toMatchObject([{ stem: item.stem, options: item.options, explanation: item.explanation }]);
  }), { numRuns: 200 }));
  test('Moodle XML, in MathML', () => fc.assert(fc.asyncProperty(sound, async (item) => {
    expect(await again(readMoodleXml([Buffer.from(MOODLE_HEAD + moodleQuestion(item).text + MOODLE_TAIL)], 'f'))).toMatchObject([{ stem: item.stem, options: item.options, explanation: item.explanation }]);
  }), { numRuns: 200 }));
  test('QTI, in MathML', () => fc.assert(fc.asyncProperty(sound, async (item) => {
    const entries = qtiFileEntries(await xmlRoot([Buffer.from(qtiItem(item, 'i').text)]), 'f');
    expect(await again(Readable.from(entries))).toMatchObject([{ stem: item.stem, options: item.options, explanation: item.explanation }]);
  }), { numRuns: 200 }));
});

test('LaTeX is written only where it reads back to the letter', () => {
  const stored = mathmlOf('x^2', false) ?? '';
  expect(inTex(`前${stored}后`)).toBe('前\\(x^2\\)后');
  for (const other of ['<math><mi>x</mi></math>', stored.replace('x^2', 'y^2'), `\\( ${stored}`]) expect(inTex(other)).toBe(other);
});
