import { z } from 'zod';
import { id } from '../core/common';
import { journalEntryView } from '../journal/routes';

/** What the journal speaks of, in words. A type that is not here is shown by its code. */
export const SUBJECT_WORDS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  account: { zh: '账号', en: 'Account' },
  attempt: { zh: '作答', en: 'Attempt' },
  bar: { zh: '禁考登记', en: 'Bar' },
  blueprint: { zh: '组卷方案', en: 'Blueprint' },
  candidate: { zh: '考生', en: 'Candidate' },
  'catalogue-edition': { zh: '目录版本', en: 'Catalogue edition' },
  certificate: { zh: '证书', en: 'Certificate' },
  element_table: { zh: '要素细目表', en: 'Element table' },
  'examiner-group': { zh: '考评组', en: 'Examiner group' },
  filing: { zh: '备案', en: 'Filing' },
  'filing-scope': { zh: '备案范围', en: 'Filing scope' },
  filing_batch: { zh: '证书备案批', en: 'Filing batch' },
  filing_mapping: { zh: '备案表列', en: 'Filing columns' },
  incident: { zh: '考场情况', en: 'Incident' },
  item: { zh: '试题', en: 'Item' },
  journal: { zh: '日志', en: 'Journal' },
  login: { zh: '登录名', en: 'Login' },
  manual: { zh: '考务手册', en: 'Manual' },
  'marking-review': { zh: '阅卷复核', en: 'Marking review' },
  objection: { zh: '异议', en: 'Objection' },
  organisation: { zh: '机构', en: 'Organisation' },
  paper: { zh: '试卷（份）', en: 'Paper' },
  'paper-set': { zh: '试卷（套）', en: 'Paper set' },
  performance: { zh: '实操作业', en: 'Performance' },
  person: { zh: '工作人员', en: 'Staff member' },
  place: { zh: '座位', en: 'Place' },
  practical_task: { zh: '实操试题', en: 'Practical task' },
  'practical-set': { zh: '操作技能试卷', en: 'Practical papers' },
  'print-run': { zh: '制卷任务', en: 'Print run' },
  public_notice: { zh: '公告', en: 'Notice' },
  recusal: { zh: '回避申请', en: 'Recusal' },
  result_run: { zh: '成绩', en: 'Result run' },
  room: { zh: '考场', en: 'Room' },
  round: { zh: '批次', en: 'Round' },
  'rule-set': { zh: '规则集', en: 'Rule set' },
  seating: { zh: '排座', en: 'Seating' },
  session: { zh: '场次', en: 'Session' },
  'staff-list': { zh: '人员名册', en: 'Staff list' },
  standard: { zh: '职业标准', en: 'Standard' },
  vault: { zh: '密钥', en: 'Keys' },
  venue: { zh: '考点', en: 'Venue' },
};

/** A thing whose events a trace tells. Name and page are given only to whoever may read it. */
export const traceSubject = z.object({
  type: z.string(),
  id: z.string(),
  name: z.string().nullable(),
  path: z.string().nullable(),
});
export type TraceSubject = z.infer<typeof traceSubject>;

/** Facts that are not acts of staff and so not in the journal: what a candidate's machine sent. */
export const traceFacts = z.object({
  attemptId: id,
  answers: z.int(),
  /** Sent by a machine that was no longer the candidate's, kept but not counted. */
  stale: z.int(),
  firstAt: z.string().nullable(),
  lastAt: z.string().nullable(),
});

/** The events of a subject and of what belongs to it, oldest first. */
export const traceView = z.object({
  subject: traceSubject,
  related: z.array(traceSubject),
  answers: z.array(traceFacts),
  total: z.int(),
  entries: z.array(journalEntryView),
});
