import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemblyRoutes, deliveryRoutes, sittingRoutes } from '@kaowu/contracts';
import { VerifyAnswers } from '@kaowu/delivery';
import { Bank } from '@kaowu/bank';
import { keyStates } from '@kaowu/platform';
import { drawSet } from '../apps/cli/client/draw-set';
import { ASSEMBLY_IDS } from '../seeds/assembly';
import { BANK_IDS } from '../seeds/bank';
import { SITTING_IDS } from '../seeds/sitting';
import { kaowu } from './support/cli';
import { seededClone, startInstance } from './support/instance';
import { RoomDay, type Page } from './support/room-day';

/** The drill of an operator: keys are rotated in the middle of an exam, and the old one is taken away. */
describe('a rotation of keys while an exam runs', () => {
  const shared = process.env['KAOWU_TEST_KEYS'];
  const keys = mkdtempSync(join(tmpdir(), 'kaowu-drill-'));
  let day: RoomDay;
  let pages: Page[];

  beforeAll(async () => {
    // The template has to exist before this suite goes on with a copy of its keys.
    await (await seededClone()).drop();
    cpSync(shared as string, keys, { recursive: true });
    process.env['KAOWU_TEST_KEYS'] = keys;
    day = new RoomDay(await startInstance({ seeded: true }));
    await day.openDoors(3);
    pages = [];
    for (let i = 0; i < 3; i++) pages.push(await day.ready(i));
    await day.start();
  }, 180_000);
  afterAll(async () => {
    await day.stop();
    process.env['KAOWU_TEST_KEYS'] = shared;
    rmSync(keys, { recursive: true, force: true });
  });

  const command = (...args: string[]) => kaowu(['keys', ...args], { DATABASE_URL: day.instance.databaseUrl, KAOWU_DATA: keys, KAOWU_KEYS: keys });
  const root = (): number => keyStates(keys).find(({ inUse }) => inUse)?.root ?? 0;
  const blueprintVersionId = ASSEMBLY_IDS.nurseryVersion;

  it('stops nobody: candidates go on, what was sealed before opens, what is sealed after opens too, and the old key goes', async () => {
    const [first, second, third] = pages as [Page, Page, Page];
    const before = root();
    const paper = await first.call(deliveryRoutes.roomPaper);
    await first.answer(1, ['A']);
    let [sent, stop] = [1, false];
    const answering = (async () => {
      while (!stop) {
        await second.answer(1 + (sent++ % 80), ['B']);
        await new Promise((done) => setTimeout(done, 5));
      }
    })();

    const rotated = await command('rotate', '--reason', '演练');
    expect(rotated).toMatchObject({ code: 0 });
    expect(root()).toBe(before + 1);
    expect(keyStates(keys).find(({ root: number }) => number === before)?.dataKeys).toBe(0);
    // Old papers open for who had them and for who opens them only now.
    expect((await first.call(deliveryRoutes.roomPaper)).digest).toBe(paper.digest);
    expect((await third.call(deliveryRoutes.roomPaper)).sections.length).toBeGreaterThan(0);
    await new Promise((done) => setTimeout(done, 1_100));
    const fresh = await drawSet(await day.client('officer'), { blueprintVersionId, name: '轮换之后', count: 2, reason: '演练' });
    expect(fresh.state).toBe('sealed');

    expect(await command('retire', String(before))).toMatchObject({ code: 0 });
    expect(keyStates(keys).map(({ root: number }) => number)).not.toContain(before);
    stop = true;
    await answering;

    expect((await day.as('officer', assemblyRoutes.replayPaperSet, { params: { id: fresh.id } })).matching).toBe(2);
    expect((await day.as('officer', assemblyRoutes.replayPaperSet, { params: { id: ASSEMBLY_IDS.nurserySet } })).setDigestMatches).toBe(true);
    const pool = await day.instance.nest.get(Bank).pool(BANK_IDS.theoryTable);
    expect(await day.instance.nest.get(Bank).contents(pool.slice(0, 5).map(({ versionId }) => versionId))).toHaveLength(5);
    expect((await day.as('officer', sittingRoutes.sessionDetail, { params: { sessionId: SITTING_IDS.theory } })).candidates).toBe(24);
    const verified = await day.instance.nest.get(VerifyAnswers).run();
    expect(verified).toMatchObject({ ok: true });
    expect(verified.events).toBeGreaterThanOrEqual(sent);
  }, 180_000);

  it('is on record', async () => {
    const rows = await day.instance.db.query<{ action: string; reason: string }>(`SELECT action, reason FROM journal_entry WHERE action LIKE 'keys.%' ORDER BY seq`);
    expect(rows).toEqual([{ action: 'keys.rotated', reason: '演练' }, { action: 'keys.retired', reason: '已轮换' }]);
  });
});
