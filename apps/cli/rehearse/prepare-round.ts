import { assemblyRoutes, bankRoutes, catalogueRoutes, sittingRoutes, type OccupationKey } from '@kaowu/contracts';
import { drawSet } from '../client/draw-set';
import { dayIn, writeWorkbook } from '@kaowu/platform';
import type { Identity } from './identities';
import { hire, type Crew, type Staff } from './people';

/** What the day is prepared for. */
export interface PreparedRound {
  readonly roundId: string;
  readonly theoryId: string;
  readonly practicalId: string;
  readonly paperSetId: string;
  /** Practical papers: one obligatory task and one of two. */
  readonly practicalSetId: string;
  readonly tableId: string;
  readonly occupationCode: string;
  readonly invigilators: readonly Staff[];
}

const ROOM_ROWS = 6;
const ROOM_COLUMNS = 6;
const ROOM_SPARES = 4;
const STATIONS = 6;
const minutesFromNow = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
const today = (offset = 0): string => dayIn(new Date(Date.now() + offset * 86_400_000));

/** Finds the blueprint that is signed off and the occupation that its element table is for. */
async function chooseBlueprint(crew: Crew): Promise<{ versionId: string; tableId: string; key: OccupationKey }> {
  const { rows } = await crew.officer.client.call(assemblyRoutes.blueprints, { query: { limit: 100 } });
  const tables = await crew.writer.client.call(bankRoutes.elementTables);
  for (const row of rows) {
    const table = tables.rows.find((t) => t.id === row.elementTableId);
    if (row.approvedVersionId && table?.key.code === '4-10-01-03') return { versionId: row.approvedVersionId, tableId: table.id, key: table.key };
  }
  throw new Error('the bank has no approved blueprint for the demonstration occupation; seed the demonstration body first');
}

/** A rule set under which a whole day can be rehearsed in minutes: no waiting times, the same scoring rules. */
async function registerRuleSet(crew: Crew): Promise<void> {
  const current = (await crew.officer.client.call(catalogueRoutes.listRuleSets)).find((r) => r.current);
  if (!current) throw new Error('there is no rule set in force');
  const { values } = current;
  await crew.officer.client.call(catalogueRoutes.addRuleSet, {
    body: {
      code: current.code,
      title: '考务演练规则集',
      source: '考务演练：时间限制归零，评分规则与现行规则集相同',
      effectiveFrom: today(),
      reason: '考务演练',
      values: {
        ...values,
        room: { ...values.room, arriveBeforeMinutes: 120, earliestHandInMinutes: 0, nobodyLeavesInLastMinutes: 0 },
        rotation: { ...values.rotation, minChangedPercent: 0 },
        paper: { releaseLeadMinutes: 120 },
        publication: { objectionWorkingDays: 0 },
      },
    },
  });
}

async function candidateWorkbook(people: readonly Identity[]): Promise<Blob> {
  const headings = ['姓名', '证件号码', '性别', '工作单位', '培训机构', '手机', '申报条件'];
  const bytes = await writeWorkbook([{
    name: '考生',
    columns: headings.map((heading) => ({ heading })),
    rows: people.map((p) => [p.name, p.idNumber, p.sex, p.employer, '', '', '累计从事本职业工作 1 年（含）以上']),
  }]);
  return new Blob([bytes as Uint8Array<ArrayBuffer>]);
}

async function registerCandidates(crew: Crew, roundId: string, people: readonly Identity[]): Promise<void> {
  const { officer, district } = crew;
  const report = await officer.client.call(sittingRoutes.importCandidates, { params: { roundId }, body: {}, file: await candidateWorkbook(people) });
  if (report.taken !== people.length) throw new Error(`only ${report.taken} of ${people.length} candidates were taken: ${JSON.stringify(report.problems.slice(0, 3))}`);
  const ids: string[] = [];
  for (let offset = 0; offset < people.length; offset += 200) {
    const page = await officer.client.call(sittingRoutes.listCandidates, { params: { roundId }, query: { offset, limit: 200 } });
    ids.push(...page.rows.map((row) => row.id));
  }
  await officer.client.call(sittingRoutes.checkEligibility, { params: { roundId }, body: { candidateIds: ids, outcome: 'pass', reason: '材料齐全' } });
  await district.client.call(sittingRoutes.confirmEligibility, { params: { roundId }, body: { candidateIds: ids, outcome: 'pass', reason: '符合申报条件' } });
  await officer.client.call(sittingRoutes.confirmRound, { params: { roundId }, body: { reason: '名单核对无误' } });
}

async function buildRooms(crew: Crew, districtCode: string, candidates: number, tag: string): Promise<{ theory: string[]; practical: string }> {
  const { client } = crew.officer;
  const venue = await client.call(sittingRoutes.addVenue, {
    body: { name: `演练考点 ${tag}`, districtCode, address: '演练地址 1 号', tenureKind: 'owned', tenureUntil: null },
  });
  const seats = ROOM_ROWS * ROOM_COLUMNS - ROOM_SPARES;
  const theory: string[] = [];
  for (let i = 0; i < Math.ceil(candidates / seats); i++) {
    const room = await client.call(sittingRoutes.addRoom, {
      params: { venueId: venue.id }, body: { name: `机房 ${i + 1}`, kind: 'computer', rows: ROOM_ROWS, columns: ROOM_COLUMNS, spares: ROOM_SPARES },
    });
    theory.push(room.id);
  }
  const practical = await client.call(sittingRoutes.addRoom, {
    params: { venueId: venue.id }, body: { name: '操作考场', kind: 'practical', rows: 1, columns: STATIONS, spares: 0 },
  });
  return { theory, practical: practical.id };
}

