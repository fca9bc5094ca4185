import { z } from 'zod';
import { mediumName } from '../bank/media';
import { id, pageOf, pageQuery, reason } from '../core/common';
import { route } from '../core/route';
import { secondFactorCode } from '../identity/second-factor';
import { blueprintItem, blueprintListRow, blueprintSpec, blueprintTableRow, blueprintTableView, blueprintVersionView, feasibilityReport } from './blueprint';
import { handRoutes } from './hand';
import { drawJobRoutes } from './job-routes';
import { practicalRoutes } from './practical';
import { printRoutes } from './print-routes';
import { candidatePaper, coverageReport, exposureReport, paperKey, paperRow, paperSetRow, paperSetState, paperSetView, replayReport } from './paper';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const byId = z.object({ id });
const withReason = z.object({ reason });

const blueprints = {
  blueprintTables: route({
    method: 'GET', path: '/api/blueprint-tables', permission: 'paper.read',
    summary: { zh: '可组卷的理论知识细目表', en: 'Theory element tables to draw papers from' },
    response: z.object({ rows: z.array(blueprintTableRow) }),
  }),
  blueprintTable: route({
    method: 'GET', path: '/api/blueprint-tables/:id', permission: 'paper.read',
    summary: { zh: '细目表的范围、比重与各题型在库题数', en: 'Ranges and weights of a table, and items by type' },
    params: byId, response: blueprintTableView,
  }),
  blueprintItems: route({
    method: 'POST', path: '/api/blueprint-tables/:id/items', permission: 'paper.read',
    summary: { zh: '按评价点查找试题（不含内容），供必选、禁选和相克使用', en: 'Items of a table by element or id, without content, for constraints to name' },
    params: byId, body: z.object({ search: z.string().trim().max(60).default(''), ids: z.array(id).max(2000).default([]) }), response: z.object({ rows: z.array(blueprintItem) }),
  }),
  blueprints: route({
    method: 'GET', path: '/api/blueprints', permission: 'paper.read',
    summary: { zh: '组卷方案列表', en: 'Blueprints' },
    query: pageQuery, response: pageOf(blueprintListRow),
  }),
  createBlueprint: route({
    method: 'POST', path: '/api/blueprints', permission: 'blueprint.write',
    summary: { zh: '新建组卷方案', en: 'Create a blueprint' },
    body: blueprintSpec, response: blueprintVersionView,
  }),
  blueprint: route({
    method: 'GET', path: '/api/blueprints/:id', permission: 'paper.read',
    summary: { zh: '组卷方案及其全部版本', en: 'A blueprint with all its versions, newest first' },
    params: byId, response: z.object({ id, versions: z.array(blueprintVersionView) }),
  }),
  addBlueprintVersion: route({
    method: 'POST', path: '/api/blueprints/:id/versions', permission: 'blueprint.write',
    summary: { zh: '组卷方案新增版本', en: 'Add a version to a blueprint' },
    params: byId, body: blueprintSpec, response: blueprintVersionView,
  }),
  approveBlueprint: route({
    method: 'POST', path: '/api/blueprint-versions/:id/approval', permission: 'bank.approve',
    summary: { zh: '签发组卷方案（编制人不得签发）', en: 'Sign off a blueprint version (never by its author)' },
    params: byId, body: withReason, response: blueprintVersionView,
  }),
  checkFeasibility: route({
    method: 'POST', path: '/api/blueprint-feasibility', permission: 'paper.read',
    summary: { zh: '双向细目表与可行性', en: 'Two-way table and feasibility of a blueprint' },
    body: blueprintSpec, response: feasibilityReport,
  }),
} as const;

