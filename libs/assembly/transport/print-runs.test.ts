import { assemblyRoutes as routes, journalRoutes, oversightRoutes, type CallOf, type CustodyStep, type PrintRunView, type RouteContract } from '@kaowu/contracts';
import { newId } from '@kaowu/kernel';
import { drawSet } from '../../../apps/cli/client/draw-set';
import { HttpClient } from '../../../apps/cli/client/http-client';
import { ASSEMBLY_IDS, SEEDED_BLUEPRINTS } from '../../../seeds/assembly';
import { seedId } from '../../../seeds/ids';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { ShiftedClock } from '../../../test/support/room-day';
import { codeOf } from '../../../test/support/refusal';
import { Papers } from '../application/papers';
import { staffClient } from '../../../test/support/staff';

type Login = 'officer' | 'officer2' | 'head' | 'custodian' | 'invigilator1' | 'invigilator2' | 'writer' | 'platform' | 'inspector';

const clock = new ShiftedClock();
const HOUR = 3_600_000;
let instance: TestInstance;
const clients = new Map<Login, HttpClient>();
const as = (login: Login): HttpClient => clients.get(login) as HttpClient;
const id = (login: Login): string => seedId(`person:${login}`);

async function signIn(): Promise<void> {
  for (const login of ['officer', 'officer2', 'head', 'custodian', 'invigilator1', 'invigilator2', 'writer', 'platform', 'inspector'] as const) {
    clients.set(login, await staffClient(instance, login));
  }
}
/** Hours later everybody signs in anew: sessions do not last. */
async function later(minutes: number): Promise<void> {
  clock.forward(minutes);
  await signIn();
}
beforeAll(async () => {
  instance = await startInstance({ seeded: true, clock });
  await signIn();
}, 120_000);
afterAll(() => instance.stop());

const refused = <R extends RouteContract>(login: Login, route: R, call: CallOf<R>): Promise<string> => codeOf(as(login).call(route, call));

/** A set of two forms that opens in so many hours, with a run of two envelopes. */
async function ordered(hours: number, ruleSetId?: string): Promise<PrintRunView> {
  const spec = { ...SEEDED_BLUEPRINTS.nursery, tier: 2 as const, sections: SEEDED_BLUEPRINTS.nursery.sections.map((s, i) => ({ ...s, ranges: [...s.ranges], count: i === 0 ? 20 : 10 })) };
  const version = await as('writer').call(routes.createBlueprint, { body: spec });
  await as('head').call(routes.approveBlueprint, { params: { id: version.id }, body: { reason: '同意' } });
  const set = await drawSet(as('officer'), { blueprintVersionId: version.id, name: '纸笔考试', count: 2, forms: 2, reason: '纸笔卷' });
  await instance.nest.get(Papers).reserve(set.id, { sessionId: newId(), opensAt: new Date(clock.now().getTime() + hours * HOUR), ruleSetId });
  return as('officer').call(routes.orderPrintRun, { params: { id: set.id }, body: { envelopes: [{ label: '第一考场', copies: 3 }, { label: '备用', copies: 1 }], reason: '纸笔考试用卷' } });
}

const authorise = async (run: PrintRunView): Promise<void> => {
  for (const login of ['head', 'custodian'] as const) await as(login).call(routes.authorisePrintRun, { params: { id: run.id }, body: { reason: '同意制卷' } });
};
const pdf = (login: Login, run: PrintRunView, document: 'copies' | 'answer-sheets' | 'keys' | 'labels' | 'record', envelope?: number) =>
  as(login).call(routes.issuePrintDocument, { params: { id: run.id }, body: { document, reason: '印制', ...(envelope === undefined ? {} : { envelopeId: run.envelopeList[envelope]?.id ?? '' }) } });
const docCode = (run: PrintRunView, document: 'copies' | 'keys', login: Login = 'officer') =>
  refused(login, routes.issuePrintDocument, { params: { id: run.id }, body: { document, reason: '印制', envelopeId: run.envelopeList[0]?.id ?? '' } });

