import { z } from 'zod';
import { id, instant, pageOf, pageQuery, reason } from '../core/common';
import { route } from '../core/route';
import { bulkOutcome } from './bulk';
import { statusCode } from './statuses';
import { elementCode, importance, itemType, versionState } from './vocabulary';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** How often an option was chosen, and how its choosers did on the rest of their papers. */
export const optionStatistic = z.object({
  /** Letter of the option as the bank keeps it. */
  id: z.string(),
  right: z.boolean(),
  chosen: z.int(),
  share: z.number(),
  /** Point-biserial of choosing it with the rest of the paper; a good distractor's is negative. */
  discrimination: z.number().nullable(),
});

/** What results say of an item version, over all released rounds. */
export const itemStatistics = z.object({
  versionId: id,
  version: z.int(),
  responses: z.int(),
  omitted: z.int(),
  rounds: z.int(),
  sessions: z.int(),
  /** Mean share of the points: p. */
  facility: z.number(),
  /** Corrected point-biserial; null where nobody or everybody was right. */
  discrimination: z.number().nullable(),
  options: z.array(optionStatistic),
  /** What was adopted as the pool's difficulty, where it was. */
  calibrated: z.number().nullable(),
  computedAt: instant,
});
export type ItemStatistics = z.infer<typeof itemStatistics>;

/** A line of the report on items with results. */
export const statisticRow = z.object({
  itemId: id,
  versionId: id,
  serial: z.int(),
  version: z.int(),
  type: itemType,
  elementCode,
  state: versionState,
  status: statusCode,
  difficulty: z.number(),
  calibrated: z.number().nullable(),
  responses: z.int(),
  rounds: z.int(),
  facility: z.number(),
  discrimination: z.number().nullable(),
  /** Why the rule set proposes to retire it; empty where nothing speaks against it. */
  flags: z.array(z.enum(['too-hard', 'too-easy', 'discriminates-badly', 'seen-too-often'])),
  /** A person has looked at these results and keeps the item. */
  keptBy: z.string().nullable(),
});
export type StatisticRow = z.infer<typeof statisticRow>;

/** What stands under an element: a row of the heat map. */
export const coverageCell = z.object({
  code: elementCode,
  name: z.string(),
  importance,
  approved: z.int(),
  open: z.int(),
  byType: z.record(itemType, z.int()),
  /** Mean expected share of right answers of the approved items; null without any. */
  difficulty: z.number().nullable(),
  /** Approved items by the five grades of difficulty, easy first. */
  byGrade: z.array(z.int()),
  /** Answers given to its approved items in released rounds, and to the one seen most. */
  seen: z.int(),
  seenMost: z.int(),
  /** Below the rule set's guidance. */
  short: z.boolean(),
});
export type CoverageCell = z.infer<typeof coverageCell>;

/** The heat map of a table. */
export const coverageMap = z.object({
  itemsPerElement: z.int(),
  types: z.array(itemType),
  cells: z.array(coverageCell),
});
export type CoverageMap = z.infer<typeof coverageMap>;

/** A reviewer's pace: what was reviewed, how fast, and what waits. */
export const paceRow = z.object({
  reviewerId: z.string(),
  reviewer: z.string(),
  reviewed: z.int(),
  passed: z.int(),
  returned: z.int(),
  /** Middle number of days from being asked to the verdict; null where nothing was asked for. */
  medianDays: z.number().nullable(),
  onTime: z.int(),
  late: z.int(),
  open: z.int(),
  overdue: z.int(),
  /** Reviews a week, the last twelve weeks, oldest first. */
  weeks: z.array(z.int()),
});
export type PaceRow = z.infer<typeof paceRow>;

const byTable = z.object({ id });
const byItem = z.object({ id });

/** Routes of statistics and reports of the bank. */
export const statisticRoutes = {
  coverageMap: route({
    method: 'GET', path: '/api/bank/element-tables/:id/coverage', permission: 'bank.read',
    summary: { zh: '评价点覆盖热力图：题数、题型、难度、曝光', en: 'Heat map of elements: items, types, difficulty, exposure' },
    params: byTable, response: coverageMap,
  }),
  coverageMapWorkbook: route({
    method: 'GET', path: '/api/bank/element-tables/:id/coverage.xlsx', permission: 'bank.read',
    summary: { zh: '导出评价点覆盖表', en: 'The heat map as a workbook' },
    params: byTable, response: { file: XLSX },
  }),
  itemStatistics: route({
    method: 'GET', path: '/api/bank/items/:id/statistics', permission: 'bank.read',
    summary: { zh: '一道试题各版本的统计量', en: 'Statistics of an item by version' },
    params: byItem, response: z.object({ versions: z.array(itemStatistics) }),
  }),
  tableStatistics: route({
    method: 'GET', path: '/api/bank/element-tables/:id/statistics', permission: 'bank.read',
    summary: { zh: '试题统计量与停用建议', en: 'Statistics of items and proposals to retire' },
    params: byTable,
    query: pageQuery.omit({ search: true }).extend({ proposed: z.enum(['true', 'false']).optional() }),
    response: pageOf(statisticRow).extend({ minResponses: z.int().nullable() }),
  }),
  tableStatisticsWorkbook: route({
    method: 'GET', path: '/api/bank/element-tables/:id/statistics.xlsx', permission: 'bank.read',
    summary: { zh: '导出试题统计量', en: 'Statistics of items as a workbook' },
    params: byTable, response: { file: XLSX },
  }),
  keepItems: route({
    method: 'POST', path: '/api/bank/item-versions/keep', permission: 'bank.approve',
    summary: { zh: '看过统计量后保留试题', en: 'Keep items although their statistics propose to retire them' },
    body: z.object({ versionIds: z.array(id).min(1).max(500), reason }), response: bulkOutcome,
  }),
  calibrateItems: route({
    method: 'POST', path: '/api/bank/item-versions/calibrate', permission: 'bank.approve',
    summary: { zh: '以实测答对率作为组卷难度', en: 'Adopt the observed share of right answers as the difficulty that papers use' },
    body: z.object({ versionIds: z.array(id).min(1).max(500), reason }), response: bulkOutcome,
  }),
  reviewerPace: route({
    method: 'GET', path: '/api/bank/reviewer-pace', permission: 'bank.read',
    summary: { zh: '审题进度', en: 'Pace of the reviewers' },
    response: z.object({ rows: z.array(paceRow) }),
  }),
  reviewerPaceWorkbook: route({
    method: 'GET', path: '/api/bank/reviewer-pace.xlsx', permission: 'bank.read',
    summary: { zh: '导出审题进度', en: 'Pace of the reviewers as a workbook' },
    response: { file: XLSX },
  }),
} as const;

/** Sums over the choosers of one option of an item version in one round. */
export interface OptionSums {
  readonly id: string;
  readonly chosen: number;
  /** Sum of the rest shares of those who chose it. */
  readonly rest: number;
}

/** Sums over the answers to one item version in one round, as results hand them up to the bank; sums of rounds can be added. */
export interface ItemSums {
  readonly versionId: string;
  readonly sessions: number;
  readonly responses: number;
  readonly omitted: number;
  readonly score: number;
  readonly scoreSquared: number;
  readonly rest: number;
  readonly restSquared: number;
  readonly product: number;
  readonly options: readonly OptionSums[];
}
