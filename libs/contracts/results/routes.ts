import { z } from 'zod';
import { assessmentMode, hundredths, id, instant, occupationKey, pageOf, pageQuery, reason } from '../core/common';
import { route } from '../core/route';
import { publicResultsRoutes } from './public-routes';
import {
  gate, gateItem, objectionKind, partStatus, pathNode, publicationHead, runState, runStep, signature, verdict, workingCalendar,
} from './shapes';

const ofRun = z.object({ runId: id });

/** A result run as every view of it shows it. */
const runHead = z.object({
  id,
  no: z.int(),
  state: runState,
  computedAt: instant,
  computedBy: z.string(),
  reason: z.string().nullable(),
  candidates: z.int(),
  passed: z.int(),
  failed: z.int(),
  absent: z.int(),
  incomplete: z.int(),
  disagreeing: z.int(),
  signatures: z.array(signature),
});

/** What an act on a run answers: where the run stands and what its next gate waits for. */
const runAfter = z.object({ id, state: runState, next: runStep.nullable(), waitsFor: z.array(gateItem) });

const partView = z.object({ part: assessmentMode, status: partStatus, points: hundredths.nullable(), passed: z.boolean(), failedByFatal: z.boolean(), voided: z.boolean() });

const candidateHead = z.object({ candidateId: id, name: z.string(), idNumberMasked: z.string() });

const sheet = z.object({
  /** Number in the sample; the sheet shows neither name nor computed total until it is checked. */
  no: z.int(),
  candidateId: id,
  part: assessmentMode,
  lines: z.array(pathNode),
  /** How the lines become the total. */
  full: hundredths,
  checked: z
    .object({ own: hundredths, computed: hundredths, agrees: z.boolean(), finding: objectionKind.nullable(), note: z.string().nullable(), by: z.string(), at: instant })
    .nullable(),
});

const band = z.object({ from: hundredths, to: hundredths, count: z.int() });

