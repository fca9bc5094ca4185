import type { FixtureKind, PlaceKind, PlaceView, RoomFixture, VenueRoomView, VenueView } from '@kaowu/contracts';
import { found, type Database } from '@kaowu/platform';

type VenueKind = VenueView['tenureKind'];
type RoomKind = VenueRoomView['kind'];

interface VenueRow {
  readonly id: string;
  readonly name: string;
  readonly district_code: string;
  readonly address: string;
  readonly tenure_kind: VenueKind;
  readonly tenure_until: string | null;
}

interface RoomCountRow {
  readonly id: string;
  readonly venue_id: string;
  readonly name: string;
  readonly kind: RoomKind;
  readonly seats: number;
  readonly stations: number;
  readonly spares: number;
  readonly unavailable: number;
}

interface PlaceRow {
  readonly id: string;
  readonly room_id: string;
  readonly label: string;
  readonly row_no: number;
  readonly column_no: number;
  readonly kind: PlaceKind;
  readonly available: boolean;
  readonly unavailable_reason: string | null;
}

/** All venues with their rooms, by name. */
export async function listVenues(db: Database): Promise<VenueView[]> {
  const venues = await db.query<VenueRow>(
    'SELECT id, name, district_code, address, tenure_kind, tenure_until::text FROM venue ORDER BY name',
  );
  const rooms = await db.query<RoomCountRow>(
    `SELECT r.id, r.venue_id, r.name, r.kind,
       count(p.*) FILTER (WHERE p.available AND p.kind = 'seat')::int AS seats,
       count(p.*) FILTER (WHERE p.available AND p.kind = 'station')::int AS stations,
       count(p.*) FILTER (WHERE p.available AND p.kind = 'spare')::int AS spares,
       count(p.*) FILTER (WHERE NOT p.available)::int AS unavailable
     FROM room r LEFT JOIN place p ON p.room_id = r.id GROUP BY r.id ORDER BY r.name`,
  );
  return venues.map((v) => ({
    id: v.id,
    name: v.name,
    districtCode: v.district_code,
    address: v.address,
    tenureKind: v.tenure_kind,
    tenureUntil: v.tenure_until,
    rooms: rooms.filter((r) => r.venue_id === v.id).map(({ venue_id: _, ...room }) => room),
  }));
}

/** Places of the rooms, by room, front left first. */
export async function placesOf(db: Database, roomIds: readonly string[]): Promise<ReadonlyMap<string, PlaceView[]>> {
  const rows = await db.query<PlaceRow>(
    `SELECT id, room_id, label, row_no, column_no, kind, available, unavailable_reason
     FROM place WHERE room_id = ANY ($1) ORDER BY row_no, column_no`,
    [roomIds],
  );
  const places = new Map<string, PlaceView[]>(roomIds.map((id) => [id, []]));
  for (const row of rows) places.get(row.room_id)?.push(placeViewOf(row));
  return places;
}

const placeViewOf = (row: PlaceRow): PlaceView => ({
  id: row.id, label: row.label, row: row.row_no, column: row.column_no, kind: row.kind,
  available: row.available, unavailableReason: row.unavailable_reason,
});

/** Doors and cameras of the rooms, by room. */
export async function fixturesOf(db: Database, roomIds: readonly string[]): Promise<ReadonlyMap<string, RoomFixture[]>> {
  const rows = await db.query<{ room_id: string; kind: FixtureKind; row_no: number; column_no: number }>(
    'SELECT room_id, kind, row_no, column_no FROM room_fixture WHERE room_id = ANY ($1) ORDER BY row_no, column_no',
    [roomIds],
  );
  const fixtures = new Map<string, RoomFixture[]>(roomIds.map((id) => [id, []]));
  for (const row of rows) fixtures.get(row.room_id)?.push({ kind: row.kind, row: row.row_no, column: row.column_no });
  return fixtures;
}

interface RoomRow {
  readonly id: string;
  readonly venue_id: string;
  readonly venue_name: string;
  readonly district_code: string;
  readonly name: string;
  readonly kind: RoomKind;
  readonly row_count: number;
  readonly column_count: number;
  readonly version: number;
}

/** A room with its plan; refuses `record.not-found`. */
export async function getRoom(db: Database, roomId: string): Promise<VenueRoomView> {
  const row = found(
    await db.one<RoomRow>(
      `SELECT r.id, r.venue_id, v.name AS venue_name, v.district_code, r.name, r.kind, r.row_count, r.column_count, r.version
       FROM room r JOIN venue v ON v.id = r.venue_id WHERE r.id = $1`,
      [roomId],
    ),
  );
  return {
    id: row.id, venueId: row.venue_id, venueName: row.venue_name, districtCode: row.district_code,
    name: row.name, kind: row.kind, rows: row.row_count, columns: row.column_count, version: row.version,
    places: (await placesOf(db, [roomId])).get(roomId) ?? [],
    fixtures: (await fixturesOf(db, [roomId])).get(roomId) ?? [],
  };
}
