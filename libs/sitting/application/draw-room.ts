import { Injectable } from '@nestjs/common';
import type { InputOf, sittingVenueRoutes, VenueRoomView } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, newId } from '@kaowu/kernel';
import { accept, Database, found, refusal, type Actor } from '@kaowu/platform';
import { decideDrawing, type RoomChange, type StandingPlace } from '../domain/room-plan';
import { getRoom } from '../persistence/venue-rows';

type Drawing = InputOf<typeof sittingVenueRoutes.drawRoom>['body'];

interface RoomHead {
  readonly kind: VenueRoomView['kind'];
  readonly version: number;
  readonly drawn_by_name: string | null;
}

/** Draws a room: where its places, doors and cameras are (D35, D36). */
@Injectable()
export class DrawRoom {
  constructor(private readonly db: Database, private readonly journal: Journal, private readonly clock: Clock) {}

  /**
   * Puts the whole plan of a room in the place of the former one; places keep their ids and so their records. Refuses
   * `record.not-found`, `room.plan-changed` where another version stands meanwhile, and what `decideDrawing` refuses.
   */
  run(actor: Actor, roomId: string, drawing: Drawing): Promise<VenueRoomView> {
    return this.db.tx(async () => {
      const head = found(await this.db.one<RoomHead>('SELECT kind, version, drawn_by_name FROM room WHERE id = $1 FOR UPDATE', [roomId]));
      if (head.version !== drawing.version) throw refusal('room.plan-changed', { name: head.drawn_by_name ?? '' });
      const before = await getRoom(this.db, roomId);
      const change = accept(decideDrawing(head.kind, await this.standing(roomId), drawing));
      await this.write(actor, roomId, drawing, change);
      const after = await getRoom(this.db, roomId);
      await this.journal.record(actor, {
        action: 'room.drawn',
        subject: { type: 'room', id: roomId },
        before: planOf(before),
        after: planOf(after),
        data: {
          version: after.version, places: after.places.length, added: change.added.length, changed: change.changed.length,
          removed: change.removed.length, cameras: after.fixtures.filter((f) => f.kind === 'camera').length,
        },
      });
      return after;
    });
  }

  /** The places with what binds them; locked, so that nobody is seated at one that goes. */
  private standing(roomId: string): Promise<StandingPlace[]> {
    return this.db.query<StandingPlace>(
      `SELECT p.id, p.label, p.row_no AS row, p.column_no AS column, p.kind,
         EXISTS (SELECT FROM seating g JOIN session s ON s.id = g.session_id
           WHERE g.place_id = p.id AND s.state <> 'closed' AND s.starts_at > $2) AS seated,
         EXISTS (SELECT FROM seating g WHERE g.place_id = p.id) AS used
       FROM place p WHERE p.room_id = $1 FOR UPDATE OF p`,
      [roomId, this.clock.now()],
    );
  }

  private async write(actor: Actor, roomId: string, drawing: Drawing, { added, changed, removed }: RoomChange): Promise<void> {
    await this.db.query('DELETE FROM place WHERE room_id = $1 AND id = ANY ($2)', [roomId, removed.map((p) => p.id)]);
    await this.db.query(
      `UPDATE place SET label = c.label, row_no = c.row_no, column_no = c.column_no, kind = c.kind
       FROM unnest($2::uuid[], $3::text[], $4::int[], $5::int[], $6::text[]) AS c (id, label, row_no, column_no, kind)
       WHERE place.room_id = $1 AND place.id = c.id`,
      [roomId, changed.map((p) => p.id), ...columnsOf(changed)],
    );
    await this.db.query(
      `INSERT INTO place (id, room_id, label, row_no, column_no, kind)
       SELECT p.id, $1, p.label, p.row_no, p.column_no, p.kind
       FROM unnest($2::uuid[], $3::text[], $4::int[], $5::int[], $6::text[]) AS p (id, label, row_no, column_no, kind)`,
      [roomId, added.map(() => newId()), ...columnsOf(added)],
    );
    await this.db.query('DELETE FROM room_fixture WHERE room_id = $1', [roomId]);
    await this.db.query(
      `INSERT INTO room_fixture (room_id, kind, row_no, column_no)
       SELECT $1, f.* FROM unnest($2::text[], $3::int[], $4::int[]) AS f (kind, row_no, column_no)`,
      [roomId, drawing.fixtures.map((f) => f.kind), drawing.fixtures.map((f) => f.row), drawing.fixtures.map((f) => f.column)],
    );
    await this.db.query('UPDATE room SET row_count = $2, column_count = $3, version = version + 1, drawn_by_name = $4 WHERE id = $1', [
      roomId, drawing.rows, drawing.columns, actor.name,
    ]);
  }
}

const columnsOf = (places: RoomChange['added']): unknown[][] => [
  places.map((p) => p.label), places.map((p) => p.row), places.map((p) => p.column), places.map((p) => p.kind),
];

/** The plan as the journal keeps it. */
const planOf = ({ rows, columns, places, fixtures }: VenueRoomView) => ({ rows, columns, places, fixtures });