interface Said {
  readonly by?: Login;
  readonly with?: Login;
  readonly figures?: Record<string, unknown>;
  readonly discrepancy?: string;
  readonly only?: number;
}
function stepCall(run: PrintRunView, step: CustodyStep, { with: other, figures = {}, discrepancy, only }: Said) {
  const chosen = run.envelopeList.filter((_, i) => only === undefined || i === only);
  const entries = chosen.map((envelope) => ({ envelopeId: envelope.id, ...('copies' in figures && figures['copies'] === 'all' ? { ...figures, copies: envelope.copies } : figures) }));
  return { params: { id: run.id }, body: { step, entries, ...(other ? { witnessId: id(other) } : {}), ...(discrepancy ? { discrepancy } : {}) } } as CallOf<typeof routes.recordCustodyStep>;
}
/** Records a step and, where it takes two, has the other person confirm it. */
async function take(run: PrintRunView, step: CustodyStep, said: Said = {}): Promise<PrintRunView> {
  const view = await as(said.by ?? 'officer').call(routes.recordCustodyStep, stepCall(run, step, said));
  if (!said.with) return view;
  const stepIds = view.envelopeList.filter(({ awaited }) => awaited?.id === id(said.with as Login)).map(({ steps }) => steps.at(-1)?.id ?? '');
  return as(said.with).call(routes.witnessCustody, { params: { id: run.id }, body: { stepIds, agrees: true } });
}

