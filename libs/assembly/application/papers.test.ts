import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleSetEntry, type BlueprintSpec, type ProblemCode } from '@kaowu/contracts';
import { Bank, bankMigrations } from '@kaowu/bank';
import { AddRuleSet, catalogueMigrations, RuleSets } from '@kaowu/catalogue';
import { Passkeys, SecondFactors, SignInThrottle, WebAuthn, identityMigrations } from '@kaowu/identity';
import { newId } from '@kaowu/kernel';
import { Journal, journalMigrations, VerifyChain } from '@kaowu/journal';
import { People, peopleMigrations } from '@kaowu/people';
import { Outbox, platformMigrations, Refusal, readSettings } from '@kaowu/platform';
import { databaseWith, staffActor, TestClock, testVault, type TestDatabase } from '../../../test/support';
import { sampleBlueprint } from '../testing/sample';
import { storeBank } from '../testing/stored-bank';
import { assemblyMigrations } from '../persistence/migrations';
import { ApproveBlueprint } from './approve-blueprint';
import { CheckFeasibility } from './check-feasibility';
import { DrawPaperSet } from './draw-paper-set';
import { PaperHandlers } from './paper-handlers';
import { PaperSetQueries } from './paper-set-queries';
import { Papers } from './papers';
import { ReleaseFactor } from './release-factor';
import { ReleasePaperSet } from './release-paper-set';
import { ReplayPaper } from './replay-paper';
import { MakePapers } from './make-papers';
import { BankSupply } from './supply';
import { ViewPaper } from './view-paper';
import { VoidPaperSet } from './void-paper-set';
import { WriteBlueprint } from './write-blueprint';

const OPENS = new Date('2026-11-28T01:00:00Z');
const FROM = new Date('2026-11-28T00:00:00Z');
const clock = new TestClock(new Date('2026-11-20T01:00:00Z'));
const vault = testVault();
const officer = staffActor(newId(), ['officer'], '考务甲');
const head = staffActor(newId(), ['head'], '负责人甲');
const custodian = staffActor(newId(), ['custodian'], '保管员甲');

let test: TestDatabase;
let papers: Papers;
let draw: DrawPaperSet;
let maker: MakePapers;
let release: ReleasePaperSet;
let replay: ReplayPaper;
let view: ViewPaper;
let voiding: VoidPaperSet;
let blueprints: WriteBlueprint;
let approval: ApproveBlueprint;
let feasibility: CheckFeasibility;
let queries: PaperSetQueries;
let verify: VerifyChain;
let spec: BlueprintSpec;
let approved: string;

beforeAll(async () => {
  test = await databaseWith([
    ...platformMigrations, ...identityMigrations, ...journalMigrations, ...catalogueMigrations, ...peopleMigrations, ...bankMigrations, ...assemblyMigrations,
  ]);
  const { db } = test;
  const journal = new Journal(db, clock);
  const ruleSets = new RuleSets(db, clock);
  const outbox = new Outbox(db, clock);
  const bank = new Bank(db, vault);
  const supply = new BankSupply(bank, db);
  maker = new MakePapers(supply);
  papers = new Papers(db, vault, ruleSets, journal, clock);
  draw = new DrawPaperSet(db, maker, vault, journal, clock, bank);
  release = new ReleasePaperSet(db, vault, journal, outbox, clock, new ReleaseFactor(new SecondFactors(db, vault, journal, new SignInThrottle(db, clock), clock, new Passkeys(db, new WebAuthn(db, clock, readSettings({})), vault, journal, clock)), ruleSets));
  replay = new ReplayPaper(db, maker, vault, journal, clock);
  view = new ViewPaper(db, vault, journal, clock, bank);
  voiding = new VoidPaperSet(db, journal, outbox, clock);
  blueprints = new WriteBlueprint(db, supply, journal, clock);
  approval = new ApproveBlueprint(db, journal, clock);
  feasibility = new CheckFeasibility(supply);
  queries = new PaperSetQueries(db, new PaperHandlers(new People(db, clock)));
  verify = new VerifyChain(db);
  const rules = JSON.parse(readFileSync(join(__dirname, '../../../seeds/catalogue/rule-set.default.json'), 'utf8')) as object;
  await new AddRuleSet(db, journal, clock).run(officer, ruleSetEntry.parse({ ...rules, reason: '试验' }));
  spec = sampleBlueprint({ elementTableId: await storeBank(db, vault, 600) });
  approved = (await blueprints.create(officer, spec)).id;
});
afterAll(() => test.stop());
beforeEach(() => clock.set('2026-11-20T01:00:00Z'));

