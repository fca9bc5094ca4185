import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { optionsOfCell, splitOptions } from '../domain/row-options';
import { checkItem } from '../domain/item-content';
import type { Entry } from './entry';
import { withFormulas } from './formulas';
import { calm, replaceBetween, splitBetween } from './hostile-text';
import { fileInMemory } from './item-file';
import { entriesOf, formatOf } from './read-items';

/** Files that would take hours or all memory were they read as they ask: each is refused or read at once. */
const SECONDS = 4;

async function said(content: string | Uint8Array, name = 'a.xml'): Promise<string[]> {
  const file = fileInMemory(name, typeof content === 'string' ? Buffer.from(content) : content);
  const format = await formatOf(file);
  if (format === null || format === 'spreadsheet' || format === 'json') return [String(format)];
  const codes: string[] = [];
  const judge = (entry: Entry): string[] => {
    if (entry.kind !== 'item') return (entry.kind === 'fault' ? entry.faults : entry.notes).map((n) => n.code);
    const { problems } = checkItem(withFormulas(entry.body).body);
    return problems.length > 0 ? problems.map((p) => p.code) : ['taken', ...entry.notes.map((n) => n.code)];
  };
  for await (const entry of entriesOf(file, format)) codes.push(...judge(entry));
  return [...new Set(codes)];
}
const moodle = (text: string, type = 'essay', more = ''): string => `<quiz><question type="${type}"><name><text>n</text></name><questiontext format="html"><text><![CDATA[${text}]]></text>${more}</questiontext></question></quiz>`;
async function zipOf(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name, { compress: true });
  zip.end();
  return buffer(zip.outputStream);
}
/** The archive with a name of the same length in place of another, as no honest tool writes it. */
const renamed = (zip: Buffer, from: string, to: string): Buffer => Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1');

const MANY = 300_000;
test.each<[string, () => string | Uint8Array | Promise<Uint8Array>, string[]]>([
  ['entities in parameters', () => '<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY % a "<!ENTITY b \'x\'>">%a;]><quiz>&b;</quiz>', ['xml.doctype']],
  ['entities in UTF-16', () => Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>', 'utf16le'), ['xml.doctype']],
  ['UTF-7', () => '<?xml version="1.0" encoding="utf-7"?>+ADw-quiz+AD4-', ['null']],
  ['a file drawn in by XInclude', () => '<assessmentItem identifier="a" title="t"><itemBody><p>q</p><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/><extendedTextInteraction responseIdentifier="R"/></itemBody></assessmentItem>', ['taken', 'import.media']],
  ['elements without end', () => `<quiz>${'<a>'.repeat(MANY)}`, ['xml.too-deep']],
  ['an attribute without end', () => `<quiz><question a="${'x'.repeat(52_000_000)}"/></quiz>`, ['import.entry-too-large']],
  ['HTML without end', () => moodle('<div>'.repeat(MANY)), ['item.text-too-long']],
  ['blanks before a tag', () => moodle(`${' '.repeat(900_000)}<b>x</b>`), ['taken']],
  ['formulas that never end', () => moodle('<math>'.repeat(150_000)), ['xml.too-deep']],
  ['ends of formulas before their beginnings', () => moodle('</math>'.repeat(70_000) + '<math>'.repeat(70_000)), ['xml.too-deep']],
  ['formulas under many prefixes', () => moodle(Array.from({ length: 60_000 }, (_, i) => `<p${i}:math >`).join('')), ['xml.too-deep']],
  ['links that never end', () => moodle(`@@PLUGINFILE@@${'<a href="x">'.repeat(80_000)}`), ['xml.too-deep']],
  ['tags that never end', () => moodle(`data:${'<a '.repeat(MANY)}`), ['xml.too-deep']],
  ['languages that never end', () => moodle('<span class="multilang" lang="en">'.repeat(30_000)), ['xml.too-deep']],
  ['LaTeX that never ends', () => moodle('\\('.repeat(MANY)), ['item.text-too-long']],
  ['blanks of cloze that never end', () => moodle('{1:SA:'.repeat(100_000), 'cloze'), ['item.text-too-long']],
  ['more gaps than a question has', () => moodle('[[1]] '.repeat(10_000), 'gapselect', '<selectoption><text>a</text></selectoption>'.repeat(2000)), ['item.text-too-long']],
  ['a picture of ten thousand million points', () => {
    const png = Buffer.alloc(40);
    png.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]);
    png.writeUInt32BE(100_000, 16);
    png.writeUInt32BE(100_000, 20);
    return moodle('<img src="@@PLUGINFILE@@/a.png">', 'essay', `<file name="a.png" path="/" encoding="base64">${png.toString('base64')}</file>`);
  }, ['taken', 'import.media']],
  ['a drawing with a script', () => moodle(`x<img src="data:image/svg+xml;base64,${Buffer.from('<svg><script>alert(1)</script></svg>').toString('base64')}"><svg><script>alert(1)</script></svg>`), ['taken', 'import.media', 'import.active']],
  ['a path with backslashes', async () => renamed(await zipOf({ 'aa/bb/evil.xml': 'x' }), 'aa/bb/', '..\\..\\'), ['zip.path']],
  ['a path with a drive', async () => renamed(await zipOf({ 'ab/evil.xml': 'x' }), 'ab/', 'C:/'), ['zip.path']],
  ['a manifest that points outside', () => zipOf({ 'imsmanifest.xml': '<manifest><resources><resource type="imsqti_item_xmlv2p1" href="../../etc/passwd"/><resource type="imsqti_item_xmlv2p1" href="http://evil.test/a.xml"/></resources></manifest>' }), ['qti.file-missing']],
])('%s', async (_, make, expected) => {
  const content = await make();
  const since = performance.now();
  expect(await said(content)).toEqual(expected);
  expect((performance.now() - since) / 1000).toBeLessThan(SECONDS * 3);
}, 30_000);

describe('ways through a text in one pass', () => {
  test('what stands between is replaced, what never ends is left', () => {
    const bold = (text: string) => replaceBetween(text, /<b>/gi, () => '</b>', (_, __, inner) => `*${inner}*`);
    expect(bold('a<b>x</B>c<b>y')).toBe('a*x*c<b>y');
    expect(bold('<b>1</b><b>2</b>')).toBe('*1**2*');
    expect(splitBetween('a<i>x</i>b<i>y', /<i>/g, '</i>')).toEqual(['a', '<i>x</i>', 'b<i>y']);
  });
  test('runs of blanks are cut, others stay', () => expect([calm(' '.repeat(101)).length, calm(' '.repeat(100)).length, calm('a b')]).toEqual([100, 100, 'a b']));
  test('a cell of any length', () => {
    const since = performance.now();
    expect([splitOptions(`q ${'A.'.repeat(3_000_000)}`), optionsOfCell(`A.x${' ;'.repeat(3_000_000)}z`)]).toEqual([null, []]);
    expect(splitOptions(`q A.x${' '.repeat(35_000)}B.y`)?.options).toEqual(['x', 'y']);
    expect((performance.now() - since) / 1000).toBeLessThan(SECONDS);
  });
});
