import { z } from 'zod';
import { id, pageOf, pageQuery, reason } from '../core/common';
import { route } from '../core/route';
import { secondFactorCode } from '../identity/second-factor';
import { printDocument } from './custody-steps';
import { orderPrintRun, printRunRow, printRunView, recordCustodyStep } from './print-run';

const byId = z.object({ id });
const withReason = z.object({ reason });
const stepIds = z.array(id).min(1).max(500);

/** Routes of printed papers: order, authorisation by two people, documents, and the chain of custody (D19, D20). */
export const printRoutes = {
  printRuns: route({
    method: 'GET', path: '/api/print-runs', permission: 'custody.read',
    summary: { zh: '制卷与交接列表', en: 'Print runs' },
    query: pageQuery.extend({ setId: id.optional() }), response: pageOf(printRunRow),
  }),
  orderPrintRun: route({
    method: 'POST', path: '/api/paper-sets/:id/print-runs', permission: 'paper.manage',
    summary: { zh: '下达制卷任务', en: 'Order printed copies in envelopes' },
    params: byId, body: orderPrintRun, response: printRunView,
  }),
  printRun: route({
    method: 'GET', path: '/api/print-runs/:id', permission: 'custody.read',
    summary: { zh: '制卷任务及各试卷袋的交接过程', en: 'A print run with the custody of every envelope' },
    params: byId, response: printRunView,
  }),
  authorisePrintRun: route({
    method: 'POST', path: '/api/print-runs/:id/authorisation', permission: 'paper.release',
    summary: { zh: '授权制卷（两人）', en: 'Give one of the two authorisations to print' },
    params: byId, body: withReason.extend({ code: secondFactorCode.optional() }), response: printRunView,
  }),
  cancelPrintRun: route({
    method: 'POST', path: '/api/print-runs/:id/cancellation', permission: 'paper.manage',
    summary: { zh: '取消制卷任务', en: 'Cancel a print run; what is printed has to be destroyed' },
    params: byId, body: withReason, response: printRunView,
  }),
  issuePrintDocument: route({
    method: 'POST', path: '/api/print-runs/:id/documents', permission: 'paper.manage',
    summary: { zh: '领取制卷文件（记录事由）', en: 'Get papers, answer sheets, keys, labels or the record as PDF; journalled with its reason' },
    params: byId, body: withReason.extend({ document: printDocument, envelopeId: id.optional() }), response: { file: 'application/pdf' },
  }),
  recordCustodyStep: route({
    method: 'POST', path: '/api/print-runs/:id/steps', permission: 'custody.record',
    summary: { zh: '登记试卷袋交接', en: 'Record a step of some envelopes' },
    params: byId, body: recordCustodyStep, response: printRunView,
  }),
  witnessCustody: route({
    method: 'POST', path: '/api/print-runs/:id/witness', permission: 'custody.record',
    summary: { zh: '共同经手人确认或不认可', en: 'The other person agrees with steps, or does not' },
    params: byId, body: z.discriminatedUnion('agrees', [
      z.object({ stepIds, agrees: z.literal(true), reason: z.string().trim().max(500).default('') }),
      z.object({ stepIds, agrees: z.literal(false), reason }),
    ]),
    response: printRunView,
  }),
  closeCustodyFinding: route({
    method: 'POST', path: '/api/custody-findings/:id/close', permission: 'paper.release',
    summary: { zh: '处理交接不符', en: 'Settle a custody finding; never by who took part in the step' },
    params: byId, body: withReason, response: printRunView,
  }),
} as const;