const refusedWith = async (work: Promise<unknown>): Promise<ProblemCode | 'granted'> => {
  try {
    await work;
    return 'granted';
  } catch (error) {
    if (error instanceof Refusal) return error.problem.code;
    throw error;
  }
};
const drawn = (count: number): Promise<string> => draw.run(officer, { blueprintVersionId: approved, name: '第一场', count, reason: '本批次用卷' });
const reserved = async (count = 2): Promise<{ setId: string; sessionId: string }> => {
  const setId = await drawn(count);
  const sessionId = newId();
  await papers.reserve(setId, { sessionId, opensAt: OPENS });
  return { setId, sessionId };
};
const released = async (count = 2): Promise<string> => {
  const { setId } = await reserved(count);
  clock.set(FROM);
  await release.run(head, setId, '按时启封');
  await release.run(custodian, setId, '按时启封');
  return setId;
};
const entries = (action: string, id: string): Promise<{ reason: string | null; actor_id: string }[]> =>
  test.db.query('SELECT reason, actor_id FROM journal_entry WHERE action = $1 AND subject_id = $2', [action, id]);

describe('a blueprint', () => {
  it('is drawn from only when signed off by another than its author (D21)', async () => {
    expect(await refusedWith(drawn(1))).toBe('blueprint.not-approved');
    expect(await refusedWith(approval.run({ ...head, id: officer.id }, approved, '同意'))).toBe('blueprint.own-approval');
    expect((await approval.run(head, approved, '同意使用')).state).toBe('approved');
    expect(await refusedWith(approval.run(head, approved, '再签'))).toBe('blueprint.already-approved');
  });

  it('never changes: another wish is another version, the same wish is the same version', async () => {
    const one = await blueprints.create(officer, spec);
    const two = await blueprints.addVersion(officer, one.blueprintId, { ...spec, durationMinutes: 120 });
    const same = await blueprints.addVersion(officer, one.blueprintId, { ...spec, durationMinutes: 120 });
    expect([one.version, two.version, same.version]).toEqual([1, 2, 2]);
    await expect(test.db.query(`UPDATE blueprint_version SET spec = '{}' WHERE id = $1`, [one.id])).rejects.toThrow('never changed');
  });

  it('tells before a draw what the bank lacks', async () => {
    const report = await feasibility.run({ ...spec, sections: [{ title: '简答', type: 'short_answer', count: 4, pointsEach: 500, ranges: [] }] });
    expect(report.feasible).toBe(false);
    expect(report.shortages.reduce((sum, { needed }) => sum + needed, 0)).toBe(4);
  });
});

