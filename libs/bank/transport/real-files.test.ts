import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ItemImportReport } from '@kaowu/contracts';
import { systemActor } from '@kaowu/platform';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { ImportItems } from '../application/import-items';
import { fileInMemory, fileOnDisk } from '../formats/item-file';

const SHARED = join(__dirname, '../../../../shared/data');
const there = existsSync(SHARED);
const withShared = there ? describe : describe.skip;
if (!there) console.warn('../shared/data is absent: the real files are not tested');

let instance: TestInstance;
beforeAll(async () => {
  if (there) instance = await startInstance();
});
afterAll(() => (there ? instance.stop() : undefined));

/** Imports a file into the holding table, as `kaowu bank import` does. */
async function imported(path: string, dryRun = true): Promise<ItemImportReport> {
  const file = await fileOnDisk(join(SHARED, path));
  const { tally, format } = await instance.nest.get(ImportItems).importFile(systemActor('cli'), { tableId: null, file, onProblems: 'take-good', dryRun });
  return tally.report(format, dryRun, 20_000);
}
const counted = ({ format, total, rejected, items }: ItemImportReport) => ({ format, total, rejected, ...Object.fromEntries(Object.entries(items).filter(([, n]) => n > 0)) });
const codesOf = (problems: readonly { code: string }[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { code } of problems) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
};
const lines = (path: string): number => readFileSync(join(SHARED, path), 'utf8').trim().split('\n').length;

withShared('question sets import with the counts of the INDEX', () => {
  const bank = { total: 386, rejected: 0, single: 271, multiple: 38, true_false: 77 };
  test.each([
    ['questions/cn-childcare-worker/baoyushi.jsonl', 'json', bank], ['questions/derived/baoyushi.xlsx', 'spreadsheet', bank], ['questions/derived/baoyushi.gift.txt', 'gift', bank],
    ['questions/derived/baoyushi.moodle.xml', 'moodle', bank],
    ['questions/en-ham-radio/technician-2026-2030.json', 'json', { total: 409, rejected: 0, single: 409 }], ['questions/en-ham-radio/technician-2026-2030.csv', 'spreadsheet', { total: 409, rejected: 0, single: 409 }],
    ['questions/en-ham-radio/general-2023-2027.json', 'json', { total: 423, rejected: 0, single: 423 }], ['questions/en-ham-radio/general-2023-2027.csv', 'spreadsheet', { total: 423, rejected: 0, single: 423 }],
    ['questions/en-opentrivia/science-technology.txt', 'trivia', { total: 2486, rejected: 0, single: 2486 - 338, true_false: 338 }], // One question of the file has a blank option.
    ['questions/en-opentrivia/humanities.txt', 'trivia', { total: 1097, rejected: 1, single: 1097 - 124 - 1, true_false: 124 }],
    ['questions/en-opentrivia/for-kids.txt', 'trivia', { total: 759, rejected: 0, single: 759 - 125, true_false: 125 }], ['questions/en-opentrivia/geography.txt', 'trivia', { total: 842, rejected: 0, single: 842 - 59, true_false: 59 }],
  ])('%s', async (path, format, wanted) => expect(counted(await imported(path))).toEqual({ format, ...wanted }));

  test('CMMLU: 52 subjects, 9,329 questions, and the original tables of three', async () => {
    const subjects = readdirSync(join(SHARED, 'questions/cn-cmmlu')).filter((f) => f.endsWith('.jsonl'));
    let [questions, rejected] = [0, 0];
    for (const subject of subjects) {
      const report = await imported(`questions/cn-cmmlu/${subject}`);
      expect([subject, report.format, report.total]).toEqual([subject, 'json', lines(`questions/cn-cmmlu/${subject}`)]);
      questions += report.total;
      rejected += report.rejected;
    }
    expect([subjects.length, questions, rejected]).toEqual([52, 9329, 0]);
    for (const subject of ['electrical_engineering', 'nutrition', 'professional_accounting']) {
      const report = await imported(`questions/cn-cmmlu/${subject}.original.csv`);
      expect([subject, report.format, report.total, report.rejected, report.items.single]).toEqual([subject, 'spreadsheet', lines(`questions/cn-cmmlu/${subject}.original.csv`) - 1, 0, report.total]);
    }
  }, 60_000);
});

withShared("Moodle's files", () => {
  test.each(['gift/examples.gift.txt', 'gift/questions.gift.txt', 'gift/questions_in_category.gift.txt', 'aiken/questions.aiken.txt', 'cloze/questions.multianswer.txt'].map((f) => [f]))('%s imports cleanly', async (path) => {
    const report = await imported(`moodle/${path}`);
    expect([report.rejected, report.problems]).toEqual([0, []]);
    expect(report.total).toBeGreaterThan(0);
  });

  test('a picture that is written out is taken with the question', async () => {
    const report = await imported('moodle/xml/multichoice.xml', false);
    expect([report.taken + report.unchanged > 0, codesOf(report.warnings)['import.media'] ?? 0]).toEqual([true, 0]);
    const rows = await instance.db.query<{ name: string; content: Buffer }>('SELECT name, content FROM bank_medium');
    expect(rows.length).toBeGreaterThan(0);
    // Sealed at rest: no picture begins so.
    expect(rows.every((r) => !r.content.includes('PNG') && !r.content.includes('JFIF'))).toBe(true);
  });
});

