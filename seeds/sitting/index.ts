import { permissionsOf, type OccupationKey, type Post, type VenueRoomView } from '@kaowu/contracts';
import { dayIn, writeWorkbook, type Actor } from '@kaowu/platform';
import {
  AssignStaff, AttachPaperSet, CANDIDATE_SHEET, DecideEligibility, DrawRoom, GiveSeats, ImportCandidates, OpenRound, Photos, PlanSession, Rounds,
  SessionState, StepRound, Venues,
} from '@kaowu/sitting';
import { ASSEMBLY_IDS } from '../assembly';
import { NURSERY } from '../catalogue';
import type { SeedContext } from '../context';
import { seedId } from '../ids';
import { demoCandidates, type DemoCandidate } from './candidates';
import { demoPortrait } from './portrait';

export { candidateIdNumber, demoCandidates, type DemoCandidate } from './candidates';

/** Ids of what is seeded here, for the seeds and tests of other libs. */
export const SITTING_IDS = {
  venue: seedId('venue:demo'),
  roomOne: seedId('room:demo-1'),
  roomTwo: seedId('room:demo-2'),
  hall: seedId('room:demo-hall'),
  round: seedId('round:demo'),
  theory: seedId('session:demo-theory'),
  practical: seedId('session:demo-practical'),
  nextRound: seedId('round:demo-next'),
} as const;

/** The candidates of the seeded round. */
export const DEMO_CANDIDATES: readonly DemoCandidate[] = demoCandidates(1, 24);

const MINUTE = 60_000;
const DISTRICT = '110108';

const staff = (login: string, name: string, posts: readonly Post[]): Actor => ({
  kind: 'staff', id: seedId(`person:${login}`), name, posts, permissions: permissionsOf(posts), claims: {},
});
const OFFICER = staff('officer', '陈考务', ['officer']);
const DISTRICT_OFFICER = staff('district', '区确认员', ['district']);

const exists = async (ctx: SeedContext, table: 'venue' | 'round', id: string): Promise<boolean> =>
  (await ctx.db.one(`SELECT 1 FROM ${table} WHERE id = $1`, [id])) !== null;

async function seedVenue(ctx: SeedContext): Promise<void> {
  if (await exists(ctx, 'venue', SITTING_IDS.venue)) return;
  const venues = ctx.app.get(Venues);
  const year = Number(dayIn(ctx.clock.now()).slice(0, 4));
  await venues.add(
    OFFICER,
    { name: '示范考点', districtCode: DISTRICT, address: '北京市海淀区示范路 1 号', tenureKind: 'leased', tenureUntil: `${year + 3}-12-31` },
    SITTING_IDS.venue,
  );
  const computers = { kind: 'computer', rows: 5, columns: 7, spares: 3 } as const;
  const rooms = [
    await venues.addRoom(OFFICER, SITTING_IDS.venue, { name: '第一机房', ...computers }, SITTING_IDS.roomOne),
    await venues.addRoom(OFFICER, SITTING_IDS.venue, { name: '第二机房', ...computers }, SITTING_IDS.roomTwo),
    await venues.addRoom(OFFICER, SITTING_IDS.venue, { name: '实操考场', kind: 'practical', rows: 2, columns: 3, spares: 0 }, SITTING_IDS.hall),
  ];
  for (const room of rooms) await ctx.app.get(DrawRoom).run(OFFICER, room.id, withAisle(room));
}

/** The room with an aisle in the middle, a door in the front wall, cameras in two corners. */
function withAisle(room: VenueRoomView): Parameters<DrawRoom['run']>[2] {
  const before = Math.ceil(room.columns / 2);
  const columns = room.columns + 1;
  return {
    version: room.version, rows: room.rows, columns,
    places: room.places.map(({ id, label, row, column, kind }) => ({ id, label, row, column: column > before ? column + 1 : column, kind })),
    fixtures: [{ kind: 'camera', row: 0, column: 0 }, { kind: 'door', row: 0, column: columns }, { kind: 'camera', row: room.rows + 1, column: columns + 1 }],
  };
}