describe('a draw', () => {
  it('seals nothing that left the bank since its pool was read', async () => {
    const [gone, back] = ['retired', 'approved'].map((state) => `UPDATE item_version SET state = '${state}', status = '${state}'`) as [string, string];
    const late = Object.assign(Object.create(maker) as MakePapers, {
      source: (...asked: Parameters<MakePapers['source']>) => maker.source(...asked).then(async (source) => {
        await test.db.query(gone);
        return source;
      }),
    });
    const racing = new DrawPaperSet(test.db, late, vault, new Journal(test.db, clock), clock, new Bank(test.db, vault));
    const sets = () => test.db.one('SELECT count(*)::int AS n FROM paper_set');
    const before = await sets();
    expect(await refusedWith(racing.run(officer, { blueprintVersionId: approved, name: '第一场', count: 2, reason: '本批次用卷' }))).toBe('pool.changed');
    await test.db.query(back);
    expect(await sets()).toEqual(before);
  });

  it('seals a different paper for each candidate and stores the recipe', async () => {
    const setId = await drawn(30);
    const set = await papers.set(setId);
    expect(set).toMatchObject({ state: 'sealed', paperCount: 30, questions: 100, totalPoints: 10_000, durationMinutes: 90, opensAt: null });
    const rows = await test.db.query<{ digest: string; content: Buffer; key: Buffer }>('SELECT digest, content, key FROM paper WHERE set_id = $1', [setId]);
    expect(new Set(rows.map(({ digest }) => digest)).size).toBe(30);
    for (const { content, key } of rows) {
      expect(content.toString('utf8')).not.toContain('以下说法');
      expect(key.toString('latin1')).not.toContain('"key"');
    }
    expect(await entries('paper-set.drawn', setId)).toEqual([{ reason: '本批次用卷', actor_id: officer.id }]);
  });

  it('leaves nothing behind when the bank is too small', async () => {
    const thin = await blueprints.create(officer, { ...spec, sections: [{ title: '匹配', type: 'matching', count: 1, pointsEach: 100, ranges: [] }] });
    await approval.run(head, thin.id, '同意');
    const before = await test.db.one<{ n: number }>('SELECT count(*)::int AS n FROM paper_set');
    expect(await refusedWith(draw.run(officer, { blueprintVersionId: thin.id, name: '缺题', count: 1, reason: '试一试' }))).toBe('blueprint.short');
    expect(await test.db.one('SELECT count(*)::int AS n FROM paper_set')).toEqual(before);
  });

  it('refuses what a machine cannot score, with the section and its type', async () => {
    const essays = await blueprints.create(officer, { ...spec, sections: [{ title: '论述', type: 'essay', count: 1, pointsEach: 100, ranges: [] }] });
    await approval.run(head, essays.id, '同意');
    expect(await refusedWith(draw.run(officer, { blueprintVersionId: essays.id, name: '论述', count: 1, reason: '试一试' }))).toBe('blueprint.type-by-hand');
    expect((await feasibility.run(essays.spec)).conflicts[0]?.zh).toBe('“论述”：论述题须人工评阅，不能编入机考理论试卷');
  });

  it('draws and seals 500 papers in seconds, and lets others have their turn', async () => {
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const started = performance.now();
    const setId = await drawn(500);
    const seconds = (performance.now() - started) / 1000;
    clearInterval(timer);
    process.stdout.write(`500 papers drawn and sealed in ${seconds.toFixed(2)} s, longest wait ${longest.toFixed(0)} ms\n`);
    const { difficulty } = await queries.view(setId);
    expect(difficulty.highest - difficulty.lowest).toBeLessThanOrEqual(0.01);
  });
});

