import { idNumberFault } from '@kaowu/kernel';
import { Rounds, Sittings } from '@kaowu/sitting';
import { systemActor } from '@kaowu/platform';
import { TestClock } from '../../test/support';
import { startInstance, type TestInstance } from '../../test/support/instance';
import { seedAccounts } from '../accounts';
import { seedAssembly } from '../assembly';
import { seedBank } from '../bank';
import { seedCatalogue } from '../catalogue';
import type { SeedContext } from '../context';
import { seedPeople } from '../people';
import { DEMO_CANDIDATES, demoCandidates, demoTicket, seedSitting, SITTING_IDS } from '.';

const clock = new TestClock(new Date('2026-11-20T01:02:03Z'));
let instance: TestInstance;
let ctx: SeedContext;

beforeAll(async () => {
  instance = await startInstance({ clock });
  ctx = { app: instance.nest, db: instance.db, vault: instance.vault, clock, actor: systemActor('seed'), say: () => undefined };
  await seedAccounts(ctx);
  await seedCatalogue(ctx);
  await seedPeople(ctx);
  await seedBank(ctx);
  await seedAssembly(ctx);
  await seedSitting(ctx);
});
afterAll(() => instance.stop());

describe('the seeded round', () => {
  it('stands confirmed and seated, ready, with papers, theory half an hour away and practical work after it', async () => {
    const round = await ctx.app.get(Rounds).get(SITTING_IDS.round);
    const [theory, practical] = await ctx.app.get(Sittings).sessionsOf(round.id);
    expect(round).toMatchObject({ state: 'confirmed', districtCode: '110108', key: { code: '4-10-01-03', level: '5' } });
    expect(theory).toMatchObject({ id: SITTING_IDS.theory, mode: 'theory', state: 'ready', startsAt: new Date('2026-11-20T01:35:00Z') });
    expect(practical).toMatchObject({ id: SITTING_IDS.practical, mode: 'practical', state: 'ready', turns: 4 });
    const seatings = await ctx.app.get(Sittings).seatings(SITTING_IDS.theory);
    expect(seatings).toHaveLength(24);
    expect(new Set(seatings.map((s) => s.placeId)).size).toBe(24);
    expect(await ctx.app.get(Sittings).seatings(SITTING_IDS.practical)).toHaveLength(24);
    expect((await ctx.app.get(Sittings).session(SITTING_IDS.theory)).rooms[0]?.places).toHaveLength(35);
  });

  it('lets a seeded candidate be found by ticket and ID number, and nobody by half of them', async () => {
    const ticket = await demoTicket(ctx);
    if (!ticket) throw new Error('no ticket');
    const sittings = ctx.app.get(Sittings);
    expect(await sittings.findByTicket(ticket.ticketNo, ticket.idNumber)).toMatchObject({ sessionId: SITTING_IDS.theory, candidateName: ticket.name });
    expect(await sittings.findByTicket(ticket.ticketNo, DEMO_CANDIDATES[1]?.idNumber ?? '')).toBeNull();
    expect(await sittings.findByTicket('0000000000', ticket.idNumber)).toBeNull();
  });

  it('is not seeded twice', async () => {
    const counts = () => ctx.db.one('SELECT (SELECT count(*) FROM candidate) AS c, (SELECT count(*) FROM seating) AS s, (SELECT count(*) FROM journal_entry) AS j');
    const before = await counts();
    await seedSitting(ctx);
    expect(await counts()).toEqual(before);
  });

  it('has no personal number in clear in the database', async () => {
    const { rows } = { rows: await ctx.db.query<{ t: string }>('SELECT candidate::text AS t FROM candidate') };
    for (const { idNumber, phone } of DEMO_CANDIDATES) {
      const hex = Buffer.from(idNumber).toString('hex');
      expect(rows.some(({ t }) => t.includes(idNumber) || t.includes(phone) || t.includes(hex))).toBe(false);
    }
    const [journal] = await ctx.db.query<{ n: number }>("SELECT count(*)::int AS n FROM journal_entry WHERE data::text ~ '1101011881\\d{7}'");
    expect(journal?.n).toBe(0);
  });

  it('has sound, different numbers that nobody alive can have', () => {
    const numbers = [...DEMO_CANDIDATES, ...demoCandidates(101, 12)].map((c) => c.idNumber);
    expect(numbers.map(idNumberFault).filter((f) => f !== null)).toEqual([]);
    expect(new Set(numbers).size).toBe(36);
    expect(numbers.every((n) => n.startsWith('1101011881'))).toBe(true);
  });
});