interface RoundSeed {
  readonly id: string;
  readonly name: string;
  readonly key: OccupationKey;
  readonly districtCode: string;
  readonly from: string;
  readonly to: string;
  readonly people: readonly DemoCandidate[];
}

/** Opens and announces a round and imports its candidates through the spreadsheet; gives their ids in order. */
async function register(ctx: SeedContext, seed: RoundSeed): Promise<string[]> {
  const { id, people, ...entry } = seed;
  await ctx.app.get(OpenRound).run(OFFICER, { ...entry, parts: ['theory', 'practical'] }, id);
  await ctx.app.get(StepRound).announce(
    OFFICER, id,
    `${seed.name}现接受报名。理论知识考试采用计算机闭卷方式，操作技能考核在工位上进行，两项均达到 60 分为合格。报名材料由本机构审核、区主管部门确认。（演示数据，不产生真实证书）`,
  );
  const bytes = await writeWorkbook([{
    name: '考生',
    columns: CANDIDATE_SHEET.map((c) => ({ heading: c.headings[0] ?? c.key })),
    rows: people.map((p) => CANDIDATE_SHEET.map((c) => (p as unknown as Readonly<Record<string, string>>)[c.key] ?? '')),
  }]);
  await ctx.app.get(ImportCandidates).run(OFFICER, id, bytes, { dryRun: false, onProblems: 'refuse' });
  return (await ctx.app.get(Rounds).candidates(id)).map((c) => c.id);
}

async function decide(ctx: SeedContext, roundId: string, stage: 'check' | 'confirm', candidateIds: readonly string[], outcome: 'pass' | 'refuse' = 'pass'): Promise<void> {
  const reason = outcome === 'pass' ? '材料齐全，符合申报条件' : '申报条件与工作年限证明不符';
  await ctx.app.get(DecideEligibility).run(stage === 'check' ? OFFICER : DISTRICT_OFFICER, { roundId, candidateIds, stage, outcome, reason });
}

const dayAfter = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The round that a newcomer can play: theory in about half an hour, practical work when it is over. */
async function seedRound(ctx: SeedContext): Promise<void> {
  const roundId = SITTING_IDS.round;
  if (await exists(ctx, 'round', roundId)) return;
  const today = dayIn(ctx.clock.now());
  const key = { ...NURSERY, level: '5' as const };
  const name = `保育师（五级）${today.slice(0, 4)} 年演示批次`;
  const people = await register(ctx, { id: roundId, name, key, districtCode: DISTRICT, from: today, to: dayAfter(today, 6), people: DEMO_CANDIDATES });
  await decide(ctx, roundId, 'check', people);
  await decide(ctx, roundId, 'confirm', people);
  await ctx.app.get(StepRound).confirm(OFFICER, roundId, '名单核对无误');
  // The last one sent no picture, so that the sheets show both.
  for (const [serial, candidateId] of people.slice(0, -1).entries()) {
    await ctx.app.get(Photos).add(OFFICER, candidateId, { filename: `${serial + 1}.png`, mimetype: 'image/png', bytes: demoPortrait(serial) });
  }

  const theoryAt = Math.ceil((ctx.clock.now().getTime() + 30 * MINUTE) / (5 * MINUTE)) * 5 * MINUTE;
  const planning = ctx.app.get(PlanSession);
  const theory = { name: '理论知识第一场', mode: 'theory', durationMinutes: 90, turns: 1, changeMinutes: 0, roomIds: [SITTING_IDS.roomOne] } as const;
  await planning.plan(OFFICER, roundId, { ...theory, roomIds: [...theory.roomIds], startsAt: new Date(theoryAt).toISOString() }, SITTING_IDS.theory);
  await planning.plan(
    OFFICER, roundId,
    { name: '操作技能', mode: 'practical', startsAt: new Date(theoryAt + 150 * MINUTE).toISOString(), durationMinutes: 20, turns: 4, changeMinutes: 5, roomIds: [SITTING_IDS.hall] },
    SITTING_IDS.practical,
  );
  const invigilators = (...logins: string[]): string[] => logins.map((login) => seedId(`person:${login}`));
  const duties = [
    [SITTING_IDS.theory, SITTING_IDS.roomOne, invigilators('invigilator1', 'invigilator2')],
    [SITTING_IDS.practical, SITTING_IDS.hall, invigilators('invigilator3', 'invigilator4')],
  ] as const;
  for (const [sessionId, roomId, invigilatorIds] of duties) {
    await ctx.app.get(GiveSeats).all(OFFICER, sessionId, { seed: 'demo', partial: false });
    await ctx.app.get(AssignStaff).run(OFFICER, sessionId, {
      chiefId: seedId('person:chief'),
      rooms: [{ roomId, invigilatorIds }],
    });
  }
  await ctx.app.get(SessionState).ready(OFFICER, SITTING_IDS.practical);
  const drawn = await ctx.db.one('SELECT 1 FROM paper_set WHERE id = $1', [ASSEMBLY_IDS.nurserySet]);
  if (drawn) await attachSeededPapers(ctx, ASSEMBLY_IDS.nurserySet);
  ctx.say(`  ${name}: ${people.length} candidates, theory at ${new Date(theoryAt).toISOString()}`);
}

