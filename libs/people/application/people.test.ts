import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleSetEntry, type PersonEntry, type ProblemCode, type RelationEntry, type RuleSetEntry } from '@kaowu/contracts';
import { catalogueMigrations, AddRuleSet, RuleSets } from '@kaowu/catalogue';
import { Journal, journalMigrations, VerifyChain } from '@kaowu/journal';
import { platformMigrations, Refusal, writeWorkbook } from '@kaowu/platform';
import { databaseWith, staffActor, TestClock, testVault, type TestDatabase } from '../../../test/support';
import { STAFF_COLUMNS } from '../domain/staff-sheet';
import { peopleMigrations } from '../persistence/migrations';
import { Appointments } from './appointments';
import { ImportStaff } from './import-staff';
import { People } from './people';
import { Persons } from './persons';
import { Qualifications } from './qualifications';
import { Register } from './register';
import { Relations } from './relations';

const shippedRules = (): RuleSetEntry =>
  ruleSetEntry.parse({ ...(JSON.parse(readFileSync(join(__dirname, '../../../seeds/catalogue/rule-set.default.json'), 'utf8')) as object), reason: '出厂默认' });
const officer = staffActor('0199a000-0000-7000-8000-000000000001', ['officer']);
const clock = new TestClock(new Date('2026-11-20T01:00:00Z'));
const vault = testVault();

let test: TestDatabase;
let people: People;
let persons: Persons;
let register: Register;
let appointments: Appointments;
let qualifications: Qualifications;
let relations: Relations;
let importer: ImportStaff;

beforeAll(async () => {
  test = await databaseWith([...platformMigrations, ...journalMigrations, ...catalogueMigrations, ...peopleMigrations]);
  const journal = new Journal(test.db, clock);
  people = new People(test.db, clock);
  register = new Register(test.db, clock, new RuleSets(test.db, clock));
  await new AddRuleSet(test.db, journal, clock).run(officer, shippedRules());
  persons = new Persons(test.db, journal, clock, vault, register);
  appointments = new Appointments(test.db, journal, register);
  qualifications = new Qualifications(test.db, journal, clock, register);
  relations = new Relations(test.db, journal, clock, vault, register);
  importer = new ImportStaff(test.db, journal, clock, vault);
});
afterAll(() => test.stop());

const refusedWith = async (work: Promise<unknown>): Promise<ProblemCode | 'granted'> => {
  try {
    await work;
    return 'granted';
  } catch (error) {
    if (error instanceof Refusal) return error.problem.code;
    throw error;
  }
};
const entry = (over: Partial<PersonEntry> = {}): PersonEntry => ({ name: '林考评', sex: null, employer: '示范中心', trainingBody: null, engagement: null, idNumber: null, ...over });
const relation = (over: Partial<RelationEntry>): RelationEntry => ({ kind: 'relative', withPersonId: null, withIdNumber: null, withName: null, withEmployer: null, note: '', ...over });
const reason = '按任命文件';

describe('persons', () => {
  it('keeps the ID number sealed, finds it by lookup, shows it masked', async () => {
    const { id, idNumberMasked } = await persons.add(officer, entry({ idNumber: '110101199003070011' }));
    expect(idNumberMasked).toBe('110***********0011');
    const row = await test.db.one<{ sealed: Buffer; all: string }>('SELECT id_number_sealed AS sealed, person::text AS all FROM person WHERE id = $1', [id]);
    expect(vault.openText(row?.sealed ?? Buffer.alloc(0), 'id-number')).toBe('110101199003070011');
    const stored = await test.db.query<{ t: string }>('SELECT person::text AS t FROM person UNION ALL SELECT journal_entry::text FROM journal_entry');
    expect(stored.some(({ t }) => t.includes('110101199003070011'))).toBe(false);
    expect((await people.dossiers([id]))[0]?.idNumberLookup).toBe(vault.lookup('110101199003070011', 'id-number'));
  });

  it('refuses a number twice, also when it is corrected into one', async () => {
    expect(await refusedWith(persons.add(officer, entry({ idNumber: '110101199003070011' })))).toBe('person.id-number-known');
    const { id } = await persons.add(officer, entry({ name: '周监考' }));
    const change = { ...entry({ name: '周监考' }), leftOn: null, reason };
    expect(await refusedWith(persons.change(officer, id, { ...change, idNumber: '110101199003070011' }))).toBe('person.id-number-known');
    expect(await persons.change(officer, id, { ...change, idNumber: '11010519491231002X' })).toMatchObject({ idNumberMasked: '110***********002X' });
    const { idNumber, ...without } = change;
    expect(idNumber).toBeNull();
    expect(await persons.change(officer, id, { ...without, employer: '别处' })).toMatchObject({ employer: '别处', idNumberMasked: '110***********002X' });
  });

  it('two at once with one number: one gets in', async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => refusedWith(persons.add(officer, entry({ idNumber: '440524188001010014' })))));
    expect(outcomes.sort()).toEqual(['granted', 'person.id-number-known', 'person.id-number-known']);
  });
});

