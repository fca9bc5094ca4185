import { buffer } from 'node:stream/consumers';
import type { ItemBody } from '@kaowu/contracts';
import { ZipFile } from 'yazl';
import { checkItem } from '../domain/item-content';
import { readAiken } from './aiken';
import { encodingOf } from './decode';
import type { Entry } from './entry';
import { readGift } from './gift-read';
import { fileInMemory } from './item-file';
import { readMoodleXml } from './moodle-read';
import { qtiFileEntries } from './qti-package';
import { entriesOf, formatOf, unknownFile } from './read-items';
import { xmlRoot } from './xml';

/** Forms that files of other systems really have, each with a question of our own. */
async function all(entries: AsyncIterable<Entry>): Promise<Entry[]> {
  const list: Entry[] = [];
  for await (const entry of entries) list.push(entry);
  return list;
}
const gift = (text: string): Promise<Entry[]> => all(readGift([Buffer.from(text)], 'f'));
const aiken = (text: string): Promise<Entry[]> => all(readAiken([Buffer.from(text)], 'f'));
const moodle = (questions: string): Promise<Entry[]> => all(readMoodleXml([Buffer.from(`<quiz>${questions}</quiz>`)], 'f'));
const qti = async (xml: string): Promise<Entry[]> => qtiFileEntries(await xmlRoot([Buffer.from(xml)]), 'f');
const codes = (entry: Entry | undefined): string[] => (entry === undefined ? [] : entry.kind === 'fault' ? entry.faults : entry.notes).map((n) => n.code);
function content(entry: Entry | undefined): ItemBody {
  if (entry?.kind !== 'item') throw new Error(JSON.stringify(entry));
  const checked = checkItem(entry.body);
  expect(checked.problems).toEqual([]);
  return checked.content;
}

describe('what a file is', () => {
  const bytes = (name: string, content: Uint8Array) => fileInMemory(name, content);
  const zipOf = (name: string): Promise<Buffer> => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('x'), name);
    zip.end();
    return buffer(zip.outputStream);
  };
  test.each<[string, string, () => Uint8Array | Promise<Uint8Array>, string | null, string]>([
    ['an old workbook under a new name', '题库.xlsx', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('{=~}')]), null, 'import.old-office'],
    ['a PDF', '题库.txt', () => Buffer.from('%PDF-1.7 {=a ~b}'), null, 'import.document'],
    ['a Word document', '题库.docx', () => zipOf('word/document.xml'), null, 'import.document'],
    ['a RAR archive', 'a.zip', () => Buffer.from('Rar!\x1a\x07{=a}'), null, 'import.archive'],
    ['bytes that are no text', 'a.gift', () => Buffer.from('::a::{=b\0~c}'), null, 'import.format-unknown'],
    ['QTI 1.2', 'a.xml', () => Buffer.from('<?xml version="1.0"?><questestinterop><item/></questestinterop>'), null, 'import.qti-1'],
    ['one question of Moodle alone', 'a.xml', () => Buffer.from('<question type="essay"><name><text>n</text></name></question>'), 'moodle', 'import.format-unknown'],
    ['GIFT with embedded answers', 'a.txt', () => Buffer.from('::t::Choose {1:MC:=a~b}.'), 'gift', 'import.format-unknown'],
    ['UTF-16 without a mark', 'a.xml', () => Buffer.from('<quiz></quiz>', 'utf16le'), 'moodle', 'import.format-unknown'],
  ])('%s', async (_, name, content, format, code) => {
    const file = bytes(name, await content());
    expect([await formatOf(file), (await unknownFile(file)).code]).toEqual([format, code]);
  });

  test('a declared UTF-16 that is none is a mistake of whoever wrote it', () => {
    expect(encodingOf(Buffer.from('<?xml version="1.0" encoding="utf-16"?><quiz>题</quiz>'))).toBe('utf-8');
    expect(encodingOf(Buffer.from('<?xml version="1.0" encoding="gb2312"?>'))).toBe('gbk');
  });
});

