import { randomUUID } from 'node:crypto';
import { catalogueRoutes, markingRoutes, peopleRoutes, resultsRoutes, sittingRoutes, type CallOf, type ReplyOf, type RouteContract } from '@kaowu/contracts';
import { Sessions } from '@kaowu/identity';
import { dayIn, writeWorkbook } from '@kaowu/platform';
import { CANDIDATE_SHEET } from '@kaowu/sitting';
import { HttpClient } from '../../apps/cli/client/http-client';
import { NURSERY } from '../../seeds/catalogue';
import { seedId } from '../../seeds/ids';
import { demoCandidates, SITTING_IDS, type DemoCandidate } from '../../seeds/sitting';
import type { TestInstance } from './instance';

const KEY = { ...NURSERY, level: '2' as const };
const DAY_MS = 86_400_000;
const year = (): number => Number(dayIn(new Date()).slice(0, 4));

/** Who sits on the panel: three senior examiners of the demonstration; the card of the last has to be renewed first. */
export const PANEL = ['examiner1', 'examiner4', 'examiner7'] as const;
export type PanelMember = (typeof PANEL)[number];

/** Fills a sheet criterion by criterion until it comes to `points` of 100. */
export function filled(task: ReplyOf<typeof markingRoutes.myPerformance>['task'], points: number) {
  let left = points * 100;
  const criteria = task.criteria.map(({ code, points: most }) => {
    const given = Math.min(most, left);
    left -= given;
    return { code, points: given, steps: [], note: '' };
  });
  return { clientKey: randomUUID(), sheet: { criteria, fatal: [], comment: '论文与答辩已评' }, total: points * 100 };
}

/** A round of level 2 with a comprehensive review alone, played over HTTP by the demonstration body's staff. */
export class ReviewRound {
  readonly people: readonly DemoCandidate[] = demoCandidates(900, 3);
  roundId = '';
  sessionId = '';
  groupId = '';
  runId = '';
  private readonly clients = new Map<string, HttpClient>();

  constructor(readonly instance: TestInstance) {}

  idOf(login: string): string {
    return seedId(`person:${login}`);
  }

  /** Calls a route as a member of staff. */
  async as<R extends RouteContract>(login: string, route: R, call: CallOf<R> = {} as CallOf<R>): Promise<ReplyOf<R>> {
    let client = this.clients.get(login);
    if (!client) {
      client = new HttpClient(this.instance.url);
      client.token = (await this.instance.nest.get(Sessions).open('staff', this.idOf(login), 600)).token;
      this.clients.set(login, client);
    }
    return client.call(route, call);
  }

  /** Files the level, and what a round of it is opened with. */
  async file(): Promise<CallOf<typeof sittingRoutes.openRound>['body'] & object> {
    await this.as('head', catalogueRoutes.addFiling, {
      body: { receiptNo: '增项回执 2 号', validFrom: `${year()}-01-01`, validTo: `${year() + 2}-12-31`, lines: [{ key: KEY, districts: ['110108'] }], reason: '增项' },
    });
    return { name: '保育师（二级）评审批次', key: KEY, districtCode: '110108', from: dayIn(new Date()), to: dayIn(new Date(Date.now() + DAY_MS)), parts: ['review'] };
  }

  /** From the announcement to a session that is ready, three candidates in two turns. */
  async prepare(entry: CallOf<typeof sittingRoutes.openRound>['body'] & object): Promise<void> {
    this.roundId = (await this.as('officer', sittingRoutes.openRound, { body: entry })).id;
    const params = { roundId: this.roundId };
    await this.as('officer', sittingRoutes.announceRound, { params, body: { text: '技师综合评审：提交论文并参加答辩。' } });
    const bytes = await writeWorkbook([{
      name: '考生', columns: CANDIDATE_SHEET.map((c) => ({ heading: c.headings[0] ?? c.key })),
      rows: this.people.map((p) => CANDIDATE_SHEET.map((c) => (p as unknown as Readonly<Record<string, string>>)[c.key] ?? '')),
    }]);
    await this.as('officer', sittingRoutes.importCandidates, { params, body: {}, file: new Blob([new Uint8Array(bytes)]) });
    const candidateIds = (await this.as('officer', sittingRoutes.listCandidates, { params })).rows.map((c) => c.id);
    await this.as('officer', sittingRoutes.checkEligibility, { params, body: { candidateIds, outcome: 'pass' } });
    await this.as('district', sittingRoutes.confirmEligibility, { params, body: { candidateIds, outcome: 'pass' } });
    await this.as('officer', sittingRoutes.confirmRound, { params, body: { reason: '核对无误' } });
    const startsAt = new Date(Date.now() + 20 * 60_000).toISOString();
    const plan = { name: '综合评审', mode: 'review' as const, startsAt, durationMinutes: 20, turns: 2, changeMinutes: 5, roomIds: [SITTING_IDS.roomTwo] };
    this.sessionId = (await this.as('officer', sittingRoutes.planSession, { params, body: plan })).id;
    const inSession = { params: { sessionId: this.sessionId } };
    await this.as('officer', sittingRoutes.seatAll, { ...inSession, body: {} });
    const rooms = [{ roomId: SITTING_IDS.roomTwo, invigilatorIds: [this.idOf('invigilator3')] }];
    await this.as('officer', sittingRoutes.assignStaff, { ...inSession, body: { chiefId: this.idOf('chief'), rooms } });
    await this.as('officer', sittingRoutes.markReady, inSession);
  }