/** HTTP routes of the lib results. */
export const resultsRoutes = {
  rounds: route({
    method: 'GET', path: '/api/results/rounds', permission: 'results.read',
    summary: { zh: '各批次成绩进度', en: 'Rounds with the state of their results' },
    response: z.object({ rows: z.array(z.object({ roundId: id, name: z.string(), occupationName: z.string(), key: occupationKey, roundState: z.string(), run: runHead.nullable() })) }),
  }),
  pipeline: route({
    method: 'GET', path: '/api/results/rounds/:roundId', permission: 'results.read',
    summary: { zh: '一个批次的成绩流程、各关口缺什么', en: 'The pipeline of a round: each gate, who and what is missing' },
    params: z.object({ roundId: id }),
    response: z.object({
      roundId: id, name: z.string(), occupationName: z.string(), key: occupationKey, parts: z.array(assessmentMode),
      passHundredths: hundredths, objectionWorkingDays: z.int(), humanReviewPercent: z.int(),
      current: runHead.nullable(), earlier: z.array(runHead), gates: z.array(gate), publication: publicationHead.nullable(),
    }),
  }),
  compute: route({
    method: 'POST', path: '/api/results/rounds/:roundId/runs', permission: 'results.compute',
    summary: { zh: '统分：两套程序各算一遍', en: 'Compute the results, twice, and compare' },
    params: z.object({ roundId: id }), body: z.object({ reason: reason.optional() }), response: runAfter,
  }),
  withdrawRun: route({
    method: 'POST', path: '/api/results/runs/:runId/withdraw', permission: 'results.compute',
    summary: { zh: '撤回统分（报备之前），以便更正评分', en: 'Withdraw a run before it is filed, so that marks can be corrected' },
    params: ofRun, body: z.object({ reason }), response: z.object({ id, state: runState }),
  }),
  results: route({
    method: 'GET', path: '/api/results/runs/:runId/results', permission: 'results.read',
    summary: { zh: '成绩表', en: 'Results of a run' },
    params: ofRun,
    query: pageQuery.extend({ verdict: verdict.optional(), sort: z.enum(['name', 'theory', 'practical', 'review', 'verdict']).default('name'), order: z.enum(['asc', 'desc']).default('asc') }),
    response: pageOf(candidateHead.extend({ verdict, parts: z.array(partView) })),
  }),
  resultPath: route({
    method: 'GET', path: '/api/results/runs/:runId/results/:candidateId', permission: 'results.read',
    summary: { zh: '一名考生每一分的来历', en: 'The path of every point of one candidate' },
    params: ofRun.extend({ candidateId: id }),
    response: candidateHead.extend({ verdict, parts: z.array(partView.extend({ path: pathNode.nullable(), second: hundredths.nullable() })) }),
  }),
  comparison: route({
    method: 'GET', path: '/api/results/runs/:runId/comparison', permission: 'results.read',
    summary: { zh: '两次计算逐人逐科对照', en: 'The two computations side by side' },
    params: ofRun, query: pageQuery.extend({ onlyDiffering: z.enum(['true', 'false']).default('false') }),
    response: pageOf(candidateHead.extend({
      part: assessmentMode, firstStatus: partStatus.nullable(), secondStatus: partStatus.nullable(),
      first: hundredths.nullable(), second: hundredths.nullable(), difference: z.int().nullable(), at: z.array(z.string()), agrees: z.boolean(),
    })).extend({ differing: z.int() }),
  }),
  statistics: route({
    method: 'GET', path: '/api/results/runs/:runId/statistics', permission: 'results.read',
    summary: { zh: '通过率与分布', en: 'Pass rates and distributions of a run' },
    params: ofRun,
    response: z.object({
      candidates: z.int(), passed: z.int(), failed: z.int(), absent: z.int(), incomplete: z.int(), passShare: z.int().nullable(),
      parts: z.array(z.object({
        part: assessmentMode, scored: z.int(), absent: z.int(), passed: z.int(), passShare: z.int().nullable(),
        mean: hundredths.nullable(), median: hundredths.nullable(), lowest: hundredths.nullable(), highest: hundredths.nullable(), bands: z.array(band),
      })),
    }),
  }),
  recountItems: route({
    method: 'POST', path: '/api/results/runs/:runId/item-statistics', permission: 'results.compute',
    summary: { zh: '重新统计试题（已放行的批次，后台进行）', en: 'Count the statistics of the items anew, in the background' },
    params: ofRun, body: z.object({ reason }), response: z.object({ asked: z.literal(true) }),
  }),
  statisticsOverview: route({
    method: 'GET', path: '/api/results/statistics', permission: 'results.read',
    summary: { zh: '按职业、等级、区统计', en: 'Statistics by occupation, level and district' },
    query: z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() }),
    response: z.object({
      rows: z.array(z.object({
        occupationName: z.string(), key: occupationKey, districtCode: z.string(), rounds: z.int(),
        candidates: z.int(), attended: z.int(), passed: z.int(), passShare: z.int().nullable(),
      })),
    }),
  }),
  reviewQueue: route({
    method: 'GET', path: '/api/results/runs/:runId/review', permission: 'results.review',
    summary: { zh: '统分复核：抽查样本', en: 'Aggregation review: the sample to re-add' },
    params: ofRun,
    response: z.object({ runId: id, state: runState, needed: z.int(), done: z.int(), sheets: z.array(sheet), signatures: z.array(signature), blockedBy: z.array(gateItem) }),
  }),
  recordCheck: route({
    method: 'POST', path: '/api/results/runs/:runId/review/:candidateId/:part', permission: 'results.review',
    summary: { zh: '记录一份人工复算', en: 'Record one sheet re-added by a person' },
    params: ofRun.extend({ candidateId: id, part: assessmentMode }),
    body: z.object({ own: hundredths.min(0).max(10_000), finding: objectionKind.optional(), note: z.string().trim().max(500).optional() }),
    response: z.object({ computed: hundredths, agrees: z.boolean(), done: z.int(), needed: z.int() }),
  }),
  signTotals: route({
    method: 'POST', path: '/api/results/runs/:runId/sign-totals', permission: 'results.compute',
    summary: { zh: '统分人签字', en: 'The totaller signs' }, params: ofRun, response: runAfter,
  }),
  signReview: route({
    method: 'POST', path: '/api/results/runs/:runId/sign-review', permission: 'results.review',
    summary: { zh: '统分复核人签字', en: 'The aggregation reviewer signs' }, params: ofRun, response: runAfter,
  }),
  release: route({
    method: 'POST', path: '/api/results/runs/:runId/release', permission: 'results.release',
    summary: { zh: '负责人放行', en: 'The head releases the results' }, params: ofRun, body: z.object({ reason }), response: runAfter,
  }),
  publicise: route({
    method: 'POST', path: '/api/results/runs/:runId/publicise', permission: 'results.publish',
    summary: { zh: '公示', en: 'Publicise the list with its objection window' },
    params: ofRun, body: z.object({ title: z.string().trim().min(4).max(120), calendar: workingCalendar.optional() }), response: runAfter.extend({ publicationId: id, closesAt: instant }),
  }),
  objections: route({
    method: 'GET', path: '/api/results/rounds/:roundId/objections', permission: 'results.read',
    summary: { zh: '一个批次的公示异议（含已被取代的统分）', en: 'Objections to the publications of a round, replaced runs included' }, params: z.object({ roundId: id }),
    response: z.object({
      rows: z.array(candidateHead.extend({
        id, runNo: z.int(), part: assessmentMode, kind: objectionKind, text: z.string(), raisedAt: instant,
        state: z.enum(['open', 'upheld', 'dismissed']), decidedAt: instant.nullable(), decidedBy: z.string().nullable(), decision: z.string().nullable(),
        /** What an upheld objection led to: the mark is to be corrected, is corrected, counts in a later run, or the score stands. */
        correction: z.enum(['due', 'made', 'counted', 'stands']).nullable(),
      })),
    }),
  }),
  decideObjection: route({
    method: 'POST', path: '/api/results/objections/:objectionId', permission: 'results.review',
    summary: { zh: '处理异议（只查漏评、加错、录错，不重新评判）', en: 'Decide an objection: missed item, wrong addition or wrong entry only' },
    params: z.object({ objectionId: id }),
    /** `scoreStands`: upheld, and no score changes by it. */
    body: z.object({ outcome: z.enum(['upheld', 'dismissed']), reason, scoreStands: z.boolean().default(false) }),
    response: z.object({ id, state: z.enum(['open', 'upheld', 'dismissed']) }),
  }),
  publishNotice: route({
    method: 'POST', path: '/api/notices', permission: 'results.publish',
    summary: { zh: '发布收费标准、管理办法或公告', en: 'Publish fees, rules or a notice' },
    body: z.object({
      kind: z.enum(['fees', 'rules', 'announcement']), title: z.string().trim().min(4).max(120), text: z.string().trim().max(20_000),
      basis: z.string().trim().max(300).optional(),
      fees: z.array(z.object({ item: z.string().trim().min(1).max(80), unit: z.string().trim().min(1).max(20), cents: z.int().min(0).max(100_000_000) })).max(100).default([]),
    }),
    response: z.object({ id }),
  }),
  withdrawNotice: route({
    method: 'POST', path: '/api/notices/:noticeId/withdraw', permission: 'results.publish',
    summary: { zh: '撤下公告', en: 'Withdraw a notice' }, params: z.object({ noticeId: id }), body: z.object({ reason }), response: z.object({ id }),
  }),
  ...publicResultsRoutes,
} as const;
