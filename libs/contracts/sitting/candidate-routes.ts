import { z } from 'zod';
import { day, flag, id, instant, pageOf, pageQuery, reason } from '../core/common';
import { route } from '../core/route';
import { candidateView, eligibilityState } from './shapes';

const inRound = z.object({ roundId: id });
const words = z.object({ code: z.string(), zh: z.string(), en: z.string() });

/** What an import found: counts, and every problem with its place in the file. */
export const candidateImportReport = z.object({
  rows: z.int(),
  good: z.int(),
  taken: z.int(),
  dryRun: z.boolean(),
  problems: z.array(
    words.extend({ sheet: z.string().optional(), row: z.int().optional(), column: z.string().optional() }),
  ),
});
export type CandidateImportReport = z.infer<typeof candidateImportReport>;

const decisionBody = z
  .object({
    candidateIds: z.array(id).min(1).max(2000),
    outcome: z.enum(['pass', 'refuse']),
    reason: z.string().trim().max(500).default(''),
  })
  .refine((v) => v.outcome === 'pass' || v.reason.length >= 2, { path: ['reason'], message: '不通过须写明理由 / a refusal needs its reason' });

/** The outcome of a bulk act, candidate by candidate: what could not be done says why. */
const bulkOutcome = z.object({
  done: z.array(id),
  notDone: z.array(words.extend({ candidateId: id, name: z.string() })),
});
export type BulkOutcome = z.infer<typeof bulkOutcome>;

export const barEntryView = z.object({
  id,
  name: z.string(),
  idNumberMasked: z.string(),
  reason: z.string(),
  from: day,
  until: day,
  liftedAt: instant.nullable(),
});

/** Candidates, their eligibility in two stages, and the bar list (D10, D15, D16). */
export const sittingCandidateRoutes = {
  listCandidates: route({
    method: 'GET', path: '/api/rounds/:roundId/candidates', permission: 'sitting.read',
    summary: { zh: '考生名单', en: 'Candidates of a round' },
    params: inRound,
    query: pageQuery.extend({
      eligibility: eligibilityState.optional(),
      sort: z.enum(['name', 'employer', 'ticket', 'added']).default('added'),
      descending: flag.default(false),
    }),
    response: pageOf(candidateView),
  }),
  exportCandidates: route({
    method: 'GET', path: '/api/rounds/:roundId/candidates.xlsx', permission: 'sitting.read',
    summary: { zh: '导出考生名单（证件号码脱敏）', en: 'Export the list of candidates, ID numbers masked' },
    params: inRound, query: z.object({ eligibility: eligibilityState.optional() }),
    response: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  }),
  candidateTemplate: route({
    method: 'GET', path: '/api/candidate-template', permission: 'sitting.manage',
    summary: { zh: '考生导入模板', en: 'Spreadsheet template for candidates' },
    response: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  }),
  importCandidates: route({
    method: 'POST', path: '/api/rounds/:roundId/candidates/import', permission: 'sitting.manage',
    summary: { zh: '导入考生（可先试运行）', en: 'Import candidates from a spreadsheet; a dry run changes nothing' },
    params: inRound, upload: true,
    body: z.object({ dryRun: flag.default(false), onProblems: z.enum(['refuse', 'take-good']).default('refuse') }),
    response: candidateImportReport,
  }),
  importPhotos: route({
    method: 'POST', path: '/api/rounds/:roundId/photos', permission: 'sitting.manage',
    summary: { zh: '导入考生照片（压缩包，文件名为证件号码，可先试运行）', en: 'Import photographs: a zip of files named by ID number; a dry run changes nothing' },
    params: inRound, upload: true,
    body: z.object({ dryRun: flag.default(false), onProblems: z.enum(['refuse', 'take-good']).default('refuse') }),
    response: candidateImportReport,
  }),
  addPhoto: route({
    method: 'POST', path: '/api/candidates/:candidateId/photo', permission: 'sitting.manage',
    summary: { zh: '上传一名考生的照片', en: "Add or replace a candidate's photograph" },
    params: z.object({ candidateId: id }), upload: true, response: z.object({ width: z.int(), height: z.int() }),
  }),
  candidatePhoto: route({
    method: 'GET', path: '/api/candidates/:candidateId/photo', permission: 'sitting.read',
    summary: { zh: '考生照片', en: "A candidate's photograph" },
    params: z.object({ candidateId: id }), response: { file: 'image/jpeg' },
  }),
  checkEligibility: route({
    method: 'POST', path: '/api/rounds/:roundId/eligibility/check', permission: 'eligibility.check',
    summary: { zh: '评价机构资格审核', en: 'The body checks eligibility' },
    params: inRound, body: decisionBody, response: bulkOutcome,
  }),
  confirmEligibility: route({
    method: 'POST', path: '/api/rounds/:roundId/eligibility/confirm', permission: 'eligibility.confirm',
    summary: { zh: '区资格确认', en: 'The district confirms eligibility' },
    params: inRound, body: decisionBody, response: bulkOutcome,
  }),
  reopenEligibility: route({
    method: 'POST', path: '/api/rounds/:roundId/eligibility/reopen', permission: 'eligibility.check',
    summary: { zh: '退回重审', en: 'Send refused candidates back to be checked again' },
    params: inRound, body: z.object({ candidateIds: z.array(id).min(1).max(2000), reason }), response: bulkOutcome,
  }),
  eligibilityHistory: route({
    method: 'GET', path: '/api/candidates/:candidateId/eligibility', permission: 'sitting.read',
    summary: { zh: '资格审核记录', en: 'How the eligibility of a candidate was decided' },
    params: z.object({ candidateId: id }),
    response: z.object({
      candidate: candidateView,
      decisions: z.array(
        z.object({
          stage: z.enum(['check', 'confirm', 'reopen']),
          outcome: z.enum(['pass', 'refuse', 'reopen']),
          reason: z.string(),
          decidedBy: z.string(),
          decidedAt: instant,
        }),
      ),
    }),
  }),
  listBars: route({
    method: 'GET', path: '/api/bars', permission: 'sitting.read',
    summary: { zh: '禁考名单', en: 'People barred from registering' },
    response: z.object({ bars: z.array(barEntryView) }),
  }),
  addBar: route({
    method: 'POST', path: '/api/bars', permission: 'sitting.manage',
    summary: { zh: '登记禁考', en: 'Bar a person from registering' },
    body: z.object({
      name: z.string().trim().min(1).max(60),
      idNumber: z.string().trim().toUpperCase().length(18),
      /** Which rule is applied: how long it lasts comes from the rule set in force. */
      ground: z.enum(['false-papers', 'serious-violation']),
      from: day,
      reason,
    }),
    response: barEntryView,
  }),
  liftBar: route({
    method: 'POST', path: '/api/bars/:barId/lift', permission: 'sitting.manage',
    summary: { zh: '解除禁考', en: 'Lift a bar' },
    params: z.object({ barId: id }), body: z.object({ reason }), response: barEntryView,
  }),
} as const;
