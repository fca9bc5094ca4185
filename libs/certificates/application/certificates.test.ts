import { mkdirSync, writeFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { Test } from '@nestjs/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { CERTIFICATE_NUMBER, certificatesRoutes } from '@kaowu/contracts';
import { JournalModule, VerifyChain } from '@kaowu/journal';
import { newId } from '@kaowu/kernel';
import { Authenticator, PUBLIC_ACTOR, PlatformModule, Refusal, readSettings } from '@kaowu/platform';
import { TestClock, staffActor, testDatabase, testVault, type TestDatabase } from '@kaowu/platform/testing';
import { Results } from '@kaowu/results';
import { CertificatesModule } from '../certificates.module';
import { CertificateStore } from '../persistence/certificate-store';
import { insertBody, insertPassed } from '../testing/passed-fixture';
import { BatchActs } from './batch-acts';
import { Certificates } from './certificates';
import { ChangeCertificate } from './change-certificate';
import { FilingChecklist } from './checklist';
import { certificatesPdf } from './draw-certificate';
import { FilePassed } from './file-passed';
import { Mappings } from './mappings';
import { CertificatePapers } from './papers';
import { VerifyCertificate } from './verify';

const officer = staffActor(newId(), ['officer'], '考务员');
const head = staffActor(newId(), ['head'], '负责人');
const vault = testVault();
const TODAY = '2026-11-20';

let t: TestDatabase;
let clock: TestClock;
let app: INestApplicationContext;

beforeEach(async () => {
  t = await testDatabase();
  clock = new TestClock(new Date('2026-11-20T02:00:00Z'));
  const settings = readSettings({ PORT: '3000', PUBLIC_URL: 'https://kaowu.example' });
  const authenticator = { resolve: () => Promise.resolve(null) };
  app = await Test.createTestingModule({
    imports: [
      PlatformModule.with({ settings, databaseUrl: t.url, db: t.db, vault, clock }),
      { module: class AuthenticatorModule {}, global: true, providers: [{ provide: Authenticator, useValue: authenticator }], exports: [Authenticator] },
      JournalModule, CertificatesModule,
    ],
  }).compile();
  await insertBody(t.db);
});
afterEach(async () => {
  await app.close();
  await t.stop();
});

const codeOf = async (act: Promise<unknown>): Promise<string> =>
  act.then(() => 'granted', (error: unknown) => (error instanceof Refusal ? error.problem.code : String(error)));

const file = (roundId: string, issueOn = TODAY) => app.get(FilePassed).run(officer, roundId, issueOn);

/** A filed, accepted and issued batch. */
async function issued(names = ['甲一', '乙二', '丙三']) {
  const round = await insertPassed(t.db, vault, names);
  const batch = await file(round.roundId);
  await app.get(BatchActs).accept(officer, batch.id, { receiptNo: `R-${batch.id}`, acceptedOn: TODAY });
  await app.get(BatchActs).issue(head, batch.id, '同意核发');
  const certificates = await app.get(CertificateStore).ofBatch(batch.id);
  return { round, batch, certificates };
}

describe('numbers', () => {
  it('run on without gap or double when filings of many rounds go at once, some of them undone', async () => {
    const rounds = [];
    for (let i = 0; i < 8; i++) rounds.push(await insertPassed(t.db, vault, ['甲一', '乙二', '丙三', '丁四']));
    const undone = () => t.db.tx(async () => {
      await app.get(CertificateStore).takeSerials('S000111000012265', 2);
      throw new Error('undone');
    });
    await Promise.all(rounds.flatMap((r) => [file(r.roundId), undone().catch(() => null)]));
    const rows = await t.db.query<{ number: string }>('SELECT number FROM certificate ORDER BY number');
    expect(rows.map((r) => Number(r.number.slice(16)))).toEqual(Array.from({ length: 24 }, (_, i) => i + 1));
    expect(rows.every((r) => CERTIFICATE_NUMBER.test(r.number) && r.number.startsWith('S000111000012265'))).toBe(true);
    expect(await new VerifyChain(t.db).run()).toMatchObject({ ok: true });
  });

  it('one filing a run: of two at once, one is refused', async () => {
    const round = await insertPassed(t.db, vault, ['甲一', '乙二']);
    const outcomes = await Promise.all([codeOf(file(round.roundId)), codeOf(file(round.roundId))]);
    expect(outcomes.filter((o) => o === 'granted')).toHaveLength(1);
    expect(await t.db.query('SELECT 1 FROM certificate')).toHaveLength(1);
  });

  it('each level counts for itself, and a year too', async () => {
    const five = await file((await insertPassed(t.db, vault, ['甲一', '乙二'])).roundId);
    const three = await file((await insertPassed(t.db, vault, ['甲一', '乙二'], '3')).roundId);
    const next = await file((await insertPassed(t.db, vault, ['甲一', '乙二'])).roundId, '2027-01-04');
    expect([five.firstNumber, three.firstNumber, next.firstNumber]).toEqual(['S000111000012265000001', 'S000111000012263000001', 'S000111000012275000001']);
  });

  it('stops at 999999 and refuses, giving nothing', async () => {
    await t.db.query(`INSERT INTO number_counter VALUES ('S000111000012265', 999998)`);
    const round = await insertPassed(t.db, vault, ['甲一', '乙二', '丙三']);
    expect(await codeOf(file(round.roundId))).toBe('certificate.serials-exhausted');
    expect([await t.db.query('SELECT 1 FROM certificate'), await app.get(Results).state(round.roundId)]).toEqual([[], { runId: round.runId, state: 'publicised' }]);
    await expect(t.db.query('UPDATE number_counter SET last_serial = 5')).rejects.toThrow('only count on');
  });
});

describe('filing', () => {
  it('files the passed only, opens each ID number once and says so in the journal', async () => {
    const round = await insertPassed(t.db, vault, ['甲一', '乙二', '丙三']);
    const checklist = app.get(FilingChecklist);
    expect((await checklist.of(round.roundId)).items.filter((i) => i.done).map((i) => i.code)).toEqual(['run', 'window', 'passed', 'codes', 'mapping']);
    const batch = certificatesRoutes.file.response.parse(await file(round.roundId));
    expect(batch).toMatchObject({ state: 'filed', certificates: 2, mappingVersion: 1, issueOn: TODAY });
    const opened = await t.db.query(`SELECT 1 FROM journal_entry WHERE action = 'candidate.id-number-opened'`);
    expect(opened).toHaveLength(2);
    expect(await codeOf(file(round.roundId))).toBe('filing.exists-already');
    expect(await app.get(Results).state(round.roundId)).toMatchObject({ state: 'filed' });
    const dump = JSON.stringify(await t.db.query('SELECT * FROM journal_entry'));
    for (const p of round.people) expect(dump).not.toContain(p.idNumber);
  });

  it('waits for the window, and refuses a past issue date and a round where nobody passed', async () => {
    const round = await insertPassed(t.db, vault, ['甲一', '乙二']);
    expect(await codeOf(file(round.roundId, '2026-11-19'))).toBe('certificate.issue-day-past');
    clock.set('2026-11-09T00:00:00Z');
    expect(await codeOf(file(round.roundId))).toBe('filing.not-ready');
    clock.set('2026-11-20T00:00:00Z');
    expect(await codeOf(file((await insertPassed(t.db, vault, ['甲一'])).roundId))).toBe('filing.nobody-passed');
  });

  it('makes the workbook by the mapping, ID numbers whole and as text, and journals it', async () => {
    const round = await insertPassed(t.db, vault, ['甲一', '=1+1', '丙三']);
    const batch = await file(round.roundId);
    const { bytes, filename } = await app.get(CertificatePapers).workbook(officer, batch.id);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as unknown as ArrayBuffer);
    const rows = [1, 2, 3].map((n) => (book.worksheets[0]?.getRow(n).values as unknown[]).slice(1));
    expect(rows[0]?.slice(0, 4)).toEqual(['序号', '姓名', '证件类型', '证件号码']);
    expect(rows[1]).toEqual(['1', '=1+1', '居民身份证', round.people[1]?.idNumber, '女', '保育师', '--', '五级/初级工', '80.5', '70', '--', '合格', batch.firstNumber, TODAY]);
    expect(rows[2]?.[12]).toBe(batch.lastNumber);
    expect(filename).toContain('.xlsx');
    expect(await t.db.query(`SELECT 1 FROM journal_entry WHERE action = 'filing.workbook-made'`)).toHaveLength(1);
  });

  it('takes new columns as data; a filing keeps the version it was made with', async () => {
    const batch = await file((await insertPassed(t.db, vault, ['甲一', '乙二'])).roundId);
    const columns = (await app.get(CertificateStore).mapping()).columns.map((c) => (c.source === 'number' ? { ...c, heading: '证书号' } : c));
    expect(await app.get(Mappings).add(officer, '2027 年表样', columns)).toEqual({ version: 2 });
    await app.get(BatchActs).return(officer, batch.id, '列名不符');
    expect(await codeOf(app.get(BatchActs).accept(officer, batch.id, { receiptNo: 'R1', acceptedOn: TODAY }))).toBe('filing.state-wrong');
    expect(await app.get(BatchActs).refile(officer, batch.id, '按新表样')).toMatchObject({ state: 'filed', mappingVersion: 2, firstNumber: batch.firstNumber });
  });

  it('is accepted once with a receipt of its own, then issued by the head from the issue date on', async () => {
    const [one, two] = [await file((await insertPassed(t.db, vault, ['甲一', '乙二'])).roundId, '2026-11-23'), await file((await insertPassed(t.db, vault, ['甲一', '乙二'])).roundId)];
    const acts = app.get(BatchActs);
    expect(await codeOf(acts.accept(officer, one.id, { receiptNo: 'R1', acceptedOn: '2026-11-21' }))).toBe('filing.accepted-in-future');
    await acts.accept(officer, one.id, { receiptNo: 'R1', acceptedOn: TODAY });
    expect(await codeOf(acts.accept(officer, two.id, { receiptNo: 'R1', acceptedOn: TODAY }))).toBe('filing.receipt-taken');
    expect(await codeOf(acts.issue(head, one.id, '核发'))).toBe('certificate.issue-before-day');
    clock.set('2026-11-23T00:00:00+08:00');
    expect(await acts.issue(head, one.id, '核发')).toMatchObject({ state: 'issued', receiptNo: 'R1' });
    expect(await app.get(Results).state(one.roundId)).toMatchObject({ state: 'issued' });
    expect(await t.db.query(`SELECT 1 FROM outbox_event WHERE name = 'certificates.batch-issued'`)).toHaveLength(1);
  });
});

