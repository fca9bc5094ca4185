import { assemblyRoutes as routes, catalogueRoutes, deliveryRoutes, identityRoutes, type RouteContract } from '@kaowu/contracts';
import { Bank } from '@kaowu/bank';
import { newId } from '@kaowu/kernel';
import { dayIn } from '@kaowu/platform';
import { TOTP } from 'otpauth';
import { drawSet } from '../../../apps/cli/client/draw-set';
import { HttpClient } from '../../../apps/cli/client/http-client';
import { DEMO_PASSWORD } from '../../../seeds/accounts';
import { ASSEMBLY_IDS } from '../../../seeds/assembly';
import { BANK_IDS } from '../../../seeds/bank';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { ShiftedClock } from '../../../test/support/room-day';
import { codeOf } from '../../../test/support/refusal';
import { Papers } from '../application/papers';
import { staffClient } from '../../../test/support/staff';

const LOGINS = ['head', 'officer', 'custodian', 'writer', 'reviewer', 'invigilator1', 'chief', 'examiner1', 'inspector', 'bureau', 'platform'] as const;
type Login = (typeof LOGINS)[number];

const clock = new ShiftedClock();
let instance: TestInstance;
const tokens = new Map<Login, string>();
const client = (login: Login): HttpClient => Object.assign(new HttpClient(instance.url), { token: tokens.get(login) as string });

beforeAll(async () => {
  instance = await startInstance({ seeded: true, clock });
  for (const login of LOGINS) tokens.set(login, (await staffClient(instance, login)).token as string);
}, 120_000);
afterAll(() => instance.stop());

/** A sealed set that opens in a day, its papers, and an order to print it. */
async function sealed(): Promise<{ setId: string; paperId: string; runId: string; envelopeId: string; versionId: string }> {
  const officer = client('officer');
  const set = await drawSet(officer, { blueprintVersionId: ASSEMBLY_IDS.nurseryVersion, name: '绝密', count: 2, reason: '本批次' });
  await instance.nest.get(Papers).reserve(set.id, { sessionId: newId(), opensAt: new Date(clock.now().getTime() + 86_400_000) });
  const { rows: [paper] } = await officer.call(routes.papersOfSet, { params: { id: set.id } });
  const run = await officer.call(routes.orderPrintRun, { params: { id: set.id }, body: { envelopes: [{ label: '一', copies: 2 }], reason: '纸笔' } });
  return { setId: set.id, paperId: paper?.id ?? '', runId: run.id, envelopeId: run.envelopeList[0]?.id ?? '', versionId: ASSEMBLY_IDS.nurseryVersion };
}

/** What the route answers to this person, whatever the status, as text; files are searched as they are. */
async function answerOf(login: Login, route: RouteContract, ids: Awaited<ReturnType<typeof sealed>>): Promise<{ status: number; text: string }> {
  const id = route.path.includes('/print-runs/') ? ids.runId
    : route.path.includes('/papers/') ? ids.paperId
      : route.path.includes('/paper-sets/') ? ids.setId
        : route.path.includes('/blueprint-versions/') ? ids.versionId
          : route.path.includes('/blueprints/') ? ASSEMBLY_IDS.nurseryBlueprint
            : route.path.includes('blueprint-tables') || route.path.includes('paper-exposure') ? BANK_IDS.theoryTable : newId();
  const bodies = { reason: '看一看', code: '000000', document: route.path.includes('documents') ? 'copies' : undefined, envelopeId: ids.envelopeId, sections: [[], []], section: 0 };
  const response = await fetch(`${instance.url}${route.path.replace(':id', id)}`, {
    method: route.method,
    headers: { authorization: `Bearer ${tokens.get(login)}`, ...(route.method === 'GET' ? {} : { 'content-type': 'application/json' }) },
    ...(route.method === 'GET' ? {} : { body: JSON.stringify(bodies) }),
  });
  return { status: response.status, text: Buffer.from(await response.arrayBuffer()).toString('utf8') };
}