describe('printing a sealed set', () => {
  let run: PrintRunView;

  it('is ordered for a reserved set, in numbered envelopes with forms in turn', async () => {
    run = await ordered(80);
    expect(run).toMatchObject({ state: 'ordered', copies: 4, envelopes: 2, forms: 2, authorisations: [], abroad: 0 });
    expect(run.envelopeList.map(({ byForm, firstCopy, next }) => ({ byForm, firstCopy, next }))).toEqual([
      { byForm: [2, 1], firstCopy: 1, next: ['printed'] }, { byForm: [0, 1], firstCopy: 4, next: ['printed'] },
    ]);
    expect(run.envelopeList[0]?.code).toMatch(/^\d{4}-01$/);
    expect(run.awaited.map(({ name }) => name).sort()).toEqual(['何保管', '郑负责']);
    expect(await refused('officer', routes.orderPrintRun, { params: { id: ASSEMBLY_IDS.nurserySet }, body: { envelopes: [{ label: '太多', copies: 500 }], reason: '超过份数' } })).toBe('print-run.too-many-copies');
  });

  it('opens no paper to anybody before its time and two people, whatever their post', async () => {
    expect(await docCode(run, 'copies')).toBe('print-run.not-authorised');
    expect(await refused('head', routes.authorisePrintRun, { params: { id: run.id }, body: { reason: '同意' } })).toBe('print-run.too-early');
    await later(60 * 10);
    expect(await refused('head', routes.authorisePrintRun, { params: { id: run.id }, body: { reason: '同意' } })).toBe('granted');
    expect(await refused('head', routes.authorisePrintRun, { params: { id: run.id }, body: { reason: '同意' } })).toBe('print-run.same-person');
    expect(await docCode(run, 'copies')).toBe('print-run.not-authorised');
    expect(await refused('custodian', routes.authorisePrintRun, { params: { id: run.id }, body: { reason: '同意' } })).toBe('granted');
    for (const login of ['head', 'custodian', 'platform', 'inspector', 'writer', 'invigilator1'] as const) expect(await docCode(run, 'copies', login)).toBe('access.denied');
    expect(await docCode(run, 'keys')).toBe('paper.not-open-yet');
  });

  it('hands out numbered copies, answer sheets, labels and the record as PDF, each on record with its reason', async () => {
    for (const [document, envelope] of [['copies', 0], ['copies', 1], ['answer-sheets', 0], ['labels', undefined], ['record', undefined]] as const) {
      const file = Buffer.from(await (await pdf('officer', run, document, envelope)).arrayBuffer());
      expect(file.subarray(0, 5).toString()).toBe('%PDF-');
    }
    run = await as('officer').call(routes.printRun, { params: { id: run.id } });
    expect(run.issued.map(({ document, envelope, by }) => [document, envelope?.slice(-2) ?? null, by.name])).toEqual([
      ['record', null, '陈考务'], ['labels', null, '陈考务'], ['answer-sheets', '01', '陈考务'], ['copies', '02', '陈考务'], ['copies', '01', '陈考务'],
    ]);
    expect(run.issued.every(({ pages }) => pages > 0)).toBe(true);
    const { rows } = await as('head').call(journalRoutes.list, { query: { subjectType: 'print-run', subjectId: run.id, action: 'print-run.document-issued' } });
    expect(rows.map(({ data, reason }) => [data?.['document'], data?.['papersOpened'], reason]).at(-1)).toEqual(['copies', 2, '印制']);
    const access = await instance.db.query('SELECT 1 FROM paper_access a JOIN paper p ON p.id = a.paper_id WHERE p.set_id = $1', [run.setId]);
    expect(access).toHaveLength(2 + 1 + 2);
  });

  it('goes its whole way with two named people, each from their own account', async () => {
    run = await take(run, 'printed', { figures: { copies: 'all' } });
    expect(await docCode(run, 'copies')).toBe('granted');
    expect(await refused('officer', routes.recordCustodyStep, stepCall(run, 'counted', { figures: { copies: 'all' } }))).toBe('custody.witness-needed');
    expect(await refused('officer', routes.recordCustodyStep, stepCall(run, 'counted', { with: 'officer', figures: { copies: 'all' } }))).toBe('custody.same-person');
    expect(await refused('officer', routes.recordCustodyStep, stepCall(run, 'counted', { with: 'writer', figures: { copies: 'all' } }))).toBe('custody.witness-unfit');
    const counted = await as('officer').call(routes.recordCustodyStep, stepCall(run, 'counted', { with: 'custodian', figures: { copies: 'all' } }));
    const stepIds = counted.envelopeList.map(({ steps }) => steps.at(-1)?.id ?? '');
    expect(counted.envelopeList.map(({ awaited, next }) => [awaited?.name, next])).toEqual([['何保管', []], ['何保管', []]]);
    expect(await refused('officer', routes.recordCustodyStep, stepCall(run, 'packed', { with: 'custodian' }))).toBe('custody.awaiting-witness');
    expect((await as('custodian').call(oversightRoutes.waiting)).items).toContainEqual({ kind: 'custody.witness', count: 2, path: `/print-runs/${run.id}`, urgent: true });
    expect(await refused('head', routes.witnessCustody, { params: { id: run.id }, body: { stepIds, agrees: true } })).toBe('custody.not-yours');
    await as('custodian').call(routes.witnessCustody, { params: { id: run.id }, body: { stepIds, agrees: true } });
    expect(await docCode(run, 'copies')).toBe('custody.wrong-step');
    await take(run, 'packed', { with: 'custodian' });
    await take(run, 'sealed', { with: 'custodian', figures: { sealNo: 'F-88' } });
    await take(run, 'handed_over', { by: 'custodian', with: 'invigilator1' });
    await take(run, 'received', { by: 'invigilator1', with: 'invigilator2', figures: { sealNo: 'F-88' } });
    const open: Said = { by: 'invigilator1', with: 'invigilator2', only: 0, figures: { sealNo: 'F-88', copies: 'all' } };
    expect(await refused('invigilator1', routes.recordCustodyStep, stepCall(run, 'opened', open))).toBe('custody.too-early');
    await later(60 * 71);
    await take(run, 'opened', open);
    run = await as('inspector').call(routes.printRun, { params: { id: run.id } });
    expect(run.envelopeList.map(({ step, next }) => [step, next])).toEqual([['opened', ['returned']], ['received', ['opened', 'returned']]]);
    expect(run.abroad).toBe(2);
    expect(await docCode(run, 'keys')).toBe('granted');
  });

  it('refuses counts that do not add up, keeps what is explained as a finding, and destroys nothing before it is settled', async () => {
    const back = { by: 'invigilator1' as const, with: 'custodian' as const, only: 0, figures: { used: 2, unused: 0, spoiled: 0 } };
    expect(await refused('invigilator1', routes.recordCustodyStep, stepCall(run, 'returned', back))).toBe('custody.count-differs');
    run = await take(run, 'returned', { ...back, discrepancy: '一份被考生带离考场，已追回并封存' });
    run = await take(run, 'returned', { by: 'invigilator1', with: 'custodian', only: 1, figures: { used: 0, unused: 1, spoiled: 0 } });
    expect(run.findings).toMatchObject([{ kind: 'count', expected: '3', found: '2', step: 'returned', closedAt: null, raisedBy: { name: '周监考' } }]);
    const destroy = (only: number): Said => ({ by: 'custodian', with: 'head', only });
    await later(120);
    expect(await refused('custodian', routes.recordCustodyStep, stepCall(run, 'destroyed', destroy(0)))).toBe('custody.findings-open');
    const finding = { params: { id: run.findings[0]?.id ?? '' }, body: { reason: '已追回，附情况说明' } };
    expect(await refused('custodian', routes.closeCustodyFinding, finding)).toBe('custody.own-finding');
    expect(await refused('head', routes.closeCustodyFinding, finding)).toBe('granted');
    expect(await refused('head', routes.closeCustodyFinding, finding)).toBe('custody.finding-closed');
    await take(run, 'destroyed', destroy(0));
    run = await take(run, 'destroyed', destroy(1));
    expect(run).toMatchObject({ abroad: 0, openFindings: 0 });
    expect(run.envelopeList.every(({ step, next }) => step === 'destroyed' && next.length === 0)).toBe(true);
    expect(run.envelopeList[0]?.steps.map(({ step }) => step)).toEqual(['printed', 'counted', 'packed', 'sealed', 'handed_over', 'received', 'opened', 'returned', 'destroyed']);
    const { total } = await as('head').call(journalRoutes.list, { query: { subjectType: 'print-run', subjectId: run.id, action: 'custody.recorded' } });
    expect(total).toBe(17);
  });

  it('keeps every record as it was', async () => {
    for (const table of ['custody_step', 'print_authorisation', 'print_issue', 'print_envelope', 'custody_finding']) {
      await expect(instance.db.query(`DELETE FROM ${table}`)).rejects.toThrow('never changed');
    }
    await expect(instance.db.query(`UPDATE custody_step SET note = 'x'`)).rejects.toThrow('never changed');
  });
});

