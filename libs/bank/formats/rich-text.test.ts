import { Readable, Writable } from 'node:stream';
import fc from 'fast-check';
import type { ItemBody } from '@kaowu/contracts';
import { checkItem } from '../domain/item-content';
import { showItem } from '../application/show-item';
import type { Entry } from './entry';
import { mediumOf, type Medium } from './medium';
import { readMoodleXml } from './moodle-read';
import { MOODLE_HEAD, MOODLE_TAIL, moodleQuestion } from './moodle-write';
import { readQtiPackage } from './qti-package';
import { writeQtiPackage } from './qti-write-package';
import { inWords, isRich, mediaIn, mediumMark, richParts, shownHtml, tableMark } from './rich-text';
import { openArchive } from './zip';

/** The smallest PNG: one dot. */
const DOT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const dot = mediumOf(DOT) as Medium;
/** ½ m, as the editor writes it. */
const HALF = '<math><semantics><mrow><mfrac><mn>1</mn><mn>2</mn></mfrac><mi>m</mi></mrow><annotation encoding="application/x-tex">\\frac{1}{2}m</annotation></semantics></math>';
const MARK = mediumMark(dot.name, '一个点');

describe('what a text shows', () => {
  test('words alone need no HTML', () => {
    for (const text of ['普通题干（　　）', '价格 $5 与 $6', '<b>不是标记</b>', 'a | b', '[媒体:x.png]', '![x](y.png)', '|不是表|']) expect([text, shownHtml(text)]).toEqual([text, undefined]);
  });
  test('a formula is shown as MathML, with the LaTeX that it carries', () => {
    expect(shownHtml(`动能 ${HALF} 单位焦耳`)).toBe(`动能 ${HALF} 单位焦耳`);
    expect(inWords(`动能 ${HALF}${MARK}`)).toBe('动能 \\frac{1}{2}m[▣一个点]');
  });
  test('a picture, a sound, a table', () => {
    expect(shownHtml(`看图${MARK}`)).toBe(`看图<img src="media:${dot.name}" alt="一个点" />`);
    const sound = `${'a'.repeat(64)}.mp3`;
    expect(shownHtml(mediumMark(sound, ''))).toContain(`<audio controls preload="none" src="media:${sound}"></audio>`);
    expect(shownHtml(`表：\n${tableMark([['甲', '乙'], ['1', HALF]])}\n完`)).toMatch(/^表：<table><thead><tr><th>甲<\/th><th>乙<\/th><\/tr><\/thead><tbody><tr><td>1<\/td><td><math>.*<\/math><\/td><\/tr><\/tbody><\/table>完$/);
  });
  test('nothing but the marks makes markup, whatever the text', () => {
    const hostile = fc.constantFrom('<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><svg onload=alert(1)>', '<math><mtext></mtext><script>alert(1)</script></math>', '<math href="javascript:x"><mi>x</mi></math>', '<math><mi>x</mi></math>',
      '| a |\n| --- |\n| b |', MARK, `![" onerror="alert(1)](media:${dot.name})`, 'media:x', '&lt;', '</annotation>', '题');
    fc.assert(fc.property(fc.array(hostile, { maxLength: 8 }), (parts) => {
      const html = shownHtml(parts.join(' ')) ?? '';
      expect(html).not.toMatch(/<(script|svg|iframe|object|style|form)\b|<[^>]*(?<!alt="[^">]*)\s(on\w+|href)=/i);
      for (const [, source] of html.matchAll(/\bsrc="([^"]*)"/g)) expect(source).toMatch(/^media:[0-9a-f]{64}\.\w+$/);
    }), { numRuns: 300 });
  });
  test('the parts together are the text', () => {
    const marked = `前${HALF}中${MARK}\n${tableMark([['a', 'b'], ['c', 'd']])}\n后`;
    expect(richParts(marked).map((p) => p.kind)).toEqual(['text', 'mathml', 'text', 'medium', 'text', 'table', 'text']);
    expect([isRich(marked), mediaIn([marked])]).toEqual([true, [dot.name]]);
  });
  test('the candidate’s view never tells the key by its order', () => {
    const pairs = [{ left: '丙', right: '3' }, { left: '甲', right: '1' }, { left: '乙', right: '2' }];
    const shown = showItem({ type: 'matching', stem: '配对', options: [], pairs });
    expect([shown.lefts?.map((c) => c.text), shown.rights?.map((c) => c.text)]).toEqual([['丙', '乙', '甲'], ['1', '2', '3']]);
    expect(JSON.stringify(shown)).not.toContain('pairs');
  });
});