  /** Plans how many score each candidate. */
  plan(scorers: number): Promise<unknown> {
    return this.as('officer', markingRoutes.savePlan, { params: { sessionId: this.sessionId }, body: { tasks: [], scorers } });
  }

  /** Forms a panel of these. */
  form(members: readonly string[]): Promise<ReplyOf<typeof markingRoutes.formGroup>> {
    const body = { name: '评审委员会', memberIds: members.map((login) => this.idOf(login)), leaderId: this.idOf(members[0] ?? '') };
    return this.as('officer', markingRoutes.formGroup, { params: { sessionId: this.sessionId }, body });
  }

  /** Gives the member whose card ran out a new one. */
  async renewCard(): Promise<void> {
    await this.as('officer', peopleRoutes.addQualification, {
      params: { personId: this.idOf('examiner7') },
      body: { kind: 'senior_examiner', occupationCode: KEY.code, cardNo: '高考评换证 7', issuer: '示例市主管部门', validFrom: `${year()}-01-01`, validTo: `${year() + 2}-12-31` },
    });
  }

  /** Forms the panel, opens the scoring, and lets the leader brief. */
  async openScoring(): Promise<void> {
    this.groupId = (await this.form(PANEL)).id;
    await this.as('officer', markingRoutes.openMarking, { params: { sessionId: this.sessionId }, body: { early: '测试：不等计划时间' } });
    await this.as('examiner1', markingRoutes.signBriefing, { params: { groupId: this.groupId }, body: { note: '评分项已逐项说明' } });
  }

  /** The member's works with their sheets, in the order of the codes. */
  async works(login: PanelMember): Promise<ReplyOf<typeof markingRoutes.myPerformance>[]> {
    const { performances } = await this.as(login, markingRoutes.myMarking);
    const own = performances.filter((p) => p.sessionId === this.sessionId).sort((a, b) => a.code.localeCompare(b.code));
    return Promise.all(own.map((row) => this.as(login, markingRoutes.myPerformance, { params: { performanceId: row.id } })));
  }

  /** One member's sheets: the first two candidates get `points`, the last 50. */
  async score(login: PanelMember, points: number): Promise<void> {
    for (const [i, { row, task }] of (await this.works(login)).entries()) {
      await this.as(login, markingRoutes.recordScore, { params: { performanceId: row.id }, body: filled(task, i === 2 ? 50 : points) });
    }
  }

  /** One candidate comes, the session closes, the round ends, the results are computed. */
  async compute(): Promise<void> {
    const [first] = (await this.as('invigilator3', sittingRoutes.checkInBoard, { params: { sessionId: this.sessionId } })).rows;
    await this.as('invigilator3', sittingRoutes.checkIn, { params: { seatingId: first?.id ?? '' }, body: { faceMatches: true, documentsMatch: true, seatMatches: true } });
    await this.as('officer', sittingRoutes.closeSession, { params: { sessionId: this.sessionId }, body: { reason: '评审结束' } });
    await this.as('officer', sittingRoutes.finishRound, { params: { roundId: this.roundId }, body: { reason: '各场次结束' } });
    this.runId = (await this.as('officer', resultsRoutes.compute, { params: { roundId: this.roundId }, body: {} })).id;
  }

  /** Re-adds the sample, signs, releases and publicises. */
  async publicise(): Promise<void> {
    const params = { runId: this.runId };
    await this.as('officer', resultsRoutes.signTotals, { params });
    for (const sheet of (await this.as('areviewer', resultsRoutes.reviewQueue, { params })).sheets) {
      const own = Math.round(sheet.lines.reduce((sum, line) => sum + line.points, 0) / sheet.lines.length);
      await this.as('areviewer', resultsRoutes.recordCheck, { params: { ...params, candidateId: sheet.candidateId, part: sheet.part }, body: { own } });
    }
    await this.as('areviewer', resultsRoutes.signReview, { params });
    await this.as('head', resultsRoutes.release, { params, body: { reason: '审核无误，同意发布' } });
    await this.as('officer', resultsRoutes.publicise, { params, body: { title: '综合评审成绩公示' } });
  }

  /** All of it, to the open objection window. */
  async play(): Promise<void> {
    await this.prepare(await this.file());
    await this.plan(3);
    await this.renewCard();
    await this.openScoring();
    for (const [login, points] of [['examiner1', 58], ['examiner4', 72], ['examiner7', 80]] as const) await this.score(login, points);
    await this.compute();
    await this.publicise();
  }
}
