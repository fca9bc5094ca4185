import { Injectable } from '@nestjs/common';
import type { SeatingSignal } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { accept, Database, LiveBus, type Actor } from '@kaowu/platform';
import { canMoveTo } from '../domain/seat-rules';
import { lockSeating } from '../persistence/seating-rows';
import { naming } from './naming';

/** Moves a person to another place on the day. */
@Injectable()
export class MoveSeat {
  constructor(private readonly db: Database, private readonly journal: Journal, private readonly live: LiveBus) {}

  /**
   * Moves a seating to another place of the session, spares included, with a reason; the person's ticket, check-in and
   * answers stay. With `placeBroken` the place left behind is out of order from now on. Refuses what `canMoveTo`
   * refuses, `seat.taken`, `record.not-found`.
   */
  run(
    actor: Actor,
    seatingId: string,
    move: { readonly placeId: string; readonly reason: string; readonly placeBroken?: boolean },
  ): Promise<void> {
    return this.db.tx(async () => {
      const seating = await lockSeating(this.db, seatingId);
      const row = await this.db.one<{ room_id: string; label: string; kind: 'seat' | 'station' | 'spare'; available: boolean }>(
        `SELECT p.room_id, p.label, p.kind, p.available FROM place p JOIN session_room r ON r.room_id = p.room_id
         WHERE p.id = $1 AND r.session_id = $2 FOR SHARE OF p`,
        [move.placeId, seating.session_id],
      );
      const place = accept(
        canMoveTo({ closed: seating.session_state === 'closed', fromPlaceId: seating.place_id, toPlaceId: move.placeId, place: row }),
      );
      await naming({ seating_place: ['seat.taken', { label: place.label }] }, () =>
        this.db.query('UPDATE seating SET room_id = $2, place_id = $3 WHERE id = $1', [seatingId, row?.room_id, move.placeId]),
      );
      if (move.placeBroken) {
        await this.db.query('UPDATE place SET available = false, unavailable_reason = $2 WHERE id = $1', [seating.place_id, move.reason]);
      }
      await this.journal.record(actor, {
        action: 'seating.moved',
        subject: { type: 'seating', id: seatingId },
        reason: move.reason,
        before: { placeId: seating.place_id },
        after: { placeId: move.placeId },
        data: {
          sessionId: seating.session_id, from: seating.place_label, to: place.label, fromRoom: seating.room_name,
          placeBroken: move.placeBroken ?? false,
        },
      });
      const signal: SeatingSignal = { sessionId: seating.session_id, seatingId, change: 'moved' };
      await this.db.afterCommit(() => this.live.publish('seating', signal));
    });
  }
}
