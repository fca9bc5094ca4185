import { Injectable } from '@nestjs/common';
import type { FileReply, RoomRecord } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Database, found, type Actor } from '@kaowu/platform';
import { Journal } from '@kaowu/journal';
import { Rounds, Sittings, type Seating } from '@kaowu/sitting';
import { commandsOf } from '../persistence/command-rows';
import { incidentsOf, incidentViewOf } from '../persistence/incident-rows';
import { drawRoomRecord } from './room-record-pdf';

/**
 * The room record 考场情况记录单: absent, violations, machine changes, interruptions, with who and when (rules, "Exam
 * day"). It is drawn from what was recorded as it happened, so nothing can be added later.
 */
@Injectable()
export class RoomRecords {
  constructor(
    private readonly db: Database,
    private readonly rounds: Rounds,
    private readonly sittings: Sittings,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** The record of one room; refuses `record.not-found`, `wall.room-unknown`. */
  async run(sessionId: string, roomId: string): Promise<RoomRecord> {
    const session = await this.sittings.session(sessionId);
    const room = found(session.rooms.find((one) => one.id === roomId), 'wall.room-unknown');
    const [round, seatings, incidents, commands] = await Promise.all([
      this.rounds.get(session.roundId), this.sittings.seatings(sessionId), incidentsOf(this.db, sessionId), commandsOf(this.db, sessionId),
    ]);
    const here = seatings.filter((seating) => seating.roomId === roomId);
    // Who is not in when entry ends is absent, whether or not somebody has said so yet.
    const entryOver = this.clock.now().getTime() >= session.startsAt.getTime() + session.lateEntryMinutes * 60_000;
    const bySeating = new Map(seatings.map((seating) => [seating.id, seating]));
    return {
      sessionId, sessionName: session.name, roundName: round.name, roomName: room.name, venueName: room.venueName,
      startsAt: session.startsAt.toISOString(), durationMinutes: session.durationMinutes,
      expected: here.length,
      present: here.filter((seating) => seating.checkedInAt !== null).length,
      absent: here.filter((seating) => seating.checkedInAt === null && (seating.absent || entryOver)).map(({ ticketNo, candidateName, placeLabel }) => ({ ticketNo, candidateName, placeLabel })),
      incidents: incidents.filter((row) => row.room_id === roomId).map((row) => incidentViewOf(row, row.seating_id === null ? undefined : bySeating.get(row.seating_id))),
      commands: commands.filter((command) => command.roomIds.includes(roomId)).reverse(),
      machineChanges: await this.machineChanges(here),
    };
  }

  /** The record on paper, for the signatures of the invigilators; printing is journalled. */
  async print(actor: Actor, sessionId: string, roomId: string): Promise<FileReply> {
    const record = await this.run(sessionId, roomId);
    const bytes = await drawRoomRecord(record);
    await this.journal.record(actor, { action: 'room-record.printed', subject: { type: 'room', id: roomId }, data: { sessionId } });
    return { filename: `考场情况记录单-${record.sessionName}-${record.roomName}.pdf`, mimetype: 'application/pdf', bytes, disposition: 'inline' };
  }

  /** Every move of a seat, from whichever desk, is in the journal. */
  private async machineChanges(seatings: readonly Seating[]): Promise<RoomRecord['machineChanges']> {
    const bySeating = new Map(seatings.map((seating) => [seating.id, seating]));
    const entries = await this.journal.about('seating', [...bySeating.keys()]);
    return entries.filter((entry) => entry.action === 'seating.moved').map((entry) => ({
      at: entry.at,
      candidateName: bySeating.get(entry.subjectId)?.candidateName ?? '',
      placeLabel: `${String(entry.data?.['from'] ?? '')} → ${String(entry.data?.['to'] ?? '')}`,
      byName: entry.actorName,
      reason: entry.reason ?? '',
    }));
  }
}
