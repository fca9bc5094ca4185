import { Injectable } from '@nestjs/common';
import type { FileReply, PlannedSession, Problem } from '@kaowu/contracts';
import { Organisation } from '@kaowu/catalogue';
import { People, type StaffDossier } from '@kaowu/people';
import { Database, newPdf, pdfBytes, wireProblem } from '@kaowu/platform';
import { overlaps } from '../domain/duty-overlap';
import { canBeOnDuty, invigilatorsNeeded } from '../domain/staffing';
import { sessionInterval } from '../domain/turns';
import { dutiesOf, listSessions, roomsOfSessions, turnPlanOf, type DutyRow, type SessionRow } from '../persistence/session-rows';
import { drawDutyPlan } from './draw-duty-plan';
import { dutyFileOf, dutyIn } from './duty-files';

/** From the first instant of a day to the first instant that no longer counts. */
export interface PlanSpan {
  readonly from: Date;
  readonly to: Date;
}

/**
 * Who is on duty where and when, judged as of now: what was right when somebody was put on duty may be wrong since (a
 * training ran out, a relation was declared, a session was moved).
 */
@Injectable()
export class DutyPlan {
  constructor(private readonly db: Database, private readonly people: People, private readonly organisation: Organisation) {}

  /** The sessions of the days, by time, with everybody on duty and what speaks against it. */
  async of(span: PlanSpan): Promise<PlannedSession[]> {
    const sessions = await listSessions(this.db, span);
    const ids = sessions.map((s) => s.id);
    const [duties, rooms] = [await dutiesOf(this.db, ids), await roomsOfSessions(this.db, ids)];
    const dossiers = new Map((await this.people.dossiers([...new Set(duties.map((d) => d.person_id))])).map((d) => [d.personId, d] as const));
    const spans = new Map(sessions.map((s) => [s.id, { name: `${s.round_name} ${s.name}`, ...sessionInterval(turnPlanOf(s)) }] as const));
    const clashes = overlaps(duties.flatMap((d) => {
      const at = spans.get(d.session_id);
      return at ? [{ personId: d.person_id, sessionId: d.session_id, name: at.name, startMs: at.startMs, endMs: at.endMs }] : [];
    }));
    const plan: PlannedSession[] = [];
    for (const session of sessions) {
      const own = duties.filter((d) => d.session_id === session.id);
      const judged = await this.judge(session, own, dossiers, clashes);
      const shown = (list: readonly DutyRow[]): PlannedSession['rooms'][number]['invigilators'] => list.map((d) => ({
        personId: d.person_id, name: d.person_name, problems: (judged.get(d.person_id) ?? []).map((problem) => { const { code, zh, en } = wireProblem(problem); return { code, zh, en }; }),
      }));
      plan.push({
        sessionId: session.id, name: session.name, roundName: session.round_name, mode: session.mode, state: session.state,
        startsAt: session.starts_at.toISOString(), endsAt: new Date(sessionInterval(turnPlanOf(session)).endMs).toISOString(),
        chief: shown(own.filter((d) => d.duty === 'chief'))[0] ?? null,
        rooms: rooms.filter((r) => r.session_id === session.id).map((room) => ({
          roomId: room.id, name: room.name, venueName: room.venue_name, candidates: room.candidates,
          needed: invigilatorsNeeded(session.mode, room.candidates, session.rule_values.staffing),
          invigilators: shown(own.filter((d) => d.room_id === room.id)),
        })),
      });
    }
    return plan;
  }

  /** The same for print. */
  async print(span: PlanSpan, title: string): Promise<FileReply> {
    const { name: body } = await this.organisation.get();
    const pdf = newPdf({ info: { Title: '监考值班表' } });
    drawDutyPlan(pdf, { body, title, sessions: await this.of(span) });
    return { filename: `监考值班表-${title}.pdf`, mimetype: 'application/pdf', bytes: await pdfBytes(pdf), disposition: 'inline' };
  }

  private async judge(
    session: SessionRow, duties: readonly DutyRow[], dossiers: ReadonlyMap<string, StaffDossier>, clashes: ReturnType<typeof overlaps>,
  ): Promise<ReadonlyMap<string, Problem[]>> {
    const judged = new Map<string, Problem[]>();
    for (const post of ['chief', 'invigilator'] as const) {
      const duty = await dutyIn(this.db, session, post);
      for (const { person_id: personId, person_name: name } of duties.filter((d) => d.duty === post)) {
        const dossier = dossiers.get(personId);
        const fit = dossier && session.state !== 'closed' ? canBeOnDuty(dutyFileOf(dossier), duty, session.rule_values.staffing) : null;
        const others = clashes.get(`${personId} ${session.id}`) ?? [];
        judged.set(personId, [
          ...(fit && !fit.ok ? [fit.problem] : []),
          ...others.map((other): Problem => ({ code: 'duty.overlap', params: { name, other } })),
        ]);
      }
    }
    return judged;
  }
}
