import { refusal, type Actor } from '@kaowu/platform';
import type { Sittings } from '@kaowu/sitting';

/** Whoever starts or closes a session presides over it; refuses `delivery.not-on-duty`. */
export async function requireDuty(sittings: Sittings, actor: Actor, sessionId: string): Promise<void> {
  const rooms = await sittings.dutyRooms(actor, sessionId);
  if (rooms.length === 0) throw refusal('delivery.not-on-duty');
}