describe('GIFT', () => {
  test('empty lines between braces part nothing', async () => {
    const [first, second, ...more] = await gift('::一::题{\n=甲\n\n~乙\n\n}\n\n::二::题{T}');
    expect([content(first).key, content(second).type, more]).toEqual([['A'], 'true_false', []]);
  });
  test('a brace that is never closed takes no other question with it', async () => {
    const [first, second] = await gift('::一::题{=甲 ~乙\n\n::二::题{T}');
    expect([codes(first), content(second).type]).toEqual([['gift.brace-missing'], 'true_false']);
  });
  test('embedded answers, question by question', async () => {
    const [first, second] = await gift('// 第一\n::一::天空是 {1:MC:=蓝~红} 的，草是 {1:SA:=绿} 的。\n\n::二::题{T}');
    expect(content(first)).toMatchObject({ type: 'fill_in', stem: '天空是 ____ 的，草是 ____ 的。', source: { title: '一' }, blanks: [{ choices: true }, { accepted: [{ text: '绿' }] }] });
    expect(content(second).type).toBe('true_false');
  });
  test('a wildcard is told, an escaped one is a sign', async () => {
    const [wild, plain] = await gift('题{=*水*}\n\n题{=2\\\\*3}');
    expect([codes(wild), content(wild).key, codes(plain), content(plain).key]).toEqual([['import.wildcard'], ['*水*'], [], ['2*3']]);
  });
  test('a line without end is refused, not read into memory', async () => {
    const file = fileInMemory('a.gift', Buffer.concat([Buffer.from('::a::'), Buffer.alloc(20_000_000, 'x'), Buffer.from('{T}')]));
    expect((await all(entriesOf(file, 'gift'))).map(codes)).toEqual([['import.entry-too-large']]);
  });
  test('a hundred thousand answers are no question', async () => expect(codes((await gift(`题{${'~甲'.repeat(100_000)}}`))[0])).toEqual(['gift.answer-unreadable']));
});

describe('Aiken', () => {
  test('empty lines inside a question', async () => {
    const [first, second, ...more] = await aiken('题一\r\n\r\nA. 甲\r\nB. 乙\r\n\r\nANSWER: B\r\n\r\n题二\r\nA) 甲\r\nB) 乙\r\nANSWER: A');
    expect([content(first).key, content(second).key, more]).toEqual([['B'], ['A'], []]);
  });
  test('a heading, and a question without answer, are faults of their own', async () => {
    const read = await aiken('第一章\n\n题一\nA. 甲\nB. 乙\n\n题二\nA. 甲\nB. 乙\nANSWER: A');
    expect(read.map((entry) => entry.kind)).toEqual(['fault', 'fault', 'item']);
  });
});

describe('Moodle XML', () => {
  const head = (text: string) => `<name><text>n</text></name><questiontext format="html"><text><![CDATA[${text}]]></text></questiontext>`;

  test.each([['gapselect', 'selectoption', []], ['ddwtos', 'dragbox', ['import.drag']]])('gaps of %s choose among the words of their group', async (type, box, notes) => {
    const word = (text: string, group: number) => `<${box}><text>${text}</text><group>${group}</group></${box}>`;
    const [entry] = await moodle(`<question type="${type}">${head('<p>[[2]] 在 [[3]]</p>')}${word('狗', 1)}${word('猫', 1)}${word('屋里', 2)}${word('屋外', 2)}</question>`);
    expect(content(entry)).toMatchObject({ type: 'fill_in', stem: '____ 在 ____', blanks: [
      { choices: true, accepted: [{ text: '狗', weight: 0 }, { text: '猫' }] }, { choices: true, accepted: [{ text: '屋里' }, { text: '屋外', weight: 0 }] },
    ] });
    expect(codes(entry)).toEqual(notes);
  });
  test('a gap without a word', async () => expect(codes((await moodle(`<question type="gapselect">${head('[[4]]')}</question>`))[0])).toEqual(['import.key-none']));
  test('words between delimiters', async () => {
    const [entry] = await moodle(`<question type="gapfill">${head('水的沸点是 [100|一百] 度')}<delimitchars>[]</delimitchars></question>`);
    expect(content(entry)).toMatchObject({ stem: '水的沸点是 ____ 度', key: ['100', '一百'] });
  });
  test('all or nothing', async () => {
    const answer = (fraction: number, text: string) => `<answer fraction="${fraction}" format="html"><text>${text}</text></answer>`;
    const [entry] = await moodle(`<question type="multichoiceset">${head('题')}${answer(100, '甲')}${answer(100, '乙')}${answer(0, '丙')}</question>`);
    expect(content(entry)).toMatchObject({ type: 'multiple', key: ['A', 'B'] });
    expect(content(entry).options.every((o) => o.weight === undefined)).toBe(true);
  });
  test.each([
    ['spans', '<span lang="en" class="multilang">water</span><span lang="zh_cn" class="multilang">水</span>'.replace('zh_cn', 'zh-cn')],
    ['braces', '{mlang en}water{mlang}{mlang zh_cn}水{mlang}'.replace('zh_cn', 'zh-cn')],
  ])('of several languages in %s one is taken, and told', async (_, text) => {
    const [entry] = await moodle(`<question type="essay">${head(text)}</question>`);
    expect([content(entry).stem, codes(entry)]).toEqual(['水', ['import.languages']]);
  });
  test('a picture in a folder of its question', async () => {
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const [entry] = await moodle(`<question type="essay"><name><text>n</text></name><questiontext format="html"><text><![CDATA[<img src="@@PLUGINFILE@@/%E5%9B%BE/a%20b.png?time=1" alt="图">]]></text><file name="a b.png" path="/图/" encoding="base64">${png}</file></questiontext></question>`);
    expect([entry?.kind === 'item' && entry.media?.length, codes(entry)]).toEqual([1, []]);
  });
});

