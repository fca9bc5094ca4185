import { z } from 'zod';
import { flag, id, reason } from '../core/common';
import { route } from '../core/route';
import { manualRoutes } from './manual';
import {
  commandSummary, commandView, incidentCategory, incidentView, roomRecord, timelineEntry, violationTier, wallSession,
} from './schemas';

const inSession = z.object({ sessionId: id });
const inRoom = z.object({ sessionId: id, roomId: id });

/** Whom a command concerns: some seats, or everybody in some rooms. */
const targets = {
  seatingIds: z.array(id).min(1).max(2000).optional(),
  roomIds: z.array(id).min(1).max(40).optional(),
};

/** A command with what it needs. `seatingIds` or `roomIds` must be given; every command has a reason. */
export const commandBody = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('message'), text: z.string().trim().min(1).max(500), reason, ...targets }),
    z.object({ kind: z.literal('pause'), reason, ...targets }),
    z.object({ kind: z.literal('resume'), reason, ...targets }),
    z.object({ kind: z.literal('extend'), minutes: z.int().min(1).max(1440), reason, ...targets }),
    z.object({ kind: z.literal('force_hand_in'), reason, ...targets }),
    z.object({ kind: z.literal('move_seat'), placeId: id, placeBroken: z.boolean().default(false), reason, seatingIds: z.array(id).length(1) }),
  ])
  .refine((c) => c.seatingIds !== undefined || ('roomIds' in c && c.roomIds !== undefined), {
    path: ['seatingIds'], message: '须指定考生或考场 / name seats or rooms',
  });
export type CommandBody = z.output<typeof commandBody>;

/** HTTP routes of the lib invigilation. */
export const invigilationRoutes = {
  ...manualRoutes,
  wallSessions: route({
    method: 'GET', path: '/api/wall/sessions', permission: 'room.watch',
    summary: { zh: '可监看的场次', en: 'Sessions that can be watched' },
    response: z.object({ sessions: z.array(wallSession) }),
  }),
  giveCommand: route({
    method: 'POST', path: '/api/wall/sessions/:sessionId/commands', permission: 'room.command',
    summary: { zh: '下达监考指令（消息、暂停、恢复、延时、收卷、换座）', en: 'Act on one, some or a room: message, pause, resume, extend, collect, move' },
    params: inSession, body: commandBody, response: commandView,
  }),
  commands: route({
    method: 'GET', path: '/api/wall/sessions/:sessionId/commands', permission: 'room.watch',
    summary: { zh: '监考指令记录', en: 'Commands of a session' },
    params: inSession, response: z.object({ commands: z.array(commandSummary) }),
  }),
  command: route({
    method: 'GET', path: '/api/wall/commands/:commandId', permission: 'room.watch',
    summary: { zh: '指令送达情况', en: 'A command with what became of it at each candidate' },
    params: z.object({ commandId: id }), response: commandView,
  }),
  incidentVocabulary: route({
    method: 'GET', path: '/api/wall/incident-categories', permission: 'room.watch',
    summary: { zh: '考场情况类别与违规档次', en: 'Categories of incidents and tiers of violation' },
    response: z.object({ categories: z.array(incidentCategory), tiers: z.array(violationTier) }),
  }),
  incidents: route({
    method: 'GET', path: '/api/wall/sessions/:sessionId/incidents', permission: 'room.watch',
    summary: { zh: '考场情况', en: 'Incidents of a session' },
    params: inSession, query: z.object({ openOnly: flag.default(false) }),
    response: z.object({ incidents: z.array(incidentView) }),
  }),
  reportIncident: route({
    method: 'POST', path: '/api/wall/sessions/:sessionId/incidents', permission: 'room.command',
    summary: { zh: '登记考场情况', en: 'Report an incident in a room or at a seat' },
    params: inSession,
    body: z.object({
      roomId: id,
      seatingId: id.nullable().default(null),
      categoryCode: z.string().min(1).max(40),
      /** Needed for a violation, refused otherwise. */
      tierCode: z.string().min(1).max(40).nullable().default(null),
      text: z.string().trim().min(2).max(1000),
    }),
    response: incidentView,
  }),
  closeIncident: route({
    method: 'POST', path: '/api/wall/incidents/:incidentId/close', permission: 'room.command',
    summary: { zh: '处置完毕', en: 'Close an incident with its outcome' },
    params: z.object({ incidentId: id }),
    body: z.object({
      reason,
      /** The tier as finally found, where it differs from the report. */
      tierCode: z.string().min(1).max(40).nullable().optional(),
    }),
    response: incidentView,
  }),
  timeline: route({
    method: 'GET', path: '/api/wall/seatings/:seatingId/timeline', permission: 'room.watch',
    summary: { zh: '考生当日时间线', en: "A candidate's day: check-in, machine, commands, incidents" },
    params: z.object({ seatingId: id }), response: z.object({ entries: z.array(timelineEntry) }),
  }),
  roomRecord: route({
    method: 'GET', path: '/api/wall/sessions/:sessionId/rooms/:roomId/record', permission: 'room.watch',
    summary: { zh: '考场情况记录单', en: 'The room record' },
    params: inRoom, response: roomRecord,
  }),
  roomRecordPdf: route({
    method: 'GET', path: '/api/wall/sessions/:sessionId/rooms/:roomId/record.pdf', permission: 'room.watch',
    summary: { zh: '考场情况记录单（PDF）', en: 'The room record as PDF' },
    params: inRoom, response: { file: 'application/pdf' },
  }),
} as const;
