import { assemblyRoutes as routes, identityRoutes, NO_CONSTRAINTS, type HandSelection } from '@kaowu/contracts';
import { readSheet, writeWorkbook } from '@kaowu/platform';
import { drawSet } from '../../../apps/cli/client/draw-set';
import { HttpClient } from '../../../apps/cli/client/http-client';
import { DEMO_PASSWORD } from '../../../seeds/accounts';
import { SEEDED_BLUEPRINTS } from '../../../seeds/assembly';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { codeOf } from '../../../test/support/refusal';

let instance: TestInstance;
let officer: HttpClient;
let writer: HttpClient;
let versionId: string;

beforeAll(async () => {
  instance = await startInstance({ seeded: true });
  const signIn = async (login: string): Promise<HttpClient> => {
    const client = new HttpClient(instance.url);
    client.token = (await client.call(identityRoutes.signIn, { body: { login, password: DEMO_PASSWORD } })).token;
    return client;
  };
  const [one, two, head] = [await signIn('officer'), await signIn('writer'), await signIn('head')];
  [officer, writer] = [one, two];
  const sections = SEEDED_BLUEPRINTS.nursery.sections.map((s, i) => ({ ...s, ranges: [...s.ranges], count: i === 0 ? 20 : 10 }));
  versionId = (await officer.call(routes.createBlueprint, { body: { ...SEEDED_BLUEPRINTS.nursery, tier: 2, sections, constraints: { ...NO_CONSTRAINTS, rangeTolerance: 1 } } })).id;
  await head.call(routes.approveBlueprint, { params: { id: versionId }, body: { reason: '同意' } });
}, 120_000);
afterAll(() => instance.stop());

const params = () => ({ params: { id: versionId } });
const serialsOf = async (sections: HandSelection): Promise<Map<string, number>> => {
  const { rows } = await officer.call(routes.handItems, { ...params(), body: { section: 0, ids: sections.flat() } });
  return new Map(rows.map(({ itemId, serial }) => [itemId, serial] as const));
};
const sheetOf = async (rows: (string | number)[][]): Promise<Blob> =>
  new Blob([(await writeWorkbook([{ name: '整卷', columns: [{ heading: '卷型' }, { heading: '大题' }, { heading: '试题编号' }], rows }])) as Uint8Array<ArrayBuffer>]);

describe('a fixed paper', () => {
  let filled: HandSelection;

  it('shows items to choose by element, importance and difficulty, never what they ask', async () => {
    const { total, rows } = await officer.call(routes.handItems, { ...params(), body: { section: 1, under: 'A-A', limit: 5 } });
    expect(total).toBeGreaterThan(0);
    expect(rows.every(({ type, elementCode }) => type === 'true_false' && elementCode.startsWith('A-A'))).toBe(true);
    expect(JSON.stringify(rows)).not.toMatch(/stem|options/);
  });

  it('is filled up around what was chosen, and then holds', async () => {
    const { rows } = await officer.call(routes.handItems, { ...params(), body: { section: 0, limit: 2 } });
    const chosen = rows.map(({ itemId }) => itemId);
    filled = (await officer.call(routes.handFill, { ...params(), body: { sections: [chosen, []] } })).sections;
    expect(filled.map((ids) => ids.length)).toEqual([20, 10]);
    expect(filled[0]?.slice(0, 2)).toEqual(chosen);
    expect(await officer.call(routes.handCheck, { ...params(), body: { sections: filled } })).toMatchObject({ broken: 0, unusable: [], questions: 30 });
    expect(await codeOf(writer.call(routes.handFill, { ...params(), body: { sections: [[], []] } }))).toBe('access.denied');
  });

  it('comes whole from a sheet in the order of its rows, with each wrong row named', async () => {
    const serials = await serialsOf(filled);
    const rows = filled.flatMap((ids, s) => ids.map((id) => ['A', s + 1, serials.get(id) ?? 0]));
    const read = await officer.call(routes.importPaper, { ...params(), body: {}, file: await sheetOf([...rows, ['A', '论述题', 1], ['A', 1, 999_999]]) });
    expect(read.forms).toEqual([filled]);
    expect(read.checks).toMatchObject([{ broken: 0, questions: 30 }]);
    expect(read.problems.map(({ code, row }) => [code, row])).toEqual([['whole-paper.section-unknown', 32], ['whole-paper.item-unknown', 33]]);
    const template = await officer.call(routes.paperTemplate);
    expect((await readSheet(new Uint8Array(await template.arrayBuffer()), [{ key: 'serial', headings: ['试题编号'] }])).rows).toHaveLength(3);
  });

  it('is sealed as it was given, keeps its order in every copy, and is replayed to the byte', async () => {
    const draw = (selection: HandSelection[], count: number) => drawSet(officer, { blueprintVersionId: versionId, name: '固定卷', count, selection, reason: '本批次' });
    expect(await codeOf(draw([filled.map((ids) => ids.slice(1))], 1))).toBe('blueprint.conflict');
    expect(await codeOf(draw([filled, filled], 2))).toBe('blueprint.conflict');
    const set = await draw([filled], 3);
    expect(set).toMatchObject({ kind: 'forms', state: 'sealed', algorithm: 'fixed-1', paperCount: 3 });
    const { rows: [, second] } = await officer.call(routes.papersOfSet, { params: { id: set.id } });
    expect(second?.figures).toMatchObject({ form: 0, questions: 30 });
    expect(await officer.call(routes.replayPaperSet, { params: { id: set.id } })).toMatchObject({ papers: 3, matching: 3, setDigestMatches: true });
    const row = await instance.db.one<{ selection: Buffer }>('SELECT selection FROM paper_set WHERE id = $1', [set.id]);
    expect(row?.selection.toString('latin1')).not.toContain(filled[0]?.[0] ?? '');
  });
});
