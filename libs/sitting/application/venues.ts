import { Injectable } from '@nestjs/common';
import { DISTRICTS, type InputOf, type PlaceView, type sittingVenueRoutes, type VenueRoomView, type VenueView } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, newId } from '@kaowu/kernel';
import { accept, Database, found, refusal, type Actor } from '@kaowu/platform';
import { layOutRoom } from '../domain/room-layout';
import { getRoom, listVenues, placesOf } from '../persistence/venue-rows';
import { naming } from './naming';

type VenueEntry = InputOf<typeof sittingVenueRoutes.addVenue>['body'];
type RoomEntry = InputOf<typeof sittingVenueRoutes.addRoom>['body'];
type PlaceChange = InputOf<typeof sittingVenueRoutes.changePlace>['body'];

/** The register of venues, rooms and places (D36, D37). */
@Injectable()
export class Venues {
  constructor(private readonly db: Database, private readonly journal: Journal, private readonly clock: Clock) {}

  /** All venues with their rooms. */
  list(): Promise<VenueView[]> {
    return listVenues(this.db);
  }

  /** A room with its places; refuses `record.not-found`. */
  room(roomId: string): Promise<VenueRoomView> {
    return getRoom(this.db, roomId);
  }

  /** Registers a venue. Refuses `venue.district-unknown`, `venue.name-taken`. */
  add(actor: Actor, venue: VenueEntry, id = newId()): Promise<{ id: string }> {
    return this.save(actor, id, venue, 'venue.added', async () => {
      await this.db.query(
        'INSERT INTO venue (id, name, district_code, address, tenure_kind, tenure_until) VALUES ($1, $2, $3, $4, $5, $6)',
        [id, venue.name, venue.districtCode, venue.address, venue.tenureKind, venue.tenureUntil],
      );
    });
  }

  /** Changes a venue. Refuses `record.not-found`, `venue.district-unknown`, `venue.name-taken`. */
  change(actor: Actor, id: string, venue: VenueEntry): Promise<{ id: string }> {
    return this.save(actor, id, venue, 'venue.changed', async () => {
      const touched = await this.db.change(
        'UPDATE venue SET name = $2, district_code = $3, address = $4, tenure_kind = $5, tenure_until = $6 WHERE id = $1',
        [id, venue.name, venue.districtCode, venue.address, venue.tenureKind, venue.tenureUntil],
      );
      if (touched === 0) throw refusal('record.not-found');
    });
  }

  private save(
    actor: Actor, id: string, venue: VenueEntry, action: 'venue.added' | 'venue.changed', write: () => Promise<void>,
  ): Promise<{ id: string }> {
    if (!DISTRICTS.some((d) => d.code === venue.districtCode)) {
      throw refusal('venue.district-unknown', { code: venue.districtCode }, { field: 'body.districtCode' });
    }
    return this.db.tx(async () => {
      await naming({ venue_name: ['venue.name-taken'] }, write);
      await this.journal.record(actor, { action, subject: { type: 'venue', id }, after: venue, data: { district: venue.districtCode } });
      return { id };
    });
  }

  /** Registers a room and lays its places out as a grid. Refuses `record.not-found`, `room.spares-exceed`, `room.name-taken`. */
  addRoom(actor: Actor, venueId: string, room: RoomEntry, id = newId()): Promise<VenueRoomView> {
    const places = accept(layOutRoom(room.kind, room)).map((place) => ({ ...place, id: newId() }));
    return this.db.tx(async () => {
      found(await this.db.one('SELECT id FROM venue WHERE id = $1 FOR SHARE', [venueId]));
      await naming({ room_name: ['room.name-taken'] }, () =>
        this.db.query(
          'INSERT INTO room (id, venue_id, name, kind, row_count, column_count, drawn_by_name) VALUES ($1, $2, $3, $4, $5, $6, $7)',
          [id, venueId, room.name, room.kind, room.rows, room.columns, actor.name],
        ),
      );
      await this.db.query(
        `INSERT INTO place (id, room_id, label, row_no, column_no, kind)
         SELECT p.id, $1, p.label, p.row_no, p.column_no, p.kind
         FROM unnest($2::uuid[], $3::text[], $4::int[], $5::int[], $6::text[]) AS p (id, label, row_no, column_no, kind)`,
        [id, places.map((p) => p.id), places.map((p) => p.label), places.map((p) => p.row), places.map((p) => p.column), places.map((p) => p.kind)],
      );
      await this.journal.record(actor, {
        action: 'room.added',
        subject: { type: 'room', id },
        after: { room, places },
        data: { venueId, places: places.length, spares: room.spares },
      });
      return getRoom(this.db, id);
    });
  }

  /**
   * Puts a place out of order or back, or makes a seat a spare and back; a place that is not available gets no
   * candidate (D36). Refuses `record.not-found`, and `place.in-use` while a coming session has somebody there.
   */
  changePlace(actor: Actor, roomId: string, placeId: string, change: PlaceChange): Promise<PlaceView> {
    return this.db.tx(async () => {
      const row = found(
        await this.db.one<{ label: string; kind: string; room_kind: string }>(
          `SELECT p.label, p.kind, r.kind AS room_kind FROM place p JOIN room r ON r.id = p.room_id
           WHERE p.room_id = $1 AND p.id = $2 FOR UPDATE OF p`,
          [roomId, placeId],
        ),
      );
      const kind = change.spare ? 'spare' : row.room_kind === 'computer' ? 'seat' : 'station';
      if (!change.available || kind !== row.kind) await this.refuseUsed(placeId, row.label);
      await this.db.query('UPDATE place SET available = $2, unavailable_reason = $3, kind = $4 WHERE id = $1', [
        placeId, change.available, change.available ? null : change.reason, kind,
      ]);
      await this.journal.record(actor, {
        action: 'place.changed',
        subject: { type: 'place', id: placeId },
        reason: change.reason,
        before: row,
        after: { kind, available: change.available },
        data: { roomId, label: row.label, kind, available: change.available },
      });
      return found((await placesOf(this.db, [roomId])).get(roomId)?.find((p) => p.id === placeId));
    });
  }

  private async refuseUsed(placeId: string, label: string): Promise<void> {
    const used = await this.db.one(
      `SELECT 1 FROM seating g JOIN session s ON s.id = g.session_id
       WHERE g.place_id = $1 AND s.state <> 'closed' AND s.starts_at > $2 LIMIT 1`,
      [placeId, this.clock.now()],
    );
    if (used) throw refusal('place.in-use', { label });
  }
}