describe('custody', () => {
  it('lets nobody open a sealed paper, administrators of the database included', async () => {
    const { setId } = await reserved();
    clock.set(OPENS);
    const [id = ''] = await papers.paperIds(setId);
    expect(await refusedWith(papers.openForCandidate(id))).toBe('paper.not-released');
    expect(await refusedWith(papers.openKey(id))).toBe('paper.not-released');
    expect(await refusedWith(view.content(head, id, '看一看'))).toBe('paper.not-released');
    await expect(test.db.query(`UPDATE paper_set SET state = 'released', released_at = opens_at WHERE id = $1`, [setId])).rejects.toThrow('two people');
    await expect(test.db.query('UPDATE paper SET content = key WHERE id = $1', [id])).rejects.toThrow('never changed');
    await expect(test.db.query('DELETE FROM paper WHERE id = $1', [id])).rejects.toThrow('never changed');
  });

  it('opens with two different people, not before its time, and counts exposure from then on', async () => {
    const { setId, sessionId } = await reserved();
    clock.set(new Date(FROM.getTime() - 1));
    expect(await refusedWith(release.run(head, setId, '启封'))).toBe('paper-set.too-early');
    clock.set(FROM);
    expect(await release.run(head, setId, '到时启封')).toBe('given');
    expect((await papers.set(setId)).state).toBe('sealed');
    expect(await refusedWith(release.run(head, setId, '我再来'))).toBe('paper-set.same-person');
    expect(await test.db.query('SELECT 1 FROM item_exposure WHERE set_id = $1', [setId])).toEqual([]);
    expect(await release.run(custodian, setId, '核对无误')).toBe('released');
    expect(await papers.set(setId)).toMatchObject({ state: 'released', releasedAt: FROM, sessionId });
    const seen = await test.db.one<{ n: number }>('SELECT sum(papers)::int AS n FROM item_exposure WHERE set_id = $1', [setId]);
    expect(seen?.n).toBe(200);
    expect(await entries('paper-set.release-given', setId)).toEqual([{ reason: '到时启封', actor_id: head.id }]);
    expect(await entries('paper-set.released', setId)).toEqual([{ reason: '核对无误', actor_id: custodian.id }]);
    const events = await test.db.query<{ data: unknown }>(`SELECT data FROM outbox_event WHERE name = 'assembly.set-released' AND data ->> 'setId' = $1`, [setId]);
    expect(events).toEqual([{ data: { setId, sessionId } }]);
  });

  it('settles two people who release at the same instant, and one who does it twice', async () => {
    const { setId } = await reserved();
    clock.set(FROM);
    const outcomes = await Promise.all([head, head, custodian].map((actor) => refusedWith(release.run(actor, setId, '同时启封'))));
    expect(outcomes.filter((outcome) => outcome === 'granted')).toHaveLength(2);
    expect((await papers.set(setId)).state).toBe('released');
  });

  it('shows who has released and keeps one set for one session', async () => {
    const { setId, sessionId } = await reserved();
    const other = await drawn(1);
    expect(await refusedWith(papers.reserve(setId, { sessionId: newId(), opensAt: OPENS }))).toBe('paper-set.reserved-elsewhere');
    await papers.reserve(setId, { sessionId, opensAt: new Date(OPENS.getTime() + 60_000) });
    await papers.reserve(other, { sessionId, opensAt: OPENS });
    expect((await papers.set(setId)).sessionId).toBeNull();
    clock.set(FROM);
    await release.run(head, other, '启封');
    expect(await queries.view(other)).toMatchObject({ releasesNeeded: 2, releaseList: [{ person: { id: head.id }, reason: '启封' }] });
    expect(await refusedWith(papers.reserve(setId, { sessionId, opensAt: OPENS }))).toBe('paper-set.session-has-papers');
    expect(await refusedWith(papers.reserve(other, { sessionId, opensAt: new Date(OPENS.getTime() + 1) }))).toBe('paper-set.release-begun');
  });

  it('is void after a leak until a candidate has seen a paper', async () => {
    const setId = await released();
    const [id = ''] = await papers.paperIds(setId);
    const leaked = await released();
    await voiding.run(officer, leaked, '试卷泄露');
    const [gone = ''] = await papers.paperIds(leaked);
    expect(await refusedWith(papers.openForCandidate(gone))).toBe('paper.not-released');
    await papers.openForCandidate(id);
    expect(await refusedWith(voiding.run(officer, setId, '试卷泄露'))).toBe('paper-set.opened');
  });
});

