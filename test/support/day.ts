import { join } from 'node:path';
import { deliveryRoutes, markingRoutes, sittingRoutes, assemblyRoutes } from '@kaowu/contracts';
import { inventCandidates, type Identity } from '../../apps/cli/rehearse/identities';
import { hire, signInCrew, type Crew, type Staff } from '../../apps/cli/rehearse/people';
import { prepareRound, type PreparedRound } from '../../apps/cli/rehearse/prepare-round';
import { startInstance, type TestInstance } from './instance';

/** Where the built pages are; KAOWU_TEST_WEB names others. */
export const WEB_DIR = process.env['KAOWU_TEST_WEB'] ?? join(__dirname, '..', '..', 'dist', 'web');

/** A whole instance with a round that can be played at once: seats given, papers sealed, sessions ready. */
export interface PlayableDay {
  readonly instance: TestInstance;
  readonly crew: Crew;
  readonly people: readonly Identity[];
  readonly round: PreparedRound;
  /** Ticket number by candidate name. */
  readonly tickets: ReadonlyMap<string, string>;
}

/** Prepares the day over the real interface, as the rehearsal does. */
export async function playableDay(candidates: number): Promise<PlayableDay> {
  const instance = await startInstance({ seeded: true, webDir: WEB_DIR });
  const crew = await signInCrew(instance.url);
  const people = inventCandidates(candidates, 7);
  const round = await prepareRound(instance.url, crew, people, 'day', () => undefined);
  const { seatings } = await crew.officer.client.call(sittingRoutes.listSeatings, { params: { sessionId: round.theoryId } });
  return { instance, crew, people, round, tickets: new Map(seatings.map((s) => [s.candidateName, s.ticketNo])) };
}

/** Checks everybody in at a session. */
export async function checkInAll({ crew }: PlayableDay, sessionId: string): Promise<void> {
  const board = await crew.chief.client.call(sittingRoutes.checkInBoard, { params: { sessionId } });
  for (const row of board.rows) {
    await crew.chief.client.call(sittingRoutes.checkIn, { params: { seatingId: row.id }, body: { faceMatches: true, documentsMatch: true, seatMatches: true } });
  }
}

/** Two people release the papers, and the session is prepared. */
export async function releaseAndPrepare({ crew, round }: PlayableDay): Promise<void> {
  for (const staff of [crew.head, crew.custodian]) {
    await staff.client.call(assemblyRoutes.releasePaperSet, { params: { id: round.paperSetId }, body: { reason: '开考前启封' } });
  }
  await crew.officer.client.call(deliveryRoutes.prepareSession, { params: { sessionId: round.theoryId } });
}

/** Plans the practical session with one task and a group of three examiners, briefed and open for scoring. */
export async function openPractical(day: PlayableDay): Promise<Staff[]> {
  const { crew, round, instance } = day;
  const { client } = crew.officer;
  const params = { sessionId: round.practicalId };
  await checkInAll(day, round.practicalId);
  const { tasks } = await client.call(markingRoutes.planChoices, { params });
  await client.call(markingRoutes.savePlan, { params, body: { scorers: 2, tasks: [{ taskVersionId: tasks[0]?.taskVersionId ?? '', weightPercent: 100 }] } });
  const examiners = await hire(instance.url, crew, round.occupationCode, ['甲', '乙', '丙'].map((c, i) => ({ login: `day-e${i + 1}`, name: `考评员${c}`, posts: ['examiner' as const], card: 'examiner' as const })));
  const [leader] = examiners as [Staff, ...Staff[]];
  const group = await client.call(markingRoutes.formGroup, { params, body: { name: '考评一组', memberIds: examiners.map((e) => e.id), leaderId: leader.id } });
  await leader.client.call(markingRoutes.signBriefing, { params: { groupId: group.id }, body: { note: '已就评分标准交底' } });
  await client.call(markingRoutes.openMarking, { params, body: { early: '测试：不等计划时间' } });
  return examiners;
}
