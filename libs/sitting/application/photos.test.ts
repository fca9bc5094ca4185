import { sittingRoutes, type CallOf, type RouteContract } from '@kaowu/contracts';
import { systemActor, writeWorkbook } from '@kaowu/platform';
import { ZipFile } from 'yazl';
import { HttpClient } from '../../../apps/cli/client/http-client';
import { TestClock } from '../../../test/support';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { codeOf } from '../../../test/support/refusal';
import { seedAccounts } from '../../../seeds/accounts';
import { NURSERY, seedCatalogue } from '../../../seeds/catalogue';
import { seedPeople } from '../../../seeds/people';
import { demoCandidates, type DemoCandidate } from '../../../seeds/sitting/candidates';
import { demoPortrait } from '../../../seeds/sitting/portrait';
import { staffClient } from '../../../test/support/staff';

const clock = new TestClock(new Date('2026-11-20T01:00:00Z'));
const staff = new Map<string, HttpClient>();
let instance: TestInstance;

beforeAll(async () => {
  instance = await startInstance({ clock });
  const ctx = { app: instance.nest, db: instance.db, vault: instance.vault, clock, actor: systemActor('seed'), say: () => undefined };
  for (const seed of [seedAccounts, seedCatalogue, seedPeople]) await seed(ctx);
  for (const login of ['officer', 'writer']) {
    staff.set(login, await staffClient(instance, login));
  }
});
afterAll(() => instance.stop());

const as = (login: string): HttpClient => {
  const client = staff.get(login);
  if (!client) throw new Error(`nobody signed in as ${login}`);
  return client;
};

const refusedWith = <R extends RouteContract>(login: string, route: R, call: CallOf<R>): Promise<string> => codeOf(as(login).call(route, call));

let serial = 0;
async function announcedRound(): Promise<string> {
  const body = { name: `批次 ${++serial}`, key: NURSERY, districtCode: '110108', from: '2026-11-20', to: '2026-11-21', parts: ['theory' as const] };
  const { id } = await as('officer').call(sittingRoutes.openRound, { body });
  await as('officer').call(sittingRoutes.announceRound, { params: { roundId: id }, body: { text: '现接受报名，材料由本机构审核。' } });
  return id;
}

async function workbook(rows: readonly DemoCandidate[]): Promise<Blob> {
  const bytes = await writeWorkbook([{
    name: '考生', columns: ['姓名', '证件号码', '性别', '工作单位', '申报条件'].map((heading) => ({ heading })),
    rows: rows.map((p) => [p.name, p.idNumber, p.sex, p.employer, p.condition]),
  }]);
  return new Blob([bytes as Uint8Array<ArrayBuffer>]);
}

describe('photographs of candidates', () => {
  const zip = (files: Readonly<Record<string, Buffer>>): Promise<Blob> =>
    new Promise((done, fail) => {
      const archive = new ZipFile();
      for (const [name, bytes] of Object.entries(files)) archive.addBuffer(bytes, name);
      archive.end();
      const parts: Buffer[] = [];
      archive.outputStream.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(new Blob(parts.map((p) => new Uint8Array(p))))).on('error', fail);
    });
  const people = demoCandidates(700, 3);
  const portrait = demoPortrait(1);

  it('come as one archive named by ID number: what fits is sealed, the rest is told file by file', async () => {
    const roundId = await announcedRound();
    const params = { roundId };
    await as('officer').call(sittingRoutes.importCandidates, { params, body: {}, file: await workbook(people) });
    const [one, two] = people as [DemoCandidate, DemoCandidate];
    const file = await zip({
      [`照片/${one.idNumber}.png`]: portrait, [`${two.idNumber}.jpg`]: Buffer.from('no picture'), '110101199003070011.png': portrait, [`再来/${one.idNumber}.png`]: portrait,
    });
    const looked = await as('officer').call(sittingRoutes.importPhotos, { params, body: { dryRun: true }, file });
    expect(looked).toMatchObject({ rows: 4, good: 1, taken: 0, dryRun: true });
    expect(looked.problems.map((p) => p.code).sort()).toEqual(['photo.doubled', 'photo.no-candidate', 'photo.unreadable']);
    expect(JSON.stringify(looked)).not.toContain(two.idNumber);
    expect(await refusedWith('officer', sittingRoutes.importPhotos, { params, body: {}, file })).toBe('file.rows-invalid');
    expect(await as('officer').call(sittingRoutes.importPhotos, { params, body: { onProblems: 'take-good' }, file })).toMatchObject({ taken: 1 });
    const { rows } = await as('officer').call(sittingRoutes.listCandidates, { params });
    expect(rows.map((c) => c.hasPhoto).sort()).toEqual([false, false, true]);
    const candidateId = rows.find((c) => c.hasPhoto)?.id ?? '';
    const shown = await as('officer').call(sittingRoutes.candidatePhoto, { params: { candidateId } });
    expect(Buffer.from(await shown.arrayBuffer()).equals(portrait)).toBe(true);
    const stored = await instance.db.one<{ sealed: Buffer }>('SELECT sealed FROM candidate_photo WHERE candidate_id = $1', [candidateId]);
    expect(stored?.sealed.includes(portrait.subarray(0, 8))).toBe(false);
    expect(await refusedWith('writer', sittingRoutes.candidatePhoto, { params: { candidateId } })).toBe('access.denied');
  });

  it('come one by one, and a new one takes the place of the old', async () => {
    const roundId = await announcedRound();
    await as('officer').call(sittingRoutes.importCandidates, { params: { roundId }, body: {}, file: await workbook(people) });
    const candidateId = (await as('officer').call(sittingRoutes.listCandidates, { params: { roundId } })).rows[0]?.id ?? '';
    const add = (bytes: Buffer) => ({ params: { candidateId }, file: new Blob([new Uint8Array(bytes)]) });
    expect(await refusedWith('officer', sittingRoutes.addPhoto, add(Buffer.from('GIF89a')))).toBe('photo.unreadable');
    expect(await as('officer').call(sittingRoutes.addPhoto, add(portrait))).toEqual({ width: 295, height: 413 });
    const newer = demoPortrait(2);
    await as('officer').call(sittingRoutes.addPhoto, add(newer));
    const shown = await as('officer').call(sittingRoutes.candidatePhoto, { params: { candidateId } });
    expect(Buffer.from(await shown.arrayBuffer()).equals(newer)).toBe(true);
  });
});
