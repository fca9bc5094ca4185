import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ItemBody } from '@kaowu/contracts';
import { checkItem } from '../domain/item-content';
import { weightsOf } from '../domain/item-weights';
import type { Entry } from './entry';
import { readMoodleXml } from './moodle-read';

const SHARED = join(__dirname, '../../../../shared/data');
const withShared = existsSync(SHARED) ? describe : describe.skip;

const readFile = (path: string): Promise<Entry[]> => read(readFileSync(join(SHARED, path), 'utf8'));
async function read(text: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of readMoodleXml([Buffer.from(text)], 'file.xml')) entries.push(entry);
  return entries;
}
const codes = (entry: Entry): string[] => (entry.kind === 'fault' ? entry.faults : entry.notes).map((n) => n.code);
function contentOf(entry: Entry | undefined): ItemBody {
  if (entry?.kind !== 'item') throw new Error(JSON.stringify(entry));
  const { content, problems } = checkItem(entry.body);
  expect(problems).toEqual([]);
  return content;
}

interface Wanted { type: string; name: string; stem?: string; single?: boolean; defaultMark?: number; generalFeedback?: string; caseSensitive?: boolean; pairs?: string[][]; answers?: unknown[]; hints?: string[] }

withShared("Moodle's own fixtures", () => {
  const expected = existsSync(SHARED) ? (JSON.parse(readFileSync(join(SHARED, 'moodle/xml-snippets/EXPECTED.json'), 'utf8')) as Record<string, Wanted>) : {};
  const wantedOf = (name: string): Wanted => expected[name] as Wanted;

  test('several choices with weights, hints named as not taken', async () => {
    const wanted = wantedOf('test_import_multichoice_19.xml');
    const [entry] = await readFile('moodle/xml-snippets/test_import_multichoice_19.xml');
    const content = contentOf(entry);
    const weights = weightsOf(content);
    expect([content.type, content.source?.title, content.stem, content.source?.points, content.explanation]).toEqual(['multiple', wanted.name, wanted.stem, wanted.defaultMark, wanted.generalFeedback]);
    expect(content.options.map((o, i) => [o.text, (weights[i] ?? 0) / 100])).toEqual(wanted.answers);
    expect(entry && codes(entry)).toContain('import.hints');
  });

  test('numbers with tolerance and a decoy for the rest', async () => {
    const content = contentOf((await readFile('moodle/xml-snippets/test_import_numerical_19.xml'))[0]);
    expect(content.numbers).toEqual([
      { value: '42', tolerance: '0.001', feedback: 'Well done!' }, { value: '13', tolerance: '1', weight: 0, feedback: 'What were you thinking?!' }, { value: '*', tolerance: '0', weight: 0, feedback: 'Completely wrong.' },
    ]);
  });

  test('short answers', async () => {
    const content = contentOf((await readFile('moodle/xml-snippets/test_import_shortanswer_19.xml'))[0]);
    expect([content.type, content.explanation, content.blanks]).toEqual(['short_answer', 'The answer is Beta.', [{ accepted: [{ text: 'Beta', feedback: 'Well done!' }, { text: '*', weight: 0, feedback: 'Doh!' }] }]]);
  });

  test('pairs with a decoy', async () => {
    const content = contentOf((await readFile('moodle/xml-snippets/test_import_match_19.xml'))[0]);
    expect(content.pairs?.map((p) => [p.left, p.right])).toEqual(wantedOf('test_import_match_19.xml').pairs);
  });

  test('an order', async () => {
    const content = contentOf((await readFile('moodle/xml/qtype_ordering.moodle.xml'))[0]);
    expect([content.type, content.options.map((o) => o.text).join(' '), content.key.join(''), content.source?.identifier]).toEqual(['ordering', 'Modular Object Oriented Dynamic Learning Environment', 'ABCDEF', 'dd1']);
  });

  test('categories', async () => {
    const entries = await readFile('moodle/xml/nested_categories_with_questions.xml');
    expect(Object.fromEntries(entries.map((e) => [contentOf(e).source?.title, contentOf(e).source?.category?.at(-1)]))).toMatchObject((expected['../xml/nested_categories_with_questions.xml'] as unknown as { questionsIn: object }).questionsIn);
  });

  test('every fixture is read; what is no question says so', async () => {
    for (const folder of ['moodle/xml', 'moodle/xml-snippets']) {
      for (const file of readdirSync(join(SHARED, folder)).filter((f) => f.endsWith('.xml'))) {
        for (const entry of await readFile(`${folder}/${file}`)) {
          if (entry.kind === 'item') contentOf(entry);
          else expect([file, codes(entry)]).toEqual([file, [file.includes('description') ? 'import.not-question' : 'no fault']]);
        }
      }
    }
  });

  test('a sound written out in the file comes with the question, its place marked', async () => {
    const [entry] = await readFile('moodle/xml/multichoice.xml');
    const [medium] = entry?.kind === 'item' ? (entry.media ?? []) : [];
    expect([medium?.mimetype, contentOf(entry).stem.includes(`(media:${medium?.name})`)]).toEqual(['audio/mpeg', true]);
    expect(JSON.stringify(contentOf(entry)).length).toBeLessThan(3000);
  });

  test('386 questions of 保育师 are as expected', async () => {
    const wanted = (JSON.parse(readFileSync(join(SHARED, 'questions/derived/baoyushi.EXPECTED.json'), 'utf8')) as { questions: { name: string; type: string; stem: string; options: string[]; correct: boolean[] }[] }).questions;
    const names: Record<string, string> = { single: 'single', multiple: 'multi', true_false: 'judge' };
    const entries = await readFile('questions/derived/baoyushi.moodle.xml');
    expect(entries.map((e) => { const c = contentOf(e); return { name: c.source?.title, type: names[c.type], stem: c.stem, options: c.options.map((o) => o.text), correct: c.options.map((o) => c.key.includes(o.id)) }; })).toEqual(wanted);
  });

  test.each([['moodle-xxe.xml'], ['moodle-billion-laughs.xml']])('%s is refused at its DOCTYPE', async (name) => {
    const entries = await readFile(`attack/${name}`);
    expect(entries.map(codes)).toEqual([['xml.doctype']]);
    expect(JSON.stringify(entries)).not.toContain('root:');
  });

  test('scripts in texts are text, or gone', async () => {
    const hostile = JSON.parse(readFileSync(join(SHARED, 'attack/xss.json'), 'utf8')) as unknown;
    const texts = (Array.isArray(hostile) ? hostile : Object.values(hostile as object).flat()).filter((t): t is string => typeof t === 'string');
    expect(texts.length).toBeGreaterThan(3);
    for (const text of texts) {
      const [entry] = await read(`<quiz><question type="essay"><questiontext format="html"><text><![CDATA[<p>题</p>${text.replace(/\]\]>/g, '')}]]></text></questiontext></question></quiz>`);
      expect(contentOf(entry).stem).not.toMatch(/<(script|img|svg|iframe|a|body|input)\b[^>]*>/i);
    }
  });
});