describe('QTI', () => {
  const item = (declarations: string, body: string) => `<assessmentItem identifier="i" title="t">${declarations}<itemBody>${body}</itemBody><responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/></assessmentItem>`;
  const declared = (cardinality: string, baseType: string, values: string) => `<responseDeclaration identifier="R" cardinality="${cardinality}" baseType="${baseType}"><correctResponse>${values}</correctResponse></responseDeclaration>`;
  const entryAt = (id: string) => `<textEntryInteraction id="${id}" responseIdentifier="R"/>`;

  test('blanks that share a response by their own ids', async () => {
    const values = '<value fieldIdentifier="x" baseType="string">甲</value><value fieldIdentifier="y" baseType="string">乙</value><value fieldIdentifier="y" baseType="string">丙</value>';
    const [entry] = await qti(item(declared('multiple', 'string', values), `<p>${entryAt('x')}和${entryAt('y')}</p>`));
    expect(content(entry).blanks?.map((b) => b.accepted.map((a) => a.text))).toEqual([['甲'], ['乙', '丙']]);
  });
  test('blanks that share a response without ids have no key of their own', async () => {
    expect(codes((await qti(item(declared('multiple', 'string', '<value>甲</value><value>乙</value>'), `<p>${entryAt('x')}${entryAt('y')}</p>`)))[0])).toEqual(['qti.response-shared']);
  });
  test('texts that are dragged into gaps', async () => {
    const [entry] = await qti(item(declared('multiple', 'directedPair', '<value>W G1</value><value>S G2</value>'), '<gapMatchInteraction responseIdentifier="R"><gapText identifier="W" matchMax="1">冬</gapText><gapText identifier="S" matchMax="1">夏</gapText><p><gap identifier="G1"/>冷<gap identifier="G2"/>热</p></gapMatchInteraction>'));
    expect(content(entry)).toMatchObject({ stem: '____冷____热', blanks: [{ choices: true, accepted: [{ text: '冬' }, { text: '夏', weight: 0 }] }, { accepted: [{ text: '冬', weight: 0 }, { text: '夏' }] }] });
    expect(codes(entry)).toEqual(['import.drag']);
  });
  test('words that are marked in a text', async () => {
    const [entry] = await qti(item(declared('single', 'identifier', '<value>b</value>'), '<hottextInteraction responseIdentifier="R" maxChoices="1"><p>先<hottext identifier="a">断电</hottext>再<hottext identifier="b">检修</hottext></p></hottextInteraction>'));
    expect(content(entry)).toMatchObject({ type: 'single', stem: '先断电再检修', key: ['B'], options: [{ text: '断电' }, { text: '检修' }] });
  });
  test('a number on a scale', async () => {
    const [entry] = await qti(item(declared('single', 'integer', '<value>16</value>'), '<sliderInteraction responseIdentifier="R" lowerBound="0" upperBound="100"><prompt>多少？</prompt></sliderInteraction>'));
    expect(content(entry)).toMatchObject({ type: 'numerical', numbers: [{ value: '16' }] });
  });
});