withShared('packages', () => {
  test.each([
    ['qti30-kennisnet-packages/valid-package.zip', 15], ['qti30-kennisnet-packages/no-response-processing.zip', 1], ['qti30-1edtech-packages/sharedStimulus/sharedStimulus.zip', 2],
    ['qti30-1edtech-packages/interactionMixSaxonyV3/interactionMixSaxonyV3.zip', 8],
  ])('%s', async (path, least) => {
    if (!existsSync(join(SHARED, 'qti', path))) return;
    const report = await imported(`qti/${path}`);
    const taken = Object.values(report.items).reduce((sum, n) => sum + n, 0);
    expect(report.format).toBe('qti');
    expect(taken).toBeGreaterThanOrEqual(least);
    expect(taken + report.rejected).toBe(report.total);
  });

  test('one without response processing says for each item that it is not scored by machine', async () => {
    expect(codesOf((await imported('qti/qti30-kennisnet-packages/no-response-processing.zip')).warnings)['import.scoring-none']).toBe(1);
  });
});

withShared('hostile files', () => {
  const expected = there ? Object.keys((JSON.parse(readFileSync(join(SHARED, 'attack/EXPECTED.json'), 'utf8')) as { files: object }).files) : [];
  const refused: Record<string, string> = { 'moodle-xxe.xml': 'xml.doctype', 'moodle-billion-laughs.xml': 'xml.doctype', 'qti-xxe.xml': 'xml.doctype', 'zip-bomb-20MB.zip': 'zip.bomb', 'zip-slip.zip': 'zip.path' };

  test('each that EXPECTED.json names is known here', () => expect(expected.filter((name) => !(name in refused) && name !== 'xlsx-formulas.xlsx')).toEqual([]));
  test.each(Object.entries(refused))('%s is refused: %s', async (name, code) => {
    const before = process.memoryUsage().rss;
    const report = await imported(`attack/${name}`, false);
    expect([report.taken, report.rejected, report.problems.map((p) => p.code)]).toEqual([0, 1, [code]]);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 ** 2);
  });

  test('naughty strings, scripts and formulas come in as words and go out as words', async () => {
    const read = (name: string): string[] => {
      const value = JSON.parse(readFileSync(join(SHARED, 'attack', name), 'utf8')) as { strings?: string[] } | string[];
      return Array.isArray(value) ? value : (value.strings ?? []);
    };
    const strings = [...read('xss.json'), ...read('csv-injection.json'), ...read('blns.json')].filter((text) => text.trim() !== '');
    const file = fileInMemory('strings.jsonl', Buffer.from(strings.map((text, i) => JSON.stringify({ type: 'single', stem: `第 ${i} 题 ${text}`, options: [text, '乙'], answer: 'B' })).join('\n')));
    const { tally } = await instance.nest.get(ImportItems).importFile(systemActor('cli'), { tableId: null, file, onProblems: 'take-good', dryRun: true });
    const codes = codesOf(tally.problems);
    // Strings of marks that nobody sees are blank options; everything else is a question.
    expect(Object.keys(codes).filter((code) => code !== 'item.option-blank')).toEqual([]);
    expect(tally.total).toBe(strings.length);
    expect(tally.rejected).toBeLessThan(30);
  });
});

withShared('importing twice', () => {
  test('changes nothing, and every question of the second time is one that stands', async () => {
    const count = async (): Promise<number> => (await instance.db.one<{ n: number }>('SELECT count(*)::int AS n FROM item'))?.n ?? 0;
    const first = await imported('questions/en-opentrivia/geography.txt', false);
    const before = await count();
    const second = await imported('questions/en-opentrivia/geography.txt', false);
    expect([second.taken, second.unchanged, await count()]).toEqual([0, first.total, before]);
  });

  test('near-duplicates of what the bank holds are named', async () => {
    const [first = ''] = readFileSync(join(SHARED, 'questions/cn-childcare-worker/baoyushi.jsonl'), 'utf8').split('\n');
    const question = JSON.parse(first) as { stem: string };
    await imported('questions/cn-childcare-worker/baoyushi.jsonl', false);
    const file = fileInMemory('near.jsonl', Buffer.from(JSON.stringify({ ...question, stem: `${question.stem}请选择` })));
    const { tally } = await instance.nest.get(ImportItems).importFile(systemActor('cli'), { tableId: null, file, onProblems: 'take-good', dryRun: true });
    expect(tally.warnings.map((w) => w.code)).toContain('import.alike');
  });
});