describe('embedded answers', () => {
  test('texts in a sentence become blanks', async () => {
    const [entry] = await read('<quiz><question type="cloze"><questiontext format="html"><text>法国的首都是 {1:SHORTANSWER:=巴黎~%50%Paris#外文}，德国的是 {1:SAC:=柏林}。</text></questiontext></question></quiz>');
    expect(contentOf(entry)).toMatchObject({
      type: 'fill_in', stem: '法国的首都是 ____，德国的是 ____。', key: [],
      blanks: [{ accepted: [{ text: '巴黎' }, { text: 'Paris', weight: 50, feedback: '外文' }] }, { accepted: [{ text: '柏林' }], caseSensitive: true }],
    });
  });
  test('choices and numbers in a sentence keep their texts', async () => {
    const [entry] = await read('<quiz><question type="cloze"><questiontext><text>a {1:MULTICHOICE:=x~y#no} b {:NM:=5:0.1}</text></questiontext></question></quiz>');
    expect(contentOf(entry).blanks).toEqual([{ accepted: [{ text: 'x' }, { text: 'y', weight: 0, feedback: 'no' }], choices: true }, { accepted: [{ text: '5' }] }]);
    expect(entry && codes(entry)).toEqual(['import.setting']);
  });
  test('a kind that nobody knows is named', async () => {
    const [entry] = await read('<quiz><question type="cloze"><questiontext><text>a {1:RIDDLE:=x}</text></questiontext></question></quiz>');
    expect(entry && codes(entry)).toEqual(['import.type-unsupported']);
  });
  test('a file that breaks off keeps what came before', async () => {
    const entries = await read('<quiz><question type="essay"><questiontext><text>b</text></questiontext></question><question type="essay"><quest');
    expect(entries.map((e) => (e.kind === 'item' ? e.body.stem : codes(e)))).toEqual(['b', ['xml.malformed']]);
  });
});