describe('rich texts come back the same', () => {
  const formula = fc.constantFrom(HALF, '<math><msup><mi>x</mi><mn>2</mn></msup></math>', '<math display="block"><mi>a</mi><mo>&lt;</mo><mi>b</mi></math>');
  const word = fc.constantFrom('水温', '为 5 < 6', 'a & b', '（　　）', '℃');
  const cell = fc.oneof(word, formula);
  const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 3 }).map((rows) => tableMark([['甲', '乙'], ...rows]));
  const inline = fc.oneof(word, formula, fc.constant(MARK));
  const line = fc.array(inline, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
  const text = fc.tuple(line, fc.option(fc.tuple(table, line), { nil: undefined })).map(([first, more]) => (more ? `${first}\n${more[0]}\n${more[1]}` : first));
  const question = fc.record({ stem: text, a: line, b: line, explanation: line }).filter((q) => q.a !== q.b)
    .map(({ stem, a, b, explanation }): ItemBody => checkItem({ type: 'single', stem, options: [{ id: 'A', text: a }, { id: 'B', text: b }], key: ['B'], explanation, source: { identifier: 'q1', title: '题' } }).content);
  const mediaFor = (item: ItemBody): Medium[] => (mediaIn([item.stem, item.explanation, ...item.options.map((o) => o.text)]).length > 0 ? [dot] : []);
  const reread = async (entries: AsyncIterable<Entry>): Promise<{ body: ItemBody; media: readonly Medium[] }> => {
    for await (const entry of entries) if (entry.kind === 'item') return { body: checkItem(entry.body).content, media: entry.media ?? [] };
    throw new Error('no item');
  };

  test('through Moodle XML', () => fc.assert(fc.asyncProperty(question, async (item) => {
    const written = MOODLE_HEAD + moodleQuestion(item, mediaFor(item)).text + MOODLE_TAIL;
    const { body, media } = await reread(readMoodleXml([Buffer.from(written)], 'f'));
    expect(body).toEqual(item);
    expect(media.map((m) => m.bytes.equals(DOT))).toEqual(mediaFor(item).map(() => true));
  }), { numRuns: 150 }));

  test('through a QTI package', () => fc.assert(fc.asyncProperty(question, async (item) => {
    const pieces: Buffer[] = [];
    await writeQtiPackage(Readable.from([item]), new Writable({ write: (piece: Buffer, _, done) => (pieces.push(piece), done()) }), undefined, () => Promise.resolve(dot));
    const { body, media } = await reread(readQtiPackage(await openArchive(Buffer.concat(pieces)), 'f'));
    expect(body).toEqual(item);
    expect(media.map((m) => m.bytes.equals(DOT))).toEqual(mediaFor(item).map(() => true));
  }), { numRuns: 60 }));
});

test.each([
  ['a picture by its first bytes', DOT, 'png'], ['JPEG', Buffer.from('ffd8ffc000110800010001', 'hex'), 'jpg'], ['a drawing that could hold a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), null], ['HTML named as a picture', Buffer.from('<html>'), null],
  ['MP3', Buffer.from('ID3\u0004'), 'mp3'], ['WAV', Buffer.from('RIFF\0\0\0\0WAVE'), 'wav'], ['nothing', Buffer.alloc(0), null],
])('%s', (_, bytes, ending) => expect(mediumOf(bytes)?.name.slice(65) ?? null).toBe(ending));