async function staffRooms(crew: Crew, sessionId: string, roomIds: readonly string[], invigilators: readonly Staff[], perRoom: number): Promise<void> {
  await crew.officer.client.call(sittingRoutes.assignStaff, {
    params: { sessionId },
    body: {
      chiefId: crew.chief.id,
      rooms: roomIds.map((roomId, i) => ({ roomId, invigilatorIds: invigilators.slice(i * perRoom, (i + 1) * perRoom).map((s) => s.id) })),
    },
  });
}

/** Practical papers for everybody: the first task for all, one of the others drawn. */
async function drawPractical(crew: Crew, key: OccupationKey, opensAt: string, count: number, tag: string): Promise<string> {
  const { client } = crew.officer;
  const table = (await client.call(assemblyRoutes.practicalTables)).rows.find((row) => row.key.code === key.code && row.key.level === key.level && row.tasks.length > 1);
  if (!table) throw new Error('the bank has no practical tasks for the demonstration occupation');
  const [first = '', ...others] = table.tasks.map((task) => task.taskVersionId);
  const set = await client.call(assemblyRoutes.drawPractical, {
    body: {
      name: `演练操作试卷 ${tag}`, elementTableId: table.id, drawBy: 'candidate', count, opensAt, reason: '考务演练，每人一份',
      groups: [
        { title: '必考', take: 1, taskVersionIds: [first], weightHundredths: 4000 },
        { title: '选考', take: 1, taskVersionIds: others, weightHundredths: 6000 },
      ],
    },
  });
  return set.id;
}

/** From the rule set to the admission tickets: everything that has to stand before the day. */
export async function prepareRound(url: string, crew: Crew, people: readonly Identity[], tag: string, say: (line: string) => void): Promise<PreparedRound> {
  const { officer } = crew;
  await registerRuleSet(crew);
  const { versionId, tableId, key } = await chooseBlueprint(crew);
  const districtCode = '110108';
  const round = await officer.client.call(sittingRoutes.openRound, {
    body: { name: `考务演练 ${tag}`, key, districtCode, from: today(), to: today(1), parts: ['theory', 'practical'] },
  });
  const roundId = round.id;
  await officer.client.call(sittingRoutes.announceRound, { params: { roundId }, body: { text: '考务演练公告：本批次仅用于演练，不产生真实证书。' } });
  say(`round opened, registering ${people.length} candidates`);
  await registerCandidates(crew, roundId, people);
  const rooms = await buildRooms(crew, districtCode, people.length, tag);
  const perRoom = 3;
  const names = Array.from({ length: (rooms.theory.length + 1) * perRoom + Math.ceil(people.length / 15) }, (_, i) => ({ login: `${tag}-i${i + 1}`, name: `演练监考${i + 1}`, posts: ['invigilator' as const] }));
  const invigilators = await hire(url, crew, key.code, names);
  say('rooms and invigilators stand; planning sessions');
  const plan = (name: string, mode: 'theory' | 'practical', startsAt: string, durationMinutes: number, roomIds: string[], turns: number) =>
    officer.client.call(sittingRoutes.planSession, { params: { roundId }, body: { name, mode, startsAt, durationMinutes, roomIds, turns, changeMinutes: 0 } });
  const theory = await plan('理论知识', 'theory', minutesFromNow(0.5), 90, rooms.theory, 1);
  const practicalAt = minutesFromNow(0.5);
  const practical = await plan('操作技能', 'practical', practicalAt, 20, [rooms.practical], Math.ceil(people.length / STATIONS));
  const practicalSetId = await drawPractical(crew, key, practicalAt, people.length, tag);
  const set = await drawSet(officer.client, { blueprintVersionId: versionId, name: `演练试卷 ${tag}`, count: people.length, reason: '考务演练，每人一卷' });
  say(`${set.paperCount} papers drawn and sealed`);
  for (const [session, roomIds, staff] of [[theory.id, rooms.theory, invigilators], [practical.id, [rooms.practical], invigilators.slice(rooms.theory.length * perRoom)]] as const) {
    await officer.client.call(sittingRoutes.seatAll, { params: { sessionId: session }, body: {} });
    await staffRooms(crew, session, roomIds, staff, session === practical.id ? staff.length : perRoom);
  }
  await officer.client.call(sittingRoutes.attachPaperSet, { params: { sessionId: theory.id }, body: { paperSetId: set.id } });
  const tickets = await officer.client.call(sittingRoutes.ticketsPdf, { params: { roundId } });
  if (tickets.size < 1000) throw new Error('the admission tickets are empty');
  for (const sessionId of [theory.id, practical.id]) await officer.client.call(sittingRoutes.markReady, { params: { sessionId } });
  say('seats given, tickets printed, sessions ready');
  return { roundId, theoryId: theory.id, practicalId: practical.id, paperSetId: set.id, practicalSetId, tableId, occupationCode: key.code, invigilators };
}
