import { z } from 'zod';
import { id, instant, reason } from '../core/common';
import { route } from '../core/route';
import { seatingView, sittingSessionSummary } from './shapes';

const inSeating = z.object({ seatingId: id });

/** A row of the check-in screen: the seating, its room, and until when the person may still come in. */
export const checkInRow = seatingView.omit({ employer: true }).extend({
  hasPhoto: z.boolean(),
  roomName: z.string(),
  /** Entry is refused from this instant on. */
  lateEntryEndsAt: instant,
});
export type CheckInRow = z.infer<typeof checkInRow>;

/** Check-in by the invigilator: three-way match, absences, moves. */
export const sittingCheckInRoutes = {
  myCheckIns: route({
    method: 'GET', path: '/api/check-in', permission: 'checkin.perform',
    summary: { zh: '我值守的场次', en: 'Sessions where I am on duty' },
    response: z.object({ sessions: z.array(sittingSessionSummary) }),
  }),
  checkInBoard: route({
    method: 'GET', path: '/api/check-in/:sessionId', permission: 'checkin.perform',
    summary: { zh: '签到台', en: 'The check-in list of a session, rooms on duty only' },
    params: z.object({ sessionId: id }),
    response: z.object({
      session: sittingSessionSummary,
      rows: z.array(checkInRow),
      rooms: z.array(z.object({ id, name: z.string() })),
      /** Places that a person may be moved to. */
      free: z.array(z.object({ placeId: id, roomId: id, label: z.string(), kind: z.enum(['seat', 'station', 'spare']), turn: z.int() })),
    }),
  }),
  checkInPhoto: route({
    method: 'GET', path: '/api/seatings/:seatingId/photo', permission: 'checkin.perform',
    summary: { zh: '签到核验用的考生照片', en: 'The photograph to compare at check-in, rooms on duty only' },
    params: inSeating, response: { file: 'image/jpeg' },
  }),
  checkIn: route({
    method: 'POST', path: '/api/seatings/:seatingId/check-in', permission: 'checkin.perform',
    summary: { zh: '签到核验（人、证、票三方一致）', en: 'Check a person in: face–ID–ticket, ID–ticket–label, person–seat' },
    params: inSeating,
    body: z.object({ faceMatches: z.boolean(), documentsMatch: z.boolean(), seatMatches: z.boolean() }),
    response: checkInRow,
  }),
  undoCheckIn: route({
    method: 'POST', path: '/api/seatings/:seatingId/undo-check-in', permission: 'checkin.perform',
    summary: { zh: '撤销签到', en: 'Undo a check-in' },
    params: inSeating, body: z.object({ reason }), response: checkInRow,
  }),
  markAbsent: route({
    method: 'POST', path: '/api/sessions/:sessionId/absent', permission: 'checkin.perform',
    summary: { zh: '登记缺考', en: 'Mark those who did not come as absent' },
    params: z.object({ sessionId: id }),
    /** Without ids: everybody in the rooms on duty whose entry time is over. */
    body: z.object({ seatingIds: z.array(id).min(1).max(2000).optional() }),
    response: z.object({ marked: z.array(id) }),
  }),
  undoAbsent: route({
    method: 'POST', path: '/api/seatings/:seatingId/undo-absent', permission: 'checkin.perform',
    summary: { zh: '撤销缺考', en: 'Undo an absence' },
    params: inSeating, body: z.object({ reason }), response: checkInRow,
  }),
  moveSeating: route({
    method: 'POST', path: '/api/seatings/:seatingId/move', permission: 'checkin.perform',
    summary: { zh: '调换座位', en: 'Move a person to another place' },
    params: inSeating,
    /** `placeBroken`: the place left behind is out of order from now on. */
    body: z.object({ placeId: id, reason, placeBroken: z.boolean().default(false) }),
    response: checkInRow,
  }),
} as const;
