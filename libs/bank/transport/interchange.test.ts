import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bankRoutes, type ExportFormat, type WireProblem } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { systemActor } from '@kaowu/platform';
import { HttpClient, ProblemReply } from '../../../apps/cli/client/http-client';
import { seedAccounts } from '../../../seeds/accounts';
import { BANK_IDS, seedBank } from '../../../seeds/bank';
import { seedCatalogue } from '../../../seeds/catalogue';
import type { SeedContext } from '../../../seeds/context';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { HOLDING_TABLE } from '../application/holding-table';
import { ImportItems } from '../application/import-items';
import { fileInMemory } from '../formats/item-file';
import { staffClients } from '../../../test/support/staff';

const SHARED = join(__dirname, '../../../../shared/data');
const withShared = existsSync(SHARED) ? test : test.skip;
const REASON = '测试';

let instance: TestInstance;
let writer: HttpClient;
let head: HttpClient;

beforeAll(async () => {
  instance = await startInstance();
  const ctx: SeedContext = { app: instance.nest, db: instance.db, vault: instance.vault, clock: instance.nest.get(Clock), actor: systemActor('seed'), say: () => undefined };
  await seedAccounts(ctx);
  await seedCatalogue(ctx);
  await seedBank(ctx);
  [writer, head] = await staffClients(instance, 'writer', 'head');
});
afterAll(() => instance.stop());

const problemOf = async (work: Promise<unknown>): Promise<WireProblem | null> => {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof ProblemReply) return error.problem;
    throw error;
  }
};
const ELEMENT = 'A-A-A-001';
const file = (bytes: Uint8Array | string, name: string): File => new File([typeof bytes === 'string' ? bytes : Buffer.from(bytes)], name);
const send = (content: File, more: object = {}) => writer.call(bankRoutes.importItems, { params: { id: BANK_IDS.theoryTable }, body: { defaultElement: ELEMENT, onProblems: 'take-good', ...more }, file: content });
const shared = (path: string): File => file(readFileSync(join(SHARED, path)), path.split('/').pop() ?? '');
const countItems = async (): Promise<number> => (await instance.db.one<{ n: number }>('SELECT count(*)::int AS n FROM item'))?.n ?? 0;

const GIFT = '::甲::护理{=对 ~错}\n\n::乙::配对{=一->1 =二->2}\n\n::丙::坏的{\n\n::丁::多少{#3:0.5}\n\n// [tag:fill_in]\n::戊::填____{=空#好}\n';