describe('posts, cards, training and relations make the dossier', () => {
  let examiner: string;
  let relative: string;
  beforeAll(async () => {
    examiner = (await persons.add(officer, entry({ name: '考评甲', trainingBody: '某培训学校' }))).id;
    relative = (await persons.add(officer, entry({ name: '亲属乙', idNumber: '110105188203219054' }))).id;
  });

  it('posts have days', async () => {
    await appointments.appoint(officer, examiner, { post: 'examiner', from: '2026-01-01', reason });
    await appointments.appoint(officer, examiner, { post: 'invigilator', from: '2027-01-01', reason });
    expect(await refusedWith(appointments.appoint(officer, examiner, { post: 'examiner', from: '2026-05-01', reason }))).toBe('post.already-held');
    expect(await refusedWith(appointments.appoint(officer, examiner, { post: 'district', from: '2026-05-01', reason }))).toBe('post.conflict');
    expect((await people.dossiers([examiner]))[0]?.posts).toEqual(['examiner']);
    expect((await people.dossiers([examiner], '2027-01-01'))[0]?.posts).toEqual(['examiner', 'invigilator']);
    expect(await people.withPost('examiner')).toEqual([{ id: examiner, name: '考评甲' }]);
    expect(await people.withPost('invigilator')).toEqual([]);
    const coverage = await register.coverage();
    expect(coverage.find((c) => c.post === 'examiner')?.holders).toHaveLength(1);
    expect(coverage.find((c) => c.post === 'head')?.holders).toEqual([]);
  });

  it('cards count to their last day, withdrawn ones not at all after it', async () => {
    const card = { kind: 'examiner' as const, occupationCode: '4-10-01-03', cardNo: 'KP-1', issuer: '示例单位', validFrom: '2026-01-01', validTo: '2028-12-31' };
    await qualifications.add(officer, examiner, card);
    await qualifications.add(officer, examiner, { ...card, occupationCode: '4-10-01-05' });
    expect(await refusedWith(qualifications.add(officer, relative, card))).toBe('qualification.known');
    const view = await register.view(examiner);
    const second = view.qualifications.find((q) => q.occupationCode === '4-10-01-05');
    await qualifications.revoke(officer, { personId: examiner, qualificationId: second?.id ?? '' }, { lastDay: '2026-11-19', reason });
    expect((await people.dossiers([examiner]))[0]?.qualifications.map((q) => q.occupationCode)).toEqual(['4-10-01-03']);
    expect((await people.dossiers([examiner], '2026-11-19'))[0]?.qualifications).toContainEqual(
      { kind: 'examiner', occupationCode: '4-10-01-05', cardNo: 'KP-1', validFrom: '2026-01-01', validTo: '2026-11-19' },
    );
  });

  it('a training is logged once for each who attended', async () => {
    const training = { personIds: [examiner, relative, examiner], kind: 'quarterly' as const, topic: '第四季度培训', heldOn: '2026-10-10', hours: 4, evidence: '签到表' };
    expect(await qualifications.logTraining(officer, training)).toEqual({ logged: 2, alreadyLogged: 0 });
    expect(await qualifications.logTraining(officer, { ...training, personIds: [examiner] })).toEqual({ logged: 0, alreadyLogged: 1 });
    expect(await refusedWith(qualifications.logTraining(officer, { ...training, heldOn: '2026-11-21' }))).toBe('training.in-future');
    expect((await people.dossiers([examiner]))[0]?.lastTrainingOn).toBe('2026-10-10');
    expect((await register.list({ left: false, offset: 0, limit: 50, search: '考评甲' })).rows).toMatchObject([{ trainingDueOn: '2027-01-10', trainingOverdue: false }]);
    expect((await register.list({ left: false, offset: 0, limit: 50, search: '林考评' })).rows[0]).toMatchObject({ trainingDueOn: null, trainingOverdue: true });
  });

  it('a relation concerns both sides, whoever declared it', async () => {
    await relations.declare(officer, examiner, relation({ withIdNumber: '110105188203219054' }));
    expect(await refusedWith(relations.declare(officer, examiner, relation({ withIdNumber: '110105188203219054' })))).toBe('relation.known');
    await relations.declare(officer, examiner, relation({ withIdNumber: '510104188304065486', withName: '某考生' }));
    await relations.declare(officer, examiner, relation({ kind: 'employer', withEmployer: '某幼儿园' }));
    const [mine, theirs] = await people.dossiers([examiner, relative]);
    expect(mine?.relations).toEqual(
      expect.arrayContaining([
        { kind: 'relative', withPersonId: relative, withIdNumberLookup: vault.lookup('110105188203219054', 'id-number'), withEmployer: null },
        { kind: 'relative', withPersonId: null, withIdNumberLookup: vault.lookup('510104188304065486', 'id-number'), withEmployer: null },
        { kind: 'employer', withPersonId: null, withIdNumberLookup: null, withEmployer: '某幼儿园' },
      ]),
    );
    expect(theirs?.relations).toEqual([{ kind: 'relative', withPersonId: examiner, withIdNumberLookup: null, withEmployer: null }]);
    const view = await register.view(relative);
    const [theirSide] = view.relations;
    expect(theirSide).toMatchObject({ own: false, withName: '考评甲' });
    expect(await refusedWith(relations.withdraw(officer, { personId: relative, relationId: theirSide?.id ?? '' }, reason))).toBe('relation.unknown');
    await relations.withdraw(officer, { personId: examiner, relationId: theirSide?.id ?? '' }, reason);
    expect((await people.dossiers([relative]))[0]?.relations).toEqual([]);
    expect(await refusedWith(relations.declare(officer, examiner, relation({ withIdNumber: '110105188203219055' })))).toBe('person.id-number-check');
    expect(await refusedWith(relations.declare(officer, relative, relation({ withIdNumber: '110105188203219054' })))).toBe('relation.with-oneself');
  });

  it('whoever left holds no post and is not listed', async () => {
    const { id } = await persons.add(officer, entry({ name: '离任丙' }));
    await appointments.appoint(officer, id, { post: 'chief', from: '2026-01-01', reason });
    await persons.change(officer, id, { ...entry({ name: '离任丙' }), leftOn: '2026-11-19', reason });
    expect([await people.withPost('chief'), (await people.dossiers([id]))[0]?.posts]).toEqual([[], []]);
    expect((await register.list({ left: false, offset: 0, limit: 50, search: '离任' })).total).toBe(0);
    expect((await register.list({ left: true, offset: 0, limit: 50, search: '离任' })).total).toBe(1);
    expect(await refusedWith(people.dossiers([id, '0199a000-0000-7000-8000-00000000ffff']))).toBe('person.unknown');
  });
});

