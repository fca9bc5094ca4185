import { Injectable } from '@nestjs/common';
import type { IncidentView } from '@kaowu/contracts';
import { Clock, newId } from '@kaowu/kernel';
import { accept, Database, found, refusal, type Actor } from '@kaowu/platform';
import { Journal } from '@kaowu/journal';
import { BarForViolation, Sittings, type Seating } from '@kaowu/sitting';
import { decideClosing, decideIncident } from '../domain/incidents';
import {
  findCategory, findIncident, findTier, incidentsOf, incidentViewOf, lockIncident, openIncidentCounts,
} from '../persistence/incident-rows';
import { WallHub } from './wall-hub';

/** What a barring tier is called in the list of the barred. */
const BAR_GROUNDS = { serious: 'serious-violation', false_papers: 'false-papers' } as const;

/** What a report says. */
export interface Report {
  readonly roomId: string;
  readonly seatingId: string | null;
  readonly categoryCode: string;
  readonly tierCode: string | null;
  readonly text: string;
}

/** What happens in the rooms, by category, with its tier where it is a violation, and its end (D38). */
@Injectable()
export class Incidents {
  constructor(
    private readonly db: Database,
    private readonly sittings: Sittings,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly hub: WallHub,
    private readonly bars: BarForViolation,
  ) {}

  /**
   * Writes an incident down. Whoever reports is on duty in the room. Refuses what `decideIncident` refuses,
   * `wall.room-unknown`, `wall.seating-unknown`, `wall.not-on-duty`, `record.not-found`.
   */
  report(actor: Actor, sessionId: string, report: Report): Promise<IncidentView> {
    return this.db.tx(async () => {
      const session = await this.sittings.session(sessionId);
      if (!session.rooms.some((room) => room.id === report.roomId)) throw refusal('wall.room-unknown');
      const seating = report.seatingId === null ? null : await this.sittings.seating(report.seatingId);
      if (report.seatingId !== null && seating?.sessionId !== sessionId) throw refusal('wall.seating-unknown', { count: 1 });
      await this.requireDuty(actor, sessionId, report.roomId);
      const sound = accept(decideIncident({
        category: await findCategory(this.db, report.categoryCode),
        tier: report.tierCode === null ? undefined : await findTier(this.db, report.tierCode),
        seatingId: report.seatingId,
      }));
      const id = newId();
      await this.db.query(
        `INSERT INTO incident (id, session_id, room_id, seating_id, category_code, kind, tier_code, text, reported_by, reported_by_name, reported_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [id, sessionId, report.roomId, sound.seatingId, sound.categoryCode, sound.kind, sound.tierCode, report.text, actor.id, actor.name, this.clock.now()],
      );
      await this.journal.record(actor, {
        action: 'incident.reported', subject: { type: 'incident', id }, after: { ...sound, text: report.text },
        data: { sessionId, roomId: report.roomId, seatingId: sound.seatingId, category: sound.categoryCode, tier: sound.tierCode },
      });
      return this.told(id, seating);
    });
  }

  /**
   * Closes an incident with its outcome. A violation whose tier bars the person enters the bar by the same decision
   * (D10). Refuses what `decideClosing` refuses, `wall.not-on-duty`, `record.not-found`.
   */
  close(actor: Actor, incidentId: string, reason: string, tierCode: string | null | undefined): Promise<IncidentView> {
    return this.db.tx(async () => {
      const incident = found(await lockIncident(this.db, incidentId));
      await this.requireDuty(actor, incident.session_id, incident.room_id);
      const newTier = tierCode === undefined || tierCode === null ? undefined : await findTier(this.db, tierCode);
      const closing = accept(decideClosing({ kind: incident.kind, tierCode: incident.tier_code, closedByName: incident.closed_by_name, newTier }));
      await this.db.query(
        'UPDATE incident SET closed_by = $2, closed_by_name = $3, closed_at = $4, outcome = $5, tier_code = $6 WHERE id = $1',
        [incidentId, actor.id, actor.name, this.clock.now(), reason, closing.tierCode],
      );
      await this.journal.record(actor, {
        action: 'incident.closed', subject: { type: 'incident', id: incidentId }, reason,
        before: { tierCode: incident.tier_code }, after: closing,
        data: { sessionId: incident.session_id, seatingId: incident.seating_id, tierBefore: incident.tier_code, tier: closing.tierCode },
      });
      const seating = incident.seating_id === null ? null : await this.sittings.seating(incident.seating_id);
      const tier = closing.tierCode === null ? null : await findTier(this.db, closing.tierCode);
      if (tier && tier.bars !== 'none' && seating) {
        await this.bars.run(actor, { incidentId, candidateId: seating.candidateId, ground: BAR_GROUNDS[tier.bars], reason: `${tier.zh}：${reason}` });
      }
      return this.told(incidentId, seating);
    });
  }

  /** Incidents of a session, in the order in which they were reported. */
  async ofSession(sessionId: string, openOnly: boolean): Promise<IncidentView[]> {
    const [rows, seatings] = await Promise.all([incidentsOf(this.db, sessionId, openOnly), this.sittings.seatings(sessionId)]);
    const bySeating = new Map(seatings.map((seating) => [seating.id, seating]));
    return rows.map((row) => incidentViewOf(row, row.seating_id === null ? undefined : bySeating.get(row.seating_id)));
  }

  private async requireDuty(actor: Actor, sessionId: string, roomId: string): Promise<void> {
    if (!(await this.sittings.dutyRooms(actor, sessionId)).includes(roomId)) throw refusal('wall.not-on-duty');
  }

  private async told(incidentId: string, seating: Seating | null): Promise<IncidentView> {
    const view = incidentViewOf(found(await findIncident(this.db, incidentId)), seating ?? undefined);
    const open = view.seatingId === null ? 0 : ((await openIncidentCounts(this.db, view.sessionId)).get(view.seatingId) ?? 0);
    await this.db.afterCommit(() => this.hub.incidentChanged(view, open));
    return view;
  }
}