describe('files of other systems', () => {
  test('are recognised, dry or in earnest, and change nothing the second time', async () => {
    const before = await countItems();
    const dry = await send(file(GIFT, 'a.txt'), { dryRun: true });
    expect(dry).toMatchObject({ format: 'gift', total: 5, taken: 4, rejected: 1, items: { single: 1, matching: 1, numerical: 1, fill_in: 1 } });
    expect(dry.problems).toMatchObject([{ code: 'gift.brace-missing', sheet: 'file', row: 5, column: '丙', zh: expect.stringContaining('大括号') as unknown }]);
    expect(await countItems()).toBe(before);
    expect(await send(file(GIFT, 'a.txt'))).toMatchObject({ taken: 4, unchanged: 0 });
    expect(await send(file(GIFT, 'a.txt'))).toMatchObject({ taken: 0, unchanged: 4, items: { single: 1 } });
    expect(await countItems()).toBe(before + 4);
  });

  test('all or nothing stores nothing where one is wrong, and names every place', async () => {
    const before = await countItems();
    const refused = await problemOf(send(file(GIFT.replaceAll('护理', '护理新').replaceAll('多少', '多少新'), 'a.txt'), { onProblems: 'refuse' }));
    expect(refused).toMatchObject({ code: 'file.rows-invalid', status: 422, details: [{ code: 'gift.brace-missing', row: 5 }] });
    expect(await countItems()).toBe(before);
  });

  test('what nobody knows is said so', async () => {
    expect(await send(file('once upon a time', 'story.txt'))).toMatchObject({ format: null, rejected: 1, problems: [{ code: 'import.format-unknown' }] });
    expect(await send(file('<rss><item/></rss>', 'feed.xml'))).toMatchObject({ format: null, rejected: 1 });
  });

  withShared('the 386 questions are the same from a spreadsheet, GIFT and Moodle XML', async () => {
    const seeded = await send(shared('questions/derived/baoyushi.gift.txt'), { dryRun: true });
    expect(seeded).toMatchObject({ total: 386, rejected: 0, items: { single: 271, multiple: 38, true_false: 77 } });
    const first = await send(shared('questions/derived/baoyushi.xlsx'));
    expect([first.format, first.taken + first.unchanged]).toEqual(['spreadsheet', 386]);
    expect(await send(shared('questions/derived/baoyushi.gift.txt'))).toMatchObject({ format: 'gift', taken: 0, unchanged: 386 });
    expect(await send(shared('questions/derived/baoyushi.moodle.xml'))).toMatchObject({ format: 'moodle', taken: 0, unchanged: 386 });
  });

  withShared('a QTI package with a shared stimulus', async () => {
    const report = await send(shared('qti/qti30-1edtech-packages/sharedStimulus/sharedStimulus.zip'));
    expect(report.format).toBe('qti');
    expect(report.taken + report.rejected).toBe(3);
  });

  withShared.each([
    ['moodle-xxe.xml', 'xml.doctype'], ['moodle-billion-laughs.xml', 'xml.doctype'], ['qti-xxe.xml', 'xml.doctype'], ['zip-bomb-20MB.zip', 'zip.bomb'], ['zip-slip.zip', 'zip.path'],
  ])('%s is refused as EXPECTED.json says', async (name, code) => {
    const report = await send(shared(`attack/${name}`));
    expect([report.taken, report.problems.map((p) => p.code)]).toEqual([0, [code]]);
  });

  test('without a table they wait in the holding table, and nothing of it can be drawn', async () => {
    const importing = instance.nest.get(ImportItems);
    const job = { tableId: null, file: fileInMemory('a.txt', Buffer.from(GIFT)), onProblems: 'take-good' as const, dryRun: false };
    expect((await importing.importFile(systemActor('cli'), job)).tally).toMatchObject({ taken: 4, rejected: 1 });
    expect((await importing.importFile(systemActor('cli'), job)).tally).toMatchObject({ taken: 0, unchanged: 4 });
    const view = await writer.call(bankRoutes.elementTable, { params: { id: HOLDING_TABLE } });
    expect([view.occupationName, view.state]).toEqual(['待归类试题', 'draft']);
    expect((await writer.call(bankRoutes.coverage)).rows.some((r) => r.occupationName === '待归类试题')).toBe(false);
  });
});

describe('exports', () => {
  const forms: ExportFormat[] = ['qti', 'moodle', 'gift', 'spreadsheet'];
  test.each(forms)('%s comes in again unchanged, each item under its element', async (format) => {
    const reply = await head.call(bankRoutes.exportItems, { params: { id: BANK_IDS.theoryTable }, body: { format, reason: REASON } });
    const bytes = Buffer.from(await reply.arrayBuffer());
    const report = await writer.call(bankRoutes.importItems, { params: { id: BANK_IDS.theoryTable }, body: { onProblems: 'take-good' }, file: file(bytes, 'export') });
    expect(report.problems).toEqual([]);
    expect(report.format).toBe(format);
    expect(report.total).toBeGreaterThan(385);
    // QTI and rows have no place for the feedback of an answer; everything else is the same question.
    expect(report.taken).toBeLessThanOrEqual({ qti: 1, spreadsheet: 6, moodle: 0, gift: 0 }[format]);
  });

  test('need the right to approve, a reason, and are journalled', async () => {
    const call = (client: HttpClient, reason: string) => client.call(bankRoutes.exportItems, { params: { id: BANK_IDS.theoryTable }, body: { format: 'gift', reason } });
    expect((await problemOf(call(writer, REASON)))?.status).toBe(403);
    expect((await problemOf(call(head, ' ')))?.code).toBe('request.invalid');
    const [entry] = await instance.db.query<{ action: string }>("SELECT action FROM journal_entry WHERE action = 'items.exported' LIMIT 1");
    expect(entry).toBeDefined();
  });
});