describe('verification', () => {
  it('needs the name or the QR token, and tells nothing else', async () => {
    const { round, certificates: [c] } = await issued();
    const verify = app.get(VerifyCertificate);
    if (!c) throw new Error('no certificate');
    expect(await verify.answer(c.number, {})).toEqual({ answer: 'ask-name', number: c.number, details: null });
    expect(await verify.answer('S999911000012265000001', {})).toMatchObject({ answer: 'ask-name' });
    const byName = certificatesRoutes.verify.response.parse(await verify.answer(c.number, { name: ` ${c.name}` }));
    expect(byName).toMatchObject({ answer: 'valid', details: { name: c.name, direction: '--', levelWords: '五级/初级工', state: 'issued' } });
    for (const person of round.people) expect(JSON.stringify(byName)).not.toContain(person.idNumber);
    expect(await verify.answer(c.number, { token: c.token })).toMatchObject({ answer: 'valid' });
    expect(await codeOf(verify.answer(c.number, { name: '别人' }))).toBe('certificate.not-verified');
    expect(await codeOf(verify.answer(c.number, { token: 'x'.repeat(24) }))).toBe('certificate.not-verified');
    expect(await codeOf(verify.answer('S1', { name: c.name }))).toBe('certificate.number-malformed');
  });

  it('does not know a certificate before it is issued', async () => {
    const batch = await file((await insertPassed(t.db, vault, ['甲一', '乙二'])).roundId);
    expect(await codeOf(app.get(VerifyCertificate).answer(batch.firstNumber, { name: '甲一' }))).toBe('certificate.not-verified');
  });

  it('shows a void certificate as void, a reissued one with its date; numbers stay', async () => {
    const { certificates: [one, two] } = await issued(['甲一', '乙二', '丙三', '丁四']);
    const changes = app.get(ChangeCertificate);
    await changes.voidIt(head, one?.id ?? '', '弄虚作假');
    expect(await codeOf(changes.reissue(head, one?.id ?? '', '遗失'))).toBe('certificate.void-already');
    expect(await changes.reissue(head, two?.id ?? '', '遗失')).toMatchObject({ number: two?.number, state: 'issued', reissuedOn: TODAY });
    const verify = app.get(VerifyCertificate);
    expect(await verify.answer(one?.number ?? '', { name: one?.name ?? '' })).toMatchObject({ answer: 'void', details: { voidedOn: TODAY } });
    expect(await verify.answer(two?.number ?? '', { name: two?.name ?? '' })).toMatchObject({ answer: 'valid', details: { reissuedOn: TODAY } });
    expect(await codeOf(app.get(CertificatePapers).print(officer, one?.id ?? ''))).toBe('certificate.void-already');
    expect(await app.get(Certificates).find(one?.number ?? '')).toMatchObject({ state: 'void' });
    await expect(t.db.query(`UPDATE certificate SET name = '别人'`)).rejects.toThrow('never changes');
  });

  it('gives the holder the electronic certificate for number, name and full ID number only', async () => {
    const { round, certificates: [c] } = await issued();
    const person = round.people.find((p) => p.name === c?.name);
    const verify = app.get(VerifyCertificate);
    expect(await codeOf(verify.download(PUBLIC_ACTOR, c?.number ?? '', c?.name ?? '', '110101199003079999'))).toBe('certificate.not-verified');
    const { bytes } = await verify.download(PUBLIC_ACTOR, c?.number ?? '', c?.name ?? '', person?.idNumber ?? '');
    expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('the certificate as PDF', () => {
  it('has a page each, for print, preview and long names', async () => {
    const { certificates: [c], batch } = await issued();
    const papers = app.get(CertificatePapers);
    const printed = await papers.printBatch(officer, batch.id);
    expect(Buffer.from(printed.bytes).toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2);
    const preview = await papers.preview(c?.id ?? '');
    expect(preview.disposition).toBe('inline');
    const look = await papers.look(c?.id ?? '');
    const texts = look.marks.flatMap((m) => (m.kind === 'text' ? [m.text] : []));
    expect(texts).toContain(c?.number);
    expect(texts.some((t) => t.includes('PREVIEW'))).toBe(true);
    expect(texts.some((t) => /\d{17}[\dX]/.test(t) && t !== c?.number)).toBe(false);
    expect(look.marks.find((m) => m.kind === 'squares')).toMatchObject({ kind: 'squares' });
    const long = await certificatesPdf([
      { number: c?.number ?? '', name: '阿依古丽·买买提江·艾合买提', idNumber: '11010119900307109X', occupationName: '无人机测绘操控员与数据处理工程技术人员', key: { edition: 'e', code: '4-08-03-07', direction: '建筑信息模型技术应用与数字化交付方向（含运维）', level: '3' }, bodyName: '示范职业技能评价中心', issueOn: TODAY, reissuedOn: TODAY, watermark: null, photo: null, verifyUrl: 'https://kaowu.example/verify/x' },
    ]);
    const keep = process.env['KAOWU_ARTEFACTS'];
    if (keep) {
      mkdirSync(keep, { recursive: true });
      for (const [name, bytes] of Object.entries({ printed: printed.bytes, preview: preview.bytes, long })) writeFileSync(`${keep}/${name}.pdf`, bytes);
    }
    expect(long.byteLength).toBeGreaterThan(10_000);
  });
});
