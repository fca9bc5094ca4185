import { assemblyRoutes as routes, NO_CONSTRAINTS, type BlueprintConstraints } from '@kaowu/contracts';
import { newId } from '@kaowu/kernel';
import { readSheet } from '@kaowu/platform';
import { drawSet } from '../../../apps/cli/client/draw-set';
import { HttpClient, ProblemReply } from '../../../apps/cli/client/http-client';
import { SEEDED_BLUEPRINTS } from '../../../seeds/assembly';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { Papers } from '../application/papers';
import { staffClient } from '../../../test/support/staff';

type Login = 'officer' | 'head' | 'custodian' | 'writer';

let instance: TestInstance;
const clients = new Map<Login, HttpClient>();
const as = (login: Login): HttpClient => clients.get(login) as HttpClient;

beforeAll(async () => {
  instance = await startInstance({ seeded: true });
  for (const login of ['officer', 'head', 'custodian', 'writer'] as const) {
    clients.set(login, await staffClient(instance, login));
  }
});
afterAll(() => instance.stop());

const codeOf = async (work: Promise<unknown>): Promise<string | null> => {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof ProblemReply) return error.problem.code;
    throw error;
  }
};
const specOf = (constraints: Partial<BlueprintConstraints>) => ({
  ...SEEDED_BLUEPRINTS.nursery, tier: 2 as const,
  sections: SEEDED_BLUEPRINTS.nursery.sections.map((section, i) => ({ ...section, ranges: [...section.ranges], count: i === 0 ? 40 : 10 })),
  constraints: { ...NO_CONSTRAINTS, rangeTolerance: 2, ...constraints },
});
const approved = async (constraints: Partial<BlueprintConstraints>): Promise<string> => {
  const { id } = await as('writer').call(routes.createBlueprint, { body: specOf(constraints) });
  await as('head').call(routes.approveBlueprint, { params: { id }, body: { reason: '同意' } });
  return id;
};

describe('parallel forms over HTTP', () => {
  let setId: string;

  it('are drawn from a blueprint that a writer wrote, sealed, and share nothing', async () => {
    const blueprintVersionId = await approved({ importance: [{ importance: 'X', minPercent: 40, maxPercent: 100 }] });
    const set = await drawSet(as('officer'), { blueprintVersionId, name: 'A、B 卷', count: 6, forms: 2, reason: '固定卷' });
    setId = set.id;
    expect(set).toMatchObject({ kind: 'forms', state: 'sealed', paperCount: 6, algorithm: 'forms-1' });
    expect(set.quality).toMatchObject({ overlap: { max: 0, mean: 0, pairs: 1 }, matrix: [[50, 0], [0, 50]] });
    const { rows } = await as('officer').call(routes.papersOfSet, { params: { id: setId } });
    expect(rows.map(({ figures }) => figures.form)).toEqual([0, 1, 0, 1, 0, 1]);
    expect(new Set(rows.map(({ digest }) => digest)).size).toBe(6);
  });

  it('are replayed to the byte from their sealed selection, whole and one by one', async () => {
    expect(await as('officer').call(routes.replayPaperSet, { params: { id: setId } })).toMatchObject({ papers: 6, matching: 6, setDigestMatches: true, algorithm: 'forms-1' });
    const { rows } = await as('officer').call(routes.papersOfSet, { params: { id: setId } });
    expect(await as('officer').call(routes.replayPaper, { params: { id: rows[3]?.id ?? '' } })).toMatchObject({ papers: 1, matching: 1 });
  });

  it('do not give their selection away: what is stored in clear names no item of a form', async () => {
    const row = await instance.db.one<{ selection: Buffer; quality: unknown }>('SELECT selection, quality FROM paper_set WHERE id = $1', [setId]);
    expect(row?.selection.toString('latin1')).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
    expect(JSON.stringify(row?.quality)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
    await expect(instance.db.query(`UPDATE paper_set SET selection = 'x' WHERE id = $1`, [setId])).rejects.toThrow('never changed');
    await expect(instance.db.query(`UPDATE paper_set SET quality = '{}' WHERE id = $1`, [setId])).rejects.toThrow('never changed');
  });

  it('come with reports: two-way table, overlap, exposure after the release, as workbooks too', async () => {
    const coverage = await as('head').call(routes.paperSetCoverage, { params: { id: setId } });
    expect(coverage.rows.reduce((sum, { mean }) => sum + mean, 0)).toBeCloseTo(50, 0);
    expect(coverage.rows.every(({ wanted, lowest, highest }) => lowest >= wanted - 2 && highest <= wanted + 2)).toBe(true);
    const file = await as('head').call(routes.paperSetReport, { params: { id: setId } });
    expect((await readSheet(new Uint8Array(await file.arrayBuffer()), [{ key: 'range', headings: ['鉴定范围'], required: true }])).rows.length).toBeGreaterThanOrEqual(coverage.rows.length);
    const table = SEEDED_BLUEPRINTS.nursery.elementTableId;
    const before = await as('head').call(routes.paperExposure, { params: { id: table } });
    await instance.nest.get(Papers).reserve(setId, { sessionId: newId(), opensAt: new Date(Date.now() + 60_000) });
    for (const login of ['head', 'custodian'] as const) await as(login).call(routes.releasePaperSet, { params: { id: setId }, body: { reason: '按时启封' } });
    const after = await as('head').call(routes.paperExposure, { params: { id: table } });
    expect([after.papers - before.papers, after.sets - before.sets]).toEqual([6, 1]);
    expect(after.rows[0]?.papers).toBeGreaterThanOrEqual(3);
    expect((await (await as('head').call(routes.paperExposureReport, { params: { id: table } })).arrayBuffer()).byteLength).toBeGreaterThan(5000);
  });

  it('are then what the next set keeps away from, and what wears items out', async () => {
    const again = await drawSet(as('officer'), { blueprintVersionId: await approved({ earlier: { sets: 1, max: 8 } }), name: '下一批', count: 3, reason: '第二批' });
    expect(again.kind).toBe('drawn');
    const forbidding = specOf({ exposure: { share: null, lifetime: 1 } });
    const report = await as('officer').call(routes.checkFeasibility, { body: forbidding });
    expect(report.rows.reduce((sum, { cells }) => sum + cells.reduce((all, { available }) => all + available, 0), 0)).toBeLessThan(386);
  });
});

describe('constraints over HTTP', () => {
  it('in conflict are named, with the items that would mend it', async () => {
    const report = await as('writer').call(routes.checkFeasibility, {
      body: specOf({ difficultyBands: [{ from: 0, to: 0.2, minPercent: 30, maxPercent: 100 }] }),
    });
    expect(report.feasible).toBe(false);
    expect(report.conflict?.constraints[0]?.zh).toContain('难度 0–0.2 的题占 30–100%');
    expect(report.conflict?.mends.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(5);
  });

  it('that contradict themselves are refused when they are written', async () => {
    const wrong = specOf({ expectedTime: { secondsByType: { single: 40 }, minMinutes: 10, maxMinutes: 60 } });
    expect(await codeOf(as('officer').call(routes.createBlueprint, { body: wrong }))).toBe('blueprint.time-unknown');
    expect(await codeOf(as('custodian').call(routes.createBlueprint, { body: specOf({}) }))).toBe('access.denied');
  });

  it('name items without showing what they ask', async () => {
    const { rows } = await as('officer').call(routes.blueprintItems, { params: { id: SEEDED_BLUEPRINTS.nursery.elementTableId }, body: { search: 'A-A' } });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row.elementCode.startsWith('A-A') && !('stem' in row))).toBe(true);
  });
});
