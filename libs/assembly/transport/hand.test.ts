import { assemblyRoutes as routes, bankRoutes, NO_CONSTRAINTS, type HandSelection } from '@kaowu/contracts';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { readSheet, writeWorkbook } from '@kaowu/platform';
import { qtiItem } from '../../bank/formats/qti-write';
import { openItem } from '../../bank/persistence/sealed';
import { drawSet } from '../../../apps/cli/client/draw-set';
import { HttpClient } from '../../../apps/cli/client/http-client';
import { SEEDED_BLUEPRINTS } from '../../../seeds/assembly';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { codeOf } from '../../../test/support/refusal';
import { staffClients } from '../../../test/support/staff';

let instance: TestInstance;
let officer: HttpClient;
let writer: HttpClient;
let versionId: string;

beforeAll(async () => {
  instance = await startInstance({ seeded: true });
  const [one, two, head] = await staffClients(instance, 'officer', 'writer', 'head');
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

  it('comes whole from a QTI test, alone by the names of its items or in a package by what they ask', async () => {
    const [chosen, others] = [filled.map((ids) => ids.slice(0, 3)), filled.map((ids) => ids.slice(3, 4))];
    const contents = await instance.db.query<{ item_id: string; content: Buffer }>(`SELECT item_id, content FROM item_version WHERE state = 'approved' AND item_id = ANY($1)`, [chosen.flat()]);
    const bodies = new Map(contents.map((r) => [r.item_id, openItem(instance.vault, r.content)] as const));
    const ref = (id: string): string => `<assessmentItemRef identifier="r-${id}" href="items/${id}.xml"><weight identifier="W" value="2"/></assessmentItemRef>`;
    const test = (sections: readonly (readonly string[])[]): string =>
      `<assessmentTest identifier="t" title="卷"><testPart identifier="p" navigationMode="linear" submissionMode="individual">${sections.map((ids, s) => `<assessmentSection identifier="s${s}" title="S${s}" visible="true">${ids.map(ref).join('')}</assessmentSection>`).join('')}</testPart></assessmentTest>`;
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from(test([[...(chosen[0] ?? []), ...(others[0] ?? [])], chosen[1] ?? []])), 'test.xml');
    for (const [id, body] of bodies) zip.addBuffer(Buffer.from(qtiItem(body, `i-${id}`).text), `items/${id}.xml`);
    zip.end();
    const packed = new Blob([(await buffer(zip.outputStream)) as Uint8Array<ArrayBuffer>]);
    const read = await officer.call(routes.importPaper, { ...params(), body: {}, file: packed });
    expect(read.forms).toEqual([chosen]);
    // The questions are worth half a point each, the test says twice as much as the items' own.
    expect([...new Set(read.problems.map(({ code }) => code))].sort()).toEqual(['whole-paper.item-unknown', 'whole-paper.points-differ']);
    expect(read.problems.find(({ code }) => code === 'whole-paper.item-unknown')).toMatchObject({ sheet: 'test.xml', column: `r-${others[0]?.[0]}` });
    const [reviewer, head] = await staffClients(instance, 'reviewer', 'head');
    const named = await writer.call(bankRoutes.createItem, { body: {
      tableId: SEEDED_BLUEPRINTS.nursery.elementTableId, type: 'single', stem: '别处来的题', options: [{ id: 'A', text: '甲' }, { id: 'B', text: '乙' }], key: ['A'], explanation: '', elementCode: 'A-A-A-001', difficulty: 0.65, source: { identifier: 'r-named' } } });
    const bulk = { body: { versionIds: [named.versions[0]?.id ?? ''], reason: '测试' } };
    await writer.call(bankRoutes.submitItems, bulk);
    await reviewer.call(bankRoutes.reviewItems, { body: { ...bulk.body, verdict: 'pass' } });
    await head.call(bankRoutes.approveItems, bulk);
    const bare = (xml: string) => officer.call(routes.importPaper, { ...params(), body: {}, file: new Blob([xml]) });
    expect((await bare(test(chosen))).forms).toEqual([]);
    expect((await bare(test([['named'], []]))).forms).toEqual([[[named.id], []]]);
    expect((await bare('<assessmentItem identifier="i"/>')).problems.map(({ code }) => code)).toEqual(['whole-paper.no-test']);
    expect(await codeOf(bare('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><assessmentTest>&x;</assessmentTest>'))).toBe('file.unreadable');
    expect(await codeOf(officer.call(routes.importPaper, { ...params(), body: {}, file: new Blob(['PK\u0003\u0004 no archive']) }))).toBe('file.unreadable');
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