describe('a sealed paper', () => {
  // Voiding, cancelling and releasing are acts, not ways to read; all others are tried by everybody.
  const ACTS: readonly RouteContract[] = [routes.voidPaperSet, routes.releasePaperSet, routes.cancelPrintRun, routes.authorisePrintRun];
  const readers = Object.values(routes as Record<string, RouteContract>).filter((route) => !ACTS.includes(route));

  it('is told by no route of the papers’ desk to anybody, whatever their post', async () => {
    const ids = await sealed();
    const bank = instance.nest.get(Bank);
    const pool = await bank.pool(BANK_IDS.theoryTable);
    const contents = await bank.contents(pool.map(({ versionId }) => versionId));
    const stems = contents.map(({ stem }) => stem.slice(0, 24)).filter((stem) => stem.length > 10);
    expect(stems.length).toBeGreaterThan(100);
    const told: string[] = [];
    let asked = 0;
    for (const login of LOGINS) {
      for (const route of readers) {
        const { status, text } = await answerOf(login, route, ids);
        asked++;
        expect(status).not.toBe(500);
        if (stems.some((stem) => text.includes(stem))) told.push(`${login} ${route.method} ${route.path}`);
      }
    }
    expect(told).toEqual([]);
    expect(asked).toBe(LOGINS.length * readers.length);
  }, 120_000);

  it('is refused by its state and time to those who could read it later, and by post to all others', async () => {
    const ids = await sealed();
    const codes = await Promise.all(LOGINS.map(async (login) => {
      const { text } = await answerOf(login, routes.viewPaper, ids);
      return [login, (JSON.parse(text) as { code: string }).code];
    }));
    expect(Object.fromEntries(codes)).toEqual({
      head: 'paper.not-released', officer: 'paper.not-released', custodian: 'paper.not-released', writer: 'paper.not-released', reviewer: 'paper.not-released',
      inspector: 'paper.not-released', bureau: 'paper.not-released', platform: 'access.denied', chief: 'access.denied', invigilator1: 'access.denied', examiner1: 'access.denied',
    });
    for (const login of LOGINS) expect((await answerOf(login, deliveryRoutes.roomPaper, ids)).status).toBe(403);
  });

  it('does not lie in the database in clear: no column of its set or papers holds a stem', async () => {
    const { setId } = await sealed();
    const contents = await instance.nest.get(Bank).contents((await instance.nest.get(Bank).pool(BANK_IDS.theoryTable)).map(({ versionId }) => versionId));
    const rows = await instance.db.query<{ text: string }>('SELECT row_to_json(p)::text AS text FROM paper p WHERE set_id = $1 UNION ALL SELECT row_to_json(s)::text FROM paper_set s WHERE id = $1', [setId]);
    const bytes = await instance.db.query<{ content: Buffer; key: Buffer }>('SELECT content, key FROM paper WHERE set_id = $1', [setId]);
    const all = [...rows.map(({ text }) => text), ...bytes.flatMap(({ content, key }) => [content.toString('utf8'), key.toString('utf8')])].join('\n');
    expect(contents.filter(({ stem }) => stem.length > 10 && all.includes(stem.slice(0, 24)))).toEqual([]);
  });
});

describe('where the rules ask for a second factor of everybody', () => {
  it('nobody releases papers or authorises printing without one', async () => {
    const [officer, head] = [client('officer'), client('head')];
    const current = (await officer.call(catalogueRoutes.listRuleSets)).find((one) => one.current);
    if (!current) throw new Error('no rule set');
    const ruleSet = await officer.call(catalogueRoutes.addRuleSet, {
      body: {
        code: 'strict', title: '须第二重验证', source: '试验', effectiveFrom: dayIn(clock.now()), reason: '试验',
        values: { ...current.values, paper: { releaseLeadMinutes: 60, secondFactor: 'required', printLeadMinutes: 60 } },
      },
    });
    const set = await drawSet(officer, { blueprintVersionId: ASSEMBLY_IDS.nurseryVersion, name: '须验证', count: 2, reason: '本批次' });
    await instance.nest.get(Papers).reserve(set.id, { sessionId: newId(), opensAt: new Date(clock.now().getTime() + 60_000), ruleSetId: ruleSet.id });
    const run = await officer.call(routes.orderPrintRun, { params: { id: set.id }, body: { envelopes: [{ label: '一', copies: 1 }], reason: '纸笔' } });
    expect(run.secondFactorRequired).toBe(true);
    expect(run.twoPersonSteps).toHaveLength(9);
    expect(await codeOf(head.call(routes.releasePaperSet, { params: { id: set.id }, body: { reason: '启封' } }))).toBe('paper.factor-required');
    expect(await codeOf(head.call(routes.authorisePrintRun, { params: { id: run.id }, body: { reason: '制卷' } }))).toBe('paper.factor-required');
    const { secret } = await head.call(identityRoutes.beginSecondFactor, { body: { password: DEMO_PASSWORD } });
    const code = (): string => new TOTP({ secret }).generate({ timestamp: clock.now().getTime() });
    await head.call(identityRoutes.confirmSecondFactor, { body: { code: code() } });
    clock.forward(1);
    expect(await codeOf(head.call(routes.authorisePrintRun, { params: { id: run.id }, body: { reason: '制卷', code: code() } }))).toBe('granted');
    expect(await codeOf(client('custodian').call(routes.releasePaperSet, { params: { id: set.id }, body: { reason: '启封' } }))).toBe('paper.factor-required');
  });
});
