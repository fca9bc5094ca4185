import { assemblyRoutes as routes } from '@kaowu/contracts';
import { newId } from '@kaowu/kernel';
import { DrawNotDone, drawSet } from '../../../apps/cli/client/draw-set';
import { HttpClient, ProblemReply } from '../../../apps/cli/client/http-client';
import { ASSEMBLY_IDS, SEEDED_BLUEPRINTS } from '../../../seeds/assembly';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { Papers } from '../application/papers';
import { staffClient } from '../../../test/support/staff';

type Login = 'officer' | 'head' | 'custodian' | 'writer' | 'examiner1';

let instance: TestInstance;
const clients = new Map<Login, HttpClient>();
const as = (login: Login): HttpClient => clients.get(login) as HttpClient;

beforeAll(async () => {
  instance = await startInstance({ seeded: true });
  for (const login of ['officer', 'head', 'custodian', 'writer', 'examiner1'] as const) {
    clients.set(login, await staffClient(instance, login));
  }
});
afterAll(() => instance.stop());

const problemOf = async (work: Promise<unknown>): Promise<{ code: string; status: number; details: number } | null> => {
  try {
    await work;
    return null;
  } catch (error) {
    if (!(error instanceof ProblemReply)) throw error;
    const { code, status, details } = error.problem;
    return { code, status, details: details?.length ?? 0 };
  }
};
const spec = { ...SEEDED_BLUEPRINTS.nursery, sections: SEEDED_BLUEPRINTS.nursery.sections.map((section) => ({ ...section, ranges: [...section.ranges] })) };

describe('papers over HTTP', () => {
  it('an officer writes a blueprint, the head signs it, and papers come sealed', async () => {
    const version = await as('officer').call(routes.createBlueprint, { body: spec });
    const draw = { blueprintVersionId: version.id, name: '一场', count: 5, reason: '本批次' };
    expect(await problemOf(drawSet(as('officer'), draw))).toEqual({ code: 'blueprint.not-approved', status: 409, details: 0 });
    expect((await as('head').call(routes.approveBlueprint, { params: { id: version.id }, body: { reason: '同意' } })).state).toBe('approved');
    const set = await drawSet(as('officer'), draw);
    expect(set).toMatchObject({ state: 'sealed', paperCount: 5, releasesNeeded: 2, algorithm: 'draw-2' });
    expect(set.awaited.map(({ name }) => name).sort()).toEqual(['何保管', '郑负责']);
    const { total, rows } = await as('writer').call(routes.papersOfSet, { params: { id: set.id } });
    expect([total, rows.every(({ figures }) => figures.byRange.every(({ count, wanted }) => count === wanted))]).toEqual([5, true]);
    expect(await as('officer').call(routes.replayPaperSet, { params: { id: set.id } })).toMatchObject({ papers: 5, matching: 5, setDigestMatches: true });
  });

  it('says by range and type what the bank lacks', async () => {
    const sections = spec.sections.map((section) => ({ ...section, count: 300 }));
    const report = await as('officer').call(routes.checkFeasibility, { body: { ...spec, sections } });
    expect(report.feasible).toBe(false);
    expect(report.shortages.length).toBeGreaterThan(10);
    const version = await as('officer').call(routes.createBlueprint, { body: { ...spec, sections } });
    await as('head').call(routes.approveBlueprint, { params: { id: version.id }, body: { reason: '同意' } });
    const refused: unknown = await drawSet(as('officer'), { blueprintVersionId: version.id, name: '缺题', count: 1, reason: '试组一份' }).catch((error: unknown) => error);
    if (!(refused instanceof DrawNotDone)) throw refused;
    expect(refused.job).toMatchObject({ state: 'refused', problem: { code: 'blueprint.short' } });
    expect(refused.job.problem?.details).toHaveLength(report.shortages.length);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a writer draws', () => drawSet(as('writer'), { blueprintVersionId: newId(), name: '名称', count: 1, reason: '事由' })],
    ['an officer releases', () => as('officer').call(routes.releasePaperSet, { params: { id: ASSEMBLY_IDS.nurserySet }, body: { reason: '事由' } })],
    ['an officer signs off', () => as('officer').call(routes.approveBlueprint, { params: { id: newId() }, body: { reason: '事由' } })],
    ['a custodian voids', () => as('custodian').call(routes.voidPaperSet, { params: { id: ASSEMBLY_IDS.nurserySet }, body: { reason: '事由' } })],
    ['an examiner lists', () => as('examiner1').call(routes.paperSets)],
  ])('is denied: %s', async (_name, attempt) => {
    expect((await problemOf(attempt()))?.status).toBe(403);
  });

  it.each<[string, object]>([
    ['no sections', { ...spec, sections: [] }],
    ['a fraction of a question', { ...spec, sections: [{ ...spec.sections[0], count: 1.5 }] }],
    ['an unknown type', { ...spec, sections: [{ ...spec.sections[0], type: 'riddle' }] }],
    ['a difficulty above 1', { ...spec, difficulty: { target: 1.2, tolerance: 0.1 } }],
  ])('a blueprint is refused with %s', async (_name, body) => {
    expect(await problemOf(as('officer').call(routes.createBlueprint, { body: body as typeof spec }))).toMatchObject({ code: 'request.invalid', status: 422 });
  });

  it('opens to staff only after two releases and the start, and the paper has no key in it', async () => {
    const set = await drawSet(as('officer'), { blueprintVersionId: ASSEMBLY_IDS.nurseryVersion, name: '二场', count: 2, reason: '本批次' });
    const { rows: [paper] } = await as('officer').call(routes.papersOfSet, { params: { id: set.id } });
    const read = (login: Login): Promise<unknown> => as(login).call(routes.viewPaper, { params: { id: paper?.id ?? '' }, body: { reason: '核查' } });
    expect(await problemOf(read('head'))).toMatchObject({ code: 'paper.not-released', status: 423 });
    await instance.nest.get(Papers).reserve(set.id, { sessionId: newId(), opensAt: new Date(Date.now() - 1000) });
    await as('head').call(routes.releasePaperSet, { params: { id: set.id }, body: { reason: '启封' } });
    expect(await problemOf(as('head').call(routes.releasePaperSet, { params: { id: set.id }, body: { reason: '启封' } }))).toMatchObject({ code: 'paper-set.same-person', status: 403 });
    expect((await as('custodian').call(routes.releasePaperSet, { params: { id: set.id }, body: { reason: '启封' } })).state).toBe('released');
    const shown = await read('head');
    expect(JSON.stringify(shown)).not.toMatch(/"key"|versionId|itemId/);
    const key = await as('head').call(routes.viewPaperKey, { params: { id: paper?.id ?? '' }, body: { reason: '核查' } });
    expect(key.questions).toHaveLength(100);
  });
});
