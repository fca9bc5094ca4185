import { z } from 'zod';
import { id } from '../core/common';
import { event, push } from '../core/event';
import { wallBeat, wallDelta, wallSnapshot } from './schemas';

/** Outbox events of the lib invigilation. */
export const invigilationOutboxEvents = {} as const;

/** What a wall sends on the namespace `/wall`. */
export const invigilationSocketEvents = {
  joinWall: event({
    name: 'wall.join', permission: 'room.watch',
    summary: { zh: '打开监考墙，取得当前全貌', en: 'Open the wall of a session, all rooms or some; the answer is the snapshot' },
    payload: z.object({ sessionId: id, roomIds: z.array(id).max(40).optional() }),
    ack: wallSnapshot,
  }),
} as const;

/** What the server sends on the namespace `/wall`. */
export const invigilationPushes = {
  wallDelta: push({ name: 'wall.delta', summary: { zh: '考场变化', en: 'What changed in a room' }, payload: wallDelta }),
  wallBeat: push({ name: 'wall.beat', summary: { zh: '心跳与序号', en: 'Sign of life with the last numbers' }, payload: wallBeat }),
} as const;