const paperSets = {
  paperSets: route({
    method: 'GET', path: '/api/paper-sets', permission: 'paper.read',
    summary: { zh: '试卷套列表', en: 'Paper sets' },
    query: pageQuery.extend({ state: paperSetState.optional() }), response: pageOf(paperSetRow),
  }),
  paperSet: route({
    method: 'GET', path: '/api/paper-sets/:id', permission: 'paper.read',
    summary: { zh: '一套试卷的封存与启封状态', en: 'A paper set: seal, releases, who is awaited' },
    params: byId, response: paperSetView,
  }),
  papersOfSet: route({
    method: 'GET', path: '/api/paper-sets/:id/papers', permission: 'paper.read',
    summary: { zh: '一套试卷中的各份试卷', en: 'The papers of a set: digests and figures, no content' },
    params: byId, query: pageQuery, response: pageOf(paperRow),
  }),
  releasePaperSet: route({
    method: 'POST', path: '/api/paper-sets/:id/release', permission: 'paper.release',
    summary: { zh: '同意启封（两人）', en: 'Give one of the two releases' },
    params: byId, body: withReason.extend({ code: secondFactorCode.optional() }), response: paperSetView,
  }),
  voidPaperSet: route({
    method: 'POST', path: '/api/paper-sets/:id/void', permission: 'paper.manage',
    summary: { zh: '试卷作废', en: 'Void a paper set' },
    params: byId, body: withReason, response: paperSetView,
  }),
  paperSetCoverage: route({
    method: 'GET', path: '/api/paper-sets/:id/coverage', permission: 'paper.read',
    summary: { zh: '试卷与方案对照（双向细目表）', en: 'Papers of a set against their blueprint (two-way table)' },
    params: byId, response: coverageReport,
  }),
  paperSetReport: route({
    method: 'GET', path: '/api/paper-sets/:id/report.xlsx', permission: 'paper.read',
    summary: { zh: '下载试卷质量报告（.xlsx）', en: 'Coverage, overlap and exposure of a set as a workbook' },
    params: byId, response: { file: XLSX },
  }),
  paperExposure: route({
    method: 'GET', path: '/api/paper-exposure/:id', permission: 'paper.read',
    summary: { zh: '试题曝光情况（已启封试卷）', en: 'Exposure of an element table’s items in released papers' },
    params: byId, response: exposureReport,
  }),
  paperExposureReport: route({
    method: 'GET', path: '/api/paper-exposure/:id/report.xlsx', permission: 'paper.read',
    summary: { zh: '下载试题曝光报告（.xlsx）', en: 'Exposure of items as a workbook' },
    params: byId, response: { file: XLSX },
  }),
  replayPaperSet: route({
    method: 'POST', path: '/api/paper-sets/:id/replay', permission: 'paper.read',
    summary: { zh: '按配方复现整套试卷并核对摘要', en: 'Rebuild every paper of a set from its recipe and compare digests' },
    params: byId, response: replayReport,
  }),
} as const;

const papers = {
  replayPaper: route({
    method: 'POST', path: '/api/papers/:id/replay', permission: 'paper.read',
    summary: { zh: '按配方复现一份试卷并核对摘要', en: 'Rebuild one paper from its recipe and compare digests' },
    params: byId, response: replayReport,
  }),
  viewPaper: route({
    method: 'POST', path: '/api/papers/:id/view', permission: 'paper.read',
    summary: { zh: '开考后查看试卷（记录事由）', en: 'Read a paper after the exam opened; the reason is journalled' },
    params: byId, body: withReason, response: candidatePaper,
  }),
  paperMedium: route({
    method: 'GET', path: '/api/papers/:id/media/:name', permission: 'paper.read',
    summary: { zh: '开考后查看试卷中的图片或音频', en: 'A picture or sound of a paper, after the exam opened' },
    params: byId.extend({ name: mediumName }), response: { file: 'application/octet-stream' },
  }),
  viewPaperKey: route({
    method: 'POST', path: '/api/papers/:id/key-view', permission: 'paper.read',
    summary: { zh: '开考后查看答案（记录事由）', en: 'Read a paper’s key after the exam opened; the reason is journalled' },
    params: byId, body: withReason, response: paperKey,
  }),
} as const;

/** HTTP routes of the lib assembly. */
export const assemblyRoutes = { ...blueprints, ...paperSets, ...papers, ...drawJobRoutes, ...handRoutes, ...practicalRoutes, ...printRoutes } as const;
