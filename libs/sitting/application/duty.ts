import { refusal, type Actor, type Database } from '@kaowu/platform';

/** The rooms of a session where the person is on duty: the chief in all of them, an invigilator in one; else none. */
export async function dutyRooms(db: Database, actor: Actor, sessionId: string): Promise<string[]> {
  if (actor.kind !== 'staff') return [];
  const rows = await db.query<{ room_id: string }>(
    `SELECT r.room_id FROM session_duty d JOIN session_room r ON r.session_id = d.session_id
     WHERE d.session_id = $1 AND d.person_id = $2 AND (d.duty = 'chief' OR d.room_id = r.room_id)`,
    [sessionId, actor.id],
  );
  return rows.map((r) => r.room_id);
}

/** Refuses `checkin.not-on-duty` unless the person is on duty in the room. */
export async function requireDuty(db: Database, actor: Actor, sessionId: string, roomId: string): Promise<void> {
  if (!(await dutyRooms(db, actor, sessionId)).includes(roomId)) throw refusal('checkin.not-on-duty');
}