describe('a print run', () => {
  it('whose other person does not agree has a finding and says why', async () => {
    let run = await ordered(1);
    await authorise(run);
    await pdf('officer', run, 'copies', 0);
    run = await as('officer').call(routes.recordCustodyStep, stepCall(run, 'printed', { with: 'custodian', only: 0, figures: { copies: 'all' } }));
    const stepIds = [run.envelopeList[0]?.steps[0]?.id ?? ''];
    run = await as('custodian').call(routes.witnessCustody, { params: { id: run.id }, body: { stepIds, agrees: false, reason: '我当时不在场' } });
    expect(run.findings).toMatchObject([{ kind: 'disputed', explanation: '我当时不在场', raisedBy: { name: '何保管' } }]);
  });

  it('of a voided set is only destroyed', async () => {
    let run = await ordered(1);
    await authorise(run);
    await pdf('officer', run, 'copies', 0);
    run = await take(run, 'printed', { only: 0, figures: { copies: 'all' } });
    await as('officer').call(routes.voidPaperSet, { params: { id: run.setId }, body: { reason: '试卷泄露' } });
    run = await as('officer').call(routes.printRun, { params: { id: run.id } });
    expect(run.envelopeList.map(({ next }) => next)).toEqual([['destroyed'], []]);
    expect(await docCode(run, 'copies')).toBe('print-run.wrong-state');
    run = await take(run, 'destroyed', { with: 'custodian', only: 0 });
    expect(run.envelopeList[0]?.step).toBe('destroyed');
  });
});
