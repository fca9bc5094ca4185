import { countdownFrom } from '../countdown';
import type { Shown } from '../outbox';
import { practicePaper } from '../practice/paper';
import type { Receipt, RoomState } from '../types';
import { BLANK_VIEW, type View } from '../view';

const AT = '2026-11-20T01:00:00.000Z';
const MINUTE = 60_000;
const MINUTES = (n: number): RoomState['clock'] => ({
  state: 'running', phase: 'running', serverNow: AT, deadlineAt: new Date(Date.parse(AT) + n * MINUTE).toISOString(), remainingMs: n * MINUTE,
  canAnswer: true, canHandIn: true, handInFrom: AT,
});
const STATE: RoomState = {
  attemptId: '0198c0de-0000-7000-8000-000000000001', sessionId: '0198c0de-0000-7000-8000-000000000002', sessionName: '保育师 五级/初级工 理论知识第一场',
  candidateName: '欧阳晓雯', idNumberMasked: '1101**********0018', ticketNo: '2026110010001', roomName: '第一机房', placeLabel: '01',
  startsAt: AT, durationMinutes: 90, earliestHandInMinutes: 30, lastMinutes: 10, clock: MINUTES(65),
  statement: {
    version: '1', signedAt: AT,
    zh: '我已了解考场规则，承诺诚信应考：\n不替考、不作弊、不传递试题和答案；\n服从监考人员安排。违反承诺的，接受取消成绩的处理。',
    en: 'I know the rules of the room and will sit the exam honestly:\nno one sits in my place, I do not cheat, and I pass on no questions or answers;\nI follow the invigilators. If I break this, my result is void.',
  },
  epoch: 1, moved: false, lastN: 3, questions: 11, answers: [], receipt: null, messages: [],
};
const RECEIPT: Receipt = { code: 'K7QF-2M9X-4TDA', state: 'handed_in', handedInAt: AT, answered: 7, questions: 11, digest: '5f2c0a9d1e7b4463'.repeat(4) };
const shown = (response: string[], more: Partial<Shown> = {}): Shown => ({ response, flagged: false, unsent: false, ...more });
const ANSWERS = new Map<number, Shown>([[1, shown(['B'])], [2, shown(['A', 'B'], { flagged: true })], [3, shown(['true'])]]);
const SAVED: View['saved'] = { kind: 'saved', at: AT, unsent: 0 };

const known: View = { ...BLANK_VIEW, online: true, state: STATE, countdown: countdownFrom(MINUTES(65), 0), saved: SAVED };
const exam: View = { ...known, screen: 'exam', paper: practicePaper('zh'), answers: ANSWERS };
const stands = { ...MINUTES(65), phase: 'paused', deadlineAt: null } as const;
const LAST = MINUTES(9);

/** Every state of the room, under the name that the gallery's address gives it. */
export const SHOWN = {
  loading: { ...BLANK_VIEW },
  'sign-in': { ...BLANK_VIEW, screen: 'sign-in', online: true },
  refused: {
    ...BLANK_VIEW, screen: 'sign-in', online: true,
    problem: { type: 'about:blank', code: 'entry.unknown', status: 401, title: 'entry.unknown', zh: '准考证号或身份证号不正确', en: 'The ticket number or the ID number is not right' },
  },
  locked: {
    ...BLANK_VIEW, screen: 'sign-in', online: true,
    problem: { type: 'about:blank', code: 'sign-in.locked', status: 429, title: 'sign-in.locked', zh: '失败次数过多，请 15 分钟后再试', en: 'Too many failures; try again in 15 minutes' },
  },
  statement: { ...known, screen: 'statement', countdown: BLANK_VIEW.countdown, saved: BLANK_VIEW.saved },
  waiting: { ...known, screen: 'waiting', countdown: BLANK_VIEW.countdown, saved: BLANK_VIEW.saved },
  running: exam,
  message: { ...exam, messages: [{ commandId: '0198c0de-0000-7000-8000-000000000003', text: '请把手机放到讲台。', at: AT }] },
  'last-minutes': { ...exam, state: { ...STATE, clock: LAST }, countdown: countdownFrom(LAST, 0) },
  offline: { ...exam, online: false, saved: { kind: 'offline', at: AT, unsent: 1 }, answers: new Map([...ANSWERS, [7, shown(['90'], { unsent: true })]]) },
  'offline-saved': { ...exam, online: false, saved: { kind: 'offline-saved', at: AT, unsent: 0 } },
  'no-storage': { ...exam, online: false, storage: false, saved: { kind: 'offline-held', at: AT, unsent: 1 } },
  'not-recorded': { ...exam, refused: [{ n: 4, epoch: 1, kind: 'answer', questionNo: 7, response: ['90'], clientAt: 0 }] },
  paused: { ...known, screen: 'paused', state: { ...STATE, clock: stands }, countdown: countdownFrom(stands, 0) },
  over: { ...known, screen: 'over', countdown: { endsAt: null, frozenMs: 0 } },
  moved: { ...known, screen: 'moved', saved: { kind: 'offline', at: AT, unsent: 2 } },
  elsewhere: { ...known, screen: 'elsewhere' },
  void: { ...known, screen: 'void' },
  'handed-in': { ...known, screen: 'receipt', receipt: RECEIPT },
  collected: { ...known, screen: 'receipt', receipt: { ...RECEIPT, state: 'forced' } },
} as const satisfies Readonly<Record<string, View>>;

/** The name of a state that the gallery shows. */
export type ShownState = keyof typeof SHOWN;
