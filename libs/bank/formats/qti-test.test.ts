import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { readQtiPackage } from './qti-package';
import { readQtiTest, testsBeside, type QtiTest } from './qti-test';
import { xmlRoot } from './xml';
import { openArchive, type Archive } from './zip';

const SHARED = join(__dirname, '../../../../shared/data/qti');
const withShared = existsSync(SHARED) ? test : test.skip;
const readFile = async (path: string): Promise<QtiTest | null> => readQtiTest(await xmlRoot([readFileSync(join(SHARED, path))]), 'tests/t.xml');
const shape = (read: QtiTest | null) => read?.sections.map((s) => [s.title, s.selects, s.refs.map((r) => r.identifier + (r.weight === null ? '' : `*${r.weight}`)).join(' ')]);

const inTest = (sections: string, three = false): string => (three
  ? `<qti-assessment-test xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="t" title="卷"><qti-test-part identifier="p" navigation-mode="linear" submission-mode="individual">${sections}</qti-test-part></qti-assessment-test>`
  : `<assessmentTest identifier="t" title="卷"><testPart identifier="p">${sections}</testPart></assessmentTest>`);

test('sections inside sections are part of the first, in 2.x and in 3.0', async () => {
  const two = inTest('<assessmentSection title="一" identifier="a"><assessmentItemRef identifier="q1" href="../i/q1.xml"><weight identifier="W" value="2"/></assessmentItemRef><assessmentSection title="内" identifier="b"><assessmentItemRef identifier="q2" href="q2.xml"/></assessmentSection></assessmentSection>');
  const three = inTest('<qti-assessment-section title="一" identifier="a"><qti-assessment-item-ref identifier="q1" href="../i/q1.xml"><qti-weight identifier="W" value="2"/></qti-assessment-item-ref><qti-assessment-section title="内" identifier="b"><qti-assessment-item-ref identifier="q2" href="q2.xml"/></qti-assessment-section></qti-assessment-section>', true);
  for (const xml of [two, three]) {
    const read = readQtiTest(await xmlRoot([Buffer.from(xml)]), 'tests/t.xml');
    expect(read).toMatchObject({ title: '卷', sections: [{ title: '一', selects: false, refs: [{ identifier: 'q1', href: 'i/q1.xml', weight: 2 }, { identifier: 'q2', href: 'tests/q2.xml', weight: null }] }] });
  }
});

test.each([
  ['<selection select="1"/>', true], ['<ordering shuffle="true"/>', true], ['<ordering shuffle="false"/>', false], ['', false],
  ['<assessmentSection identifier="b"><selection select="1"/></assessmentSection>', true],
])('what a section leaves to chance: %s', async (inside, selects) => {
  expect(readQtiTest(await xmlRoot([Buffer.from(inTest(`<assessmentSection identifier="a">${inside}</assessmentSection>`))]), 't.xml')?.sections[0]?.selects).toBe(selects);
});

test('an item is no test', async () => expect(readQtiTest(await xmlRoot([Buffer.from('<assessmentItem identifier="i"/>')]), 'i.xml')).toBeNull());

withShared('a real test of QTI 2.1, with its weights', async () => {
  expect(shape(await readFile('qti21-tao-tests/arbitrary_collections_of_item_outcomes.xml'))).toEqual([
    ['Section A', false, 'item034*2 item160*0 item063'], ['Section B', false, 'item434 item065 item365 item347*0.5 item653*0.5 item656*0.5'],
  ]);
});

withShared('all real tests are read, of 2.1 and of 3.0', async () => {
  const counted: Record<string, number[]> = {};
  for (const folder of ['qti21-tao-tests', 'qti21-tao-selection-ordering', 'qti30-1edtech-tests']) {
    for (const name of readdirSync(join(SHARED, folder)).filter((n) => n.endsWith('.xml')).sort()) {
      const read = await readFile(`${folder}/${name}`);
      if (read) counted[folder] = [...(counted[folder] ?? []), read.sections.reduce((sum, s) => sum + s.refs.length, 0)];
    }
  }
  expect(counted).toEqual({
    'qti21-tao-tests': [9, 7, 7, 9, 12, 9, 3, 4], 'qti21-tao-selection-ordering': [3, 5, 12, 12, 9, 17, 12, 24, 30, 2], 'qti30-1edtech-tests': [2, 3, 9, 9, 7, 10, 10, 6, 6, 9, 6, 12, 9, 7, 6, 7],
  });
});

/** Tests and items of a package from one reading, and how often each of its files was unpacked. */
async function readOnce(archive: Archive): Promise<{ tests: QtiTest[]; items: number; times: Map<string, number> }> {
  const times = new Map<string, number>();
  const counting: Archive = { ...archive, read: (name) => (times.set(name, (times.get(name) ?? 0) + 1), archive.read(name)) };
  const [tests, known, items]: [QtiTest[], Set<string>, string[]] = [[], new Set(), []];
  for await (const entry of readQtiPackage(counting, '', { file: (name) => known.add(name), test: (found) => tests.push(found) })) if (entry.kind === 'item') items.push(entry.place.file);
  tests.push(...(await testsBeside(counting, known)));
  return { tests, items: items.length, times };
}

withShared('the test of a real package is found among its items, and no file is read twice', async () => {
  const folder = join(SHARED, 'qti30-1edtech-packages/interactionMixSaxonyV3');
  const zip = readdirSync(folder, { recursive: true }).map(String).find((n) => n.endsWith('.zip')) ?? '';
  const archive = await openArchive(readFileSync(join(folder, zip)));
  const { tests, items, times } = await readOnce(archive);
  archive.close();
  expect(tests.map((t) => t.sections.reduce((sum, s) => sum + s.refs.length, 0))).toEqual([expect.any(Number)]);
  expect(tests[0]?.sections[0]?.refs.every((r) => archive.entries.has(r.href))).toBe(true);
  expect(items).toBeGreaterThan(0);
  expect([...times].filter(([name, count]) => count > 1 && /\/items?\/|assessment/i.test(name))).toEqual([]);
});

test('a test that the manifest does not name is found beside the items, each file read once', async () => {
  const zip = new ZipFile();
  const put = (name: string, text: string): void => zip.addBuffer(Buffer.from(text), name);
  put('imsmanifest.xml', '<manifest><resources><resource type="imsqti_item_xmlv2p1" href="q1.xml"/></resources></manifest>');
  put('q1.xml', '<assessmentItem identifier="q1" title="t"><responseDeclaration identifier="R" cardinality="single" baseType="identifier"><correctResponse><value>a</value></correctResponse></responseDeclaration><itemBody><p>题</p><choiceInteraction responseIdentifier="R" maxChoices="1"><simpleChoice identifier="a">甲</simpleChoice><simpleChoice identifier="b">乙</simpleChoice></choiceInteraction></itemBody></assessmentItem>');
  put('test.xml', inTest('<assessmentSection identifier="a"><assessmentItemRef identifier="q1" href="q1.xml"/></assessmentSection>'));
  zip.end();
  const { tests, items, times } = await readOnce(await openArchive(await buffer(zip.outputStream)));
  expect([tests.map((t) => t.file), items, times.get('q1.xml')]).toEqual([['test.xml'], 1, 1]);
});