describe('an open paper', () => {
  it('carries no key and no identity of items; the key carries both in the letters shown', async () => {
    const setId = await released();
    const ids = await papers.paperIds(setId);
    const paper = await papers.openForCandidate(ids[0] ?? '');
    expect(JSON.stringify(paper)).not.toMatch(/versionId|itemId|elementCode|"key"/);
    expect(paper.sections.flatMap(({ questions }) => questions.map(({ no }) => no))).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
    const keys = await papers.openKeys(ids);
    expect(keys.map(({ paperId }) => paperId)).toEqual(ids);
    expect(keys[0]?.questions.every(({ key }) => key.length > 0)).toBe(true);
    const access = await test.db.query('SELECT part, actor_id FROM paper_access WHERE paper_id = $1 ORDER BY id', [ids[0]]);
    expect(access).toEqual([{ part: 'content', actor_id: 'delivery' }, { part: 'key', actor_id: 'marking' }]);
  });

  it('is read by staff only once the exam has opened, with a reason in the journal', async () => {
    const [id = ''] = await papers.paperIds(await released());
    clock.set(new Date(OPENS.getTime() - 1));
    expect(await refusedWith(view.content(head, id, '核查'))).toBe('paper.not-open-yet');
    clock.set(OPENS);
    const { digest } = await view.content(head, id, '核查投诉');
    await view.key(head, id, '核查答案');
    expect(await entries('paper.viewed', id)).toEqual([{ reason: '核查投诉', actor_id: head.id }]);
    expect(await entries('paper.key-viewed', id)).toEqual([{ reason: '核查答案', actor_id: head.id }]);
    expect((await test.db.one<{ digest: string }>('SELECT digest FROM paper WHERE id = $1', [id]))?.digest).toBe(digest);
  });
});

describe('replay', () => {
  it('rebuilds every paper to the byte, sealed or not, and shows nothing of it', async () => {
    const setId = await drawn(12);
    const report = await replay.set(officer, setId);
    expect(report).toMatchObject({ papers: 12, matching: 12, setDigestMatches: true, differing: [], algorithm: 'draw-2' });
    const [id = ''] = await papers.paperIds(setId);
    expect(await replay.run(officer, id)).toMatchObject({ papers: 1, matching: 1, setDigestMatches: true });
    expect(await entries('paper-set.replayed', setId)).toHaveLength(1);
    expect(await entries('paper.replayed', id)).toHaveLength(1);
  });

  it('survives that items of the set are retired or changed since', async () => {
    const setId = await drawn(3);
    await test.db.query(`UPDATE item_version SET state = 'retired', status = 'retired' WHERE id IN (SELECT id FROM item_version WHERE state = 'approved' ORDER BY id LIMIT 40)`);
    expect(await replay.set(officer, setId)).toMatchObject({ papers: 3, matching: 3 });
  });

  it('is told when somebody altered the recipe or swapped papers behind the guards', async () => {
    const setId = await released();
    const [one = '', two = ''] = await papers.paperIds(setId);
    await test.db.tx(async () => {
      await test.db.query('ALTER TABLE paper DISABLE TRIGGER paper_guard');
      await test.db.query('UPDATE paper SET content = (SELECT content FROM paper WHERE id = $2) WHERE id = $1', [one, two]);
      await test.db.query('ALTER TABLE paper ENABLE TRIGGER paper_guard');
      await test.db.query('ALTER TABLE paper_set DISABLE TRIGGER paper_set_guard');
      await test.db.query(`UPDATE paper_set SET recipe = replace(recipe, '"draw-2"', '"draw-1"') WHERE id = $1`, [setId]);
      await test.db.query('ALTER TABLE paper_set ENABLE TRIGGER paper_set_guard');
    });
    expect(await refusedWith(papers.openForCandidate(one))).toBe('paper.seal-broken');
    expect(await refusedWith(replay.set(officer, setId))).toBe('paper.seal-broken');
  });

  it('leaves a journal whose chain verifies', async () => {
    expect(await verify.run()).toMatchObject({ ok: true, firstBad: null });
  });
});
