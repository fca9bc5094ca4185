import { z } from 'zod';
import { id, instant } from '../core/common';
import { event, push } from '../core/event';
import { outboxEvent } from '../core/job';
import { batchReply, handInBody } from './routes';
import { answerEvent, answerSaved, clockView, receipt, roomMessage, roomState } from './schemas';

/** Outbox events of the lib delivery. */
export const deliveryOutboxEvents = {
  /** All attempts of the session are closed and their journals final. */
  sessionClosed: outboxEvent({ name: 'delivery.session-closed', data: z.object({ sessionId: id }) }),
} as const;

/** What a candidate's page sends on the namespace `/room`. */
export const deliverySocketEvents = {
  joinRoom: event({
    name: 'room.join', permission: 'candidate.sit',
    summary: { zh: '进入考场，取得当前状态', en: 'Join the room and get the present state' },
    payload: z.object({}), ack: roomState,
  }),
  saveAnswer: event({
    name: 'answer.save', permission: 'candidate.sit',
    summary: { zh: '保存一次作答，确认即已落盘', en: 'Save one answer; the acknowledgement means it is durable' },
    payload: answerEvent, ack: answerSaved,
  }),
  saveBatch: event({
    name: 'answer.batch', permission: 'candidate.sit',
    summary: { zh: '断网后按序补传作答', en: 'Resend answers in order after the network was gone' },
    payload: z.object({ events: z.array(answerEvent).min(1).max(200) }), ack: batchReply,
  }),
  handInNow: event({
    name: 'room.hand-in', permission: 'candidate.sit',
    summary: { zh: '交卷', en: 'Hand in' },
    payload: handInBody, ack: receipt,
  }),
  commandSeen: event({
    name: 'command.seen', permission: 'candidate.sit',
    summary: { zh: '考生端已收到监考指令', en: 'The candidate’s client has received a command' },
    payload: z.object({ commandId: id }), ack: z.object({ seenAt: instant }),
  }),
} as const;

/** The clock after a change, with the command that caused it where there was one (answer with `command.seen`). */
const clockChange = z.object({ clock: clockView, commandId: id.nullable() });

/** What the server sends to candidates' pages on the namespace `/room`. */
export const deliveryPushes = {
  roomStarted: push({
    name: 'room.started', summary: { zh: '开考', en: 'The session has started' },
    payload: z.object({ serverNow: instant, startedAt: instant, deadlineAt: instant }),
  }),
  roomClock: push({ name: 'room.clock', summary: { zh: '考试时间变化', en: 'The time has changed' }, payload: clockChange }),
  roomPaused: push({ name: 'room.paused', summary: { zh: '考试暂停', en: 'Paused' }, payload: clockChange }),
  roomResumed: push({ name: 'room.resumed', summary: { zh: '考试恢复', en: 'Resumed' }, payload: clockChange }),
  roomForced: push({
    name: 'room.forced', summary: { zh: '已收卷', en: 'The paper has been collected' },
    payload: z.object({ clock: clockView, commandId: id.nullable(), receipt: receipt.nullable() }),
  }),
  roomMoved: push({
    name: 'room.moved', summary: { zh: '已在另一台机器登录', en: 'Signed in on another machine' },
    payload: z.object({ epoch: z.int() }),
  }),
  roomMessage: push({ name: 'room.message', summary: { zh: '监考消息', en: 'Message from the invigilators' }, payload: roomMessage }),
  roomSeat: push({
    name: 'room.seat', summary: { zh: '更换座位', en: 'The seat has changed' },
    payload: z.object({ roomName: z.string(), placeLabel: z.string(), commandId: id.nullable() }),
  }),
} as const;
