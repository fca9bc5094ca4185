import { Bank } from '@kaowu/bank';
import { CheckFeasibility, Papers, ReleasePaperSet, ReplayPaper } from '@kaowu/assembly';
import { newId, Clock } from '@kaowu/kernel';
import { systemActor } from '@kaowu/platform';
import { startInstance, type TestInstance } from '../../test/support/instance';
import { staffActor } from '../../test/support';
import { seedAccounts } from '../accounts';
import { seedBank } from '../bank';
import { seedCatalogue } from '../catalogue';
import type { SeedContext } from '../context';
import { ASSEMBLY_IDS, seedAssembly, SEEDED_BLUEPRINTS } from '.';

let instance: TestInstance;
let ctx: SeedContext;

beforeAll(async () => {
  instance = await startInstance();
  ctx = { app: instance.nest, db: instance.db, vault: instance.vault, clock: instance.nest.get(Clock), actor: systemActor('seed'), say: () => undefined };
  await seedAccounts(ctx);
  await seedCatalogue(ctx);
  await seedBank(ctx);
  await seedAssembly(ctx);
});
afterAll(() => instance.stop());

describe('seeds of assembly', () => {
  it('seed twice and change nothing the second time', async () => {
    const count = async (): Promise<unknown> => instance.db.one('SELECT (SELECT count(*) FROM blueprint_version) AS b, (SELECT count(*) FROM paper) AS p, (SELECT count(*) FROM journal_entry) AS j');
    const before = await count();
    await seedAssembly(ctx);
    expect(await count()).toEqual(before);
  });

  it.each(['nursery', 'nurseryMixed', 'radio'] as const)('the bank can fill the blueprint %s', async (name) => {
    const report = await instance.nest.get(CheckFeasibility).run(SEEDED_BLUEPRINTS[name]);
    expect(report).toMatchObject({ feasible: true, conflicts: [] });
  });

  it('draws one question of each of the 35 groups of the radio pool', async () => {
    const report = await instance.nest.get(CheckFeasibility).run(SEEDED_BLUEPRINTS.radio);
    expect(report.rows).toHaveLength(35);
    expect(report.rows.every(({ count }) => count === 1)).toBe(true);
  });

  it('seals papers of the nursery bank that open after two releases, in the bank’s own words, and replay to the byte', async () => {
    const papers = instance.nest.get(Papers);
    const release = instance.nest.get(ReleasePaperSet);
    await papers.reserve(ASSEMBLY_IDS.nurserySet, { sessionId: newId(), opensAt: new Date(instance.nest.get(Clock).now().getTime() + 60_000) });
    await release.run(staffActor(newId(), ['head']), ASSEMBLY_IDS.nurserySet, '启封试验');
    await release.run(staffActor(newId(), ['custodian']), ASSEMBLY_IDS.nurserySet, '启封试验');
    const [id = ''] = await papers.paperIds(ASSEMBLY_IDS.nurserySet);
    const paper = await papers.openForCandidate(id);
    const key = await papers.openKey(id);
    const contents = new Map((await instance.nest.get(Bank).contents(key.questions.map(({ versionId }) => versionId))).map((c) => [c.versionId, c]));
    const questions = paper.sections.flatMap((section) => section.questions);
    expect(questions).toHaveLength(100);
    for (const [i, { stem, options }] of questions.entries()) {
      const { versionId, key: letters = [] } = key.questions[i] ?? { versionId: '' };
      const item = contents.get(versionId);
      const answers = options.filter((option) => letters.includes(option.id)).map(({ text }) => text).sort();
      expect([stem, answers]).toEqual([item?.stem, item?.options.filter((option) => item.key.includes(option.id)).map(({ text }) => text).sort()]);
    }
    expect(await instance.nest.get(ReplayPaper).run(systemActor('test'), ASSEMBLY_IDS.nurserySet)).toMatchObject({ papers: 40, matching: 40, setDigestMatches: true });
  });
});
