import { z } from 'zod';
import { day, id, instant, pageOf, pageQuery, reason } from '../core/common';
import { route } from '../core/route';
import { gateItem } from '../results/shapes';
import { publicCertificatesRoutes } from './public-routes';
import { batchView, certificateState, certificateLook, certificateView, filingColumn, filingState } from './shapes';

const ofBatch = z.object({ batchId: id });
const ofCertificate = z.object({ certificateId: id });
const mapping = z.object({ version: z.int(), source: z.string(), columns: z.array(filingColumn), createdAt: instant });

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** HTTP routes of the lib certificates. */
export const certificatesRoutes = {
  checklist: route({
    method: 'GET', path: '/api/certificates/rounds/:roundId/checklist', permission: 'certificate.read',
    summary: { zh: '报备核对清单', en: 'What a filing needs, as a checklist' },
    params: z.object({ roundId: id }),
    response: z.object({
      roundId: id, roundName: z.string(), runId: id.nullable(), passed: z.int(), numberPrefix: z.string(), mappingVersion: z.int(), columns: z.array(filingColumn),
      items: z.array(z.object({ code: z.enum(['run', 'window', 'passed', 'codes', 'mapping', 'filed', 'accepted', 'issued']), done: z.boolean(), waitsFor: z.array(gateItem) })),
      batch: batchView.nullable(),
    }),
  }),
  file: route({
    method: 'POST', path: '/api/certificates/batches', permission: 'certificate.file',
    summary: { zh: '报备：合格名单赋号成批', en: 'File the passed list: numbers are given, a batch is made' },
    body: z.object({ roundId: id, issueOn: day }), response: batchView,
  }),
  batches: route({
    method: 'GET', path: '/api/certificates/batches', permission: 'certificate.read',
    summary: { zh: '报备批次', en: 'Filings' }, query: pageQuery.extend({ state: filingState.optional() }), response: pageOf(batchView),
  }),
  batch: route({
    method: 'GET', path: '/api/certificates/batches/:batchId', permission: 'certificate.read',
    summary: { zh: '一批报备', en: 'One filing with its certificates' }, params: ofBatch, response: batchView.extend({ rows: z.array(certificateView) }),
  }),
  workbook: route({
    method: 'GET', path: '/api/certificates/batches/:batchId/workbook', permission: 'certificate.file',
    summary: { zh: '报备表（.xlsx，含完整证件号码，留痕）', en: 'The filing workbook (.xlsx, full ID numbers, journalled)' }, params: ofBatch, response: { file: XLSX },
  }),
  returnBatch: route({
    method: 'POST', path: '/api/certificates/batches/:batchId/return', permission: 'certificate.file',
    summary: { zh: '登记退回', en: 'Record that the bureau returned a filing' }, params: ofBatch, body: z.object({ reason }), response: batchView,
  }),
  refile: route({
    method: 'POST', path: '/api/certificates/batches/:batchId/refile', permission: 'certificate.file',
    summary: { zh: '重新报备（号码不变）', en: 'File again; numbers stay' }, params: ofBatch, body: z.object({ reason }), response: batchView,
  }),
  accept: route({
    method: 'POST', path: '/api/certificates/batches/:batchId/accept', permission: 'certificate.file',
    summary: { zh: '登记受理回执', en: "Record the bureau's receipt" }, params: ofBatch,
    body: z.object({ receiptNo: z.string().trim().min(3).max(60), acceptedOn: day }), response: batchView,
  }),
  issue: route({
    method: 'POST', path: '/api/certificates/batches/:batchId/issue', permission: 'certificate.issue',
    summary: { zh: '负责人核发本批证书', en: 'The head issues the certificates of a filing' }, params: ofBatch, body: z.object({ reason }), response: batchView,
  }),
  certificates: route({
    method: 'GET', path: '/api/certificates', permission: 'certificate.read',
    summary: { zh: '证书台账', en: 'Certificates' },
    query: pageQuery.extend({ state: certificateState.optional(), roundId: id.optional() }), response: pageOf(certificateView),
  }),
  certificate: route({
    method: 'GET', path: '/api/certificates/:certificateId', permission: 'certificate.read',
    summary: { zh: '一张证书及其经过', en: 'One certificate with its history' }, params: ofCertificate,
    response: certificateView.extend({ history: z.array(z.object({ kind: z.enum(['issued', 'reissued', 'voided']), at: instant, by: z.string(), reason: z.string().nullable() })) }),
  }),
  preview: route({
    method: 'GET', path: '/api/certificates/:certificateId/preview', permission: 'certificate.read',
    summary: { zh: '证书预览（证件号码隐去，水印）', en: 'Certificate preview: ID number masked, watermarked' }, params: ofCertificate, response: { file: 'application/pdf' },
  }),
  look: route({
    method: 'GET', path: '/api/certificates/:certificateId/look', permission: 'certificate.read',
    summary: { zh: '证书样式（屏幕预览，证件号码隐去，水印）', en: 'How a certificate looks, for the screen: ID number masked, watermarked' }, params: ofCertificate, response: certificateLook,
  }),
  print: route({
    method: 'GET', path: '/api/certificates/:certificateId/pdf', permission: 'certificate.file',
    summary: { zh: '打印证书（完整证件号码，留痕）', en: 'The certificate for print: full ID number, journalled' }, params: ofCertificate, response: { file: 'application/pdf' },
  }),
  printBatch: route({
    method: 'GET', path: '/api/certificates/batches/:batchId/pdf', permission: 'certificate.file',
    summary: { zh: '整批打印证书', en: 'All certificates of a filing in one PDF' }, params: ofBatch, response: { file: 'application/pdf' },
  }),
  voidCertificate: route({
    method: 'POST', path: '/api/certificates/:certificateId/void', permission: 'certificate.issue',
    summary: { zh: '作废证书', en: 'Void a certificate' }, params: ofCertificate, body: z.object({ reason }), response: certificateView,
  }),
  reissue: route({
    method: 'POST', path: '/api/certificates/:certificateId/reissue', permission: 'certificate.issue',
    summary: { zh: '补发证书（编号不变）', en: 'Reissue a certificate; its number stays' }, params: ofCertificate, body: z.object({ reason }), response: certificateView,
  }),
  mapping: route({
    method: 'GET', path: '/api/certificates/mapping', permission: 'certificate.read',
    summary: { zh: '报备表列对应', en: 'The columns of the filing workbook' }, response: z.object({ current: mapping, earlier: z.array(mapping) }),
  }),
  addMapping: route({
    method: 'POST', path: '/api/certificates/mapping', permission: 'certificate.file',
    summary: { zh: '更新报备表列对应', en: 'Give the filing workbook new columns' },
    body: z.object({ source: z.string().trim().min(2).max(200), columns: z.array(filingColumn).min(1).max(60) }), response: z.object({ version: z.int() }),
  }),
  ...publicCertificatesRoutes,
} as const;