/** A later round whose eligibility is being decided, so that the queues of body and district have work. */
async function seedNextRound(ctx: SeedContext): Promise<void> {
  const roundId = SITTING_IDS.nextRound;
  if (await exists(ctx, 'round', roundId)) return;
  const from = dayAfter(dayIn(ctx.clock.now()), 21);
  const people = await register(ctx, {
    id: roundId, name: `保育师（四级）${from.slice(0, 7)} 批次`, key: { ...NURSERY, level: '4' }, districtCode: DISTRICT, from, to: dayAfter(from, 1),
    people: demoCandidates(101, 12),
  });
  await decide(ctx, roundId, 'check', people.slice(0, 6));
  await decide(ctx, roundId, 'confirm', people.slice(0, 2));
  await decide(ctx, roundId, 'check', people.slice(6, 7), 'refuse');
}

/**
 * Venue, rooms, and two rounds: one ready to be played (with the seeded papers where they are drawn), one whose
 * candidates are being checked. Needs accounts, catalogue and people. Idempotent.
 */
export async function seedSitting(ctx: SeedContext): Promise<void> {
  await seedVenue(ctx);
  await ctx.db.tx(() => seedRound(ctx));
  await ctx.db.tx(() => seedNextRound(ctx));
}

/** Attaches sealed papers to the seeded theory session and declares it ready. */
export async function attachSeededPapers(ctx: SeedContext, paperSetId: string): Promise<void> {
  await ctx.app.get(AttachPaperSet).run(OFFICER, SITTING_IDS.theory, paperSetId);
  await ctx.app.get(SessionState).ready(OFFICER, SITTING_IDS.theory);
}

/** Ticket and ID number of a seeded candidate, to sign in to the candidate's room with; null before seeding. */
export async function demoTicket(ctx: Pick<SeedContext, 'db' | 'vault'>, serial = 0): Promise<{ ticketNo: string; idNumber: string; name: string } | null> {
  const candidate = DEMO_CANDIDATES[serial];
  if (!candidate) return null;
  const row = await ctx.db.one<{ ticket_no: string | null }>('SELECT ticket_no FROM candidate WHERE round_id = $1 AND id_number_lookup = $2', [
    SITTING_IDS.round, ctx.vault.lookup(candidate.idNumber, 'id-number'),
  ]);
  return row?.ticket_no ? { ticketNo: row.ticket_no, idNumber: candidate.idNumber, name: candidate.name } : null;
}