describe('the import of a staff list', () => {
  const sheet = (...rows: Record<string, string>[]) =>
    writeWorkbook([{ name: '名册', columns: STAFF_COLUMNS.map((c) => ({ heading: c.headings[0] ?? '' })), rows: rows.map((r) => STAFF_COLUMNS.map((c) => r[c.key] ?? '')) }]);
  const good = { name: '吴导入', idNumber: '510104189401210213', employer: '示范中心', posts: '主考', postFrom: '2026-03-01', trainingOn: '2026-10-10' };
  const known = { ...good, name: '林考评', idNumber: '110101199003070011', posts: '' };
  const wrong = { ...good, name: '错误', idNumber: '650102188310088069' };
  const missing = { ...good, name: '', idNumber: '650102188310088068' };

  it('tells every wrong cell and what it would take, and writes nothing on a dry run', async () => {
    const report = await importer.run(officer, await sheet(good, known, wrong, missing), { dryRun: true, mode: 'good-rows' });
    expect(report).toMatchObject({ dryRun: true, rows: 4, added: 1, known: 1 });
    expect(report.wrong.map((d) => [d.row, d.column, d.code])).toEqual([[5, 'A', 'cell.missing'], [4, 'B', 'person.id-number-check']]);
    expect((await register.list({ left: false, offset: 0, limit: 50, search: '吴导入' })).total).toBe(0);
  });

  it('refuses the whole file, or takes the good rows, by choice; and once only', async () => {
    const bytes = await sheet(good, known, wrong);
    expect(await refusedWith(importer.run(officer, bytes, { dryRun: false, mode: 'all-or-nothing' }))).toBe('file.rows-invalid');
    expect((await register.list({ left: false, offset: 0, limit: 50, search: '吴导入' })).total).toBe(0);
    expect(await importer.run(officer, bytes, { dryRun: false, mode: 'good-rows' })).toMatchObject({ added: 1, known: 1 });
    expect(await importer.run(officer, bytes, { dryRun: false, mode: 'good-rows' })).toMatchObject({ added: 0, known: 2 });
    expect((await register.list({ left: false, offset: 0, limit: 50, search: '吴导入' })).rows).toMatchObject([{ posts: ['chief'], lastTrainingOn: '2026-10-10' }]);
  });

  it('reads its own template', async () => {
    const report = await importer.run(officer, await importer.template(), { dryRun: true, mode: 'all-or-nothing' });
    expect(report).toMatchObject({ rows: 1, wrong: [] });
  });

  it('all of it stands in a journal that verifies', async () => {
    expect(await new VerifyChain(test.db).run()).toMatchObject({ ok: true });
  });
});
